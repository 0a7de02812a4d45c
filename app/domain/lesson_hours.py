"""The rule by which a person earns lesson hours (JP), and JP totals over many meetings.

A meeting earns hours only for who attended at least `minimum_attendance` per cent of its days; each attended day then
earns its JP, at most `daily_hours_cap` on one date (0 = no limit; meetings of one programme on one date share it).
The share is a rule for those who learn: who speaks on one day of three, or runs the meeting, has done the task and
earns that day. Hours belong to the one who sat there: whoever sent a substitute earns none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.records import AttendanceRow, Meeting, MeetingDay, Partner, Programme
from app.domain.terms import Affiliation, AttendanceState, Role

TASKS = frozenset({Role.SPEAKER, Role.FACILITATOR, Role.COMMITTEE, Role.MINUTES_TAKER})
"""Roles of those who speak at a meeting or run it: the minimum attendance is not for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarnedHours:
    """What one person earned at one meeting."""

    days: int  # attended in person
    share: float  # of the meeting's days, 0 to 1
    qualifies: bool
    lesson_hours: int  # 0 unless it qualifies


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHours:
    """Lesson hours (JP) one person earned in the period."""

    person_id: int
    person_uid: str
    name: str
    institution: str
    days: int  # attended, also at meetings that earned nothing
    lesson_hours: int


def sat_there(state: AttendanceState) -> bool:
    """True when the person was in the room, not somebody for them."""
    return state.attended and state is not AttendanceState.SUBSTITUTED


def enough_days(attended: int, days: int, minimum_attendance: int) -> bool:
    """Whether `attended` of the meeting's `days` reach `minimum_attendance` per cent; not a single day never does."""
    return attended > 0 and attended * 100 >= minimum_attendance * days


def roles_at(meeting: Meeting, rows_of_person: Iterable[AttendanceRow]) -> frozenset[Role]:
    """As what one person was at a meeting: the roles on the lists of the days attended in person, and the tasks.

    A task that somebody did not come for is none. Empty for who never sat there; rows of other meetings are ignored.
    """
    there = [row for row in rows_of_person if row.meeting_id == meeting.id and sat_there(row.state)]
    if not there:
        return frozenset()
    person_id = there[0].person_id
    tasks = (task.role for task in meeting.roles if task.person_id == person_id and task.came is not False)
    return frozenset((*(row.role for row in there), *tasks))


def meeting_hours(
    meeting: Meeting, rows_of_person: Iterable[AttendanceRow], minimum_attendance: int, daily_hours_cap: int = 0
) -> EarnedHours:
    """What one person earned at one meeting by itself; rows of other meetings are ignored.

    Where meetings on one date share a cap, `person_hours` may count less than the sum of these.
    """
    rows = tuple(rows_of_person)
    attended = {row.meeting_day_id for row in rows if sat_there(row.state)}
    days = [day for day in meeting.days if day.id in attended]
    qualifies = enough_days(len(days), len(meeting.days), minimum_of(roles_at(meeting, rows), minimum_attendance))
    return EarnedHours(
        days=len(days),
        share=len(days) / len(meeting.days) if meeting.days else 0.0,
        qualifies=qualifies,
        lesson_hours=hours_of(days, daily_hours_cap) if qualifies else 0,
    )


def minimum_of(roles: Iterable[Role], minimum_attendance: int) -> int:
    """The per cent of days that somebody with these roles at a meeting has to attend: none with any of `TASKS`."""
    return minimum_attendance if TASKS.isdisjoint(roles) else 0


def hours_of(days: Iterable[MeetingDay], daily_hours_cap: int) -> int:
    """The JP of attended days of one meeting."""
    by_date: dict[date, int] = defaultdict(int)
    for day in days:
        by_date[day.date] += day.lesson_hours
    return sum(capped(one, daily_hours_cap) for one in by_date.values())


def capped(lesson_hours: int, daily_hours_cap: int) -> int:
    """The JP of one date that count."""
    return min(lesson_hours, daily_hours_cap) if daily_hours_cap > 0 else lesson_hours


