# ruff: noqa: S608 - table and column names come from the schema itself
"""What one import changed, and what became of it since: read from the change log.

The log keeps what a row was before each change. So what an import left behind is the `before` of the first change that
followed, or the row as it stands when none did; an undo with its redo leaves no trace in that comparison.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from app.storage.schema import metadata

Values = Mapping[str, Any]
"""One row as SQLite holds it, by column."""
Span = tuple[int, int]
"""First and last change."""


def span_of_batch(connection: Connection, batch_id: int) -> Span | None:
    """The changes of the import that wrote a batch, up to the next batch of the same use case; None: not logged."""
    first = connection.exec_driver_sql(
        "SELECT min(id) FROM change WHERE table_name = 'import_batch' AND row_id = ? AND before IS NULL", (batch_id,)
    ).scalar()
    if first is None:
        return None
    last = span_of_use_case(connection, first)[1]
    following = connection.exec_driver_sql(
        "SELECT min(id) FROM change WHERE table_name = 'import_batch' AND before IS NULL AND id > ? AND id <= ?",
        (first, last),
    ).scalar()
    return first, (following - 1 if following is not None else last)


def span_of_use_case(connection: Connection, change_id: int) -> Span:
    """All changes of the use case to which a change belongs."""
    first = connection.exec_driver_sql(
        "SELECT max(first_change) FROM use_case WHERE first_change <= ?", (change_id,)
    ).scalar_one()
    following = connection.exec_driver_sql(
        "SELECT min(first_change) FROM use_case WHERE first_change > ?", (change_id,)
    ).scalar()
    newest = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM change").scalar_one()
    return first, (following - 1 if following is not None else newest)


def inserted(connection: Connection, table: str, span: Span) -> frozenset[int]:
    """Rows that a span of changes made."""
    query = "SELECT row_id FROM change WHERE id BETWEEN ? AND ? AND table_name = ? AND before IS NULL"
    return frozenset(connection.exec_driver_sql(query, (*span, table)).scalars())


def inserting_changes(connection: Connection, table: str, ids: Collection[int]) -> dict[int, int]:
    """Row to the change that first made it."""
    query = "SELECT row_id, min(id) FROM change WHERE table_name = ? AND before IS NULL GROUP BY row_id"
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (table,)) if row[0] in ids}


def changed(connection: Connection, table: str, span: Span) -> dict[int, Values]:
    """Rows that a span of changes altered or deleted but did not make: what each was before."""
    made = inserted(connection, table, span)
    query = (
        "SELECT row_id, before FROM change WHERE id IN (SELECT min(id) FROM change "
        "WHERE id BETWEEN ? AND ? AND table_name = ? AND before IS NOT NULL GROUP BY row_id)"
    )
    found = connection.exec_driver_sql(query, (*span, table))
    return {row[0]: json.loads(row[1]) for row in found if row[0] not in made}


def first_content(connection: Connection, table: str, ids: Collection[int], after: int = 0) -> dict[int, Values]:
    """Rows that were changed again after change `after`: what each was until then."""
    query = (
        "SELECT row_id, before FROM change WHERE id IN (SELECT min(id) FROM change "
        "WHERE id > ? AND table_name = ? AND before IS NOT NULL GROUP BY row_id)"
    )
    found = connection.exec_driver_sql(query, (after, table))
    return {row[0]: json.loads(row[1]) for row in found if row[0] in ids}


def last_changes(connection: Connection, table: str, span: Span) -> dict[int, int]:
    """Row to the last change by which a span of changes altered it."""
    query = (
        "SELECT row_id, max(id) FROM change "
        "WHERE id BETWEEN ? AND ? AND table_name = ? AND before IS NOT NULL GROUP BY row_id"
    )
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (*span, table))}


def passed_on(connection: Connection, batch_id: int) -> dict[int, int]:
    """Attendance that came to a batch from another one: its id to the change that last did so."""
    query = (
        "SELECT row_id, max(id) FROM change WHERE table_name = 'attendance' "
        "AND json_extract(before, '$.import_batch_id') <> ? GROUP BY row_id"
    )
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (batch_id,))}


def current(connection: Connection, table: str, ids: Collection[int]) -> dict[int, Values]:
    """Rows as they stand."""
    if not ids:
        return {}
    found = connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()
    return {row["id"]: dict(row) for row in found if row["id"] in ids}


def differences(one: Values, other: Values) -> frozenset[str]:
    """Columns in which two contents of one row differ; those that only one of them has came with a newer program."""
    return frozenset(column for column in one.keys() & other.keys() if one[column] != other[column])


def put_back(connection: Connection, table: str, row_id: int, values: Values) -> None:
    """Give columns of a row the values that they had."""
    assignments = ", ".join(f'"{column}" = ?' for column in values)
    connection.exec_driver_sql(f"UPDATE {table} SET {assignments} WHERE id = ?", (*values.values(), row_id))


def restore(connection: Connection, table: str, values: Values) -> None:
    """Put a deleted row back, with what the table has today."""
    columns = [column for column in values if column in metadata.tables[table].c]
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    given = tuple(values[column] for column in columns)
    connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", given)


def delete(connection: Connection, table: str, ids: Sequence[int]) -> None:
    """Delete rows."""
    if ids:
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", [(number,) for number in ids])


_USES = (
    ("attendance", "person_id", "masih ada di daftar hadir lain"),
    ("meeting_role", "person_id", "punya tugas di sebuah kegiatan"),
    ("letter_person", "person_id", "disebut dalam surat"),
    ("certificate", "person_id", "sudah dibuatkan sertifikat"),
    ("not_same", "first_id", "sudah dibandingkan dengan orang yang mirip"),
    ("not_same", "second_id", "sudah dibandingkan dengan orang yang mirip"),
    ("alias", "person_id", "sudah diberi nama lain"),
)


def uses_of_people(connection: Connection) -> dict[int, str]:
    """Everybody on whom something hangs, and what, in words."""
    found: dict[int, str] = {}
    for table, column, why in _USES:
        query = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"
        for person in connection.exec_driver_sql(query).scalars():
            found.setdefault(person, why)
    return found
