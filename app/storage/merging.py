"""Two people of the register become one: everything that hangs on the one moves to the other."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, func, or_, select

from app.domain.people_merge import merged_attendance
from app.domain.records import Attendance, AttendanceSource, LetterPerson, MeetingRole, NotSame
from app.storage import people, rows
from app.storage.schema import alias, attendance, attendance_source, letter_person, meeting_role, not_same, person


def not_same_pairs(connection: Connection) -> frozenset[tuple[int, int]]:
    """Pairs that the user said are two people, the smaller id first."""
    return frozenset((row[0], row[1]) for row in connection.execute(select(not_same.c.first_id, not_same.c.second_id)))


def keep_apart(connection: Connection, one: int, other: int) -> None:
    """Remember that these are two people."""
    if (min(one, other), max(one, other)) not in not_same_pairs(connection):
        rows.save(connection, not_same, NotSame(first_id=min(one, other), second_id=max(one, other)))


def attendance_counts(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Person id to the number of attendance entries; people without one are left out."""
    query = select(attendance.c.person_id, func.count()).where(attendance.c.person_id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query.group_by(attendance.c.person_id))}


def move_all(connection: Connection, gone_id: int, kept_id: int) -> None:
    """Give everything of one person to another, then delete the empty entry.

    A day on which both stand keeps one entry (`merged_attendance`); a task or a letter that names both keeps one line.
    """
    _move_attendance(connection, gone_id, kept_id)
    _move_roles(connection, gone_id, kept_id)
    _move_letters(connection, gone_id, kept_id)
    connection.execute(alias.update().where(alias.c.person_id == gone_id).values(person_id=kept_id))
    _move_refusals(connection, gone_id, kept_id)
    rows.delete(connection, person, [gone_id])


def keep_name(connection: Connection, person_id: int, name: str, key: str, school_key: str) -> None:
    """Remember another name, unless that name at that school means somebody already."""
    if people.owner_of_alias(connection, key, school_key) is None:
        people.save_alias(connection, person_id, name, key, school_key)


def _move(connection: Connection, table: Table, ids: list[int], kept_id: int) -> None:
    connection.execute(table.update().where(table.c.id.in_(ids)).values(person_id=kept_id))


def _move_attendance(connection: Connection, gone_id: int, kept_id: int) -> None:
    query = rows.select_records(Attendance, attendance).where(attendance.c.person_id.in_((gone_id, kept_id)))
    entries = rows.load(connection, Attendance, query)
    there = {entry.meeting_day_id: entry for entry in entries if entry.person_id == kept_id}
    moving: list[int] = []
    for entry in entries:
        if entry.person_id != gone_id:
            continue
        same_day = there.get(entry.meeting_day_id)
        if same_day is None:
            moving.append(entry.id)
        else:
            _join_sources(connection, entry, same_day)
            rows.delete(connection, attendance, [entry.id])
            rows.save(connection, attendance, merged_attendance(same_day, entry))
    _move(connection, attendance, moving, kept_id)


def _join_sources(connection: Connection, gone: Attendance, kept: Attendance) -> None:
    """The imports that named either of two entries name the one that is kept."""
    if kept.import_batch_id is None:
        return
    query = rows.select_records(AttendanceSource, attendance_source)
    entries = rows.load(
        connection, AttendanceSource, query.where(attendance_source.c.attendance_id.in_((gone.id, kept.id)))
    )
    named = {kept.import_batch_id, *(one.import_batch_id for one in entries if one.attendance_id == kept.id)}
    more = {one.import_batch_id: one.state for one in entries if one.attendance_id == gone.id}
    if gone.import_batch_id is not None:
        more[gone.import_batch_id] = gone.state
    for batch_id, state in more.items():
        if batch_id not in named:
            source = AttendanceSource(attendance_id=kept.id, import_batch_id=batch_id, state=state)
            rows.save(connection, attendance_source, source)


def _move_roles(connection: Connection, gone_id: int, kept_id: int) -> None:
    query = rows.select_records(MeetingRole, meeting_role).where(meeting_role.c.person_id.in_((gone_id, kept_id)))
    tasks = rows.load(connection, MeetingRole, query)
    there = {(task.meeting_id, task.role, task.planned): task for task in tasks if task.person_id == kept_id}
    moving: list[int] = []
    for task in tasks:
        if task.person_id != gone_id:
            continue
        same = there.get((task.meeting_id, task.role, task.planned))
        if same is None:
            moving.append(task.id)
        else:
            rows.delete(connection, meeting_role, [task.id])
            came = True if task.came else task.came if same.came is None else same.came
            note = same.note if task.note in same.note else "; ".join(filter(None, (same.note, task.note)))
            rows.save(connection, meeting_role, replace(same, came=came, note=note))
    _move(connection, meeting_role, moving, kept_id)


def _move_letters(connection: Connection, gone_id: int, kept_id: int) -> None:
    query = rows.select_records(LetterPerson, letter_person).where(letter_person.c.person_id.in_((gone_id, kept_id)))
    named = rows.load(connection, LetterPerson, query)
    there = {line.letter_id for line in named if line.person_id == kept_id}
    from_gone = [line for line in named if line.person_id == gone_id]
    rows.delete(connection, letter_person, [line.id for line in from_gone if line.letter_id in there])
    _move(connection, letter_person, [line.id for line in from_gone if line.letter_id not in there], kept_id)


def _move_refusals(connection: Connection, gone_id: int, kept_id: int) -> None:
    """Whoever was told apart from the one is told apart from the other."""
    touching = or_(not_same.c.first_id == gone_id, not_same.c.second_id == gone_id)
    pairs = [
        (row[0], row[1])
        for row in connection.execute(select(not_same.c.first_id, not_same.c.second_id).where(touching))
    ]
    connection.execute(not_same.delete().where(touching))
    for first, second in pairs:
        other = second if first == gone_id else first
        if other != kept_id:
            keep_apart(connection, kept_id, other)
