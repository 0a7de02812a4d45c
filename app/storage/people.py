"""Queries for people and their confirmed aliases."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from app.core.identity import new_uid, new_uids
from app.domain.lists import KnownPerson, ListedPerson
from app.domain.names import name_key
from app.domain.records import Person
from app.domain.terms import Affiliation
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


_PERSON_COLUMNS = (
    "id", "uid", "name", "name_key", "affiliation", "partner_id", "institution", "position", "grade", "nip", "nuptk",
    "sex", "phone", "email",
)  # fmt: skip
_INSERT_PERSON = f"INSERT INTO person ({', '.join(_PERSON_COLUMNS)}) VALUES ({', '.join('?' * len(_PERSON_COLUMNS))})"  # noqa: S608


def add_people(connection: Connection, records: Sequence[Person]) -> list[int]:
    """Insert many new people at once; returns their ids in order."""
    first = next_id(connection, "person")
    values = [
        (
            number,
            record.uid or uid,
            record.name,
            name_key(record.name),
            record.affiliation.code,
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
        for number, (record, uid) in enumerate(zip(records, new_uids(len(records)), strict=True), start=first)
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
_SELECT_EMPTY = f"SELECT id, {', '.join(_FILLABLE)} FROM person WHERE '' IN ({', '.join(_FILLABLE)})"  # noqa: S608
_FILL = f"UPDATE person SET {', '.join(f'{column} = ?' for column in _FILLABLE)} WHERE id = ?"  # noqa: S608


def fill_empty(connection: Connection, listed: Sequence[tuple[int, ListedPerson]]) -> None:
    """Complete what the register does not know yet of people from what a list says; nothing known is replaced."""
    lacking = {row[0]: tuple(row[1:]) for row in connection.exec_driver_sql(_SELECT_EMPTY).all()} if listed else {}
    changes: list[tuple[str | int, ...]] = []
    for person_id, seen in listed:
        known = lacking.get(person_id)
        if known is not None:
            said = (seen.position, seen.grade, seen.nip, seen.nuptk, seen.sex, seen.phone, seen.email)
            filled = tuple(have or new for have, new in zip(known, said, strict=True))
            if filled != known:
                changes.append((*filled, person_id))
    if changes:
        connection.exec_driver_sql(_FILL, changes)


_SELECT_KNOWN = f"SELECT {', '.join(KnownPerson._fields)} FROM person"  # noqa: S608


def known_people(connection: Connection) -> list[KnownPerson]:
    """Everybody, as much of them as matching needs."""
    kinds = {kind.code: kind for kind in Affiliation}
    return [
        KnownPerson(row[0], row[1], row[2], kinds[row[3]], *row[4:])
        for row in connection.exec_driver_sql(_SELECT_KNOWN).all()
    ]


def count(connection: Connection) -> int:
    """How many people are registered."""
    return connection.execute(select(func.count()).select_from(person)).scalar_one()
