"""Queries for people and their confirmed aliases."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from sqlalchemy import Connection, func, insert, select

from app.core.identity import new_uid
from app.domain.lists import KnownPerson, ListedPerson
from app.domain.names import name_key
from app.domain.records import Person
from app.storage import rows
from app.storage.schema import alias, person


def people(connection: Connection, ids: Sequence[int] | None = None) -> tuple[Person, ...]:
    """All people, or those with the given ids."""
    query = rows.select_records(Person, person)
    if ids is not None:
        query = query.where(person.c.id.in_(ids))
    return rows.load(connection, Person, query)


def save_person(connection: Connection, record: Person) -> Person:
    """Insert or update, with the matching key of the name."""
    return rows.save(connection, person, record, name_key=name_key(record.name))


_INSERT_PERSON = (
    "INSERT INTO person (id, uid, name, name_key, affiliation, partner_id, institution, position, grade, nip, nuptk,"
    " sex, phone, email) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def add_people(connection: Connection, records: Iterable[Person]) -> list[int]:
    """Insert many new people at once; returns their ids in order."""
    first = next_id(connection, "person")
    values = [
        (
            number,
            record.uid or new_uid(),
            record.name,
            name_key(record.name),
            record.affiliation.value,
            record.partner_id,
            record.institution,
            record.position,
            record.grade,
            record.nip,
            record.nuptk,
            record.sex,
            record.phone,
            record.email,
        )
        for number, record in enumerate(records, start=first)
    ]
    if values:
        connection.exec_driver_sql(_INSERT_PERSON, values)
    return list(range(first, first + len(values)))


def next_id(connection: Connection, table: str) -> int:
    """The id that the next row of a table will get; there is only one writer, so it can be handed out in advance."""
    last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    return (last or 0) + 1


def aliases(connection: Connection) -> dict[tuple[str, str], int]:
    """Confirmed aliases: (name key, school key) to person id."""
    return {(row.name_key, row.school_key): row.person_id for row in connection.execute(alias.select())}


def save_alias(connection: Connection, person_id: int, key: str, school_key: str) -> None:
    """Remember that this name at this school means this person; a later answer replaces an earlier one."""
    connection.execute(alias.delete().where(alias.c.name_key == key, alias.c.school_key == school_key))
    connection.execute(insert(alias).values(uid=new_uid(), person_id=person_id, name_key=key, school_key=school_key))


def find(connection: Connection, words: str, limit: int) -> tuple[Person, ...]:
    """People whose name contains `words` as typed, by name."""
    query = rows.select_records(Person, person).where(person.c.name.icontains(words.strip(), autoescape=True))
    return rows.load(connection, Person, query.order_by(person.c.name, person.c.id).limit(limit))


_FILLABLE = ("position", "grade", "nip", "nuptk", "sex", "phone", "email")


def fill_empty(connection: Connection, listed: Sequence[tuple[int, ListedPerson]]) -> None:
    """Complete what the register does not know yet of people from what a list says; nothing known is replaced."""
    columns = ", ".join(_FILLABLE)
    empty = " OR ".join(f"{column} = ''" for column in _FILLABLE)
    blanks = {
        row[0]: row[1:]
        for row in connection.exec_driver_sql(f"SELECT id, {columns} FROM person WHERE {empty}")  # noqa: S608
    }
    for person_id, seen in listed:
        known = blanks.get(person_id)
        if known is None:
            continue
        values = {
            column: getattr(seen, column)
            for column, value in zip(_FILLABLE, known, strict=True)
            if not value and getattr(seen, column)
        }
        if values:
            connection.execute(person.update().where(person.c.id == person_id).values(values))


def known_people(connection: Connection) -> tuple[KnownPerson, ...]:
    """Everybody, as much of them as matching needs."""
    columns = [person.c[field.name] for field in fields(KnownPerson)]
    return tuple(KnownPerson(*row) for row in connection.execute(select(*columns)))


def count(connection: Connection) -> int:
    """How many people are registered."""
    return connection.execute(select(func.count()).select_from(person)).scalar_one()
