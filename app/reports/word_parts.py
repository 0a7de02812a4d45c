"""The parts of a letter as Word sets them."""

from collections.abc import Sequence

from app.domain.letter_text import Fact
from app.reports.letter_measures import COLON, DATE, INDENT, LABEL, LEAD, NUMBER, PEOPLE_COLUMNS, RECIPIENT_COLUMNS
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
    person_cells,
)
from app.reports.word_sheet import BODY, WordSheet

_SIGNATURE_INDENT = BODY - 78  # millimetres
_STAMP = 76  # points left free for the stamp and the signature: 27 millimetres
_SMALL, _CELL = 10.5, 10  # points


def add_part(sheet: WordSheet, part: Part, *, stays_with_next: bool) -> None:
    """Add one part; `stays_with_next` holds its last lines on the page of what follows."""
    match part:
        case Words():
            _words(sheet, part, stays_with_next)
        case Facts():
            _facts(sheet, part, stays_with_next)
        case Opening():
            _opening(sheet, part)
        case Items():
            _items(sheet, part, stays_with_next)
        case PeopleTable():
            _ruled(sheet, PEOPLE_COLUMNS, [person_cells(number, one) for number, one in enumerate(part.people, 1)])
            sheet.gap(8)
        case RecipientTable():
            _ruled(sheet, RECIPIENT_COLUMNS, [(f"{number}.", name) for number, name in enumerate(part.names, 1)])
        case Signature():
            _signature(sheet, part)
        case Copies():
            sheet.paragraph("Tembusan:", size=_SMALL, before=12, keep=True)
            for number, line in enumerate(part.lines, 1):
                _hanging(sheet, number, line, size=_SMALL)
        case NewPage():
            sheet.gap(1).paragraph_format.page_break_before = True


def _words(sheet: WordSheet, part: Words, keep: bool) -> None:
    if part.style == "title":
        sheet.paragraph(part.text, align="center", bold=True, size=14, after=1, keep=True)
    elif part.style == "centred":
        sheet.paragraph(part.text, align="center", after=12)
    else:
        sheet.paragraph(part.text, align="justify", after=6, keep=keep)


def _facts(sheet: WordSheet, part: Facts, keep: bool) -> None:
    indent = INDENT if part.indented else 0
    rows = [row for fact in part.rows for row in _fact_rows(fact, part.numbered)]
    table = sheet.table(len(rows), (LABEL, COLON, BODY - indent - LABEL - COLON), indent=indent)
    for (label, number, value), row in zip(rows, table.rows, strict=True):
        sheet.write(row.cells[0].paragraphs[0], label)
        sheet.write(row.cells[1].paragraphs[0], ":" if label else "")
        line = row.cells[2].paragraphs[0]
        sheet.write(line, f"{number}\t{value}" if number else value)
        if number:
            sheet.hang(line, NUMBER)
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = keep or None
    sheet.gap(6).paragraph_format.keep_with_next = keep or None


def _fact_rows(fact: Fact, numbered: bool) -> list[tuple[str, str, str]]:
    """Label, list number and value: a row for each line, so that a page can end between two of them."""
    counted = numbered and len(fact.lines) > 1
    return [
        (fact.label if number == 1 else "", f"{number}." if counted else "", line)
        for number, line in enumerate(fact.lines, 1)
    ]


def _opening(sheet: WordSheet, part: Opening) -> None:
    table = sheet.table(len(part.rows), (LABEL, COLON, BODY - LABEL - COLON - DATE, DATE))
    for fact, row in zip(part.rows, table.rows, strict=True):
        for cell, text in zip(row.cells, (fact.label, ":", fact.lines[0]), strict=False):
            sheet.write(cell.paragraphs[0], text)
    sheet.write(table.cell(0, 3).paragraphs[0], part.place_and_date, align="right")
    sheet.gap(10)


def _items(sheet: WordSheet, part: Items, keep: bool) -> None:
    several = len(part.lines) > 1
    if not part.lead:
        for number, line in enumerate(part.lines, 1):
            if several:
                _hanging(sheet, number, line, keep=keep)
            else:
                sheet.paragraph(line, keep=keep)
        sheet.gap(6).paragraph_format.keep_with_next = keep or None
        return
    widths = (LEAD, NUMBER, BODY - LEAD - NUMBER) if several else (LEAD, BODY - LEAD)
    table = sheet.table(len(part.lines), widths)
    for number, (line, row) in enumerate(zip(part.lines, table.rows, strict=True), 1):
        texts = (part.lead if number == 1 else "", f"{number}.", line) if several else (part.lead, line)
        for cell, text in zip(row.cells, texts, strict=True):
            sheet.write(cell.paragraphs[0], text)


def _hanging(sheet: WordSheet, number: int, line: str, *, size: float = 12, keep: bool = False) -> None:
    sheet.hang(sheet.paragraph(f"{number}.\t{line}", size=size, keep=keep), NUMBER)


def _ruled(sheet: WordSheet, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> None:
    table = sheet.table(len(rows) + 1, [width for _, width in columns], ruled=True)
    sheet.repeat_head(table)
    for index, (texts, row) in enumerate(zip([[title for title, _ in columns], *rows], table.rows, strict=True)):
        for column, (text, cell) in enumerate(zip(texts, row.cells, strict=True)):
            align = "center" if index == 0 or column == 0 else "left"
            sheet.write(cell.paragraphs[0], text, size=_CELL, bold=index == 0, align=align)


def _signature(sheet: WordSheet, part: Signature) -> None:
    """Paragraphs that keep together, the name below the room for the stamp."""
    for index, text in enumerate(part.above):
        sheet.paragraph(text, indent=_SIGNATURE_INDENT, before=0 if index else 10, keep=True)
    name = part.name or "\u00a0" * 44  # a line to write on
    sheet.paragraph(name, indent=_SIGNATURE_INDENT, before=_STAMP, bold=True, underline=True, keep=True)
    if part.grade:
        sheet.paragraph(part.grade, indent=_SIGNATURE_INDENT, keep=True)
    sheet.paragraph(f"NIP {part.nip}", indent=_SIGNATURE_INDENT)
