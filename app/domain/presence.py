"""Planned against present, for one day or all days of a meeting: per unsur, per partner, altogether."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.attendance import PartnerCount, partner_counts, represented
from app.domain.categories import Category, category_of, category_of_role
from app.domain.records import AttendanceRow, Meeting, Partner
from app.domain.terms import AttendanceState


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryCount:
    """Presence of one unsur: person-days attended against person-days expected."""

    category: Category
    attended: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Who was expected and who came, in people of one day or person-days of several."""

    attended: int
    expected: int
    unanswered: int  # on the list, and nobody has said yet
    unnamed: int  # promised by an invitation, without a name on the list
    categories: tuple[CategoryCount, ...]
    partners: tuple[PartnerCount, ...]

    @property
    def partners_expected(self) -> int:
        """How many the partners were to send."""
        return sum(one.expected for one in self.partners)


def presence(
    meeting: Meeting,
    rows: Sequence[AttendanceRow],
    partners: Sequence[Partner],
    *,
    day_id: int | None = None,
    planned_participants: int = 0,
) -> Presence:
    """Count one day of `meeting`, or all of them (None). `rows` are its lists.

    An unsur expects on each day whoever is listed in it, and at least as many as were planned with that task; whoever
    was planned with a task counts there. Altogether at least `planned_participants` a day (0 = not said) are expected.
    A partner that was invited and never came stays.
    """
    days = tuple(day for day in meeting.days if day_id is None or day.id == day_id)
    wanted = {day.id for day in days}
    rows = [row for row in rows if row.meeting_day_id in wanted]
    twice = represented(rows)
    seats = [row for row in rows if row.id not in twice]
    planned: dict[Category, int] = defaultdict(int)
    busy: dict[int | str, Category] = {}  # by person id and by name
    for role in meeting.roles:
        category = category_of_role(role.role)
        if role.planned and category is not None:
            planned[category] += 1
            busy[role.person_id or role.name.casefold()] = category
    listed: dict[tuple[int, Category], int] = defaultdict(int)
    attended: dict[Category, int] = defaultdict(int)
    for row in seats:
        category = busy.get(row.person_id) or busy.get(row.name.casefold())
        category = category or category_of(row.role, row.position, row.groups)
        listed[row.meeting_day_id, category] += 1
        attended[category] += row.state.attended
    expected: dict[Category, int] = {
        category: sum(max(planned[category], listed[day.id, category]) for day in days) for category in Category
    }
    by_partner = partner_counts([replace(meeting, days=days)], rows, partners)
    known = {partner.id for partner in partners}
    unnamed = sum(one.expected for one in by_partner) - sum(row.partner_id in known for row in seats)
    everybody = sum(expected.values()) + unnamed
    return Presence(
        attended=sum(attended.values()),
        expected=max(everybody, planned_participants * len(days)),
        unanswered=sum(row.state is AttendanceState.UNKNOWN for row in rows),
        unnamed=unnamed,
        categories=tuple(
            CategoryCount(category=category, attended=attended[category], expected=expected[category])
            for category in Category
            if expected[category]
        ),
        partners=by_partner,
    )
