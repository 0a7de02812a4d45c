"""Meetings as a calendar file (iCalendar, RFC 5545) that Google Calendar, Outlook and Thunderbird import.

The same data gives the same bytes. Times are written in UTC: the zones of Indonesia know no summer time, so no
definition of a zone has to travel along, and Outlook, which knows no IANA names, shows the right hour too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.core.errors import environment_fault
from app.core.files import atomic_path
from app.domain.dates import format_times
from app.domain.records import Meeting, MeetingDay, ModelSchool
from app.domain.terms import MeetingMode, MeetingStatus, ServiceKind, TimeZone

_ZONES = {
    TimeZone.WIB: (timedelta(hours=7), "Asia/Jakarta"),
    TimeZone.WITA: (timedelta(hours=8), "Asia/Makassar"),
    TimeZone.WIT: (timedelta(hours=9), "Asia/Jayapura"),
}
_STATUS = {MeetingStatus.CANCELLED: "CANCELLED", MeetingStatus.POSTPONED: "TENTATIVE"}
_NEVER = datetime(2015, 1, 1)  # before any logbook; sequence numbers count the seconds from here


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarItem:
    """A meeting with what its calendar entry tells beside it."""

    meeting: Meeting
    stage_name: str = ""
    partners: tuple[str, ...] = ()  # names of the invited schools
    changed_at: datetime | None = None  # local clock time of its last change


def write_calendar(path: Path, items: Sequence[CalendarItem], school: ModelSchool) -> int:
    """Write the days of `items` to `path`, whole or not at all. Returns how many entries there are.

    Raises `SetupError` when the file cannot be written.
    """
    content, count = calendar_bytes(items, school)
    try:
        with atomic_path(path) as temporary:
            temporary.write_bytes(content)
    except OSError as error:
        raise environment_fault(error, f"menulis berkas kalender {path.name}") from error
    return count


def calendar_bytes(items: Sequence[CalendarItem], school: ModelSchool) -> tuple[bytes, int]:
    """The calendar file of `items` and how many entries it holds: one for each day of each meeting.

    An entry keeps its UID when its meeting changes, moves or is called off, and its SEQUENCE grows with every change,
    so that a second import updates the first.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Buku Imbas//Jadwal//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(f"Kegiatan {school.name}".strip()))
    calendar.add("x-wr-timezone", _ZONES[school.time_zone][1])
    count = 0
    for item in items:
        for day in item.meeting.days:
            calendar.add_component(_event(item, day, school.time_zone))
            count += 1
    return calendar.to_ical(), count


def _event(item: CalendarItem, day: MeetingDay, zone: TimeZone) -> Any:
    from icalendar import Event

    meeting = item.meeting
    changed = item.changed_at or _NEVER
    event = Event()
    event.add("uid", f"{day.uid}@buku-imbas")
    event.add("dtstamp", _utc(changed, zone))
    event.add("last-modified", _utc(changed, zone))
    event.add("sequence", max(0, int((changed - _NEVER).total_seconds())))
    event.add("summary", _clean(_summary(meeting, day)))
    event.add("status", _STATUS.get(meeting.status, "CONFIRMED"))
    _put_times(event, day, zone)
    if meeting.status in _STATUS:  # nobody is kept from other work by what will not take place that day
        event.add("transp", "TRANSPARENT")
    if where := _clean(_where(meeting)):
        event.add("location", where)
    if meeting.link.startswith(("https://", "http://")) and not any(char.isspace() for char in meeting.link):
        event.add("url", meeting.link)
    if text := _clean("\n".join(_description(item, day, zone))):
        event.add("description", text)
    if meeting.status is not MeetingStatus.CANCELLED:
        for before in _alarms(day):
            event.add_component(_alarm(before, meeting.title))
    return event


def _put_times(event: Any, day: MeetingDay, zone: TimeZone) -> None:
    """From and until; a day without a beginning lasts the whole day, an unknown end is left open."""
    if day.start is None:
        event.add("dtstart", day.date)
        event.add("dtend", day.date + timedelta(days=1))
        return
    event.add("dtstart", _utc(datetime.combine(day.date, day.start), zone))
    if day.end is not None:
        event.add("dtend", _utc(datetime.combine(day.date, day.end), zone))


def _alarms(day: MeetingDay) -> tuple[timedelta, ...]:
    """A day and an hour before; for a whole day, which begins at midnight, at nine in the morning of the day before."""
    if day.start is None:
        return (timedelta(hours=-15),)
    return timedelta(days=-1), timedelta(hours=-1)


def _alarm(before: timedelta, title: str) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(title))
    alarm.add("trigger", before)
    return alarm


def _utc(moment: datetime, zone: TimeZone) -> datetime:
    return (moment - _ZONES[zone][0]).replace(tzinfo=UTC)


def _summary(meeting: Meeting, day: MeetingDay) -> str:
    """The title; in front of it what changed its mind, because some calendars do not show a status."""
    front = f"{meeting.status.label}: " if meeting.status in _STATUS else ""
    behind = f" (hari {day.position} dari {len(meeting.days)})" if len(meeting.days) > 1 else ""
    return f"{front}{meeting.title}{behind}"


def _where(meeting: Meeting) -> str:
    if meeting.mode is MeetingMode.ONLINE:
        return meeting.link or meeting.place or "Daring"
    return meeting.place


def _description(item: CalendarItem, day: MeetingDay, zone: TimeZone) -> Iterator[str]:
    meeting = item.meeting
    facts = (
        ("Tahapan", item.stage_name),
        ("Jenis", meeting.service.label if meeting.service is not ServiceKind.NONE else ""),
        ("Waktu", format_times(day.start, day.end, zone.label)),
        ("Bentuk", meeting.mode.label if meeting.mode is not MeetingMode.ON_SITE else ""),
        ("Tautan", meeting.link),
        ("Penyelenggara", meeting.organiser),
        ("Sekolah imbas", ", ".join(item.partners)),
    )
    yield from (f"{label}: {value}" for label, value in facts if value)
    for role in meeting.roles:
        if role.came is not False:
            place = f" ({role.institution})" if role.institution else ""
            yield f"{role.role.label}: {role.name}{place}"
    for topic in meeting.topics:
        hours = f" ({topic.lesson_hours} JP)" if topic.lesson_hours else ""
        speaker = f", {topic.speaker}" if topic.speaker else ""
        yield f"Materi: {topic.title}{hours}{speaker}"
    for change in meeting.date_changes:
        yield f"Pernah dipindah: {change.reason}" if change.reason else "Pernah dipindah"
    if meeting.note:
        yield meeting.note


def _clean(text: str) -> str:
    """Text without control characters, which a calendar file must not hold; line breaks become plain ones."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(char for char in text if char == "\n" or char.isprintable() or ord(char) > 159).strip()
