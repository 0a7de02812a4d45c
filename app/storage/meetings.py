"""Queries for meetings with their days, invitations and roles."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, exists, select

from app.domain.records import DateChange, Invitation, Meeting, MeetingDay, MeetingRole, Topic
from app.storage import rows
from app.storage.schema import date_change, invitation, meeting, meeting_day, meeting_role, topic


def meetings(
    connection: Connection,
    *,
    ids: Sequence[int] | None = None,
    from_date: date | None = None,
    until_date: date | None = None,
) -> tuple[Meeting, ...]:
    """Meetings by first date; those without a date last. A period keeps the meetings with a day inside it."""
    query = rows.select_records(Meeting, meeting)
    if ids is not None:
        query = query.where(meeting.c.id.in_(ids))
    if from_date is not None or until_date is not None:
        day = select(meeting_day.c.id).where(meeting_day.c.meeting_id == meeting.c.id)
        if from_date is not None:
            day = day.where(meeting_day.c.date >= from_date)
        if until_date is not None:
            day = day.where(meeting_day.c.date <= until_date)
        query = query.where(exists(day))
    found = rows.load(connection, Meeting, query)
    one = found[0].id if len(found) == 1 else None
    days = _children(connection, MeetingDay, meeting_day, one)
    invitations = _children(connection, Invitation, invitation, one)
    roles = _children(connection, MeetingRole, meeting_role, one)
    topics = _children(connection, Topic, topic, one)
    changes = _children(connection, DateChange, date_change, one)
    whole = (
        replace(
            record,
            days=tuple(sorted(days[record.id], key=lambda day: (day.position, day.date))),
            invitations=tuple(invitations[record.id]),
            roles=tuple(roles[record.id]),
            topics=tuple(sorted(topics[record.id], key=lambda one: one.position)),
            date_changes=tuple(changes[record.id]),
        )
        for record in found
    )
    return tuple(sorted(whole, key=lambda record: (record.first_date or date.max, record.id)))


def _children(
    connection: Connection, record_type: type[Any], table: Table, meeting_id: int | None
) -> dict[int, list[Any]]:
    query = rows.select_records(record_type, table).order_by(table.c.id)
    if meeting_id is not None:
        query = query.where(table.c.meeting_id == meeting_id)
    grouped: dict[int, list[Any]] = defaultdict(list)
    for record in rows.load(connection, record_type, query):
        grouped[record.meeting_id].append(record)
    return grouped


def save_meeting(connection: Connection, record: Meeting) -> Meeting:
    """Insert or update a meeting with everything that belongs to it."""
    saved = rows.save(connection, meeting, record)
    return replace(
        saved,
        days=rows.save_children(connection, meeting_day, "meeting_id", saved.id, record.days),
        invitations=rows.save_children(connection, invitation, "meeting_id", saved.id, record.invitations),
        roles=rows.save_children(connection, meeting_role, "meeting_id", saved.id, record.roles),
        topics=rows.save_children(connection, topic, "meeting_id", saved.id, record.topics),
        date_changes=rows.save_children(connection, date_change, "meeting_id", saved.id, record.date_changes),
    )


def remove_meeting(connection: Connection, meeting_id: int) -> None:
    """Delete a meeting with everything that hangs on it (undo brings it all back)."""
    rows.delete(connection, meeting, [meeting_id])
