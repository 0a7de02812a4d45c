# ruff: noqa: S608 - the texts put together are constants of this file; values are parameters
"""The entries behind one line of a recap: ids first, then pages of lines for what is on the screen."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from app.domain.recaps import EntryLine, RecapKind, RecapLine, RecapQuery
from app.domain.terms import Affiliation, AttendanceState
from app.storage.recap_days import (
    LISTED,
    OF_PEOPLE,
    SEATS,
    Parameters,
    counted_days,
    of_partner,
    own_school,
    run,
    unlisted,
)
from app.storage.recap_people import CATEGORY_TABLE, SEAT_ROLE, UNNAMED, category_of_roles
from app.storage.recaps import KEYS, PERIOD_CODES

_OLDEST_FIRST = "c.date, c.meeting_id, c.position"


def entry_ids(connection: Connection, query: RecapQuery, line: RecapLine) -> list[int]:
    """Ids of the attendances that a line counts, by day and name."""
    begin, values = counted_days(query)
    join = ""
    if query.kind is RecapKind.CATEGORY:
        begin += f", {CATEGORY_TABLE}"
        values.append(category_of_roles(connection))
        join = f" JOIN kind ON kind.role = {SEAT_ROLE} AND kind.position = p.position AND kind.groups = p.groups"
    condition, own = _of_line(query, line, "p")
    partner, same = of_partner(query, "p.partner_id")
    where = f"{partner} AND {condition}" if partner else f" WHERE {condition}"
    rows = LISTED if query.kind is RecapKind.PERSON else SEATS
    statement = f"""WITH {begin} SELECT a.id {rows}{OF_PEOPLE}{join}{where}
ORDER BY {_OLDEST_FIRST}, p.name COLLATE NOCASE, p.id"""
    return [row[0] for row in run(connection, statement, [*values, *same, *own])]


def entry_lines(
    connection: Connection, ids: Sequence[int], labels: Mapping[int, str]
) -> Iterable[tuple[int, EntryLine]]:
    """(id, line) of some attendances. `labels` name the partners, by id."""
    own = own_school(connection)
    statement = f"""SELECT a.id, d.meeting_id, d.position, d.date, m.title, p.name, p.affiliation, p.partner_id,
    p.institution, a.state, d.lesson_hours
FROM attendance a JOIN meeting_day d ON d.id = a.meeting_day_id JOIN meeting m ON m.id = d.meeting_id
JOIN person p ON p.id = a.person_id WHERE a.id IN ({", ".join("?" * len(ids))})"""
    for row in run(connection, statement, list(ids)):
        number, meeting_id, position, day, title, name, affiliation, partner_id, institution, state, hours = row
        if affiliation == Affiliation.PARTNER.code:
            institution = labels.get(partner_id, institution)
        elif affiliation == Affiliation.MODEL.code:
            institution = own
        yield (
            number,
            EntryLine(
                meeting_id,
                position,
                date.fromisoformat(day),
                title,
                name,
                institution,
                AttendanceState(state),
                1,
                hours,
            ),
        )


def unlisted_lines(
    connection: Connection, query: RecapQuery, line: RecapLine, labels: Mapping[int, str]
) -> tuple[EntryLine, ...]:
    """The people whom a line expects beyond the lists, by day and partner; none for a person."""
    by_category = query.kind is RecapKind.CATEGORY
    if query.kind is RecapKind.PERSON or (by_category and line.key != UNNAMED):
        return ()
    begin, values = unlisted(query)
    condition, own = ("1", []) if by_category else _of_line(query, line, "u")
    statement = f"""WITH {begin}
SELECT c.meeting_id, c.position, c.date, m.title, u.partner_id, u.missing, c.lesson_hours
FROM unlisted u JOIN counted c ON c.id = u.day_id JOIN meeting m ON m.id = c.meeting_id
WHERE u.missing > 0 AND {condition} ORDER BY {_OLDEST_FIRST}, u.partner_id"""
    return tuple(
        EntryLine(
            meeting_id,
            position,
            date.fromisoformat(day),
            title,
            "",
            labels.get(partner_id, ""),
            AttendanceState.UNKNOWN,
            people,
            hours,
        )
        for meeting_id, position, day, title, partner_id, people, hours in run(connection, statement, [*values, *own])
    )


def _of_line(query: RecapQuery, line: RecapLine, person: str) -> tuple[str, Parameters]:
    """The condition that keeps what a line counts; `person` is the table with the `partner_id`."""
    match query.kind:
        case RecapKind.PERIOD:
            return f"{PERIOD_CODES[query.span]} = ?", [line.identifier]
        case RecapKind.PERSON:
            return "p.id = ?", [line.key]
        case RecapKind.CATEGORY:
            return "kind.category = ?", [line.key]
        case RecapKind.PARTNER:
            return f"{person}.partner_id = ?", [line.key]
        case kind:
            return f"{KEYS[kind]} = ?", [line.key]
