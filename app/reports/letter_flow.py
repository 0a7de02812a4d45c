"""The parts of a letter as reportlab sets them."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from app.domain.letter_content import LetterContent
from app.domain.letter_text import Fact
from app.reports.fonts import SERIF, SERIF_BOLD, printable, wrap
from app.reports.letter_measures import COLON, DATE, INDENT, LABEL, LEAD, NUMBER, PEOPLE_COLUMNS, RECIPIENT_COLUMNS
from app.reports.letter_page import SheetStart
from app.reports.letter_parts import (
    Copies,
    Facts,
    Items,
    NewPage,
    Opening,
    Part,
    PeopleTable,
    RecipientTable,
    Signature,
    Words,
    letter_sheets,
    person_cells,
)
from app.reports.letterhead import letterhead
from app.reports.page import BODY
from app.reports.signature import SignatureBlock
from app.reports.type_styles import gap, paragraph
from app.reports.typesetting import MM, colors, platypus, styles

_SIZE, _LEADING = 12, 15.5
_CELL_SIZE, _CELL_LEADING, _CELL_SIDE = 10, 12.5, 3.2
_CELL_LINES = 50  # fit on one page of A4
_FEW_COPIES = 8  # so many stay on the page of the signature
_Style = styles.ParagraphStyle
_BODY = _Style("letter", fontName=SERIF, fontSize=_SIZE, leading=_LEADING, alignment=4, spaceAfter=6, splitLongWords=1)
_LEFT = _Style("letter-left", parent=_BODY, alignment=0, spaceAfter=0)
_CENTRED = _Style("letter-centred", parent=_BODY, alignment=1, spaceAfter=12)
_TITLE = _Style("letter-title", parent=_CENTRED, fontName=SERIF_BOLD, fontSize=14, leading=18, spaceAfter=1)
_RIGHT = _Style("letter-right", parent=_LEFT, alignment=2)
_LISTED = _Style("letter-listed", parent=_LEFT, leftIndent=NUMBER * MM, bulletFontName=SERIF, bulletFontSize=_SIZE)
_SMALL = _Style("letter-small", parent=_LEFT, fontSize=10.5, leading=13.5)
_SMALL_LISTED = _Style("letter-small-listed", parent=_LISTED, fontSize=10.5, leading=13.5, bulletFontSize=10.5)
_BARE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


def letter_story(content: LetterContent) -> list[Any]:
    """All sheets with their letterheads."""
    story: list[Any] = []
    for number, parts in enumerate(letter_sheets(content)):
        if number:
            story.append(platypus.PageBreak())
        story.append(SheetStart())
        story += letterhead(content.school, content.government_logo, content.school_logo, content.letterhead)
        story += _sheet(parts)
    return story


def _sheet(parts: Sequence[Part]) -> list[Any]:
    """The parts in order; the last words before the signature stay with it, so that it is never alone on a page."""
    story: list[Any] = []
    foot: list[Any] = []  # signature and a short tembusan
    for part in parts:
        if isinstance(part, Signature):
            foot = [*_take_last(story), gap(10), *_set(part)]
        elif isinstance(part, Copies) and len(part.lines) <= _FEW_COPIES:
            foot += _set(part)
        else:
            if foot:
                story.append(platypus.KeepTogether(foot))
            foot = []
            story += _set(part)
    return [*story, platypus.KeepTogether(foot)] if foot else story


def _take_last(story: list[Any]) -> list[Any]:
    """Take the last paragraph, or block of facts, with what stands between it and the end."""
    taken: list[Any] = []
    while story:
        taken.insert(0, story.pop())
        if not isinstance(taken[0], platypus.Spacer):
            break
    return taken


def _set(part: Part) -> list[Any]:
    match part:
        case Words():
            return [paragraph(part.text, {"body": _BODY, "centred": _CENTRED, "title": _TITLE}[part.style])]
        case Facts():
            return [_facts(part), gap(6)]
        case Opening():
            return [_opening(part), gap(10)]
        case Items():
            return _items(part)
        case PeopleTable():
            rows = [person_cells(number, person) for number, person in enumerate(part.people, 1)]
            return [_ruled(PEOPLE_COLUMNS, rows), gap(8)]
        case RecipientTable():
            rows = [(f"{number}.", name) for number, name in enumerate(part.names, 1)]
            return [gap(6), _ruled(RECIPIENT_COLUMNS, rows)]
        case Signature():
            return [SignatureBlock(part.above, part.name, part.nip, grade=part.grade, size=_SIZE)]
        case Copies():
            return [gap(12), paragraph("Tembusan:", _SMALL), *_numbered(part.lines, _SMALL_LISTED)]
        case NewPage():
            return [platypus.PageBreak()]


def _facts(part: Facts) -> Any:
    indent = INDENT * MM if part.indented else 0
    value = BODY - indent - (LABEL + COLON) * MM
    rows = [row for fact in part.rows for row in _fact_rows(fact, part.numbered)]
    return _bare(rows, [LABEL * MM, COLON * MM, value], "RIGHT")


def _fact_rows(fact: Fact, numbered: bool) -> list[list[Any]]:
    """A row for each line, so that a page can end between two of them."""
    counted = numbered and len(fact.lines) > 1
    values = _numbered(fact.lines, _LISTED) if counted else [paragraph(line, _LEFT) for line in fact.lines]
    rows: list[list[Any]] = [["", "", value] for value in values]
    rows[0][:2] = [paragraph(fact.label, _LEFT), paragraph(":", _LEFT)]
    return rows


def _opening(part: Opening) -> Any:
    rows = [
        [paragraph(fact.label, _LEFT), paragraph(":", _LEFT), paragraph(fact.lines[0], _LEFT), ""] for fact in part.rows
    ]
    rows[0][3] = paragraph(part.place_and_date, _RIGHT)
    value = BODY - (LABEL + COLON + DATE) * MM
    return _bare(rows, [LABEL * MM, COLON * MM, value, DATE * MM])


def _items(part: Items) -> list[Any]:
    several = len(part.lines) > 1
    lines = _numbered(part.lines, _LISTED) if several else [paragraph(part.lines[0], _LEFT)]
    if not part.lead:
        return [*lines, gap(6)]
    rows: list[list[Any]] = [["", line] for line in lines]
    rows[0][0] = paragraph(part.lead, _LEFT)
    return [_bare(rows, [LEAD * MM, BODY - LEAD * MM])]


def _numbered(lines: Sequence[str], style: Any) -> list[Any]:
    return [
        platypus.Paragraph(escape(printable(line)), style, bulletText=f"{number}.")
        for number, line in enumerate(lines, 1)
    ]


def _bare(rows: Sequence[Sequence[Any]], widths: Sequence[float], align: str = "LEFT") -> Any:
    """A table without lines; a page may end inside a row, because a typed line can be longer than a page."""
    return platypus.Table(rows, colWidths=widths, style=_BARE, hAlign=align, splitInRow=1)


def _ruled(columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> Any:
    """A table with lines whose head is repeated on every page; a row is never split."""
    widths = [width * MM for _, width in columns]
    cells: list[list[str]] = []
    heights: list[float] = []
    for index, row in enumerate(([title for title, _ in columns], *rows)):
        font = SERIF if index else SERIF_BOLD
        broken = [
            wrap(text, font, _CELL_SIZE, width - 2 * _CELL_SIDE, _CELL_LINES)
            for text, width in zip(row, widths, strict=True)
        ]
        cells.append(["\n".join(lines) for lines in broken])
        heights.append(max(map(len, broken)) * _CELL_LEADING + 6)
    style = [
        ("FONT", (0, 0), (-1, -1), SERIF, _CELL_SIZE, _CELL_LEADING),
        ("FONT", (0, 0), (-1, 0), SERIF_BOLD, _CELL_SIZE, _CELL_LEADING),
        ("ALIGN", (0, 0), (-1, 0), "CENTER"),
        ("ALIGN", (0, 1), (0, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), _CELL_SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), 2.4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.6),
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ]
    return platypus.Table(cells, colWidths=widths, rowHeights=heights, style=style, repeatRows=1, hAlign="LEFT")
