"""Queries for attendance."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from app.domain.records import Attendance, AttendanceRow
from app.domain.terms import Affiliation, AttendanceState, Role
from app.storage import rows
from app.storage.schema import attendance, meeting_day, meeting_role, model_school, partner, person


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
    connection: Connection,
    *,
    meeting_ids: Sequence[int] | None = None,
    day_id: int | None = None,
    ids: Sequence[int] | None = None,
) -> tuple[AttendanceRow, ...]:
    """Attendance joined with the people, by day and in the order it was entered."""
    query = _row_query()
    if ids is not None:
        query = query.where(attendance.c.id.in_(ids))
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


def add_list(connection: Connection, day_id: int, entries: Sequence[Listed], batch_id: int | None = None) -> None:
    """Put many people on a day's list at once."""
    rows.insert_many(connection, attendance, Listed._fields, entries, meeting_day_id=day_id, import_batch_id=batch_id)


def present_on(connection: Connection, day_id: int) -> dict[int, int]:
    """Who already stands on a day's list: person id to attendance id."""
    query = select(attendance.c.person_id, attendance.c.id).where(attendance.c.meeting_day_id == day_id)
    return {row.person_id: row.id for row in connection.execute(query)}


def tasks_on(connection: Connection, day_id: int) -> dict[int, Role]:
    """The tasks at the meeting of a day: person id to role, of those who have not said that they stay away."""
    query = (
        select(meeting_role.c.person_id, meeting_role.c.role)
        .join(meeting_day, meeting_day.c.meeting_id == meeting_role.c.meeting_id)
        .where(meeting_day.c.id == day_id, meeting_role.c.person_id.is_not(None))
        .where(meeting_role.c.came.is_not(False))
        .order_by(meeting_role.c.id.desc())  # the first task of several counts
    )
    return {row.person_id: row.role for row in connection.execute(query)}


def roles_near(connection: Connection, day_id: int) -> dict[int, Role]:
    """As what people stand on the lists of the meeting of a day: person id to role."""
    meeting_id = select(meeting_day.c.meeting_id).where(meeting_day.c.id == day_id).scalar_subquery()
    query = (
        select(attendance.c.person_id, attendance.c.role)
        .join(meeting_day, meeting_day.c.id == attendance.c.meeting_day_id)
        .where(meeting_day.c.meeting_id == meeting_id)
    )
    return {row.person_id: row.role for row in connection.execute(query)}


def name_of(connection: Connection, entry_id: int) -> str:
    """Whose entry this is; empty when it is gone."""
    query = select(person.c.name).join(attendance, attendance.c.person_id == person.c.id)
    return connection.execute(query.where(attendance.c.id == entry_id)).scalar() or ""


def set_state(connection: Connection, ids: Sequence[int], state: AttendanceState) -> None:
    """Give entries a state; a substitute is only kept with the state that has one."""
    values: dict[str, Any] = {"state": state}
    if state is not AttendanceState.SUBSTITUTED:
        values["substitute"] = ""
    connection.execute(attendance.update().where(attendance.c.id.in_(ids)).values(values))


def set_substitute(connection: Connection, ids: Sequence[int], name: str) -> None:
    """Somebody sat there instead: the state says so, and `name` (may be empty) says who."""
    values = {"state": AttendanceState.SUBSTITUTED, "substitute": name}
    connection.execute(attendance.update().where(attendance.c.id.in_(ids)).values(values))


def confirm(connection: Connection, ids: Sequence[int], state: AttendanceState = AttendanceState.PRESENT) -> None:
    """Whoever of these still waits for an answer was there, or what else is known of them."""
    waiting = attendance.update().where(attendance.c.id.in_(ids), attendance.c.state == AttendanceState.UNKNOWN)
    connection.execute(waiting.values(state=state))


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


def unanswered_days(connection: Connection) -> frozenset[int]:
    """Ids of the meeting days on whose prepared list somebody still waits for an answer."""
    code = AttendanceState.UNKNOWN.code  # written out: a parameter would not use the index on it
    query = f"SELECT DISTINCT meeting_day_id FROM attendance WHERE state = '{code}'"  # noqa: S608
    return frozenset(connection.exec_driver_sql(query).scalars())


def count(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(select(func.count()).select_from(attendance)).scalar_one()
