"""SQLite's faults in the user's words: what is wrong with the disk or the file, and what to do."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.core.errors import LockedError, SetupError

_SENTENCES = {
    sqlite3.SQLITE_FULL: (
        "Ruang disk habis, jadi perubahan terakhir belum tersimpan. Kosongkan sebagian ruang, lalu coba lagi."
    ),
    sqlite3.SQLITE_READONLY: "Data di {folder} hanya bisa dibaca. Periksa izin folder itu, lalu coba lagi.",
    sqlite3.SQLITE_PERM: "Tidak ada izin untuk membuka data di {folder}. Pilih folder data yang lain.",
    sqlite3.SQLITE_CANTOPEN: "Data di {folder} tidak dapat dibuka. Periksa apakah folder itu ada dan boleh ditulisi.",
    sqlite3.SQLITE_IOERR: "Disk tidak dapat dibaca atau ditulis di {folder}. Periksa disknya, lalu coba lagi.",
    sqlite3.SQLITE_CORRUPT: "Berkas data di {folder} rusak. Pulihkan dari cadangan di folder “cadangan”.",
    sqlite3.SQLITE_NOTADB: (
        "Berkas data di {folder} bukan data Buku Imbas atau rusak. Pulihkan dari cadangan di folder “cadangan”."
    ),
}


def _known(error: BaseException, folder: Path) -> SetupError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedError(f"Data di {folder} sedang dipakai program lain. Tutup program itu, lalu coba lagi.")
    sentence = _SENTENCES.get(primary)
    return None if sentence is None else SetupError(sentence.format(folder=folder))


@contextmanager
def in_users_words(database: Path) -> Generator[None]:
    """Turn the faults that come from the disk or the file into `SetupError`; leave our own bugs as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        known = None if original is None else _known(original, database.parent)
        if known is None:
            raise
        raise known from error
