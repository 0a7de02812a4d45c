"""Queries for attendance."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from app.core.identity import new_uids
from app.domain.records import Attendance, AttendanceRow
from app.domain.terms import Affiliation, AttendanceState, Role
from app.storage import rows
from app.storage.people import next_id
from app.storage.schema import attendance, meeting_day, model_school, partner, person


def _row_query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            attendance.c.id,
            attendance.c.uid,
            meeting_day.c.meeting_id,
            attendance.c.meeting_day_id,
            attendance.c.person_id,
            person.c.uid.label("person_uid"),
            person.c.name,
            person.c.nip,
            person.c.grade,
            person.c.position,
            person.c.affiliation,
            person.c.partner_id,
            person.c.institution,
            partner.c.name.label("partner_name"),
            attendance.c.role,
            attendance.c.state,
            attendance.c.minutes,
            attendance.c.note,
            attendance.c.substitute,
            person.c.groups,
            attendance.c.import_batch_id,
        )
        .select_from(attendance)
        .join(meeting_day, meeting_day.c.id == attendance.c.meeting_day_id)
        .join(person, person.c.id == attendance.c.person_id)
        .outerjoin(partner, partner.c.id == person.c.partner_id)
        .order_by(meeting_day.c.date, meeting_day.c.position, attendance.c.id)
    )


def attendance_rows(
    connection: Connection, *, meeting_ids: Sequence[int] | None = None, day_id: int | None = None
) -> tuple[AttendanceRow, ...]:
    """Attendance joined with the people, by day and in the order it was entered."""
    query = _row_query()
    if meeting_ids is not None:
        query = query.where(meeting_day.c.meeting_id.in_(meeting_ids))
    if day_id is not None:
        query = query.where(attendance.c.meeting_day_id == day_id)
    own = connection.execute(select(model_school.c.name)).scalar() or ""
    found: list[AttendanceRow] = []
    for row in connection.execute(query).mappings():
        fields = dict(row)
        partner_name = fields.pop("partner_name")
        if fields["affiliation"] is Affiliation.PARTNER:
            fields["institution"] = partner_name or fields["institution"]
        elif fields["affiliation"] is Affiliation.MODEL:
            fields["institution"] = own
        found.append(AttendanceRow(**fields))
    return tuple(found)


def add_attendance(connection: Connection, record: Attendance) -> Attendance:
    """Insert one entry."""
    return rows.save(connection, attendance, record)


class Listed(NamedTuple):
    """One person to be put on a day's list with many others. A tuple: thousands are made for one import."""

    person_id: int
    state: str = AttendanceState.PRESENT.code
    role: str = Role.PARTICIPANT.code
    minutes: int | None = None
    note: str = ""
    substitute: str = ""


_INSERT = (
    f"INSERT INTO attendance (id, uid, meeting_day_id, import_batch_id, {', '.join(Listed._fields)}) "  # noqa: S608
    f"VALUES (?, ?, ?, ?{', ?' * len(Listed._fields)})"
)


def add_list(connection: Connection, day_id: int, entries: Sequence[Listed], batch_id: int | None = None) -> None:
    """Put many people on a day's list at once."""
    if entries:
        first = next_id(connection, "attendance")
        uids = new_uids(len(entries))
        values = [(first + at, uids[at], day_id, batch_id, *entry) for at, entry in enumerate(entries)]
        connection.exec_driver_sql(_INSERT, values)


def present_on(connection: Connection, day_id: int) -> dict[int, int]:
    """Who already stands on a day's list: person id to attendance id."""
    query = select(attendance.c.person_id, attendance.c.id).where(attendance.c.meeting_day_id == day_id)
    return {row.person_id: row.id for row in connection.execute(query)}


def name_of(connection: Connection, entry_id: int) -> str:
    """Whose entry this is; empty when it is gone."""
    query = select(person.c.name).join(attendance, attendance.c.person_id == person.c.id)
    return connection.execute(query.where(attendance.c.id == entry_id)).scalar() or ""


def set_state(connection: Connection, ids: Sequence[int], state: AttendanceState) -> None:
    """Give entries a state."""
    connection.execute(attendance.update().where(attendance.c.id.in_(ids)).values(state=state))


def update_measured(connection: Connection, entries: Iterable[tuple[int, AttendanceState | None, int | None]]) -> None:
    """Update (id, state, minutes) of existing entries; None leaves a value as it is."""
    for entry_id, state, minutes in entries:
        values: dict[str, Any] = {}
        if state is not None:
            values["state"] = state
        if minutes is not None:
            values["minutes"] = minutes
        if values:
            connection.execute(attendance.update().where(attendance.c.id == entry_id).values(values))


def remove(connection: Connection, ids: Iterable[int]) -> None:
    """Take entries off their lists; the people stay."""
    rows.delete(connection, attendance, ids)


def days_with_attendance(connection: Connection) -> frozenset[int]:
    """Ids of the meeting days that have a list."""
    return frozenset(connection.execute(select(attendance.c.meeting_day_id).distinct()).scalars())


def counts_by_meeting(connection: Connection) -> dict[int, tuple[int, int]]:
    """Meeting id to (people listed, people who attended at least one day)."""
    attended = [state for state in AttendanceState if state.attended]
    query = (
        select(
            meeting_day.c.meeting_id,
            func.count(attendance.c.person_id.distinct()),
            func.count(func.iif(attendance.c.state.in_(attended), attendance.c.person_id, None).distinct()),
        )
        .join(meeting_day, meeting_day.c.id == attendance.c.meeting_day_id)
        .group_by(meeting_day.c.meeting_id)
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def count(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(select(func.count()).select_from(attendance)).scalar_one()
