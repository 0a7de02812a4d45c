"""Queries for people and their confirmed aliases."""

import json
from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from app.core.identity import new_uid
from app.core.text import storable
from app.domain.lists import KnownPerson, ListedPerson
from app.domain.names import name_key
from app.domain.people_list import PeopleOrder, PeopleQuery
from app.domain.records import Alias, Person
from app.domain.terms import PersonGroup
from app.storage import rows
from app.storage.people_search import search_ids
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


class NewPerson(NamedTuple):
    """A person to be inserted with many others. A tuple: thousands are made for one import."""

    name: str
    name_key: str
    affiliation: str  # code of an `Affiliation`
    partner_id: int | None = None
    institution: str = ""
    position: str = ""
    grade: str = ""
    nip: str = ""
    nuptk: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    employment: str = ""
    duty: str = ""
    groups: str = ""  # codes of `PersonGroup`, as the table keeps them
    note: str = ""


def add_people(connection: Connection, records: Sequence[NewPerson]) -> Sequence[int]:
    """Insert many new people at once; returns their ids in order."""
    return rows.insert_many(connection, person, NewPerson._fields, records)


def aliases(connection: Connection) -> dict[tuple[str, str], int]:
    """Confirmed aliases: (name key, school key) to person id."""
    return {(row.name_key, row.school_key): row.person_id for row in connection.execute(alias.select())}


def save_alias(connection: Connection, person_id: int, name: str, key: str, school_key: str) -> None:
    """Remember that this name at this school means this person; a later answer replaces an earlier one."""
    connection.execute(alias.delete().where(alias.c.name_key == key, alias.c.school_key == school_key))
    names = {"name": storable(name), "name_key": key, "school_key": school_key}
    values = {"uid": new_uid(), "person_id": person_id, **names}
    connection.execute(insert(alias).values(values))


def aliases_of(connection: Connection, person_id: int) -> tuple[Alias, ...]:
    """The other names of one person, oldest first."""
    query = rows.select_records(Alias, alias).where(alias.c.person_id == person_id).order_by(alias.c.id)
    return rows.load(connection, Alias, query)


def owner_of_alias(connection: Connection, key: str, school_key: str) -> int | None:
    """Whom a name at a school means, when the user confirmed one."""
    query = select(alias.c.person_id).where(alias.c.name_key == key, alias.c.school_key == school_key)
    return connection.execute(query).scalar()


def remove_aliases(connection: Connection, ids: Sequence[int]) -> None:
    """Forget other names."""
    rows.delete(connection, alias, ids)


def namesakes(connection: Connection, key: str, limit: int) -> list[int]:
    """Ids of the people whose name has this key."""
    query = select(person.c.id).where(person.c.name_key == key).order_by(person.c.id).limit(limit)
    return list(connection.execute(query).scalars())


def remove_person(connection: Connection, person_id: int) -> None:
    """Delete somebody without attendance; other names go along, meetings and letters keep the printed name."""
    rows.delete(connection, person, [person_id])


def find(connection: Connection, words: str, limit: int) -> tuple[Person, ...]:
    """People whom all the words may mean, in any order, the likeliest first.

    Initials and short titles (`M. Arifin`) are passed over while a longer word is there: they are written in many ways.
    """
    typed = words.replace(",", " ").split()
    telling = [word for word in typed if len(word.strip(".")) > 2] or typed
    ids = search_ids(connection, PeopleQuery(words=" ".join(telling), order=PeopleOrder.BEST), limit)
    places = {number: place for place, number in enumerate(ids)}
    return tuple(sorted(people(connection, ids), key=lambda one: places[one.id]))


_FILLABLE = ("position", "grade", "nip", "nuptk", "sex", "phone", "email", "employment", "duty")


def fill_empty(connection: Connection, listed: Sequence[tuple[int, ListedPerson]], columns: Collection[str]) -> None:
    """Complete what the register does not know yet of people from the `columns` that a list has.

    Nothing known is replaced; columns that the register does not keep are passed over.
    """
    fillable = [column for column in _FILLABLE if column in columns]
    if not fillable or not listed:
        return
    names = ", ".join(fillable)
    query = f"SELECT id, {names} FROM person WHERE '' IN ({names})"  # noqa: S608
    lacking = {row[0]: row[1:] for row in connection.exec_driver_sql(query).all()}
    said_by = attrgetter("row", *fillable)  # the row keeps the result a tuple when there is one column only
    changes: list[tuple[str | int, ...]] = []
    for number, seen in listed:
        if known := lacking.get(number):
            filled = tuple(have or said for have, said in zip(known, said_by(seen)[1:], strict=True))
            if filled != tuple(known):
                changes.append((*filled, number))
    if changes:
        assignments = ", ".join(f"{column} = ?" for column in fillable)
        connection.exec_driver_sql(f"UPDATE person SET {assignments} WHERE id = ?", changes)  # noqa: S608


def put_into_group(connection: Connection, ids: Collection[int], group: PersonGroup) -> None:
    """Add people to a group; their other groups stay."""
    groups = {row.id: row.groups for row in connection.execute(select(person.c.id, person.c.groups))}
    for number in ids:
        if group not in groups[number]:
            connection.execute(update(person).where(person.c.id == number).values(groups=(*groups[number], group)))


_SELECT_KNOWN = f"SELECT {', '.join(KnownPerson._fields)} FROM person"  # noqa: S608


def known_people(connection: Connection) -> list[KnownPerson]:
    """Everybody, as much of them as matching needs."""
    return [KnownPerson._make(row) for row in connection.exec_driver_sql(_SELECT_KNOWN).all()]


def existing_ids(connection: Connection, wanted: Collection[int]) -> frozenset[int]:
    """Which of these people are registered."""
    if not wanted:
        return frozenset()
    query = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM person)"
    gone = connection.exec_driver_sql(query, (json.dumps(list(wanted)),)).scalars()  # one value, however many they are
    return frozenset(wanted) - frozenset(gone)


def count(connection: Connection) -> int:
    """How many people are registered."""
    return connection.execute(select(func.count()).select_from(person)).scalar_one()


def uids(connection: Connection) -> tuple[str, ...]:
    """The identities of everybody."""
    return tuple(connection.execute(select(person.c.uid)).scalars())


def ids_by_uid(connection: Connection, wanted: Sequence[str]) -> tuple[int, ...]:
    """Ids of the people with these identities; who is gone is left out."""
    if not wanted:
        return ()
    return tuple(connection.execute(select(person.c.id).where(person.c.uid.in_(wanted))).scalars())
