"""Queries for the layouts of lists that the user confirmed once. They are habits, so they have no undo."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from app.core.clock import now
from app.domain.lists import Column
from app.storage.schema import import_layout


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLayout:
    """What lists of one fingerprint look like: how many header rows, and the letter of each column."""

    fingerprint: str
    header_rows: int  # 0: none
    columns: dict[Column, str]


def keep(connection: Connection, layout: KeptLayout) -> None:
    """Remember a layout; a later answer for the same fingerprint replaces an earlier one."""
    letters = {column.code: letter for column, letter in layout.columns.items()}
    values = {"header_rows": layout.header_rows, "columns": json.dumps(letters), "used_at": now()}
    statement = insert(import_layout).values(fingerprint=layout.fingerprint, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["fingerprint"], set_=values))


def any_kept(connection: Connection) -> bool:
    """Whether anything is remembered at all."""
    return connection.execute(select(import_layout.c.id).limit(1)).first() is not None


def kept(connection: Connection, fingerprints: Sequence[str]) -> dict[str, KeptLayout]:
    """The layouts that are remembered for some fingerprints."""
    query = import_layout.select().where(import_layout.c.fingerprint.in_(fingerprints))
    return {
        row.fingerprint: KeptLayout(
            fingerprint=row.fingerprint,
            header_rows=row.header_rows,
            columns={Column(code): letter for code, letter in json.loads(row.columns).items()},
        )
        for row in connection.execute(query)
    }
