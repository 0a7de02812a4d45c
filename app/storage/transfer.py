"""Whole tables at once, for the data file: every row out, and rows of any table in."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from app.storage.schema import NOT_LOGGED, metadata

TABLES = tuple(table.name for table in metadata.sorted_tables if table.name not in NOT_LOGGED)
"""The tables that hold the user's data."""

Row = dict[str, Any]


def read_rows(connection: Connection) -> dict[str, list[Row]]:
    """Every row of every table, by id; values as in records."""
    return {
        name: [
            dict(row)
            for row in connection.execute(
                metadata.tables[name].select().order_by(metadata.tables[name].c.id)
            ).mappings()
        ]
        for name in TABLES
    }


def last_ids(connection: Connection) -> dict[str, int]:
    """The highest id that each table has given out; the ids after it are free."""
    given = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")}
    return {name: given.get(name, 0) for name in TABLES}


def write_rows(
    connection: Connection,
    removed: Mapping[str, Sequence[int]],
    new: Mapping[str, Sequence[Row]],
    changed: Mapping[str, Mapping[int, Row]],
) -> None:
    """Delete rows, insert whole ones, and change columns of others; rows may name one another in any order."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name, ids in removed.items():
        table = metadata.tables[name]
        connection.execute(table.delete().where(table.c.id.in_(ids)))
    for name, rows in new.items():
        if rows:
            connection.execute(metadata.tables[name].insert(), list(rows))
    for name, rows in changed.items():
        table = metadata.tables[name]
        for number, values in rows.items():
            connection.execute(table.update().where(table.c.id == number).values(values))
