"""Attendance arithmetic: who came against who was expected, and lesson hours."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time

from app.domain.records import AttendanceRow, Meeting, Partner
from app.domain.terms import AttendanceState


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """How many people are in each state."""

    listed: int
    attended: int
    by_state: Mapping[AttendanceState, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerCount:
    """Presence of one partner: person-days attended against person-days expected."""

    partner_id: int
    name: str
    attended: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHours:
    """Lesson hours (JP) one person earned in the period."""

    person_id: int
    person_uid: str
    name: str
    institution: str
    days: int
    lesson_hours: int


def count_states(rows: Iterable[AttendanceRow]) -> StateCount:
    """Count the rows by state."""
    counts: dict[AttendanceState, int] = defaultdict(int)
    for row in rows:
        counts[row.state] += 1
    attended = sum(number for state, number in counts.items() if state.attended)
    return StateCount(listed=sum(counts.values()), attended=attended, by_state=dict(counts))


def partner_counts(
    meetings: Iterable[Meeting], rows: Iterable[AttendanceRow], partners: Iterable[Partner]
) -> tuple[PartnerCount, ...]:
    """Presence per partner in the partners' own order; one that was invited and never came stays visible.

    A meeting expects, on each of its days, the number its invitation says, or else the people listed for that partner
    that day. Partners that were neither invited nor present are left out.
    """
    listed: dict[tuple[int, int], int] = defaultdict(int)  # (day, partner) -> people on the list
    attended: dict[int, int] = defaultdict(int)
    for row in rows:
        if row.partner_id is None:
            continue
        listed[row.meeting_day_id, row.partner_id] += 1
        attended[row.partner_id] += row.state.attended
    expected: dict[int, int] = defaultdict(int)
    seen = set(attended)
    for meeting in meetings:
        promised = {invitation.partner_id: invitation.expected for invitation in meeting.invitations}
        seen.update(promised)
        for day in meeting.days:
            present = {partner for day_id, partner in listed if day_id == day.id}
            for partner in present | set(promised):
                expected[partner] += max(promised.get(partner, 0), listed.get((day.id, partner), 0))
    return tuple(
        PartnerCount(
            partner_id=partner.id, name=partner.name, attended=attended[partner.id], expected=expected[partner.id]
        )
        for partner in partners
        if partner.id in seen
    )


def lesson_hours_between(start: time | None, end: time | None, minutes: int) -> int:
    """Whole JP of `minutes` each between two clock times of one day; 0 when a time is unknown."""
    if start is None or end is None or end <= start or minutes <= 0:
        return 0
    return ((end.hour - start.hour) * 60 + end.minute - start.minute) // minutes


def person_hours(meetings: Iterable[Meeting], rows: Iterable[AttendanceRow]) -> tuple[PersonHours, ...]:
    """JP per person over the given meetings, ordered by institution and name; each attended day earns its JP."""
    day_hours = {day.id: day.lesson_hours for meeting in meetings for day in meeting.days}
    first: dict[int, AttendanceRow] = {}
    days: dict[int, int] = defaultdict(int)
    hours: dict[int, int] = defaultdict(int)
    for row in rows:
        if not row.state.attended or row.state is AttendanceState.SUBSTITUTED:
            continue  # hours belong to the one who sat there
        first.setdefault(row.person_id, row)
        days[row.person_id] += 1
        hours[row.person_id] += day_hours.get(row.meeting_day_id, 0)
    people = sorted(first.values(), key=lambda row: (row.institution.casefold(), row.name.casefold(), row.person_id))
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
