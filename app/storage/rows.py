"""Between frozen records and table rows: a record's fields are its table's columns."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import fields, replace
from itertools import chain
from typing import Any, Protocol, TypeVar, cast

from sqlalchemy import Connection, Select, Table, select

from app.core.identity import new_uid, new_uids
from app.core.text import storable
from app.storage.change_log import logged_at_once


class Stored(Protocol):
    """A frozen record with a row id and an identity of its own."""

    @property
    def id(self) -> int: ...
    @property
    def uid(self) -> str: ...


R = TypeVar("R", bound=Stored)

_LARGE = 500  # rows from which logging them at once saves more than the other connections pay to read the schema anew
_TOGETHER = 100  # rows of one statement: more save nothing


def columns_of(record_type: type[Any], table: Table) -> list[Any]:
    """The table's columns that the record has as fields, in the record's order."""
    return [table.c[field.name] for field in fields(record_type) if field.name in table.c]


def select_records(record_type: type[Any], table: Table) -> Select[*tuple[Any, ...]]:
    """A query for whole records."""
    return select(*columns_of(record_type, table))


def load(connection: Connection, record_type: type[R], query: Select[*tuple[Any, ...]]) -> tuple[R, ...]:
    """Run a `select_records` query."""
    return tuple(record_type(**row) for row in connection.execute(query).mappings())


def save(connection: Connection, table: Table, record: R, **more: Any) -> R:
    """Insert a record whose id is 0, else update it. Returns it as stored; `more` gives further columns.

    It gets an id and a uid, and its texts lose what cannot be stored.
    """
    record = with_storable_texts(ensure_uid(record))
    values = {column.name: getattr(record, column.name) for column in columns_of(type(record), table)} | more
    if record.id:
        connection.execute(table.update().where(table.c.id == record.id).values(values))
        return record
    del values["id"]
    new_id = connection.execute(table.insert().values(values)).inserted_primary_key
    assert new_id is not None
    return cast(R, replace(cast(Any, record), id=new_id[0]))


def insert_many(
    connection: Connection, table: Table, columns: Sequence[str], records: Sequence[tuple[Any, ...]], **same: Any
) -> range:
    """Insert tuples of the values of `columns`, each with an id and a uid of its own; returns the ids in order.

    `same` are columns that have one value in all rows.
    """
    if not records:
        return range(0)
    last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)).scalar() or 0
    ids = range(last + 1, last + 1 + len(records))  # there is one writer, so they can be handed out in advance
    values = [ids, new_uids(len(ids)), *zip(*records, strict=True)]
    with logged_at_once(connection, table.name) if len(records) >= _LARGE else nullcontext():
        _insert_columns(connection, table.name, ("id", "uid", *columns), values, same)
    return ids


def _insert_columns(
    connection: Connection,
    table: str,
    names: Sequence[str],
    columns: Sequence[Sequence[Any]],
    same: Mapping[str, Any],
) -> None:
    """Insert rows given as columns, many with each statement, and what is the same in all of them bound only once.

    Half the cost of `executemany` with a row each, where the calls and the bound values outweigh the storing.
    """
    size = len(columns[0])
    shared, own = dict(same), dict[str, Sequence[Any]]()
    for name, column in zip(names, columns, strict=True):
        if name != "id" and column[0] == column[-1] and column.count(column[0]) == size:
            shared[name] = column[0]
        else:
            own[name] = column
    rows = list(zip(*own.values(), strict=True))
    whole = size - size % _TOGETHER
    for together, some in ((_TOGETHER, rows[:whole]), (1, rows[whole:])):
        if some:
            marks = _marks(len(shared), len(own), together)
            statement = f"INSERT INTO {table} ({', '.join((*shared, *own))}) VALUES {marks}"  # noqa: S608
            values = [
                (*shared.values(), *chain.from_iterable(some[at : at + together]))
                for at in range(0, len(some), together)
            ]
            connection.exec_driver_sql(statement, values)


def _marks(shared: int, own: int, rows: int) -> str:
    """`(?1, ?2, ?3), (?1, ?2, ?4)`: numbered marks of so many rows with two shared values and one of their own."""
    first = "".join(f"?{number}, " for number in range(1, shared + 1))
    ends = range(shared + 1, shared + own * rows + 1, own)
    return ", ".join(f"({first}{', '.join(f'?{number}' for number in range(end, end + own))})" for end in ends)


def ensure_uid(record: R) -> R:
    """The record with an identity, made when it has none."""
    return record if record.uid else cast(R, replace(cast(Any, record), uid=new_uid()))


def with_storable_texts(record: R) -> R:
    """The record without letters that nobody sees and no file can hold."""
    texts = {field.name: getattr(record, field.name) for field in fields(cast(Any, record))}
    mended = {name: storable(text) for name, text in texts.items() if isinstance(text, str) and not text.isprintable()}
    return cast(R, replace(cast(Any, record), **mended)) if mended else record


def save_children(
    connection: Connection, table: Table, parent_column: str, parent_id: int, records: Sequence[R]
) -> tuple[R, ...]:
    """Make `records` the whole set of a parent's children: update by id, insert what is new, delete the rest."""
    column = table.c[parent_column]
    kept = [record.id for record in records if record.id]
    connection.execute(table.delete().where(column == parent_id, table.c.id.not_in(kept)))
    return tuple(
        save(connection, table, cast(R, replace(cast(Any, record), **{parent_column: parent_id}))) for record in records
    )


def delete(connection: Connection, table: Table, ids: Iterable[int]) -> None:
    """Delete rows by id."""
    connection.execute(table.delete().where(table.c.id.in_(list(ids))))
