# ruff: noqa: S608 - the texts put together are constants of this file; values are parameters
"""Recaps, counted in SQL: only finished lines come out of it.

The lines of people and of categories are counted next door.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from app.domain.dates import format_day, format_days
from app.domain.recaps import RecapKind, RecapLine, RecapOrder, RecapQuery, Span, span_label
from app.storage.recap_days import (
    BY_STATE,
    OF_PEOPLE,
    SAT,
    SEATS,
    STATES,
    UNKNOWN,
    Parameters,
    counted_days,
    of_partner,
    run,
    unlisted,
)
from app.storage.recap_people import category_lines, person_lines

_NUMBERS = ", ".join((*STATES, "unrecorded"))
_ZEROS = ", ".join("0" for _ in STATES)
_SUMS = ", ".join(f"sum({name}) AS {name}" for name in (*STATES, "unrecorded"))
_SHARE = f"(hadir + terlambat + wakil) * 1.0 / nullif({' + '.join((*STATES, 'unrecorded'))}, 0)"

PERIOD_CODES = {
    Span.MONTH: "substr(c.date, 1, 7)",
    Span.SEMESTER: "substr(c.date, 1, 5) || (1 + (substr(c.date, 6, 2) > '06'))",
    Span.SCHOOL_YEAR: "printf('%04d', substr(c.date, 1, 4) - (substr(c.date, 6, 2) < '07'))",
    Span.BUDGET_YEAR: "substr(c.date, 1, 4)",
}
# What a line is counted by; then its words, where they come from, its usual order and the meeting it leads to.
KEYS = {
    RecapKind.MEETING: "c.meeting_id",
    RecapKind.DAY: "c.id",
    RecapKind.PARTNER: "p.partner_id",
    RecapKind.STAGE: "coalesce(c.stage_id, 0)",
}
_WORDS = {
    RecapKind.MEETING: (
        "m.title, (SELECT group_concat(d.date, ' ') FROM meeting_day d WHERE d.meeting_id = m.id)",
        "JOIN meeting m ON m.id = k.key",
        "(SELECT min(d.date) FROM meeting_day d WHERE d.meeting_id = m.id), m.id",
        "k.key",
    ),
    RecapKind.DAY: (
        "d.date, m.title",
        "JOIN meeting_day d ON d.id = k.key JOIN meeting m ON m.id = d.meeting_id",
        "d.date, m.id, d.position",
        "d.meeting_id",
    ),
    RecapKind.PARTNER: ("s.name, s.district", "JOIN partner s ON s.id = k.key", "s.position, s.id", "0"),
    RecapKind.STAGE: (
        "coalesce(t.name, ''), coalesce(g.name, '')",
        "LEFT JOIN stage t ON t.id = k.key LEFT JOIN programme g ON g.id = t.programme_id",
        "t.id IS NULL, t.programme_id, t.position",
        "0",
    ),
    RecapKind.PERIOD: ("k.key, ''", "", "k.key", "0"),
}


def recap_lines(connection: Connection, query: RecapQuery, labels: Mapping[int, str]) -> tuple[RecapLine, ...]:
    """The lines of a recap in the order that is asked for. `labels` name the partners, by id."""
    if query.kind is RecapKind.PERSON:
        return person_lines(connection, query, labels)
    if query.kind is RecapKind.CATEGORY:
        return category_lines(connection, query)
    rows = run(connection, *_statement(query))
    return tuple(_told(query, RecapLine._make(row), labels) for row in rows)


def counted_dates(connection: Connection) -> list[date]:
    """The different dates of all meetings that count, oldest first."""
    begin, values = counted_days(RecapQuery())
    rows = run(connection, f"WITH {begin} SELECT DISTINCT date FROM counted ORDER BY date", values)
    return [date.fromisoformat(row[0]) for row in rows]


def counted_programmes(connection: Connection, query: RecapQuery) -> frozenset[int]:
    """Ids of the programmes whose meetings count."""
    begin, values = counted_days(query)
    rows = run(connection, f"WITH {begin} SELECT DISTINCT programme_id FROM counted", values)
    return frozenset(row[0] for row in rows)


def _statement(query: RecapQuery) -> tuple[str, Parameters]:
    """The SQL that gives the lines of meetings, days, partners, stages or periods."""
    kind = query.kind
    begin, values = unlisted(query)
    key = PERIOD_CODES[query.span] if kind is RecapKind.PERIOD else KEYS[kind]
    words, join, usual, meeting_id = _WORDS[kind]
    condition, own = of_partner(query, "p.partner_id")
    by_partner = kind is RecapKind.PARTNER
    if by_partner and not condition:
        condition = " WHERE p.partner_id IS NOT NULL"
    everything = query.partner_id is None and not by_partner  # a meeting without any list is shown too
    order = {
        RecapOrder.USUAL: usual,
        RecapOrder.NAME: f"2 COLLATE NOCASE, {usual}",
        RecapOrder.LOWEST: f"{_SHARE} IS NULL, {_SHARE}, {usual}",
        RecapOrder.HIGHEST: f"{_SHARE} DESC, {usual}",
    }.get(query.order, usual)
    number = "0" if kind is RecapKind.PERIOD else "k.key"
    identifiers = {RecapKind.PARTNER: "s.npsn", RecapKind.PERIOD: "k.key", RecapKind.DAY: "d.position"}
    statement = f"""WITH {begin},
line AS (
    SELECT {key} AS key, {BY_STATE}, {UNKNOWN} AS unrecorded,
           count(DISTINCT iif(a.state IN ({SAT}), a.person_id, NULL)) AS people
    {SEATS}{OF_PEOPLE if condition else ""}{condition} GROUP BY 1
    UNION ALL
    SELECT {key.replace("p.", "u.")}, {_ZEROS}, sum(u.missing), 0
    FROM unlisted u JOIN counted c ON c.id = u.day_id GROUP BY 1
    {f"UNION ALL SELECT DISTINCT {key}, {_ZEROS}, 0, 0 FROM counted c" if everything else ""}
)
SELECT {number}, {words}, {_NUMBERS}, people, 0, 0, 0, 0, {meeting_id}, {identifiers.get(kind, "''")}
FROM (SELECT key, {_SUMS}, sum(people) AS people FROM line GROUP BY key) k {join} ORDER BY {order}"""
    return statement, [*values, *own]


def _told(query: RecapQuery, line: RecapLine, labels: Mapping[int, str]) -> RecapLine:
    """A line in the reader's words."""
    match query.kind:
        case RecapKind.MEETING:
            return line._replace(detail=format_days([date.fromisoformat(day) for day in line.detail.split()]))
        case RecapKind.DAY:
            return line._replace(label=format_day(date.fromisoformat(line.label)))
        case RecapKind.PARTNER:
            return line._replace(label=labels.get(line.key, line.label))
        case RecapKind.PERIOD:
            return line._replace(key=int(line.label.replace("-", "")), label=span_label(query.span, line.label))
        case _:
            return line._replace(label=line.label or "Tanpa tahapan")
