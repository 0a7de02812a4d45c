"""Queries for the blank attendance sheets that were printed."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.domain.records import PrintedSheet
from app.domain.terms import AttendanceState, Role
from app.storage import rows
from app.storage.schema import attendance, meeting_day, printed_sheet


def printed_sheets(
    connection: Connection, *, ids: Sequence[int] | None = None, meeting_id: int | None = None
) -> tuple[PrintedSheet, ...]:
    """Printed sheets, the newest first."""
    query = rows.select_records(PrintedSheet, printed_sheet)
    if ids is not None:
        query = query.where(printed_sheet.c.id.in_(ids))
    if meeting_id is not None:
        days = select(meeting_day.c.id).where(meeting_day.c.meeting_id == meeting_id)
        query = query.where(printed_sheet.c.meeting_day_id.in_(days))
    query = query.order_by(printed_sheet.c.printed_at.desc(), printed_sheet.c.id.desc())
    return rows.load(connection, PrintedSheet, query)


def meeting_of_day(connection: Connection, day_id: int) -> int | None:
    """The meeting that a day belongs to; None when the day is gone."""
    return connection.execute(select(meeting_day.c.meeting_id).where(meeting_day.c.id == day_id)).scalar()


def code_taken(connection: Connection, code: str) -> bool:
    """Whether a sheet of this logbook has that code."""
    return connection.execute(select(printed_sheet.c.id).where(printed_sheet.c.code == code)).first() is not None


def save_printed_sheet(connection: Connection, record: PrintedSheet) -> PrintedSheet:
    """Insert or update."""
    return rows.save(connection, printed_sheet, record)


def remove_printed_sheets(connection: Connection, ids: Sequence[int]) -> None:
    """Forget sheets; the scans of them stay among the documents (undo brings the sheets back)."""
    rows.delete(connection, printed_sheet, ids)


def attended(connection: Connection, meeting_id: int) -> dict[tuple[int, Role], int]:
    """How many people attended, by day id and role."""
    states = [state for state in AttendanceState if state.attended]
    query = (
        select(attendance.c.meeting_day_id, attendance.c.role, func.count())
        .join(meeting_day, meeting_day.c.id == attendance.c.meeting_day_id)
        .where(meeting_day.c.meeting_id == meeting_id, attendance.c.state.in_(states))
        .group_by(attendance.c.meeting_day_id, attendance.c.role)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(query)}
