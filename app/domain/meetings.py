"""What follows from a meeting's record: its dates, a move to other dates, a copy, the sum of its lesson hours."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from app.domain.dates import MONTH_NAMES, format_date, format_days
from app.domain.records import DateChange, Invitation, Meeting, MeetingDay, MeetingRole, Topic
from app.domain.terms import MeetingStatus


def dates_of(meeting: Meeting) -> tuple[date, ...]:
    """The dates of a meeting, earliest first."""
    return tuple(sorted(day.date for day in meeting.days))


def is_moved(before: Iterable[date], after: Collection[date]) -> bool:
    """Whether a date that stood in the plan is gone. A first date, or one more day beside the others, moves nothing."""
    return any(day not in after for day in before)


def describe_change(change: DateChange) -> str:
    """`Semula Kamis, 1 Agustus 2019 → Senin, 5 Agustus 2019: gedung dipakai`."""
    words = f"Semula {format_days(change.before)} → {format_days(change.after)}"
    return f"{words}: {change.reason}" if change.reason else words


def change_label(before: Meeting, after: Meeting) -> str:
    """What saving a stored meeting did, for undo and history: its move or its status first, else the changed parts.

    `Pindah tanggal: Sosialisasi, 20 → 27 Juli 2026`, `Status Sosialisasi: Terlaksana`, `Ubah Sosialisasi: undangan`.
    """
    old, new = dates_of(before), dates_of(after)
    status = after.status.label if after.status is not before.status else ""
    if is_moved(old, new):
        moved = f"Pindah tanggal: {after.title}, {_from_to(old, new)}"
        return f"{moved}; status {status}" if status else moved
    if status:
        return f"Status {after.title}: {status}"
    changed = [words for words, names in _PARTS if any(_value(before, name) != _value(after, name) for name in names)]
    return f"Ubah {after.title}: {', '.join(changed)}" if changed else f"Simpan {after.title}"


_PARTS = (
    ("nama", ("title",)),
    ("waktu", ("days",)),
    ("tempat", ("mode", "place", "link")),
    ("tahapan", ("stage_id", "programme_id")),
    ("jenis", ("service",)),
    ("penyelenggara", ("organiser",)),
    ("undangan", ("invitations",)),
    ("narasumber dan petugas", ("roles",)),
    ("pokok bahasan", ("topics",)),
    ("catatan", ("note",)),
)


def _value(meeting: Meeting, name: str) -> object:
    """One field; rows count whatever order they stand in, the place of a topic is part of it."""
    value: object = getattr(meeting, name)
    return frozenset(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else value


def _from_to(before: Sequence[date], after: Sequence[date]) -> str:
    """`20 → 27 Juli 2026`; the month is written twice only where it is another one."""
    if not after:
        return f"{_short(before)} → tanggal belum ditentukan"
    if len({(day.year, day.month) for day in (*before, *after)}) == 1:
        return f"{_numbers(before)} → {_numbers(after)} {MONTH_NAMES[after[0].month - 1]} {after[0].year}"
    return f"{_short(before)} → {_short(after)}"


def _short(days: Sequence[date]) -> str:
    if len({(day.year, day.month) for day in days}) == 1:
        return f"{_numbers(days)} {MONTH_NAMES[days[0].month - 1]} {days[0].year}"
    return ", ".join(format_date(day) for day in days)


def _numbers(days: Sequence[date]) -> str:
    """The days of one month: `20`, `20–21`, `20, 23`."""
    first, last = days[0], days[-1]
    if len(days) > 1 and (last - first).days == len(days) - 1:
        return f"{first.day}–{last.day}"
    return ", ".join(str(day.day) for day in days)


def planned_copy(meeting: Meeting, first_date: date, partners: Collection[int]) -> Meeting:
    """The same meeting planned anew from `first_date`, not yet stored.

    Its days keep their gaps; invitations lose what became of them, and only those of `partners` (ids) stay; people with
    a task are as they were planned. Attendance, documents and letters are no part of the record.
    """
    first = meeting.first_date
    days = tuple(
        MeetingDay(
            position=day.position,
            date=first_date + (day.date - first),
            start=day.start,
            end=day.end,
            lesson_hours=day.lesson_hours,
        )
        for day in meeting.days
        if first is not None
    )
    return replace(
        meeting,
        id=0,
        uid="",
        status=MeetingStatus.PLANNED,
        days=days or (MeetingDay(date=first_date),),
        invitations=tuple(
            Invitation(partner_id=one.partner_id, expected=one.expected)
            for one in meeting.invitations
            if one.partner_id in partners
        ),
        roles=tuple(
            MeetingRole(person_id=one.person_id, name=one.name, institution=one.institution, role=one.role)
            for one in meeting.roles
            if one.planned
        ),
        topics=tuple(
            Topic(position=one.position, title=one.title, lesson_hours=one.lesson_hours, speaker=one.speaker)
            for one in meeting.topics
        ),
        date_changes=(),
    )


def lesson_hours_note(day_hours: int, topic_hours: int) -> str:
    """A sentence when the topics do not add up to the days' JP; empty when they do, or when one side says nothing."""
    if not day_hours or not topic_hours or day_hours == topic_hours:
        return ""
    return f"Jumlah JP pokok bahasan {topic_hours}, sedangkan JP hari pelaksanaan {day_hours}."
