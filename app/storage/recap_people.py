# ruff: noqa: S608 - the texts put together are constants of this file; values are parameters
"""The recaps of people: one line each with the lesson hours they earned, and one line for each category (unsur)."""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from app.domain.categories import Category, category_of
from app.domain.lesson_hours import TASKS, capped
from app.domain.recaps import RecapLine, RecapOrder, RecapQuery
from app.domain.terms import Affiliation, PersonGroup, Role
from app.storage.recap_days import (
    BY_STATE,
    OF_PEOPLE,
    SAT,
    SEATS,
    STATES,
    UNKNOWN,
    Row,
    counted_days,
    of_partner,
    own_school,
    run,
    unlisted,
)

_NUMBERS = ", ".join((*STATES, "unrecorded"))
_SHARE = f"(hadir + terlambat) * 1.0 / ({' + '.join((*STATES, 'unrecorded'))})"
_EXPECTED = " + ".join(f"sum({name})" for name in (*STATES, "unrecorded"))
_CATEGORIES = list(Category)
UNNAMED = len(_CATEGORIES)
"""Key of the line of those who were invited in number only."""

_TASKS = ", ".join(f"'{role.code}'" for role in Role if role in TASKS)
CATEGORY_TABLE = f"""kind AS MATERIALIZED (
    SELECT json_extract(value, '$[0]') AS role, json_extract(value, '$[1]') AS position,
           json_extract(value, '$[2]') AS groups, json_extract(value, '$[3]') AS category
    FROM json_each(?)
),
planned AS MATERIALIZED (
    SELECT id, meeting_id, person_id, name, role FROM meeting_role WHERE planned AND role IN ({_TASKS})
)"""
"""Which category each role with a position and groups is (its parameter is `category_of_roles`), and who was planned
with a task."""

SEAT_ROLE = """coalesce((
    SELECT t.role FROM planned t WHERE t.meeting_id = c.meeting_id
        AND (t.person_id = p.id OR t.person_id IS NULL AND t.name = p.name COLLATE NOCASE)
    ORDER BY t.person_id IS NULL, t.id DESC LIMIT 1
), a.role)"""
"""As what a seat counts: the task somebody was planned with before the role on the list, as in `presence`."""

# The same in SQL as `person_hours` of the domain: each meeting's days attended against all its days, or a task there;
# then the JP of each date up to the cap of the programme.
_HOURS = f"""
rule AS MATERIALIZED (
    SELECT c.id, c.meeting_id, c.programme_id, c.date, c.lesson_hours, g.daily_hours_cap,
           g.minimum_attendance * count(*) OVER (PARTITION BY c.meeting_id) AS needed
    FROM counted c JOIN programme g ON g.id = c.programme_id
),
task AS MATERIALIZED (
    SELECT meeting_id, person_id FROM meeting_role
    WHERE person_id IS NOT NULL AND came IS NOT 0 AND role IN ({_TASKS})
),
sat AS (
    SELECT a.person_id, r.id, r.meeting_id, r.programme_id, r.date, r.lesson_hours, r.daily_hours_cap,
           count(*) OVER one * 100 >= r.needed OR max(a.role IN ({_TASKS})) OVER one
               OR (r.meeting_id, a.person_id) IN task AS qualifies,
           row_number() OVER one = 1 AS is_first
    FROM rule r JOIN attendance a ON a.meeting_day_id = r.id WHERE a.state IN ({SAT}){{person}}
    WINDOW one AS (PARTITION BY a.person_id, r.meeting_id)
),
dated AS (
    SELECT person_id, daily_hours_cap, sum(qualifies * lesson_hours) AS hours,
           sum(is_first) AS meetings, sum(is_first AND qualifies) AS qualified
    FROM sat GROUP BY person_id, programme_id, date
),
earned AS (
    SELECT person_id, sum(iif(daily_hours_cap > 0, min(hours, daily_hours_cap), hours)) AS hours,
           sum(meetings) AS meetings, sum(qualified) AS qualified
    FROM dated GROUP BY person_id
)"""


