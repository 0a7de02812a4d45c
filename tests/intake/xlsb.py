"""A smallest writer of .xlsb (BIFF12, [MS-XLSB] 2.1.4 and 2.4), because no library at hand writes that format."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    "{overrides}</Types>"
)
_SHEET_TYPE = '<Override PartName="/xl/worksheets/sheet{number}.bin" ContentType="application/vnd.ms-excel.worksheet"/>'
_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
)
_RELATIONSHIP = (
    '<Relationship Id="rId{number}" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
)
_ROW, _REAL, _TEXT = 0, 5, 6
_SHEET, _SHEET_END, _DATA, _DATA_END, _DIMENSION = 129, 130, 145, 146, 148
_BOOK, _BOOK_END, _SHEETS, _SHEETS_END, _ONE_SHEET = 131, 132, 143, 144, 156
_MERGES, _MERGE, _MERGES_END = 177, 176, 178


def write_xlsb(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[object]]],
    merges: Mapping[str, Sequence[tuple[int, int, int, int]]] | None = None,
) -> None:
    """Write texts and numbers; None leaves a cell out. `merges`: first row, last row, first and last column, from 0."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        numbers = range(1, len(sheets) + 1)
        overrides = "".join(_SHEET_TYPE.format(number=number) for number in numbers)
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES.format(overrides=overrides))
        book = _RELATIONSHIP.format(number=1, target="xl/workbook.bin", kind="officeDocument")
        archive.writestr("_rels/.rels", _RELATIONSHIPS.format(items=book))
        items = "".join(
            _RELATIONSHIP.format(number=number, target=f"worksheets/sheet{number}.bin", kind="worksheet")
            for number in numbers
        )
        archive.writestr("xl/_rels/workbook.bin.rels", _RELATIONSHIPS.format(items=items))
        archive.writestr("xl/workbook.bin", _workbook(list(sheets)))
        for number, (name, rows) in enumerate(sheets.items(), start=1):
            archive.writestr(f"xl/worksheets/sheet{number}.bin", _sheet(rows, (merges or {}).get(name, ())))


def _record(number: int, data: bytes = b"") -> bytes:
    """A record: its number and its size, seven bits a byte, then its data."""
    return _variable(number) + _variable(len(data)) + data


def _variable(number: int) -> bytes:
    out = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)


def _text(text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def _workbook(names: Sequence[str]) -> bytes:
    sheets = b"".join(
        _record(_ONE_SHEET, struct.pack("<II", 0, number) + _text(f"rId{number}") + _text(name))
        for number, name in enumerate(names, start=1)
    )
    return _record(_BOOK) + _record(_SHEETS) + sheets + _record(_SHEETS_END) + _record(_BOOK_END)


def _sheet(rows: Sequence[Sequence[object]], merges: Sequence[tuple[int, int, int, int]]) -> bytes:
    width = max((len(row) for row in rows), default=1)
    parts = [
        _record(_SHEET),
        _record(_DIMENSION, struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, width - 1)),
        _record(_DATA),
    ]
    for number, row in enumerate(rows):
        parts.append(_record(_ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)))
        parts.extend(_cell(column, value) for column, value in enumerate(row) if value is not None)
    parts.append(_record(_DATA_END))
    if merges:
        parts.append(_record(_MERGES, struct.pack("<I", len(merges))))
        parts.extend(_record(_MERGE, struct.pack("<IIII", *merge)) for merge in merges)
        parts.append(_record(_MERGES_END))
    parts.append(_record(_SHEET_END))
    return b"".join(parts)


def _cell(column: int, value: object) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, (int, float)):
        return _record(_REAL, place + struct.pack("<d", value))
    return _record(_TEXT, place + _text(str(value)))
