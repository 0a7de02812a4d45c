"""Where everything stands on the pages of a blank attendance sheet, before anything is drawn.

Measures are millimetres from the top left corner of the page, as in the geometry that is kept.
"""

import hashlib
from dataclasses import dataclass

from app.domain.attendance_sheets import SheetContent, SheetPerson, sheet_cells
from app.domain.sheet_codes import Corner
from app.domain.sheet_geometry import Box, SheetGeometry, SheetPage, SheetRow
from app.reports.fonts import SANS, text_width, wrap
from app.reports.page import HEIGHTS
from app.reports.page import WIDTH as PAGE_WIDTH
from app.reports.sheet_heading import SheetHeading
from app.reports.typesetting import MM

CORNER = 18.0  # side of a corner code; version 1 has 21 modules, its quiet zone 4 of them
QUIET = CORNER * 4 / 21
CORNER_LEFT, CORNER_RIGHT, CORNER_EDGE = 10.0, 184.0, 8.0  # left edges, and distance from the upper and lower edge
TABLE_LEFT = 20.0  # the left side is bound
WIDTHS = (7.0, 41.0, 17.5, 9.5, 23.0, 17.0, 33.5, 33.5)  # NO, NAMA, NIP, GOL, UNIT, JABATAN, both halves to sign in
HEADER_HEIGHT = 9.0
ROW_HEIGHT = 10.0
PERSON_CODE = 7.0  # side of the code in the name cell
PERSON_QUIET = PERSON_CODE * 4 / 21
PADDING = 0.9
SIGNATURE_GAP = 5.0
_TOP_REST = 32.0  # where the table begins on the second page and later
_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5)  # of the letters in a cell, in points
_LEADING = 1.16
_MOST_LINES = 30
_FEWEST_WITH_SIGNATURE = 2  # rows


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of one cell and the size of their letters in points."""

    lines: tuple[str, ...]
    size: float

    @property
    def leading(self) -> float:
        """Distance of two lines in points."""
        return self.size * _LEADING


@dataclass(frozen=True, slots=True)
class LaidRow:
    """One row of the table."""

    number: int
    person: SheetPerson | None  # None: spare
    cells: tuple[Cell, ...]  # name to position
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class LaidPage:
    """One page; `table_top` is the upper line of the header row."""

    number: int
    table_top: float
    rows: tuple[LaidRow, ...]

    @property
    def table_bottom(self) -> float:
        return self.table_top + HEADER_HEIGHT + sum(row.height for row in self.rows)


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A whole sheet."""

    height: float  # of the paper
    heading: SheetHeading
    pages: tuple[LaidPage, ...]
    digest: str


def lay_out(content: SheetContent, signature_height: float) -> SheetLayout:
    """Break the rows into pages. `signature_height` (millimetres) has to fit below the last of them."""
    height = HEIGHTS[content.paper] / MM
    heading = SheetHeading(content)
    people: list[SheetPerson | None] = [*content.people, *[None] * content.spare]
    cells = [_row_cells(person) for person in people]
    heights = [_row_height(row) for row in cells]
    tops = (heading.height, _TOP_REST)
    bottom = height - CORNER_EDGE - CORNER - QUIET - 1
    room = [bottom - top - HEADER_HEIGHT for top in tops]
    chunks = _pages(heights, room[0], room[1], signature_height + SIGNATURE_GAP)
    pages: list[LaidPage] = []
    for page, chunk in enumerate(chunks, 1):
        table_top = tops[0] if page == 1 else tops[1]
        top = table_top + HEADER_HEIGHT
        rows: list[LaidRow] = []
        for index in chunk:
            rows.append(LaidRow(index + 1, people[index], cells[index], top, heights[index]))
            top += heights[index]
        pages.append(LaidPage(page, table_top, tuple(rows)))
    words = "\x1e".join("\x1f".join(sheet_cells(person)) if person else "" for person in people)
    return SheetLayout(height, heading, tuple(pages), hashlib.sha256(words.encode()).hexdigest()[:16])


