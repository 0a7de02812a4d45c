"""Between frozen records and table rows: a record's fields are its table's columns."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, Protocol, TypeVar, cast

from sqlalchemy import Connection, Select, Table, select

from app.core.identity import new_uid
from app.core.text import storable


class Stored(Protocol):
    """A frozen record with a row id and an identity of its own."""

    @property
    def id(self) -> int: ...
    @property
    def uid(self) -> str: ...


R = TypeVar("R", bound=Stored)


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
