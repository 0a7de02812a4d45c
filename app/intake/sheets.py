"""Workbooks to plain rows, with python-calamine first and openpyxl second. Runs in the worker only."""

from io import BytesIO

from app.intake.cells import Row, is_blank
from app.intake.refusal import Refusal

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0

_MOST_MERGES, _TALLEST_MERGE = 20_000, 2_000
_MOST_CELLS = 12_000_000  # of one sheet in memory


class SheetData:
    """One sheet: rows of cells from A1 on, and its merged ranges where the format tells them."""

    __slots__ = ("merges", "name", "rows")

    def __init__(self, name: str, rows: list[Row], merges: list[Merge] | None = None) -> None:
        self.name = name
        self.rows = rows
        self.merges = _plausible(merges, len(rows), len(rows[0]) if rows else 0) if merges else []


def _plausible(merges: list[Merge], height: int, width: int) -> list[Merge]:
    """Merged ranges, each once, as far as the sheet goes; none that no person makes and that would take long."""
    clipped = dict.fromkeys(
        (top, left, min(bottom, height - 1), min(right, width - 1))
        for top, left, bottom, right in merges[:_MOST_MERGES]
        if top <= bottom and left <= right and top < height and left < width
    )
    return [merge for merge in clipped if merge[2] - merge[0] <= _TALLEST_MERGE]


def read_workbook(data: bytes, file_format: str, rows: int, columns: int, *, second_only: bool) -> list[SheetData]:
    """The visible sheets of an xlsx, xlsm, xlsb, xls or ods file; raises `Refusal` when no reader can."""
    openpyxl_can = file_format in ("xlsx", "xlsm")
    if second_only and not openpyxl_can:
        raise Refusal("died")
    if not second_only:
        try:
            return _with_calamine(data, rows, columns)
        except Refusal:
            raise
        except BaseException as error:
            if not _is_of_reader(error):
                raise  # a fault of this program: the file may be sound
            if type(error).__name__ == "PasswordError":
                raise Refusal("encrypted") from error
            from app.intake.locked import is_locked

            if is_locked(data, file_format):
                raise Refusal("encrypted") from error
            if not openpyxl_can:
                raise Refusal("memory" if isinstance(error, MemoryError) else "damaged") from error
    try:
        return _with_openpyxl(data, rows, columns)
    except (Refusal, MemoryError):
        raise
    except Exception as error:
        raise Refusal("damaged") from error


def _is_of_reader(error: BaseException) -> bool:
    """True for what calamine raises at a damaged file: its own errors, aborts of its Rust code, and a few built in."""
    home = type(error).__module__
    return home.startswith(("python_calamine", "pyo3")) or isinstance(error, (MemoryError, OSError, ValueError))


def _with_calamine(data: bytes, most_rows: int, most_columns: int) -> list[SheetData]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    worksheets = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    visible = [meta for meta in worksheets if meta.visible == SheetVisibleEnum.Visible] or worksheets
    sheets: list[SheetData] = []
    for meta in visible:
        sheet = workbook.get_sheet_by_name(meta.name)
        if sheet.end is None:
            sheets.append(SheetData(meta.name, []))
            continue
        height, width = min(sheet.end[0] + 1, most_rows), sheet.end[1] + 1
        if height * width > _MOST_CELLS:
            raise MemoryError
        rows: list[Row] = sheet.to_python(skip_empty_area=False, nrows=height)  # pyright: ignore[reportAssignmentType]
        if width > most_columns:
            rows = [row[:most_columns] for row in rows]
        _check_length(rows, meta.name, most_rows)
        merges = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
        sheets.append(SheetData(meta.name, rows, merges))
    return sheets


def _with_openpyxl(data: bytes, most_rows: int, most_columns: int) -> list[SheetData]:
    from itertools import islice
    from typing import Any
    from warnings import simplefilter

    from openpyxl import load_workbook

    simplefilter("ignore")
    workbook: Any = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    worksheets: list[Any] = list(workbook.worksheets)
    if not worksheets:
        raise Refusal("damaged")
    visible = [sheet for sheet in worksheets if sheet.sheet_state == "visible"] or worksheets
    sheets: list[SheetData] = []
    for sheet in visible:
        sheet.reset_dimensions()  # a wrong dimension silently cuts the sheet short
        rows: list[Row] = []
        for values in islice(sheet.iter_rows(values_only=True), most_rows):
            row: Row = ["" if value is None else value for value in values[:most_columns]]
            while row and row[-1] == "":
                row.pop()
            rows.append(row)
        _check_length(rows, sheet.title, most_rows)
        sheets.append(SheetData(sheet.title, squared(rows)))
    return sheets


def _check_length(rows: list[Row], name: str, most_rows: int) -> None:
    """Refuse a list that goes on beyond the limit; a stray cell far below the list is no list."""
    if len(rows) >= most_rows and any(not is_blank(cell) for row in rows[-20:] for cell in row):
        raise Refusal("rows", name)


def squared(rows: list[Row]) -> list[Row]:
    """All rows of one width, without the blank ones at the end."""
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    if len(rows) * width > _MOST_CELLS:
        raise MemoryError
    for row in rows:
        row.extend([""] * (width - len(row)))
    return rows