def geometry_of(layout: SheetLayout) -> SheetGeometry:
    """What is kept of a layout."""
    left_half = TABLE_LEFT + sum(WIDTHS[:6])
    width = sum(WIDTHS)
    pages: list[SheetPage] = []
    for page in layout.pages:
        rows = tuple(
            SheetRow(
                number=row.number,
                person_uid=row.person.uid if row.person is not None else "",
                box=Box(TABLE_LEFT, row.top, width, row.height),
                left=Box(left_half, row.top, WIDTHS[6], row.height),
                right=Box(left_half + WIDTHS[6], row.top, WIDTHS[7], row.height),
            )
            for row in page.rows
        )
        pages.append(SheetPage(number=page.number, corners=corner_boxes(layout.height), rows=rows))
    return SheetGeometry(width=PAGE_WIDTH / MM, height=layout.height, pages=tuple(pages), digest=layout.digest)


def corner_boxes(height: float) -> dict[Corner, Box]:
    """The four codes of every page, without their quiet zones."""
    low = height - CORNER_EDGE - CORNER
    return {
        Corner.TOP_LEFT: Box(CORNER_LEFT, CORNER_EDGE, CORNER, CORNER),
        Corner.TOP_RIGHT: Box(CORNER_RIGHT, CORNER_EDGE, CORNER, CORNER),
        Corner.BOTTOM_LEFT: Box(CORNER_LEFT, low, CORNER, CORNER),
        Corner.BOTTOM_RIGHT: Box(CORNER_RIGHT, low, CORNER, CORNER),
    }


def fitted_cell(text: str, font: str, width: float, height: float) -> Cell:
    """The largest letters in which `text` fits (millimetres), else the smallest in as many lines as it takes."""
    room, most = (width - 2 * PADDING) * MM, (height - PADDING) * MM
    for size in _SIZES:
        whole_words = all(text_width(word, font, size) <= room for word in text.split())
        lines = wrap(text, font, size, room, _MOST_LINES)
        if whole_words and len(lines) * size * _LEADING <= most:
            return Cell(tuple(lines), size)
    return Cell(tuple(wrap(text, font, _SIZES[-1], room, _MOST_LINES)), _SIZES[-1])


def _row_cells(person: SheetPerson | None) -> tuple[Cell, ...]:
    if person is None:
        return ()
    widths = list(WIDTHS[1:6])
    if person.uid:  # the person's code stands at the right of the name
        widths[0] -= PERSON_CODE + 2 * PERSON_QUIET - PADDING
    return tuple(
        fitted_cell(text, SANS, width, ROW_HEIGHT) for text, width in zip(sheet_cells(person), widths, strict=True)
    )


def _row_height(cells: tuple[Cell, ...]) -> float:
    needed = max((len(cell.lines) * cell.leading / MM + 2 * PADDING for cell in cells), default=0)
    return ROW_HEIGHT if needed <= ROW_HEIGHT + PADDING else round(needed + 0.05, 1)


def _pages(heights: list[float], first: float, rest: float, signature: float) -> list[range]:
    """The rows of each page as ranges; the last page keeps room for the signature below at least two rows."""
    pages: list[range] = []
    begin, used, room = 0, 0.0, first
    for index, height in enumerate(heights):
        if used + height > room and index > begin:
            pages.append(range(begin, index))
            begin, used, room = index, 0.0, rest
        used += height
    pages.append(range(begin, len(heights)))
    alone = len(pages) > 1 and len(pages[-1]) < _FEWEST_WITH_SIGNATURE
    if (used + signature > room or alone) and len(pages[-1]):
        with_signature = _FEWEST_WITH_SIGNATURE if sum(heights[-_FEWEST_WITH_SIGNATURE:]) + signature <= rest else 1
        cut = len(heights) - with_signature
        while pages and pages[-1].start >= cut:
            pages.pop()
        last = pages.pop() if pages else range(0)
        pages += [range(last.start, cut)] if cut > last.start else []
        pages.append(range(max(cut, 0), len(heights)))
    return pages
