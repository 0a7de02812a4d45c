"""A blank attendance sheet as PDF, with a code in each corner so that a photo of it can be read back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import environment_fault
from app.core.files import copied_path
from app.domain.attendance_sheets import SheetContent
from app.domain.codes import person_code
from app.domain.dates import format_date
from app.domain.letter_text import place_and_date
from app.domain.sheet_codes import corner_code
from app.domain.sheet_geometry import SheetGeometry
from app.domain.signatories import office_lines

if TYPE_CHECKING:
    from app.reports.sheet_layout import Cell, LaidPage, LaidRow, SheetLayout

_HEADERS = ("NO", "NAMA", "NIP", "GOL", "UNIT KERJA/\nASAL SEKOLAH", "JABATAN", "TANDA TANGAN")
_LINE = 0.75  # points
_HEADER_SIZE = 7.5
_NUMBER_SIZE = 7.0


def measure_sheet(content: SheetContent) -> SheetGeometry:
    """Where everything would stand, without writing anything: for the number of pages."""
    from app.reports.sheet_layout import geometry_of

    return geometry_of(_layout(content))


def write_sheet_pdf(content: SheetContent, path: Path) -> SheetGeometry:
    """Write the sheet to `path` and return where everything stands; the same content gives the same bytes.

    Raises `SetupError` when the file cannot be written; an earlier file at `path` then stays.
    """
    from app.reports.sheet_layout import geometry_of

    layout = _layout(content)
    try:
        with copied_path(path) as temporary:
            _draw(content, layout, temporary)
    except OSError as error:
        raise environment_fault(error, f"menulis {path.name} di {path.parent}") from error
    return geometry_of(layout)


def _layout(content: SheetContent) -> "SheetLayout":
    from app.reports.fonts import register_fonts
    from app.reports.page import HEIGHTS
    from app.reports.sheet_layout import lay_out
    from app.reports.typesetting import MM

    register_fonts()
    return lay_out(content, _signature(content).wrap(0, HEIGHTS[content.paper])[1] / MM)


def _signature(content: SheetContent) -> Any:
    from app.reports.signature import SignatureBlock

    name = content.school.name.strip() or "Sekolah"
    who = content.signatory
    above = (
        place_and_date(content.school, content.day.date),
        *(office_lines(who, name) if who is not None else (f"Kepala {name},",)),
    )
    return SignatureBlock(above, who.name if who else "", who.nip if who else "", grade=who.grade if who else "")


def _draw(content: SheetContent, layout: "SheetLayout", path: Path) -> None:
    from app.reports.page import HEIGHTS, WIDTH
    from app.reports.typesetting import canvas

    sheet = canvas.Canvas(str(path), pagesize=(WIDTH, HEIGHTS[content.paper]), invariant=1, lang="id-ID")
    sheet.setTitle(f"Daftar Hadir {content.list.label}")
    sheet.setAuthor(content.school.name)
    sheet.setSubject(f"{content.meeting.title}, {content.date_phrase}")
    sheet.setCreator("Buku Imbas")
    sheet.setDateFormatter(_fixed(f"D:{content.printed_at:%Y%m%d%H%M%S}"))
    sheet.setViewerPreference("DisplayDocTitle", "true")
    for page in layout.pages:
        if page.number == 1:
            layout.heading.draw(sheet)
        else:
            layout.heading.draw_short(sheet)
        _draw_corners(sheet, content.code, page.number, layout)
        _draw_table(sheet, page, layout.height)
        if page is layout.pages[-1]:
            _draw_closing(sheet, content, page, layout.height)
        _draw_foot(sheet, content, page.number, len(layout.pages))
        sheet.showPage()
    sheet.save()


def _fixed(moment: str) -> Callable[..., str]:
    """The creation date in the file is not the clock's (ISO 32000-1, 7.9.4)."""

    def told(*_clock: object) -> str:
        return moment

    return told


def _draw_corners(sheet: Any, code: str, page: int, layout: "SheetLayout") -> None:
    from app.reports.qr import draw_qr
    from app.reports.sheet_layout import corner_boxes
    from app.reports.typesetting import MM

    for corner, box in corner_boxes(layout.height).items():
        low = (layout.height - box.bottom) * MM
        draw_qr(sheet, corner_code(code, page, corner), box.left * MM, low, box.width * MM, "h", version=1)


