"""From the bytes of a data file to plain values, with the line and column of what cannot be read."""

import json
import re
import tomllib
from pathlib import PurePath
from typing import Any, NoReturn, cast

from app.core.errors import UserError

SUFFIXES = (".json", ".toml")
LARGEST = 64 * 1024 * 1024
"""Bytes; the records of some thousand meetings take less than a tenth of it."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Table(dict[str, object]):
    """A JSON object that remembers the keys which stood there twice."""

    repeated: tuple[str, ...] = ()


def check_suffix(path: PurePath) -> str:
    """`.json` or `.toml`. Raises `UserError` for any other name."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(f"{path.name}: nama berkas data harus berakhiran .json atau .toml.")
    return suffix


def parse(name: str, content: bytes) -> dict[str, Any]:
    """The document in `content`; `name` decides between JSON and TOML. Raises `UserError` with line and column."""
    suffix = check_suffix(PurePath(name))
    text = _decode(name, content)
    try:
        document = _json(name, text) if suffix == ".json" else tomllib.loads(text)
    except json.JSONDecodeError as error:
        _refuse(name, error.lineno, error.colno, "JSON", text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(found[1]), int(found[2])) if found else _end_of(text)
        _refuse(name, line, column, "TOML", text)
    except RecursionError:
        raise UserError(f"{name}: isinya bertingkat terlalu dalam, jadi tidak dibaca.") from None
    except ValueError as error:  # a date that does not exist, a number with thousands of digits
        raise UserError(f"{name}: ada tanggal atau angka yang tidak mungkin ({error}).") from None
    if not isinstance(document, dict):
        raise UserError(f"{name}: isinya harus satu tabel {{…}} dengan sekolah, orang, kegiatan, dan seterusnya.")
    return cast("dict[str, Any]", document)


def _decode(name: str, content: bytes) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UserError(
            f"{name}: baris {line} berisi huruf yang bukan UTF-8. Simpan ulang berkasnya dengan pengodean UTF-8."
        ) from None


def _json(name: str, text: str) -> object:
    def no_number(word: str) -> NoReturn:
        raise UserError(f"{name}: {word} bukan angka yang dapat disimpan.")

    return json.loads(text, object_pairs_hook=_table, parse_constant=no_number)


def _table(pairs: list[tuple[str, object]]) -> Table:
    table = Table(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        table.repeated = tuple(name for name in table if names.count(name) > 1)
    return table


def _end_of(text: str) -> tuple[int, int]:
    """Line and column of the end, where something is missing."""
    return text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1


def _refuse(name: str, line: int, column: int, form: str, text: str) -> NoReturn:
    lines = text.split("\n")
    there = lines[line - 1].strip()[:60] if line <= len(lines) else ""
    shown = f" Di sana tertulis: {there}" if there else ""
    raise UserError(
        f"{name}: baris {line}, kolom {column} tidak dapat dibaca sebagai {form}. "
        f"Periksa tanda petik, koma, kurung, dan kunci yang berulang di sekitarnya.{shown}"
    ) from None
