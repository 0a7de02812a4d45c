# ruff: noqa: S608 - the texts put together are constants of this file; values are parameters
"""What every recap's statement begins with: the days that count, and who was invited beyond the lists."""

from typing import Any

from sqlalchemy import Connection

from app.domain.lesson_hours import sat_there
from app.domain.recaps import RecapQuery
from app.domain.terms import AttendanceState, MeetingStatus

Parameters = list[str | int]
Row = tuple[Any, ...]

_UNKNOWN = AttendanceState.UNKNOWN
STATES = [state.code for state in AttendanceState if state is not _UNKNOWN]
BY_STATE = ", ".join(f"sum(a.state = '{code}') AS {code}" for code in STATES)
UNKNOWN = f"sum(a.state = '{_UNKNOWN.code}')"
SAT = ", ".join(f"'{state.code}'" for state in AttendanceState if sat_there(state))
# Who was represented by somebody of the same list is one seat with them, as in `represented` of the domain.
SEATS = f"""FROM counted c JOIN attendance a ON a.meeting_day_id = c.id AND NOT (
    a.state = '{AttendanceState.SUBSTITUTED.code}' AND a.substitute <> '' AND EXISTS (
        SELECT 1 FROM attendance o JOIN person w ON w.id = o.person_id
        WHERE o.meeting_day_id = a.meeting_day_id AND o.state IN ({SAT}) AND w.name = a.substitute COLLATE NOCASE
    ))"""
LISTED = "FROM counted c JOIN attendance a ON a.meeting_day_id = c.id"
OF_PEOPLE = " JOIN person p ON p.id = a.person_id"

# The same in SQL as `counted_meetings` of the domain.
_COUNTED = f"""
counted AS MATERIALIZED (
    SELECT d.id, d.meeting_id, d.date, d.position, d.lesson_hours, m.programme_id, m.stage_id
    FROM meeting m JOIN meeting_day d ON d.meeting_id = m.id
    WHERE (m.status = '{MeetingStatus.HELD.code}' OR m.status = '{MeetingStatus.PLANNED.code}' AND EXISTS (
        SELECT 1 FROM meeting_day x JOIN attendance y ON y.meeting_day_id = x.id
        WHERE x.meeting_id = m.id AND y.state <> '{_UNKNOWN.code}'
    ))"""


def counted_days(query: RecapQuery) -> tuple[str, Parameters]:
    """The common table `counted` of a recap's meetings, whole, and its parameters."""
    text, values = _COUNTED, list[str | int]()
    if query.programme_id is not None:
        text += " AND m.programme_id = ?"
        values.append(query.programme_id)
    bounds = [(query.from_date, ">="), (query.until_date, "<=")]
    within = [(day.isoformat(), sign) for day, sign in bounds if day is not None]
    if within:
        tests = "".join(f" AND x.date {sign} ?" for _, sign in within)
        text += f" AND EXISTS (SELECT 1 FROM meeting_day x WHERE x.meeting_id = m.id{tests})"
        values += [day for day, _ in within]
    return f"{text})", values


def unlisted(query: RecapQuery) -> tuple[str, Parameters]:
    """The common tables `counted` and `unlisted`: by day and partner, how many more were invited than
    listed."""
    days, values = counted_days(query)
    people, own = of_partner(query, "p.partner_id")
    invited, same = of_partner(query, "i.partner_id")
    text = f"""{days},
listed AS MATERIALIZED (
    SELECT c.id AS day_id, p.partner_id, count(*) AS listed {SEATS}{OF_PEOPLE}{people} GROUP BY 1, 2
),
unlisted AS (
    SELECT c.id AS day_id, i.partner_id, max(i.expected - coalesce(l.listed, 0), 0) AS missing
    FROM counted c JOIN invitation i ON i.meeting_id = c.meeting_id
    LEFT JOIN listed l ON l.day_id = c.id AND l.partner_id = i.partner_id{invited}
)"""
    return text, [*values, *own, *same]


def of_partner(query: RecapQuery, column: str) -> tuple[str, Parameters]:
    """The condition that keeps one partner, or none."""
    return (f" WHERE {column} = ?", [query.partner_id]) if query.partner_id is not None else ("", [])


def own_school(connection: Connection) -> str:
    """Name of the model school, or empty."""
    found = run(connection, "SELECT name FROM model_school", [])
    return str(found[0][0]) if found else ""


def run(connection: Connection, statement: str, parameters: Parameters) -> list[Row]:
    """The rows as plain tuples: rows of the library take as long as the counting."""
    cursor = connection.exec_driver_sql(statement, tuple(parameters)).cursor
    assert cursor is not None
    return list(cursor.fetchall())
