"""Where a list lies, as the command line says it: `--lembar Data --judul 5-6 --kolom nama=B,sekolah=D`."""

import argparse
import re
from typing import TYPE_CHECKING

from app.commands.command import Options
from app.core.errors import UserError
from app.domain.lists import Column, ListLayout

if TYPE_CHECKING:
    from app.domain.lists import ListTable, Recognition

COLUMN_WORDS = {
    "no": Column.NUMBER,
    "nama": Column.NAME,
    "sekolah": Column.SCHOOL,
    "jabatan": Column.POSITION,
    "nip": Column.NIP,
    "nuptk": Column.NUPTK,
    "golongan": Column.GRADE,
    "jk": Column.SEX,
    "hp": Column.PHONE,
    "email": Column.EMAIL,
    "kehadiran": Column.STATE,
    "durasi": Column.MINUTES,
    "ttd": Column.SIGNATURE,
    "waktu": Column.TIME,
    "keterangan": Column.NOTE,
    "kepegawaian": Column.EMPLOYMENT,
    "tugas": Column.DUTY,
}
"""What a column is called on the command line."""


def layout_words(parser: argparse.ArgumentParser) -> None:
    """What a command takes that reads a list of people."""
    parser.add_argument("--lembar", metavar="NAMA", help="nama lembar di dalam berkas")
    parser.add_argument(
        "--judul",
        type=_header_rows,
        metavar="BARIS",
        help="baris judul kolomnya, misalnya 5 atau 5-6; 0 bila tanpa judul",
    )
    parser.add_argument(
        "--kolom",
        type=_columns,
        metavar="NAMA=B,…",
        help=f"arti kolomnya, misalnya nama=B,sekolah=D. Yang dikenal: {', '.join(COLUMN_WORDS)}",
    )


def given_layout(options: Options, seen: "Recognition") -> ListLayout | None:
    """The layout that the user gave, completed by what was recognised; None when nothing was given.

    Raises `UserError` when the file has no such sheet, or nobody said where the names are.
    """
    if options.judul is None and not options.kolom:
        return None
    sheet = _sheet(options, seen)
    table = next((one for one in seen.tables if one.sheet == sheet), None)
    header = options.judul if options.judul is not None else _header_of(table)
    rows = (header[0], header[1]) if header[0] else None
    same_header = table is not None and rows == table.header_rows
    known = dict(table.columns) if table is not None and same_header else {}
    named = set(options.kolom.values())
    columns = {column: letter for column, letter in known.items() if letter not in named} | options.kolom
    if columns and Column.NAME not in columns:
        raise UserError("Sebutkan juga kolom namanya, misalnya --kolom nama=B,sekolah=D.")
    return ListLayout(sheet=sheet, header_rows=rows, first_row=header[1] + 1, last_row=None, columns=columns)


def _header_of(table: "ListTable | None") -> tuple[int, int]:
    return table.header_rows or (0, table.first_row - 1) if table is not None else (0, 0)


def _sheet(options: Options, seen: "Recognition") -> str:
    names = [sheet.name for sheet in seen.sheets]
    if options.lembar is not None:
        for name in names:
            if name.casefold() == options.lembar.casefold():
                return name
        shown = ", ".join(f"“{name}”" for name in names)
        raise UserError(f"{seen.file_name}: tidak ada lembar “{options.lembar}”. Yang ada: {shown}.")
    return seen.tables[0].sheet if seen.tables else names[0]


def _header_rows(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", text.strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if not 0 <= first <= last:
        raise argparse.ArgumentTypeError(f"baris judul ditulis seperti 5 atau 5-6, bukan {text}")
    return first, last


def _columns(text: str) -> dict[Column, str]:
    columns: dict[Column, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        word, _, letter = (piece.strip() for piece in part.partition("="))
        if word.casefold() not in COLUMN_WORDS or not re.fullmatch(r"[A-Za-z]{1,3}", letter):
            raise argparse.ArgumentTypeError(f"kolom ditulis seperti nama=B,sekolah=D, bukan {part}")
        columns[COLUMN_WORDS[word.casefold()]] = letter.upper()
    return columns
