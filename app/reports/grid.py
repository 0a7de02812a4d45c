"""One worksheet with title rows, a header that stays, and rows of typed cells."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from app.core.progress import Progress
from app.domain.dates import whole_percent
from app.reports.cell_styles import CellKind, CellStyles, Format, Workbook, Worksheet

HEADER_ROW = 5  # from 0: four title rows and an empty one stand above
_FOLIO = 14  # XlsxWriter's code for Folio, 8.5 × 13 inch, sold as F4
_LONGEST = 32_767  # characters in one cell, a limit of the file format
_REPORT_EVERY = 500
_LINE_HEIGHT = 13  # points


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value it has now, which Protected View shows without calculating."""

    text: str
    value: float | str


def share_of(attended_cell: str, expected_cell: str, attended: int, expected: int) -> Formula:
    """Came against expected in whole percent, rounded as the page and the paper round it."""
    text = f'=IF({expected_cell}=0,"–",ROUND(100*{attended_cell}/{expected_cell},0)/100)'
    return Formula(text, whole_percent(attended, expected) / 100 if expected else "–")


Cell = str | int | float | date | time | Formula | None


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its heading, what it holds, and the bounds of its width in characters."""

    title: str
    kind: CellKind = CellKind.TEXT
    narrowest: int = 6
    widest: int = 44


@dataclass(frozen=True, slots=True)
class Titles:
    """The lines above every sheet."""

    school: str
    period: str
    version: str


def open_sheet(workbook: Workbook, name: str, titles: Titles, styles: CellStyles) -> Worksheet:
    """Add a sheet with its title rows, set up for F4 landscape."""
    sheet = workbook.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_FOLIO)
    sheet.set_margins(left=0.8, right=0.4, top=0.5, bottom=0.6)  # inches; the left side is bound
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{_footer_text(titles.version)}&R&8Halaman &P dari &N")
    sheet.set_row(0, 21)
    put_text(sheet, 0, 0, name, styles.title)
    put_text(sheet, 1, 0, titles.school, styles.subtitle)
    put_text(sheet, 2, 0, f"Periode: {titles.period}", styles.subtitle)
    put_text(sheet, 3, 0, titles.version, styles.subtitle)
    return sheet


def write_grid(
    sheet: Worksheet,
    columns: Sequence[GridColumn],
    rows: Iterable[Sequence[Cell]],
    styles: CellStyles,
    progress: Progress,
    expected: int,
    total: Sequence[Cell] | None = None,
) -> None:
    """Write the header, `rows` (about `expected` of them) and a `total` row, which the filter leaves alone."""
    sheet.set_row(HEADER_ROW, 30)
    widths = [max(map(len, column.title.split())) for column in columns]  # a heading wraps between its words
    for index, column in enumerate(columns):
        put_text(sheet, HEADER_ROW, index, column.title, styles.header[column.kind])
    formats = [styles.body[column.kind] for column in columns]
    write_string, write_number = sheet.write_string, sheet.write_number
    write_formula = sheet.write_formula
    breaks = [column.widest * 3 // 4 if column.kind is CellKind.WRAPPED else _LONGEST for column in columns]
    lines = 1
    row = HEADER_ROW
    for row, values in enumerate(rows, HEADER_ROW + 1):
        for index, value in enumerate(values):
            if value is None or value == "":  # an empty cell needs no bytes: its column has the format
                continue
            if isinstance(value, str):
                if write_string(row, index, value, formats[index]):  # not 0: longer than a cell may be
                    put_text(sheet, row, index, value, formats[index])
                if len(value) > widths[index]:
                    widths[index] = len(value)
                if len(value) > breaks[index]:
                    lines = max(lines, _lines(value, columns[index].widest))
            elif isinstance(value, Formula):
                write_formula(row, index, value.text, formats[index], value.value)
            else:
                write_number(row, index, _number(value), formats[index])
        if lines > 1:  # said outright: not every program finds the height of wrapped text by itself
            sheet.set_row(row, lines * _LINE_HEIGHT + 3)
            lines = 1
        if row % _REPORT_EVERY == 0:
            progress.step(row - HEADER_ROW, max(expected, row - HEADER_ROW), f"Menulis lembar {sheet.get_name()}")
    if total is not None:
        _write_total(sheet, row + 1, columns, total, styles)
    _fit_columns(sheet, columns, widths, formats)
    _finish(sheet, len(columns), row, row if total is None else row + 1, styles)


def _write_total(
    sheet: Worksheet, row: int, columns: Sequence[GridColumn], values: Sequence[Cell], styles: CellStyles
) -> None:
    for index, value in enumerate(values):
        style = styles.total[columns[index].kind]
        if isinstance(value, Formula):
            sheet.write_formula(row, index, value.text, style, value.value)
        elif isinstance(value, str):
            put_text(sheet, row, index, value, style)
        else:
            sheet.write_blank(row, index, None, style)


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write text as text, whatever it begins with, cut where a cell ends."""
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    sheet.write_string(row, column, text, style)


@lru_cache(maxsize=4096)
def _number(value: float | date | time) -> float:
    """A number as it is, a date as days since 30 December 1899, a clock time as part of a day (ECMA-376 18.17.4)."""
    if isinstance(value, date):
        return value.toordinal() - _DAY_ZERO
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    return value


@lru_cache(maxsize=4096)
def _lines(text: str, width: int) -> int:
    """Lines that `text` takes in a column of `width` digits: letters are narrower than digits, capitals wider."""
    capitals = sum(map(str.isupper, text))
    return len(textwrap.wrap(text, max(1, int(width * 1.12 * len(text) / (len(text) + 0.35 * capitals)))))


_DAY_ZERO = date(1899, 12, 30).toordinal()


def _fit_columns(
    sheet: Worksheet, columns: Sequence[GridColumn], widths: Sequence[int], formats: Sequence[Format]
) -> None:
    for index, column in enumerate(columns):
        # two more than the longest text: room for the filter arrow and for letters wider than the average
        sheet.set_column(
            index, index, min(max(widths[index] * 1.05 + 2, column.narrowest), column.widest), formats[index]
        )


def _finish(sheet: Worksheet, width: int, last_row: int, bottom: int, styles: CellStyles) -> None:
    last_column = width - 1
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.autofilter(HEADER_ROW, 0, last_row, last_column)
    sheet.print_area(0, 0, bottom, last_column)
    if last_row > HEADER_ROW:
        # one rule draws the lines between all rows, where a border in every cell would cost a third of the time
        rule = {"type": "formula", "criteria": "=TRUE", "format": styles.line}
        sheet.conditional_format(HEADER_ROW + 1, 0, last_row, last_column, rule)
        # identifiers are text on purpose: no green triangles
        letter = chr(ord("A") + last_column)
        sheet.ignore_errors({"number_stored_as_text": f"A{HEADER_ROW + 2}:{letter}{last_row + 1}"})


def _footer_text(text: str) -> str:
    return text.replace("&", "&&")
