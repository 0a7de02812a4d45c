"""The one door to the database: reading, and use cases that commit whole or leave nothing."""

import getpass
import logging
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from app.core.clock import now
from app.storage import change_log
from app.storage.faults import in_users_words
from app.storage.medium import unsafe_for_wal

__all__ = ["Connection", "Database", "UseCase", "make_engine"]

Subscriber = Callable[[frozenset[str]], None]
_log = logging.getLogger(__name__)
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "busy_timeout = 5000",
    "temp_store = MEMORY",
    "cache_size = -16000",  # kB: a large import fits, and no page is written before the commit
)


def make_engine(path: Path) -> Engine:
    """An engine whose transactions, schema changes included, are SQLite's own.

    Python's sqlite3 would begin transactions by its own rules and never before a schema change, so it is told to keep
    out (isolation_level None) and every BEGIN is ours. `synchronous=FULL` makes a commit survive a power cut.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin_with", "BEGIN"))

    return engine


class Database:
    """An open database of the current schema. Safe from several threads; one writes at a time."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._writing = RLock()
        self._subscribers: list[Subscriber] = []
        self._actor = _user_name()
        self.warning = self._choose_journal()

    def _choose_journal(self) -> str:
        """Use WAL where the disk allows it, and read back what SQLite really did. Returns a warning or nothing."""
        reason = unsafe_for_wal(self.path.parent)
        wanted = "DELETE" if reason else "WAL"
        with in_users_words(self.path), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            got = raw.execute(f"PRAGMA journal_mode = {wanted}").fetchone()[0]
            synchronous = raw.execute("PRAGMA synchronous").fetchone()[0]
        if synchronous != 2:
            raise RuntimeError(f"synchronous is {synchronous}, not FULL")
        if got.upper() == "WAL":
            return ""
        _log.warning("journal mode is %s: %s", got, reason or "the disk refused WAL")
        reason = reason or "disk ini tidak mendukung pencatatan cepat"
        return f"Penyimpanan lebih lambat karena {reason}. Sebaiknya pindahkan data ke disk laptop ini."

    @contextmanager
    def read(self) -> Generator[Connection]:
        """A consistent view for queries."""
        with in_users_words(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def use_case(self, label: str, kind: str = "do") -> Generator["UseCase"]:
        """One use case, one transaction, one entry in the history under the Indonesian `label`.

        On any exception nothing is left. A use case that changed nothing leaves no entry. Subscribers hear the changed
        tables after the commit.
        """
        with self._writing, in_users_words(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(begin_with="BEGIN IMMEDIATE")
            with connection.begin() as transaction:
                group = change_log.open_group(connection, label, self._actor, kind, now())
                case = UseCase(connection, group)
                yield case
                changed = change_log.changed_tables(connection, group)
                if not changed:
                    transaction.rollback()
        if changed:
            self._tell(changed)

    @contextmanager
    def record(self, table: str) -> Generator[Connection]:
        """One transaction on a table without undo (settings, packets made)."""
        with self._writing, in_users_words(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(begin_with="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection
        self._tell(frozenset({table}))

    def subscribe(self, subscriber: Subscriber) -> None:
        """Have `subscriber(changed_tables)` called after each commit, on the thread that committed."""
        self._subscribers.append(subscriber)

    def _tell(self, changed: frozenset[str]) -> None:
        for subscriber in self._subscribers:
            subscriber(changed)

    def close(self) -> None:
        """Close every connection; SQLite then folds the write-ahead log into the file."""
        self._engine.dispose()


class UseCase:
    """The open transaction of a use case."""

    def __init__(self, connection: Connection, group: int) -> None:
        self.connection = connection
        self.group = group


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account database and no variable names the user
        return ""