def _draw_table(sheet: Any, page: "LaidPage", height: float) -> None:
    from app.reports.fonts import SANS_BOLD
    from app.reports.sheet_layout import HEADER_HEIGHT, TABLE_LEFT, WIDTHS
    from app.reports.typesetting import MM

    edges = [TABLE_LEFT]
    for width in (*WIDTHS[:6], WIDTHS[6] + WIDTHS[7]):
        edges.append(edges[-1] + width)
    sheet.setStrokeGray(0)
    sheet.setFillGray(0)
    sheet.setLineWidth(_LINE)
    sheet.setLineCap(2)  # so that the corners of the table are closed
    levels = [page.table_top, page.table_top + HEADER_HEIGHT, *(row.top + row.height for row in page.rows)]
    for level in levels:
        sheet.line(edges[0] * MM, (height - level) * MM, edges[-1] * MM, (height - level) * MM)
    for edge in edges:
        sheet.line(edge * MM, (height - levels[0]) * MM, edge * MM, (height - levels[-1]) * MM)
    sheet.setFont(SANS_BOLD, _HEADER_SIZE)
    for title, left, right in zip(_HEADERS, edges, edges[1:], strict=False):
        lines = title.split("\n")
        base = (height - page.table_top - HEADER_HEIGHT / 2) * MM + (len(lines) / 2 - 0.8) * _HEADER_SIZE * 1.2
        for line in lines:
            sheet.drawCentredString((left + right) / 2 * MM, base, line)
            base -= _HEADER_SIZE * 1.2
    for row in page.rows:
        _draw_row(sheet, row, edges, height)


def _draw_row(sheet: Any, row: "LaidRow", edges: list[float], height: float) -> None:
    from app.reports.fonts import SANS
    from app.reports.qr import draw_qr
    from app.reports.sheet_layout import PERSON_CODE, PERSON_QUIET, WIDTHS, Cell
    from app.reports.typesetting import MM

    number = str(row.number)
    _draw_cell(sheet, Cell((number,), 8.0 if row.number < 1000 else 6.5), row, edges[0], edges[1], height, centred=True)
    for place, cell in enumerate(row.cells, 1):
        centred = place == 3 or cell.lines == ("-",)
        _draw_cell(sheet, cell, row, edges[place], edges[place + 1], height, centred=centred)
    if row.person is not None and row.person.uid:
        left = edges[2] - PERSON_QUIET - PERSON_CODE
        low = height - row.top - row.height / 2 - PERSON_CODE / 2
        draw_qr(sheet, person_code(row.person.uid), left * MM, low * MM, PERSON_CODE * MM, "m", version=1)
    sheet.setFont(SANS, _NUMBER_SIZE)
    half = edges[6] if row.number % 2 else edges[6] + WIDTHS[6]
    sheet.drawString((half + 1) * MM, (height - row.top) * MM - _NUMBER_SIZE - 1, f"{number}.")


def _draw_cell(
    sheet: Any, cell: "Cell", row: "LaidRow", left: float, right: float, height: float, *, centred: bool
) -> None:
    from app.reports.fonts import SANS
    from app.reports.sheet_layout import PADDING
    from app.reports.typesetting import MM

    sheet.setFont(SANS, cell.size)
    middle = (height - row.top - row.height / 2) * MM
    base = middle + len(cell.lines) * cell.leading / 2 - cell.size * 0.93
    for line in cell.lines:
        if centred:
            sheet.drawCentredString((left + right) / 2 * MM, base, line)
        else:
            sheet.drawString((left + PADDING) * MM, base, line)
        base -= cell.leading


def _draw_closing(sheet: Any, content: SheetContent, page: "LaidPage", height: float) -> None:
    """Below the table: how many signed, to be filled in by hand, and the principal's signature with room to stamp."""
    from app.reports.fonts import SERIF
    from app.reports.page import BODY
    from app.reports.sheet_layout import SIGNATURE_GAP, TABLE_LEFT, WIDTHS
    from app.reports.typesetting import MM

    block = _signature(content)
    tall = block.wrap(BODY, 0)[1]
    top = (height - page.table_bottom - SIGNATURE_GAP) * MM
    block.drawOn(sheet, (TABLE_LEFT + sum(WIDTHS)) * MM - BODY, top - tall)
    sheet.setFont(SERIF, 10.5)
    sheet.drawString(TABLE_LEFT * MM, top - 11, "Jumlah tanda tangan: ............ orang")


def _draw_foot(sheet: Any, content: SheetContent, page: int, pages: int) -> None:
    from app.reports.fonts import SANS, SANS_BOLD
    from app.reports.sheet_heading import MIDDLE
    from app.reports.typesetting import MM

    sheet.setFillGray(0)
    sheet.setFont(SANS_BOLD, 8)
    sheet.drawCentredString(MIDDLE * MM, 19 * MM, f"Halaman {page} dari {pages}")
    sheet.setFont(SANS, 7.5)
    printed = f"Lembar {content.code} · {content.list.label} · dicetak {format_date(content.printed_at.date())}"
    sheet.drawCentredString(MIDDLE * MM, 15 * MM, printed)
    hint = "Setelah ditandatangani, foto atau pindai halaman ini utuh dengan keempat kotak kodenya."
    sheet.drawCentredString(MIDDLE * MM, 11.5 * MM, hint)
