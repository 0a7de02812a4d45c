"""Whether a workbook that no reader can read is locked with a password. Runs in the worker only."""

import zipfile
from io import BytesIO

_BOF, _FILE_PASS, _BOUND_SHEET = 0x0809, 0x002F, 0x0085  # records of BIFF8, [MS-XLS] 2.3
_START = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # BOF of the part about the whole workbook
_MOST_RECORDS = 50


def is_locked(data: bytes, file_format: str) -> bool:
    """True for an ods file with encrypted parts, and for an xls file with a FilePass record."""
    if file_format == "ods":
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("META-INF/manifest.xml") as manifest:
                return b"encryption-data" in manifest.read(1_000_000)
        except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
            return False
    return file_format == "xls" and _has_file_pass(data)


def _has_file_pass(data: bytes) -> bool:
    at = data.find(_START)
    for _ in range(_MOST_RECORDS if at >= 0 else 0):
        record, size = (int.from_bytes(data[place : place + 2], "little") for place in (at, at + 2))
        if record in (_FILE_PASS, _BOUND_SHEET) or at + 4 >= len(data):
            return record == _FILE_PASS
        at += 4 + size
    return False
