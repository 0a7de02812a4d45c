"""Small workbooks made in a test."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def sheet_of(title: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    """An empty workbook with its one sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return book, sheet


def put(sheet: Worksheet, row: int, values: Sequence[object], column: int = 1) -> None:
    """Write values from one cell to the right; None leaves a cell empty."""
    for offset, value in enumerate(values):
        if value is not None:
            sheet.cell(row, column + offset).value = value  # pyright: ignore[reportAttributeAccessIssue]
