"""Queries for the letter register: letters with the people that a surat tugas sends."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from app.domain.records import Letter, LetterPerson
from app.domain.terms import LetterKind
from app.storage import rows
from app.storage.schema import letter, letter_person


def letters(
    connection: Connection,
    *,
    ids: Sequence[int] | None = None,
    meeting_id: int | None = None,
    year: int | None = None,
) -> tuple[Letter, ...]:
    """Letters in the order of the register: by date, then by running number. `year` is that of the letter's date."""
    query = rows.select_records(Letter, letter)
    if ids is not None:
        query = query.where(letter.c.id.in_(ids))
    if meeting_id is not None:
        query = query.where(letter.c.meeting_id == meeting_id)
    if year is not None:
        query = query.where(letter.c.date.between(date(year, 1, 1), date(year, 12, 31)))
    return _whole(
        connection, rows.load(connection, Letter, query.order_by(letter.c.date, letter.c.sequence, letter.c.id))
    )


def newest_of_kind(connection: Connection, kind: LetterKind, *, besides: str) -> Letter | None:
    """The letter of a kind that was written last, whatever its date; not one whose subject begins with `besides`."""
    query = rows.select_records(Letter, letter).where(letter.c.kind == kind, ~letter.c.subject.startswith(besides))
    found = _whole(connection, rows.load(connection, Letter, query.order_by(letter.c.id.desc()).limit(1)))
    return found[0] if found else None


def years(connection: Connection) -> tuple[int, ...]:
    """The years that have letters, the newest first."""
    year = func.substr(letter.c.date, 1, 4)
    return tuple(int(one) for one in connection.execute(select(year).distinct().order_by(year.desc())).scalars())


def save_letter(connection: Connection, record: Letter) -> Letter:
    """Insert or update a letter with its people."""
    saved = rows.save(connection, letter, record)
    return replace(saved, people=rows.save_children(connection, letter_person, "letter_id", saved.id, record.people))


def remove_letter(connection: Connection, letter_id: int) -> None:
    """Delete a letter with its people (undo brings them back)."""
    rows.delete(connection, letter, [letter_id])


def _whole(connection: Connection, found: tuple[Letter, ...]) -> tuple[Letter, ...]:
    query = rows.select_records(LetterPerson, letter_person).order_by(letter_person.c.id)
    people: dict[int, list[LetterPerson]] = defaultdict(list)
    for one in rows.load(connection, LetterPerson, query.where(letter_person.c.letter_id.in_([x.id for x in found]))):
        people[one.letter_id].append(one)
    return tuple(replace(record, people=tuple(people[record.id])) for record in found)
