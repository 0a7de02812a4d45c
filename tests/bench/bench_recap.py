"""Recaps over 100,000 attendance rows against the bare SQL: per partner, per meeting, per person with lesson hours.

The floors are written by hand and give the same numbers for this data, which has no substitute that stands on a list
twice; each run compares them.
"""

import random
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.paths import DataFolder
from app.domain.names import name_key
from app.domain.records import Invitation, Meeting, MeetingDay, Partner, Programme
from app.domain.terms import Affiliation, AttendanceState, MeetingStatus
from app.services.logbook import Logbook
from app.storage import attendances, people
from tests.bench.bench_import import person_name
from tests.bench.measuring import Row, compare

MEETINGS, DAYS, LISTED = 500, 2, 100
PEOPLE, SCHOOLS = 5_000, 40

_JOB = """
def main(data, code, floor):
    import sqlite3
    from pathlib import Path
    from app.core.paths import DataFolder
    from app.domain.recaps import RecapKind, RecapQuery
    from app.services.logbook import Logbook
    logbook = Logbook(DataFolder(Path(data)))
    query = RecapQuery(kind=RecapKind(code))
    logbook.history.undo_label()
    begun = time.perf_counter()
    found = logbook.recaps.recap(query)
    seconds = time.perf_counter() - begun
    logbook.close()
    bare = sqlite3.connect(data + "/buku-imbas.db").execute(floor).fetchall()
    told = [(one.key, *one.numbers, one.people, one.hours) for one in found.lines]
    assert sorted(told) == sorted(bare), (told[:2], sorted(bare)[:2])
    return seconds
"""

_FLOOR = """
def main(data, code, floor):
    import sqlite3
    connection = sqlite3.connect(data + "/buku-imbas.db")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("SELECT count(*) FROM meeting").fetchall()
    begun = time.perf_counter()
    found = connection.execute(floor).fetchall()
    seconds = time.perf_counter() - begun
    assert len(found) >= 40, len(found)
    return seconds
"""

_KNOWN = [state.code for state in AttendanceState if state is not AttendanceState.UNKNOWN]
_STATES = ", ".join(f"sum(a.state = '{code}')" for code in _KNOWN)
_ROWS = """FROM attendance a JOIN meeting_day d ON d.id = a.meeting_day_id JOIN meeting m ON m.id = d.meeting_id
    JOIN person p ON p.id = a.person_id"""
_THERE = "count(DISTINCT CASE WHEN a.state IN ('hadir', 'terlambat') THEN a.person_id END)"

_UNLISTED = f"""
SELECT d.meeting_id, i.partner_id, max(i.expected - coalesce(l.listed, 0), 0) AS missing
FROM meeting_day d JOIN meeting m ON m.id = d.meeting_id JOIN invitation i ON i.meeting_id = m.id
LEFT JOIN (SELECT d.id AS day_id, p.partner_id, count(*) AS listed {_ROWS} GROUP BY 1, 2) l
    ON l.day_id = d.id AND l.partner_id = i.partner_id
WHERE m.status = 'terlaksana'"""


def _floor(key: str, column: str) -> str:
    return f"""SELECT k.*, 0 FROM (
    SELECT r.key, {", ".join(f"r.s{number}" for number in range(len(_KNOWN)))}, r.unknown + u.missing, r.people FROM (
        SELECT {key} AS key, {", ".join(f"sum(a.state = '{code}') AS s{at}" for at, code in enumerate(_KNOWN))},
            sum(a.state = 'belum') AS unknown, {_THERE} AS people {_ROWS} WHERE m.status = 'terlaksana' GROUP BY 1
    ) r JOIN (SELECT {column} AS key, sum(missing) AS missing FROM ({_UNLISTED}) GROUP BY 1) u ON u.key = r.key
) k ORDER BY 1"""


