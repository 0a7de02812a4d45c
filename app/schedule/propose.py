"""Proposes dates for the stages of a programme: from its start, on school days, never on a national holiday."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.dates import MONTH_NAMES, day_name, format_date
from app.domain.records import Stage
from app.schedule.holidays import Holiday, holiday_on, holidays_between

BETWEEN_MEETINGS = 14
"""Days from one meeting of a stage to the next."""

_SEARCH = 180  # days that are looked at for a place before a meeting is spread over days that do not adjoin
_REASONS = 3
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedMeeting:
    """A meeting of a stage with the days it could take place on."""

    stage: int  # position of its stage in the programme, from 1
    title: str
    days: tuple[date, ...]
    note: str = ""  # why it is not on the days that its offset means


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedDue:
    """The day by which a stage without meetings could be done."""

    stage: int  # position of its stage in the programme, from 1
    title: str
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a programme's stages make of a start date."""

    start: date
    meetings: tuple[ProposedMeeting, ...]
    deadlines: tuple[ProposedDue, ...]  # of the stages without meetings, by date
    dues: Mapping[int, date]  # position of a stage with meetings to the day it should be done by
    remarks: tuple[str, ...] = ()  # what the user should know of it as a whole


class SchoolCalendar:
    """The days on which the school works: Monday to Friday or Saturday, without national holidays."""

    def __init__(self, school_days: int) -> None:
        """`school_days` of a week from Monday: 5 or 6."""
        self.school_days = school_days

    def reason(self, day: date) -> str:
        """Why the school is closed on `day`, as `Senin, 17 Agustus libur: …`; empty on a school day."""
        closed = self._closed(day)
        return f"{_named(day)} {closed}" if closed else ""

    def _closed(self, day: date) -> str:
        if (holiday := holiday_on(day)) is not None:
            return f"libur{' (perkiraan)' if holiday.estimated else ''}: {holiday.name}"
        weekend = day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and self.school_days < 6)
        return "bukan hari sekolah" if weekend else ""

    def fit(self, wanted: date, count: int, taken: Collection[date] = ()) -> tuple[date, ...]:
        """`count` school days from `wanted` on that are not taken: adjoining ones where a school week holds them."""
        if count <= self.school_days:
            for shift in range(_SEARCH):
                days = tuple(wanted + timedelta(shift + number) for number in range(count))
                if all(self._works(day, taken) for day in days):
                    return days
        found: list[date] = []
        day = wanted
        while len(found) < count:
            if self._works(day, taken):
                found.append(day)
            day += timedelta(1)
        return tuple(found)

    def _works(self, day: date, taken: Collection[date]) -> bool:
        return day not in taken and not self._closed(day)

    def moved_because(self, wanted: date, days: Sequence[date], taken: Collection[date] = ()) -> str:
        """Why `days` are not simply the ones from `wanted` on, or empty.

        `Digeser dari Minggu, 11 Oktober (bukan hari sekolah)`.
        """
        if not days or (days[0] == wanted and (days[-1] - wanted).days == len(days) - 1):
            return ""
        end = max(days[-1], wanted + timedelta(len(days) - 1))
        passed = [wanted + timedelta(number) for number in range((end - wanted).days + 1)]
        reasons = [(day, why) for day in passed if day not in days and (why := self._why(day, taken))]
        if not reasons:
            return ""
        named = "; ".join(f"{_named(day)} ({why})" for day, why in reasons[:_REASONS])
        if len(reasons) > _REASONS:
            named += f"; dan {len(reasons) - _REASONS} hari lain"
        if days[0] == wanted:
            return f"Melewati {named}"
        return f"Digeser dari {named}" if reasons[0][0] == wanted else f"Digeser dari {_named(wanted)} karena {named}"

    def _why(self, day: date, taken: Collection[date]) -> str:
        return "sudah dipakai kegiatan lain" if day in taken else self._closed(day)


def _named(day: date) -> str:
    return f"{day_name(day)}, {day.day} {MONTH_NAMES[day.month - 1]}"


def propose(
    stages: Sequence[Stage],
    start: date,
    school_days: int,
    *,
    already: Mapping[int, int] | None = None,
    taken: Collection[date] = (),
) -> Proposal:
    """Dates for every meeting of every stage that counts days from the start.

    `already` tells how many meetings a stage (by position) has, which are not proposed again; `taken` are their days.
    Meetings of one stage stand two weeks apart; no two meetings share a day.
    """
    calendar, already = SchoolCalendar(school_days), already or {}
    used = set(taken)
    meetings: list[ProposedMeeting] = []
    deadlines: list[ProposedDue] = []
    dues: dict[int, date] = {}
    for stage in sorted(stages, key=lambda one: (one.offset_days or 0, one.position)):
        if stage.offset_days is None:
            continue
        wanted = start + timedelta(stage.offset_days)
        for number in range(already.get(stage.position, 0), stage.planned_meetings):
            days = calendar.fit(wanted, max(1, stage.planned_days), used)
            meetings.append(
                ProposedMeeting(
                    stage=stage.position,
                    title=_title(stage, number),
                    days=days,
                    note=calendar.moved_because(wanted, days, used),
                )
            )
            used.update(days)
            dues[stage.position] = days[-1]
            wanted = max(wanted + timedelta(BETWEEN_MEETINGS), days[-1] + timedelta(1))
        if stage.planned_meetings == 0:
            days = calendar.fit(wanted, 1)
            note = calendar.moved_because(wanted, days)
            deadlines.append(ProposedDue(stage=stage.position, title=stage.name, day=days[0], note=note))
    meetings.sort(key=lambda one: one.days[0])
    deadlines.sort(key=lambda one: one.day)
    return Proposal(
        start=start,
        meetings=tuple(meetings),
        deadlines=tuple(deadlines),
        dues=dues,
        remarks=_remarks(stages, start, meetings),
    )


def _title(stage: Stage, number: int) -> str:
    """The name of a stage's meeting, `number` from 0: `Kegiatan pengimbasan (pertemuan 3)`."""
    if stage.planned_meetings == 1:
        return stage.name
    named = re.fullmatch(r"(.*\S)\s*\(pertemuan ([\d\s,–-]+)\)", stage.name)
    numbers = re.findall(r"\d+", named[2]) if named else []
    if named and len(numbers) == stage.planned_meetings:
        return f"{named[1]} (pertemuan {numbers[number]})"
    return f"{stage.name} ({number + 1})"


def _remarks(stages: Sequence[Stage], start: date, meetings: Sequence[ProposedMeeting]) -> tuple[str, ...]:
    remarks: list[str] = []
    undated = [stage.name for stage in stages if stage.offset_days is None and stage.planned_meetings]
    if undated:
        remarks.append(
            f"Belum diberi tanggal karena jaraknya dari awal program tidak ditentukan: {', '.join(undated)}. "
            "Catat kegiatannya begitu tanggalnya diketahui."
        )
    last = max((meeting.days[-1] for meeting in meetings), default=start)
    estimated = [(day, one) for day, one in holidays_between(start, last).items() if one.estimated]
    if estimated:
        remarks.append(f"Tanggal libur ini masih perkiraan dan dapat bergeser: {_listed(estimated)}.")
    return tuple(remarks)


def _listed(found: Sequence[tuple[date, Holiday]]) -> str:
    return ", ".join(f"{one.name} ({format_date(day)})" for day, one in found)
