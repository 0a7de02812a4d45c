# ruff: noqa: S608 - table and column names come from the schema itself
"""The change log: triggers write what each row was before, grouped by use case; undo and redo put it back.

The technique is the one SQLite documents for undo by triggers. Only the state *before* a change is kept: undoing runs
with the triggers on, so that the undo's own changes are exactly what redo needs. An insert is logged without content,
and there is one writer, so a use case simply owns the changes from its `first_change` up to the next one's: both keep
a large import cheap (half the cost of naming and indexing the use case in every change).
"""

from bisect import bisect_right
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select, text

from app.core.text import storable
from app.domain.records import HistoryEntry
from app.storage.schema import NOT_LOGGED, change, use_case

# What was logged before a migration describes rows of another shape: it stays readable but is no longer undone.
_FLOOR = "coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'undo_floor'), 0)"

_NO_END = 2**62  # beyond any change id


def rebuild_triggers(connection: Connection) -> None:
    """Write the triggers anew for every logged table as it stands in the file. Runs at the end of each migration."""
    for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
        if name.startswith("log_"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for table in logged_tables(connection):
        for statement in _triggers(table, _columns(connection, table)):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT OR REPLACE INTO setting SELECT 'undo_floor', coalesce(max(id), 0) FROM use_case")


def logged_tables(connection: Connection) -> tuple[str, ...]:
    """Names of the tables whose changes are kept."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").scalars()
    return tuple(name for name in names if name not in NOT_LOGGED and not name.startswith("sqlite_"))


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


def _triggers(table: str, columns: Sequence[str]) -> list[str]:
    before = ", ".join(f"'{column}', old.{_quoted(column)}" for column in columns)
    differs = " OR ".join(f"old.{_quoted(column)} IS NOT new.{_quoted(column)}" for column in columns)
    log = "INSERT INTO change (table_name, row_id, before) VALUES"
    return [
        f"CREATE TRIGGER log_{table}_insert AFTER INSERT ON {table} BEGIN {log} ('{table}', new.id, NULL); END",
        f"CREATE TRIGGER log_{table}_update AFTER UPDATE ON {table} WHEN {differs} "
        f"BEGIN {log} ('{table}', old.id, json_object({before})); END",
        f"CREATE TRIGGER log_{table}_delete AFTER DELETE ON {table} "
        f"BEGIN {log} ('{table}', old.id, json_object({before})); END",
    ]


def _quoted(column: str) -> str:
    return f'"{column}"'


@contextmanager
def logged_at_once(connection: Connection, table: str) -> Generator[None]:
    """Log all rows inserted inside by one statement; a call of the trigger for each would cost as much as the row.

    Only inserts with ids above every earlier one belong inside. An error must end the use case: its transaction then
    takes back the missing trigger as well.
    """
    name = f"log_{table}_insert"
    query = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
    trigger = connection.exec_driver_sql(query, (name,)).scalar_one()
    last = connection.exec_driver_sql(f"SELECT coalesce(max(id), 0) FROM {table}").scalar_one()
    connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    log = f"INSERT INTO change (table_name, row_id) SELECT '{table}', id FROM {table} WHERE id > ? ORDER BY id"
    connection.exec_driver_sql(log, (last,))
    connection.exec_driver_sql(trigger)


def open_group(connection: Connection, label: str, actor: str, kind: str, at: datetime) -> int:
    """Begin a use case: every change until the commit belongs to it. Returns its id."""
    first = select(func.coalesce(func.max(change.c.id), 0) + 1).scalar_subquery()
    values = {
        "at": at,
        "label": storable(label),
        "actor": actor,
        "kind": kind,
        "first_change": first,
        "undone_by": None,
    }
    result = connection.execute(use_case.insert().values(values).returning(use_case.c.id))
    return int(result.scalar_one())


def changed_tables(connection: Connection, group: int) -> frozenset[str]:
    """Names of the tables that a use case changed."""
    first, last = _changes_of(connection, group)
    rows = connection.exec_driver_sql("SELECT DISTINCT table_name FROM change WHERE id BETWEEN ? AND ?", (first, last))
    return frozenset(rows.scalars())


def _changes_of(connection: Connection, group: int) -> tuple[int, int]:
    """First and last possible change id of a use case."""
    first = connection.execute(select(use_case.c.first_change).where(use_case.c.id == group)).scalar_one()
    following = select(func.min(use_case.c.first_change)).where(use_case.c.id > group)
    return first, (connection.execute(following).scalar() or _NO_END) - 1


@dataclass(frozen=True, slots=True)
class Step:
    """A use case that can be undone or redone now."""

    id: int
    label: str


def next_undo(connection: Connection) -> Step | None:
    """The newest use case that stands."""
    return _step(
        connection,
        "SELECT id, label FROM use_case WHERE kind IN ('do', 'redo') AND undone_by IS NULL "
        f"AND id > {_FLOOR} ORDER BY id DESC LIMIT 1",
    )


def next_redo(connection: Connection) -> Step | None:
    """The newest undo that nothing new has followed."""
    return _step(
        connection,
        "SELECT id, label FROM use_case WHERE kind = 'undo' AND undone_by IS NULL "
        "AND id > coalesce((SELECT max(id) FROM use_case WHERE kind = 'do'), 0) "
        f"AND id > {_FLOOR} ORDER BY id DESC LIMIT 1",
    )


def _step(connection: Connection, query: str) -> Step | None:
    row = connection.exec_driver_sql(query).first()
    return None if row is None else Step(id=row[0], label=row[1])


def revert(connection: Connection, group: int, by: int) -> None:
    """Put every row that use case `group` touched back to what it was before; `by` is the use case doing so.

    Works on the net effect: of several changes to one row only the oldest matters.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    first, last = _changes_of(connection, group)
    tables = connection.exec_driver_sql(
        "SELECT table_name, min(id) FROM change WHERE id BETWEEN ? AND ? GROUP BY table_name ORDER BY 2 DESC",
        (first, last),
    ).all()
    oldest = (
        "SELECT row_id, before FROM change WHERE id IN (SELECT min(id) FROM change "
        "WHERE id BETWEEN :first AND :last AND table_name = :table GROUP BY row_id)"
    )
    for table, _ in tables:
        connection.execute(
            text(f"DELETE FROM {table} WHERE id IN (SELECT row_id FROM ({oldest}) WHERE before IS NULL)"),
            {"first": first, "last": last, "table": table},
        )
    for table, _ in reversed(tables):
        columns = _columns(connection, table)
        names = ", ".join(_quoted(column) for column in columns)
        values = ", ".join(f"json_extract(before, '$.{column}')" for column in columns)
        updates = ", ".join(f"{_quoted(column)} = excluded.{_quoted(column)}" for column in columns if column != "id")
        connection.execute(
            text(
                f"INSERT INTO {table} ({names}) SELECT {values} FROM ({oldest}) WHERE before IS NOT NULL "
                f"ON CONFLICT (id) DO UPDATE SET {updates}"
            ),
            {"first": first, "last": last, "table": table},
        )
    connection.execute(use_case.update().where(use_case.c.id == group).values(undone_by=by))


def newest_moment(connection: Connection) -> datetime | None:
    """When the data last changed, undo and redo included."""
    return connection.execute(select(use_case.c.at).order_by(use_case.c.id.desc()).limit(1)).scalar()


def history(connection: Connection, limit: int) -> tuple[HistoryEntry, ...]:
    """The newest use cases, undone ones included, newest first."""
    return _entries(
        connection, use_case.select().where(use_case.c.kind == "do").order_by(use_case.c.id.desc()).limit(limit)
    )


def _entries(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[HistoryEntry, ...]:
    standing = _standing(connection)
    return tuple(
        HistoryEntry(id=row.id, at=row.at, label=row.label, actor=row.actor, undone=row.id not in standing)
        for row in connection.execute(query)
    )


# Which rows hang on a meeting: by what stands in the tables now, and by what a change says was there before.
_TOUCHING_MEETING = """
    WITH day (id) AS (
        SELECT id FROM meeting_day WHERE meeting_id = :meeting
        UNION SELECT row_id FROM change
            WHERE table_name = 'meeting_day' AND json_extract(before, '$.meeting_id') = :meeting
    )
    SELECT change.id FROM change WHERE CASE change.table_name
        WHEN 'meeting' THEN row_id = :meeting
        WHEN 'meeting_day' THEN row_id IN (SELECT id FROM day)
        WHEN 'attendance' THEN
            row_id IN (SELECT id FROM attendance WHERE meeting_day_id IN (SELECT id FROM day))
            OR json_extract(before, '$.meeting_day_id') IN (SELECT id FROM day)
        WHEN 'printed_sheet' THEN
            row_id IN (SELECT id FROM printed_sheet WHERE meeting_day_id IN (SELECT id FROM day))
            OR json_extract(before, '$.meeting_day_id') IN (SELECT id FROM day)
        WHEN 'invitation' THEN row_id IN (SELECT id FROM invitation WHERE meeting_id = :meeting)
            OR json_extract(before, '$.meeting_id') = :meeting
        WHEN 'meeting_role' THEN row_id IN (SELECT id FROM meeting_role WHERE meeting_id = :meeting)
            OR json_extract(before, '$.meeting_id') = :meeting
        WHEN 'topic' THEN row_id IN (SELECT id FROM topic WHERE meeting_id = :meeting)
            OR json_extract(before, '$.meeting_id') = :meeting
        WHEN 'date_change' THEN row_id IN (SELECT id FROM date_change WHERE meeting_id = :meeting)
            OR json_extract(before, '$.meeting_id') = :meeting
        WHEN 'letter' THEN row_id IN (SELECT id FROM letter WHERE meeting_id = :meeting)
            OR json_extract(before, '$.meeting_id') = :meeting
        WHEN 'certificate' THEN row_id IN (SELECT id FROM certificate WHERE meeting_id = :meeting)
            OR json_extract(before, '$.meeting_id') = :meeting
        WHEN 'document' THEN row_id IN (SELECT id FROM document WHERE meeting_id = :meeting)
            OR json_extract(before, '$.meeting_id') = :meeting
        ELSE 0 END
"""


def history_of_meeting(connection: Connection, meeting_id: int, limit: int) -> tuple[HistoryEntry, ...]:
    """The newest use cases that touched a meeting or anything that hangs on it, newest first."""
    groups = connection.execute(select(use_case.c.id, use_case.c.first_change).order_by(use_case.c.id)).all()
    firsts = [first for _, first in groups]
    touching = connection.execute(text(_TOUCHING_MEETING), {"meeting": meeting_id}).scalars()
    ids = {groups[bisect_right(firsts, number) - 1][0] for number in touching}
    return _entries(
        connection,
        use_case.select()
        .where(use_case.c.id.in_(ids), use_case.c.kind == "do")
        .order_by(use_case.c.id.desc())
        .limit(limit),
    )


def _standing(connection: Connection) -> frozenset[int]:
    """Ids of the original use cases whose effect stands: never undone, or redone since."""
    rows = connection.exec_driver_sql(
        """
        WITH RECURSIVE chain (origin, id, kind, undone_by) AS (
            SELECT id, id, kind, undone_by FROM use_case WHERE kind = 'do'
            UNION ALL
            SELECT chain.origin, later.id, later.kind, later.undone_by
            FROM chain JOIN use_case AS later ON later.id = chain.undone_by
        )
        SELECT origin FROM chain WHERE undone_by IS NULL AND kind <> 'undo'
        """
    )
    return frozenset(rows.scalars())