def person_hours(
    meetings: Iterable[Meeting],
    rows: Iterable[AttendanceRow],
    programmes: Mapping[int, Programme],
    partners: Iterable[Partner] = (),
) -> tuple[PersonHours, ...]:
    """JP per person over the given meetings, by school and name; who never sat there is left out.

    The own school comes first, then the `partners` in their order, then guests.

    `programmes` by id say the rule of their meetings; a meeting whose programme is missing there follows the default.
    """
    listed = {meeting.id: meeting for meeting in meetings}
    day_of = {day.id: day for meeting in listed.values() for day in meeting.days}
    first: dict[int, AttendanceRow] = {}
    attended: dict[tuple[int, int], list[AttendanceRow]] = defaultdict(list)  # (person, meeting)
    for row in rows:
        if sat_there(row.state) and row.meeting_day_id in day_of:
            first.setdefault(row.person_id, row)
            attended[row.person_id, row.meeting_id].append(row)
    days: dict[int, int] = defaultdict(int)
    by_date: dict[tuple[int, int, date], int] = defaultdict(int)  # (person, programme, date) -> JP
    rules = defaultdict(Programme, programmes)
    for (person_id, meeting_id), own in attended.items():
        meeting = listed[meeting_id]
        days[person_id] += len(own)
        minimum = minimum_of(roles_at(meeting, own), rules[meeting.programme_id].minimum_attendance)
        if enough_days(len(own), len(meeting.days), minimum):
            for row in own:
                day = day_of[row.meeting_day_id]
                by_date[person_id, meeting.programme_id, day.date] += day.lesson_hours
    hours: dict[int, int] = defaultdict(int)
    for (person_id, programme_id, _date), lesson_hours in by_date.items():
        hours[person_id] += capped(lesson_hours, rules[programme_id].daily_hours_cap)
    places = {partner.id: place for place, partner in enumerate(partners)}
    ranks = [Affiliation.MODEL, Affiliation.PARTNER]
    people = sorted(
        first.values(),
        key=lambda row: (
            ranks.index(row.affiliation) if row.affiliation in ranks else len(ranks),
            places.get(row.partner_id or 0, len(places)),
            row.institution.casefold(),
            row.name.casefold(),
            row.person_id,
        ),
    )
    return tuple(
        PersonHours(
            person_id=row.person_id,
            person_uid=row.person_uid,
            name=row.name,
            institution=row.institution,
            days=days[row.person_id],
            lesson_hours=hours[row.person_id],
        )
        for row in people
    )


def rule_sentence(programmes: Iterable[Programme]) -> str:
    """The rule in the reader's words; where programmes differ, each rule with the names of its programmes."""
    by_rule: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one in programmes:
        by_rule[one.minimum_attendance, one.daily_hours_cap].append(one.name)
    if not by_rule:
        default = Programme()
        by_rule[default.minimum_attendance, default.daily_hours_cap] = []
    if len(by_rule) == 1:
        told = f"JP dihitung {_words(*next(iter(by_rule)))}."
    else:
        rules = "; ".join(f"{_words(*rule)} ({', '.join(names)})" for rule, names in by_rule.items())
        told = f"JP dihitung menurut aturan program: {rules}."
    tasks = (_TASKS,) if any(minimum > 0 for minimum, _ in by_rule) else ()
    return " ".join((told, *tasks, _WHO))


# No role is named: programmes have words of their own for them.
_TASKS = "Syarat kehadiran itu tidak berlaku bagi yang bertugas di kegiatan: JP-nya dihitung untuk setiap hari hadir."
_WHO = "JP milik orang yang duduk di ruangan; yang diwakilkan tidak mendapat JP."


def _words(minimum: int, cap: int) -> str:
    share = f"untuk kehadiran paling sedikit {minimum}% hari kegiatan" if minimum > 0 else "untuk setiap hari hadir"
    return f"{share}, paling banyak {cap} JP per orang per tanggal" if cap > 0 else share