def person_lines(connection: Connection, query: RecapQuery, labels: Mapping[int, str]) -> tuple[RecapLine, ...]:
    """Everybody on a list. `labels` name the partners, by id."""
    names = json.dumps(dict(labels))
    days, values = counted_days(query)
    condition, partner = of_partner(query, "p.partner_id")
    # as every list of the user: the own school, the partners in their order, guests
    own, partners = Affiliation.MODEL.code, Affiliation.PARTNER.code
    usual = f"""CASE p.affiliation WHEN '{own}' THEN 0 WHEN '{partners}' THEN 1 ELSE 2 END, s.position IS NULL,
    s.position, s.id, 3 COLLATE NOCASE, p.name COLLATE NOCASE, p.id"""
    order = {
        RecapOrder.NAME: "p.name COLLATE NOCASE, p.id",
        RecapOrder.LOWEST: f"{_SHARE}, {usual}",
        RecapOrder.HIGHEST: f"{_SHARE} DESC, {usual}",
        RecapOrder.HOURS: f"coalesce(earned.hours, 0) DESC, {usual}",
    }.get(query.order, usual)
    statement = f"""WITH {days},{_HOURS.format(person="")},
listed AS (
    SELECT a.person_id, {BY_STATE}, {UNKNOWN} AS unrecorded
    FROM counted c JOIN attendance a ON a.meeting_day_id = c.id GROUP BY 1
),
school AS MATERIALIZED (SELECT CAST(key AS INTEGER) AS id, value AS label FROM json_each(?))
SELECT p.id, p.name, CASE p.affiliation WHEN '{partners}' THEN coalesce(school.label, p.institution)
    WHEN '{own}' THEN ? ELSE p.institution END,
    {_NUMBERS}, hadir + terlambat > 0, coalesce(earned.meetings, 0), coalesce(earned.qualified, 0),
    coalesce(earned.hours, 0), 1, 0, p.nip
FROM listed JOIN person p ON p.id = listed.person_id LEFT JOIN earned ON earned.person_id = p.id
LEFT JOIN school ON school.id = p.partner_id
LEFT JOIN partner s ON s.id = p.partner_id AND p.affiliation = '{partners}'{condition} ORDER BY {order}"""
    return tuple(map(RecapLine._make, run(connection, statement, [*values, names, own_school(connection), *partner])))


def earned_by(connection: Connection, person_id: int) -> dict[int, int]:
    """The JP of one person by the rules of the programmes: by id of the day, over all meetings that count.

    Where days of one date share a cap, the earlier meeting uses it up first.
    """
    days, values = counted_days(RecapQuery())
    statement = f"""WITH {days},{_HOURS.format(person=" AND a.person_id = ?")}
SELECT id, programme_id, date, lesson_hours, daily_hours_cap FROM sat WHERE qualifies ORDER BY meeting_id, id"""
    before: dict[tuple[int, str], int] = {}
    earned: dict[int, int] = {}
    for day_id, programme_id, day, hours, cap in run(connection, statement, [*values, person_id]):
        so_far = before.get((programme_id, day), 0)
        before[programme_id, day] = so_far + hours
        earned[day_id] = capped(so_far + hours, cap) - capped(so_far, cap)
    return earned


def category_lines(connection: Connection, query: RecapQuery) -> tuple[RecapLine, ...]:
    """Every category that is on a list, in the order of the terms; then how many were invited but are on none."""
    days, values = counted_days(query)
    condition, partner = of_partner(query, "p.partner_id")
    order = {
        RecapOrder.LOWEST: "share, 1",
        RecapOrder.HIGHEST: "share DESC, 1",
    }.get(query.order, "1")
    statement = f"""WITH {days},
{CATEGORY_TABLE},
listed AS (
    SELECT a.person_id, {SEAT_ROLE} AS role, p.position, p.groups, {BY_STATE}, {UNKNOWN} AS unrecorded
    {SEATS}{OF_PEOPLE}{condition} GROUP BY 1, 2
)
SELECT kind.category, {", ".join(f"sum({code})" for code in (*STATES, "unrecorded"))},
    count(DISTINCT iif(hadir + terlambat > 0, person_id, NULL)),
    (sum(hadir) + sum(terlambat) + sum(wakil)) * 1.0 / ({_EXPECTED}) AS share
FROM listed JOIN kind ON kind.role = listed.role AND kind.position = listed.position AND kind.groups = listed.groups
GROUP BY kind.category ORDER BY {order}"""
    lines = [
        _category_line(row) for row in run(connection, statement, [*values, category_of_roles(connection), *partner])
    ]
    begin, values = unlisted(query)
    if missing := run(connection, f"WITH {begin} SELECT coalesce(sum(missing), 0) FROM unlisted", values)[0][0]:
        detail = "diundang dalam jumlah, tetapi tidak ada di daftar"
        lines.append(RecapLine(UNNAMED, "Tanpa nama", detail, unrecorded=missing))
    return tuple(lines)


def category_of_roles(connection: Connection) -> str:
    """The parameter of `CATEGORY_TABLE`."""
    return json.dumps(list(_kinds(connection)))


def _kinds(connection: Connection) -> Iterable[tuple[str, str, str, int]]:
    """Each role with each position and groups that somebody has, and the number of the category it makes."""
    for position, groups in run(connection, "SELECT DISTINCT position, groups FROM person", []):
        belongs = tuple(PersonGroup(code) for code in str(groups).split())
        for role in Role:
            category = category_of(role, str(position), belongs)
            yield role.code, str(position), str(groups), _CATEGORIES.index(category)


def _category_line(row: Row) -> RecapLine:
    number, *states, people, _share = row
    return RecapLine(int(number), _CATEGORIES[int(number)].label, "", *map(int, states), people=int(people))
