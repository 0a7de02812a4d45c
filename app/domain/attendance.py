"""Attendance arithmetic: who came against who was expected, and the lesson hours of a day.

Somebody who was represented counts as there, for the school had its seat taken. When the one who sat there stands on
the day's list too, the two are one seat: it is counted once, at the one who sat there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


def represented(rows: Sequence[AttendanceRow]) -> frozenset[int]:
    """Ids of the entries whose substitute stands on the list of the same day and was there."""
    sent = [row for row in rows if row.state is AttendanceState.SUBSTITUTED and row.substitute]
    if not sent:
        return frozenset()
    there = {
        (row.meeting_day_id, row.name.casefold())
        for row in rows
        if row.state.attended and row.state is not AttendanceState.SUBSTITUTED
    }
    return frozenset(row.id for row in sent if (row.meeting_day_id, row.substitute.casefold()) in there)


def remark_of(row: AttendanceRow) -> str:
    """What stands behind a state: who sat there instead, and the note."""
    sent = row.state is AttendanceState.SUBSTITUTED and row.substitute
    return "; ".join(part for part in (f"diwakili {row.substitute}" if sent else "", row.note) if part)


def count_states(rows: Iterable[AttendanceRow]) -> StateCount:
    """Count the rows by state."""
    every = tuple(rows)
    counts: dict[AttendanceState, int] = defaultdict(int)
    for row in every:
        counts[row.state] += 1
    attended = sum(number for state, number in counts.items() if state.attended) - len(represented(every))
    return StateCount(listed=len(every), attended=attended, by_state=dict(counts))


def count_sentence(rows: Iterable[AttendanceRow]) -> str:
    """How many came of how many, and the other states, as `19 dari 20 hadir · 1 izin`; empty for no rows."""
    count = count_states(rows)
    others = (
        f"{count.by_state[state]} {state.label.lower()}"
        for state in AttendanceState
        if state is not AttendanceState.PRESENT and count.by_state.get(state)
    )
    return " · ".join((f"{count.attended} dari {count.listed} hadir", *others)) if count.listed else ""


def partner_counts(
    meetings: Iterable[Meeting], rows: Iterable[AttendanceRow], partners: Iterable[Partner]
) -> tuple[PartnerCount, ...]:
    """Presence per partner in the partners' own order; one that was invited and never came stays visible.

    A meeting expects, on each of its days, the number its invitation says, or else the people listed for that partner
    that day. Partners that were neither invited nor present are left out.
    """
    listed: dict[tuple[int, int], int] = defaultdict(int)  # (day, partner) -> people on the list
    attended: dict[int, int] = defaultdict(int)
    every = tuple(rows)
    twice = represented(every)
    for row in every:
        if row.partner_id is None or row.id in twice:
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