_PEOPLE = f"""
SELECT r.*, coalesce(h.hours, 0) FROM (
    SELECT a.person_id AS person_id, {_STATES}, sum(a.state = 'belum'),
        max(a.state IN ('hadir', 'terlambat')) {_ROWS} WHERE m.status = 'terlaksana' GROUP BY 1
) r LEFT JOIN (
    SELECT person_id, sum(min(hours, cap)) AS hours FROM (
        SELECT a.person_id, d.date, m.programme_id, g.daily_hours_cap AS cap, sum(d.lesson_hours) AS hours
        FROM attendance a JOIN meeting_day d ON d.id = a.meeting_day_id JOIN meeting m ON m.id = d.meeting_id
        JOIN programme g ON g.id = m.programme_id
        JOIN (
            SELECT a.person_id, d.meeting_id, count(*) AS days FROM attendance a
            JOIN meeting_day d ON d.id = a.meeting_day_id WHERE a.state IN ('hadir', 'terlambat') GROUP BY 1, 2
        ) q ON q.person_id = a.person_id AND q.meeting_id = m.id
        JOIN (SELECT meeting_id, count(*) AS days FROM meeting_day GROUP BY 1) n ON n.meeting_id = m.id
        WHERE m.status = 'terlaksana' AND a.state IN ('hadir', 'terlambat')
            AND q.days * 100 >= g.minimum_attendance * n.days
        GROUP BY 1, 2, 3
    ) GROUP BY 1
) h ON h.person_id = r.person_id ORDER BY r.person_id"""


def prepare(folder: Path) -> Path:
    """A logbook with 500 meetings of two days and 100 entries a day."""
    dice = random.Random(4)
    data = folder / "data"
    logbook = Logbook(DataFolder(data))
    programme = logbook.programmes.save(Programme(name="Program", daily_hours_cap=8))
    partners = [logbook.schools.save_partner(Partner(name=f"SMP {number}")) for number in range(SCHOOLS)]
    with logbook._database.use_case("isi") as case:
        people.add_people(
            case.connection,
            [
                people.NewPerson(
                    person_name(number),
                    name_key(person_name(number)),
                    Affiliation.PARTNER.code,
                    partners[number % SCHOOLS].id,
                )
                for number in range(PEOPLE)
            ],
        )
    first = date(2019, 7, 1)
    for number in range(MEETINGS):
        day = first + timedelta(days=number // 2)
        logbook.meetings.save(
            Meeting(
                programme_id=programme.id,
                title=f"Pertemuan {number}",
                status=MeetingStatus.HELD,
                days=tuple(
                    MeetingDay(position=at + 1, date=day + timedelta(days=at), lesson_hours=5) for at in range(2)
                ),
                invitations=tuple(Invitation(partner_id=one.id, expected=3) for one in partners),
            )
        )
    states = [state.code for state in AttendanceState]
    with logbook._database.use_case("hadir") as case:
        known = list(case.connection.exec_driver_sql("SELECT id FROM person").scalars())
        for (day_id,) in case.connection.exec_driver_sql("SELECT id FROM meeting_day").fetchall():
            entries = [
                attendances.Listed(person_id, dice.choices(states, [80, 5, 4, 3, 2, 2, 3, 1])[0])
                for person_id in dice.sample(known[: PEOPLE // 2] if day_id % 3 else known, LISTED)
            ]
            attendances.add_list(case.connection, day_id, entries)
    logbook.close()
    return data


def measure() -> list[Row]:
    """One row for each of the three recaps that count most."""
    floors = {
        "sekolah": _floor("p.partner_id", "partner_id"),
        "kegiatan": _floor("d.meeting_id", "meeting_id"),
        "orang": _PEOPLE,
    }
    with TemporaryDirectory() as name:
        data = prepare(Path(name))
        return [
            compare(f"recap per {code} over 100,000 rows / the bare SQL", _JOB, _FLOOR, 1.5, str(data), code, floor)
            for code, floor in floors.items()
        ]
