"""A blank attendance sheet as Word document, for those who want to change it by hand.

It has no corner codes: Word breaks the pages, so nobody knows beforehand where a cell will lie.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import environment_fault
from app.core.files import copied_path
from app.domain.attendance_sheets import SheetContent, SheetPerson, sheet_cells, sheet_facts
from app.domain.codes import person_code
from app.domain.dates import format_date
from app.domain.letter_text import place_and_date
from app.domain.signatories import office_lines

if TYPE_CHECKING:
    from app.reports.word_sheet import WordSheet

_HEADERS = ("NO", "NAMA", "", "NIP", "GOL", "UNIT KERJA/ASAL SEKOLAH", "JABATAN", "TANDA TANGAN", "")
_WIDTHS = (8, 30, 10, 18, 10, 23, 17, 33, 33)  # millimetres; the name and the two halves to sign in have two columns
_OUTSIDE = -11  # the table begins that far left of the letter's text
_ROW_HEIGHT = 10  # millimetres
_CODE = 7  # side of a person's code
_SIZE, _HEADER_SIZE, _NUMBER_SIZE = 8.5, 8, 7.5
_STAMP = 76  # points left free for the stamp and the signature: 27 millimetres
_SIGNATURE_INDENT = 82  # millimetres


def write_sheet_word(content: SheetContent, path: Path) -> None:
    """Write the sheet to `path` (.docx); the same content gives the same bytes.

    Raises `SetupError` when the file cannot be written; an earlier file at `path` then stays.
    """
    from app.reports.word_file import save_document
    from app.reports.word_letterhead import add_letterhead
    from app.reports.word_sheet import WordSheet

    sheet = WordSheet(content.paper)
    _set_footer(sheet, content)
    add_letterhead(sheet, content)
    sheet.paragraph(content.title, align="center", bold=True, size=14, after=6)
    _add_facts(sheet, content)
    _add_table(sheet, content)
    _add_signature(sheet, content)
    try:
        with copied_path(path) as temporary:
            save_document(
                sheet.document,
                temporary,
                title=f"Daftar Hadir {content.list.label}",
                author=content.school.name,
                subject=f"{content.meeting.title}, {content.date_phrase}",
                day=content.day.date,
            )
    except OSError as error:
        raise environment_fault(error, f"menulis {path.name} di {path.parent}") from error


def _set_footer(sheet: "WordSheet", content: SheetContent) -> None:
    """`Halaman x dari y` on every page, in place of a letter's page number."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    section = sheet.document.sections[0]
    section.different_first_page_header_footer = False
    section.header.paragraphs[0].clear()
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run("Halaman ")
    _add_field(line, "PAGE")
    line.add_run(" dari ")
    _add_field(line, "NUMPAGES")
    line.add_run(f" · Lembar {content.code} · dicetak {format_date(content.printed_at.date())}")
    line.style.font.size = Pt(8)


def _add_field(line: Any, name: str) -> None:
    """A field that Word counts by itself (ECMA-376, part 1, 17.16)."""
    from app.reports.word_xml import element

    run = line.add_run()._r
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        if kind in ("begin", "separate", "end"):
            mark = element("fldChar", fldCharType=kind)
        else:
            mark = element("t" if kind else "instrText")
            mark.text = text
        run.append(mark)


def _add_facts(sheet: "WordSheet", content: SheetContent) -> None:
    from app.reports.word_sheet import BODY

    facts = sheet_facts(content)
    table = sheet.table(len(facts), (30, 4, BODY - 34 - _OUTSIDE), indent=_OUTSIDE)
    for fact, row in zip(facts, table.rows, strict=True):
        for cell, text in zip(row.cells, (fact.label, ":", "; ".join(fact.lines)), strict=True):
            sheet.write(cell.paragraphs[0], text, size=11)
    sheet.gap(6)


def _add_table(sheet: "WordSheet", content: SheetContent) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    people: list[SheetPerson | None] = [*content.people, *[None] * content.spare]
    table = sheet.table(len(people) + 1, _WIDTHS, ruled=True, indent=_OUTSIDE)
    sheet.repeat_head(table)
    rows = list(table.rows)
    for number, row in enumerate(rows):
        row.height, row.height_rule = Mm(_ROW_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
        cells = list(row.cells)
        if number == 0:
            _write_row(sheet, cells, _HEADERS, _HEADER_SIZE, bold=True)
        else:
            _fill_row(sheet, cells, number, people[number - 1])
        for cell in cells[: 9 if number == 0 else 7]:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for left, right in ((1, 2), (7, 8)):
            if number:
                _open_between(cells[left], cells[right])
            else:
                _merge(cells[left], cells[right])
    for row in rows[-2:]:  # the last rows stay with the signature
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _fill_row(sheet: "WordSheet", cells: Sequence[Any], number: int, person: SheetPerson | None) -> None:
    from docx.shared import Mm

    from app.reports.qr import qr_png

    name, *others = sheet_cells(person) if person is not None else ("", "", "", "", "")
    _write_row(sheet, cells, (f"{number}", name, "", *others), _SIZE)
    if person is not None and person.uid:
        code = io.BytesIO(qr_png(person_code(person.uid), "m", version=1, quiet_zone=0))
        line = cells[2].paragraphs[0]
        line.alignment = 1
        picture: Any = line.add_run().add_picture(code, width=Mm(_CODE))
        for side in ("distT", "distB", "distL", "distR"):  # else some programs keep three millimetres around it
            picture._inline.set(side, "0")
    half = cells[7] if number % 2 else cells[8]
    sheet.write(half.paragraphs[0], f"{number}.", size=_NUMBER_SIZE)


def _write_row(
    sheet: "WordSheet", cells: Sequence[Any], texts: Sequence[str], size: float, *, bold: bool = False
) -> None:
    for place, (cell, text) in enumerate(zip(cells, texts, strict=False)):
        align = "center" if bold or place in (0, 4) or text == "-" else "left"
        sheet.write(cell.paragraphs[0], text, size=size, bold=bold, align=align)


def _merge(left: Any, right: Any) -> None:
    """Make one cell of two, without the empty paragraph of the second."""
    merged = left.merge(right)
    for line in merged.paragraphs[1:]:
        line._p.getparent().remove(line._p)


def _open_between(left: Any, right: Any) -> None:
    """No line between two cells of one column of the sheet."""
    from app.reports.word_xml import element

    for cell, side in ((left, "right"), (right, "left")):
        borders = element("tcBorders", element(side, val="nil"))
        properties = cell._tc.get_or_add_tcPr()
        after = ("w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")
        properties.insert_element_before(borders, *after)


def _add_signature(sheet: "WordSheet", content: SheetContent) -> None:
    name = content.school.name.strip() or "Sekolah"
    who = content.signatory
    offices = office_lines(who, name) if who is not None else (f"Kepala {name},",)
    sheet.paragraph("Jumlah tanda tangan: ............ orang", size=11, before=8, keep=True)
    for text in (place_and_date(content.school, content.day.date), *offices):
        sheet.paragraph(text, indent=_SIGNATURE_INDENT, keep=True)
    printed = who.name if who is not None and who.name else "\u00a0" * 44  # a line to write on
    sheet.paragraph(printed, indent=_SIGNATURE_INDENT, before=_STAMP, bold=True, underline=True, keep=True)
    if who is not None and who.grade:
        sheet.paragraph(who.grade, indent=_SIGNATURE_INDENT, keep=True)
    sheet.paragraph(f"NIP {(who.nip if who is not None else '') or '-'}", indent=_SIGNATURE_INDENT)
