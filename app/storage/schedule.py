"""Queries for the schedule: few columns, one row a day, so that years of meetings open at once."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Select, Table, Text, exists, func, select, type_coerce

from app.domain.records import Invitation, Meeting, MeetingDay, MeetingRole
from app.domain.terms import MeetingMode, MeetingStatus
from app.storage import rows
from app.storage.schema import attendance, change, document, invitation, meeting, meeting_day, meeting_role, use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFilter:
    """Which meetings the schedule shows; None means all."""

    partner_id: int | None = None  # invited
    stage_ids: tuple[int, ...] | None = None
    status: MeetingStatus | None = None


class DayRow(NamedTuple):
    """One day of one meeting, as the schedule shows it. A tuple: hundreds are read whenever the page opens."""

    meeting_id: int
    day_id: int
    position: int
    date: date
    start: time | None
    end: time | None
    has_list: bool  # somebody stands on the attendance list of the day
    title: str
    mode: MeetingMode
    place: str
    link: str
    organiser: str
    status: MeetingStatus
    stage_id: int | None


_MODES = {mode.code: mode for mode in MeetingMode}
_STATUSES = {status.code: status for status in MeetingStatus}


def day_rows(
    connection: Connection, first: date | None, last: date | None, wanted: ScheduleFilter
) -> tuple[DayRow, ...]:
    """Every day of the meetings with a day from `first` to `last` (None = open), by date and time.

    Values are converted here and not by the types of their columns: that halves the time of the whole query.
    """
    listed = exists(select(attendance.c.id).where(attendance.c.meeting_day_id == meeting_day.c.id))
    beginning = func.coalesce(meeting_day.c.start, "")
    raw = (type_coerce(one, Text) for one in (meeting_day.c.date, meeting_day.c.start, meeting_day.c.end))
    query = (
        select(
            meeting.c.id,
            meeting_day.c.id,
            meeting_day.c.position,
            *raw,
            type_coerce(listed, Integer),
            meeting.c.title,
            type_coerce(meeting.c.mode, Text),
            meeting.c.place,
            meeting.c.link,
            meeting.c.organiser,
            type_coerce(meeting.c.status, Text),
            meeting.c.stage_id,
        )
        .join(meeting_day, meeting_day.c.meeting_id == meeting.c.id)
        .order_by(meeting_day.c.date, type_coerce(beginning, Text), meeting.c.id)
    )
    if first is not None and last is not None:
        query = query.where(meeting.c.id.in_(_meetings_between(first, last)))
    if wanted.partner_id is not None:
        query = query.where(
            meeting.c.id.in_(select(invitation.c.meeting_id).where(invitation.c.partner_id == wanted.partner_id))
        )
    if wanted.stage_ids is not None:
        query = query.where(meeting.c.stage_id.in_(wanted.stage_ids))
    if wanted.status is not None:
        query = query.where(meeting.c.status == wanted.status)
    return tuple(_day_row(row) for row in connection.execute(query))


def _day_row(row: Sequence[Any]) -> DayRow:
    meeting_id, day_id, position, day, start, end, listed, title, mode, place, link, organiser, status, stage_id = row
    return DayRow(
        meeting_id,
        day_id,
        position,
        date.fromisoformat(day),
        time.fromisoformat(start) if start else None,
        time.fromisoformat(end) if end else None,
        bool(listed),
        title,
        _MODES[mode],
        place,
        link,
        organiser,
        _STATUSES[status],
        stage_id,
    )


def _meetings_between(first: date, last: date) -> Select[tuple[int]]:
    return select(meeting_day.c.meeting_id).where(meeting_day.c.date.between(first, last))


def document_kinds(connection: Connection, first: date | None, last: date | None) -> dict[int, str]:
    """Meeting id to the kinds of its documents, one word for each document, for the meetings with a day in the span."""
    query = (
        select(document.c.meeting_id, func.group_concat(type_coerce(document.c.kind, Text), " "))
        .where(document.c.meeting_id.is_not(None))
        .group_by(document.c.meeting_id)
    )
    if first is not None and last is not None:
        query = query.where(document.c.meeting_id.in_(_meetings_between(first, last)))
    return {row[0]: row[1] for row in connection.execute(query)}


_ALIVE = (MeetingStatus.PLANNED, MeetingStatus.HELD)


def dated_by_stage(connection: Connection) -> dict[int, int]:
    """Stage id to how many of its meetings are planned or held on a date; stages without any are left out."""
    dated = exists(select(meeting_day.c.id).where(meeting_day.c.meeting_id == meeting.c.id))
    query = (
        select(meeting.c.stage_id, func.count())
        .where(meeting.c.status.in_(_ALIVE), meeting.c.stage_id.is_not(None), dated)
        .group_by(meeting.c.stage_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def shared_days(connection: Connection, first: date | None, last: date | None) -> set[date]:
    """The days from `first` to `last` (None = open) on which several meetings are planned or held."""
    query = (
        select(meeting_day.c.date)
        .join(meeting, meeting_day.c.meeting_id == meeting.c.id)
        .where(meeting.c.status.in_(_ALIVE))
        .group_by(meeting_day.c.date)
        .having(func.count(meeting.c.id.distinct()) > 1)
    )
    if first is not None and last is not None:
        query = query.where(meeting_day.c.date.between(first, last))
    return {row[0] for row in connection.execute(query)}


def meetings_on(connection: Connection, days: Collection[date]) -> tuple[Meeting, ...]:
    """Meetings on any of these days with their days, invitations and roles; nothing else of them is read."""
    ids = select(meeting_day.c.meeting_id).where(meeting_day.c.date.in_(sorted(days)))
    found = rows.load(
        connection, Meeting, rows.select_records(Meeting, meeting).where(meeting.c.id.in_(ids)).order_by(meeting.c.id)
    )
    wanted = [one.id for one in found]
    dates = _children(connection, MeetingDay, meeting_day, wanted)
    invitations = _children(connection, Invitation, invitation, wanted)
    roles = _children(connection, MeetingRole, meeting_role, wanted)
    return tuple(
        replace(
            one,
            days=tuple(sorted(dates[one.id], key=lambda day: day.date)),
            invitations=tuple(invitations[one.id]),
            roles=tuple(roles[one.id]),
        )
        for one in found
    )


def _children(
    connection: Connection, record_type: type[Any], table: Table, wanted: Collection[int]
) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    if wanted:
        query = rows.select_records(record_type, table).where(table.c.meeting_id.in_(wanted)).order_by(table.c.id)
        for record in rows.load(connection, record_type, query):
            grouped[record.meeting_id].append(record)
    return grouped


_PARTS = ("meeting_day", "invitation", "meeting_role", "topic", "date_change")


def last_changes(connection: Connection, found: Iterable[Meeting]) -> dict[int, datetime]:
    """Meeting id to when it, or what is planned of it, last changed; undo and redo count too."""
    owner: dict[tuple[str, int], int] = {}
    for one in found:
        owner["meeting", one.id] = one.id
        parts = (one.days, one.invitations, one.roles, one.topics, one.date_changes)
        for name, records in zip(_PARTS, parts, strict=True):
            owner.update({(name, record.id): one.id for record in records})
    newest: dict[int, int] = defaultdict(int)
    query = (
        select(
            change.c.table_name,
            change.c.row_id,
            func.json_extract(change.c.before, "$.meeting_id"),
            func.max(change.c.id),
        )
        .where(change.c.table_name.in_(("meeting", *_PARTS)))
        .group_by(change.c.table_name, change.c.row_id)
    )
    for table_name, row_id, before, number in connection.execute(query):
        meeting_id = before if before is not None else owner.get((table_name, row_id), 0)
        newest[meeting_id] = max(newest[meeting_id], number)
    groups = connection.execute(select(use_case.c.first_change, use_case.c.at).order_by(use_case.c.id)).all()
    firsts = [first for first, _ in groups]
    return {
        meeting_id: groups[bisect_right(firsts, number) - 1].at for meeting_id, number in newest.items() if meeting_id
    }
