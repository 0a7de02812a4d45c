"""A layout: a file as a stranger would write it, with what a person sees in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class Truth:
    """One list of people: rows from 1, columns as letters."""

    sheet: str
    header: tuple[int, int] | None
    first: int
    last: int
    columns: Mapping[str, str | None]  # None: there is no such column
    names: list[str]
    different: int = -1  # -1: as many as names
    refused: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """A file and the lists in it, the likeliest first."""

    name: str
    extension: str
    kind: str
    write: Callable[[Path], None]
    tables: list[Truth]


LAYOUTS: list[Layout] = []


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


def typed(
    name: str, tables: list[Truth], extension: str = "xlsx"
) -> Callable[[Callable[[], Workbook]], Callable[[], Workbook]]:
    """Register a workbook made by openpyxl as a layout typed by hand."""

    def register(make: Callable[[], Workbook]) -> Callable[[], Workbook]:
        LAYOUTS.append(Layout(name, extension, "daftar-hadir", lambda path: make().save(path), tables))
        return make

    return register


def text(
    name: str, kind: str, content: str | bytes, tables: list[Truth], extension: str = "csv", encoding: str = "utf-8"
) -> None:
    """Register a text file as a layout."""
    raw = content if isinstance(content, bytes) else content.encode(encoding)

    def write(path: Path) -> None:
        path.write_bytes(raw)

    LAYOUTS.append(Layout(name, extension, kind, write, tables))
