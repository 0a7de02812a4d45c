"""Queries for what hangs on one person: days, tasks, letters."""

from sqlalchemy import Connection, select

from app.domain.people_record import PersonDay, PersonLetter, PersonTask
from app.storage.schema import attendance, letter, letter_person, meeting, meeting_day, meeting_role


def days_of(connection: Connection, person_id: int) -> tuple[PersonDay, ...]:
    """The days on whose lists a person stands, newest first."""
    query = (
        select(
            meeting.c.id,
            meeting_day.c.id,
            meeting.c.title,
            meeting_day.c.date,
            attendance.c.role,
            attendance.c.state,
        )
        .select_from(attendance)
        .join(meeting_day, meeting_day.c.id == attendance.c.meeting_day_id)
        .join(meeting, meeting.c.id == meeting_day.c.meeting_id)
        .where(attendance.c.person_id == person_id)
        .order_by(meeting_day.c.date.desc(), attendance.c.id.desc())
    )
    return tuple(PersonDay._make(row) for row in connection.execute(query))


def tasks_of(connection: Connection, person_id: int) -> tuple[PersonTask, ...]:
    """The tasks of a person at meetings, newest first."""
    query = (
        select(meeting.c.id, meeting.c.title, meeting_role.c.role, meeting_role.c.came)
        .select_from(meeting_role)
        .join(meeting, meeting.c.id == meeting_role.c.meeting_id)
        .where(meeting_role.c.person_id == person_id)
        .order_by(meeting_role.c.id.desc())
    )
    return tuple(PersonTask._make(row) for row in connection.execute(query))


def letters_of(connection: Connection, person_id: int) -> tuple[PersonLetter, ...]:
    """The letters that name a person, newest first."""
    query = (
        select(letter.c.id, letter.c.kind, letter.c.number, letter.c.date, letter.c.subject)
        .select_from(letter_person)
        .join(letter, letter.c.id == letter_person.c.letter_id)
        .where(letter_person.c.person_id == person_id)
        .order_by(letter.c.date.desc(), letter.c.id.desc())
    )
    return tuple(PersonLetter._make(row) for row in connection.execute(query))
