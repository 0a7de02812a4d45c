"""How the schedule says its days and meetings."""

from collections.abc import Sequence
from datetime import date

from app.domain.completeness import GapLevel
from app.domain.dates import format_day, format_time
from app.domain.terms import MeetingMode, MeetingStatus
from app.services.schedule import DayRow, Deadline, Holiday

STATUS_TONES = {
    MeetingStatus.PLANNED: "chosen",
    MeetingStatus.HELD: "there",
    MeetingStatus.POSTPONED: "soon",
    MeetingStatus.CANCELLED: "quiet",
}

GAP_TONES = {GapLevel.THERE: "there", GapLevel.SOON: "soon", GapLevel.MISSING: "missing"}


def deadline_word(one: Deadline) -> tuple[str, str]:
    """How a stage stands on its due date, and the tone of that word."""
    return ("Lewat tanggal", "missing") if one.late else ("Batas waktu", "soon")


def clock(row: DayRow) -> str:
    """`08.00–14.00`, `08.00 – selesai`, or empty when no time is known."""
    if row.start is None:
        return ""
    return f"{format_time(row.start)}–{format_time(row.end)}" if row.end else f"{format_time(row.start)} – selesai"


def where(row: DayRow) -> str:
    """The place, or that people meet online."""
    if row.mode is MeetingMode.ONLINE:
        return f"Daring · {row.place}" if row.place else "Daring"
    return row.place


def row_sentence(row: DayRow) -> str:
    """A meeting's day in one line: title, time, place, status."""
    return " · ".join(part for part in (row.title, clock(row), where(row), row.status.label) if part)


def day_sentence(day: date, rows: Sequence[DayRow], deadlines: Sequence[Deadline], holiday: Holiday | None) -> str:
    """Everything of a day in one sentence, for the screen reader and the line below the month."""
    parts = [holiday.name] if holiday is not None else []
    parts += [one.sentence for one in deadlines]
    parts += [" ".join(part for part in (clock(row), row.title) if part) for row in rows]
    return f"{format_day(day)}: {'; '.join(parts) if parts else 'belum ada kegiatan'}"
