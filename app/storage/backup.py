"""Copies of a live database through SQLite's backup interface: a plain file copy of a WAL database loses commits."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.core.errors import SetupError, environment_fault
from app.core.files import atomic_path


def copy_database(source: Path, target: Path) -> None:
    """Write a whole, checked copy of the database `source` to `target`. A damaged copy is never kept."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_path(target) as temporary:
            with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(temporary)) as copy:
                live.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if verdict != "ok":
                raise SetupError(f"Cadangan tidak dibuat karena data di {source.parent} rusak. Pulihkan cadangan lama.")
    except OSError as error:
        raise environment_fault(error, f"menulis cadangan {target}") from error
