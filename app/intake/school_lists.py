"""Which schools a spreadsheet holds: the door to the reading that a capped worker does."""

from pathlib import Path
from typing import Any

from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.lists import CellNote, Sheet
from app.domain.school_lists import ListedSchool, SchoolColumn, SchoolRecognition, SchoolTable
from app.intake.limits import Limits
from app.intake.recognise import ask

_MOST_NAMED = 3


def recognise_schools(path: Path, progress: Progress | None = None, limits: Limits | None = None) -> SchoolRecognition:
    """Read the file and find the lists of schools in it.

    Raises `UserError` for a file that cannot be used or holds no such list, `SetupError` when it cannot be opened,
    `Cancelled` when the user stops it.
    """
    answer, _ = ask(path, progress or Progress(), limits or Limits(), schools=True)
    _, _, _, tables, shown, remarks = answer
    sheets = tuple(Sheet(name=name, rows=rows, total_rows=total) for name, rows, total in shown)
    found = tuple(_table(*table) for table in tables)
    if not found:
        narrow = " Berkas teks ini terbaca sebagai satu kolom saja." if remarks else ""
        raise UserError(
            f"Tidak ada daftar sekolah yang dikenali dalam berkas “{path.name}”.{narrow} "
            "Pastikan ada baris judul dengan kolom “Nama sekolah”, lalu coba lagi."
        )
    number = sum(len(table.schools) for table in found)
    names = [f"“{table.sheet}”" for table in found if table.sheet]
    more = f" dan {len(names) - _MOST_NAMED} lagi" if len(names) > _MOST_NAMED else ""
    where = f" di lembar {', '.join(names[:_MOST_NAMED])}{more}" if names else ""
    message = f"Dikenali sebagai daftar sekolah: {number} sekolah{where}."
    return SchoolRecognition(file_name=path.name, tables=found, sheets=sheets, message=message)


def _table(
    sheet: str,
    header_rows: tuple[int, int],
    letters: dict[str, str],
    schools: list[tuple[Any, ...]],
    refused: list[tuple[int, str, str]],
    warnings: list[tuple[int, str, str]],
) -> SchoolTable:
    by_row: dict[int, tuple[CellNote, ...]] = {}
    for row, column, text in warnings:
        by_row[row] = (*by_row.get(row, ()), CellNote(sheet=sheet, row=row, column=column, message=text))
    return SchoolTable(
        sheet=sheet,
        header_rows=header_rows,
        columns={SchoolColumn(code): letter for code, letter in letters.items()},
        schools=tuple(ListedSchool._make((*school, by_row.get(school[0], ()))) for school in schools),
        refused=tuple(CellNote(sheet=sheet, row=row, column=column, message=text) for row, column, text in refused),
    )
