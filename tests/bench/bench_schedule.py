"""Opening the schedule of 500 meetings against the bare query plus the same page on an empty logbook."""

import random
from datetime import date, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.clock import now
from app.core.paths import DataFolder
from app.domain.records import Document, Invitation, Meeting, MeetingDay, MeetingRole, Partner, Topic
from app.domain.terms import DocumentKind, MeetingStatus
from app.services.logbook import Logbook
from app.storage import attendances, documents, meetings, people
from tests.bench.measuring import Row, compare

_MEETINGS = 500

_WINDOW = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import time
from pathlib import Path
from PySide6.QtCore import QSettings
from app.core.paths import DataFolder
from app.qt.theme import Scheme, Theme, make_application
from app.services.logbook import Logbook
from app.ui.main_window import MainWindow

def opened(folder):
    application = make_application("bench")
    theme = Theme(application, Scheme.LIGHT)
    def bug(error):
        raise error
    window = MainWindow(Path(folder), theme, bug, QSettings(folder + "/x.ini", QSettings.Format.IniFormat))
    window._fill_screen = False
    window.resize(1366, 728)
    window.show()
    window.attach(Logbook(DataFolder(Path(folder))))
    application.processEvents()
    return application, window

def settle(application, window):
    until = time.perf_counter() + 0.5  # the holidays are asked for a moment after the first picture
    while window.jobs.busy or time.perf_counter() < until:
        application.processEvents()

def seconds_of(folder, view):
    application, window = opened(folder)
    window.remember("tampilan-jadwal", view)
    settle(application, window)
    begun = time.perf_counter()
    window.go("jadwal")
    application.processEvents()
    seconds = time.perf_counter() - begun
    assert window.page.views.currentIndex() == (1 if view else 0)
    settle(application, window)
    return seconds
"""

_JOB = (
    _WINDOW
    + """
def main(full, empty, first, last, view):
    return seconds_of(full, view)
"""
)

_FLOOR = (
    _WINDOW
    + """
DAYS = '''SELECT m.id, d.id, d.position, d.date, d.start, d."end",
    EXISTS (SELECT 1 FROM attendance a WHERE a.meeting_day_id = d.id),
    m.title, m.mode, m.place, m.link, m.organiser, m.status, m.stage_id
    FROM meeting m JOIN meeting_day d ON d.meeting_id = m.id
    WHERE m.id IN (SELECT meeting_id FROM meeting_day WHERE date BETWEEN ? AND ?)
    ORDER BY d.date, coalesce(d.start, ''), m.id'''
DOCUMENTS = '''SELECT meeting_id, group_concat(kind, ' ') FROM document
    WHERE meeting_id IN (SELECT meeting_id FROM meeting_day WHERE date BETWEEN ? AND ?)
    GROUP BY meeting_id'''

def main(full, empty, first, last, view):
    import sqlite3
    seconds = seconds_of(empty, view)
    connection = sqlite3.connect(DataFolder(Path(full)).database)
    begun = time.perf_counter()
    rows = connection.execute(DAYS, (first, last)).fetchall()
    counts = connection.execute(DOCUMENTS, (first, last)).fetchall()
    seconds += time.perf_counter() - begun
    assert len(rows) > 20 and len(counts) > 5, (len(rows), len(counts))
    return seconds
"""
)


def _fill(folder: Path, today: date) -> None:
    """Three years of meetings around today, each with all that belongs to it."""
    dice = random.Random(3)
    logbook = Logbook(DataFolder(folder))
    logbook.programmes.start("sekolah-model-spmi")
    stages = logbook.programmes.stages()
    partners = [logbook.schools.save_partner(Partner(name=f"SMP Negeri {number} Sempor")) for number in range(1, 8)]
    with logbook._database.use_case("Isi") as case:
        persons = [
            people.NewPerson(name=f"Guru {number}", name_key=f"guru {number}", affiliation="lain")
            for number in range(40)
        ]
        ids = people.add_people(case.connection, persons)
        for number in range(_MEETINGS):
            first = today + timedelta(days=number * 2 - _MEETINGS)
            days = tuple(
                MeetingDay(position=n + 1, date=first + timedelta(days=n), start=time(8), end=time(14))
                for n in range(dice.choice((1, 1, 2)))
            )
            saved = meetings.save_meeting(
                case.connection,
                Meeting(
                    programme_id=stages[0].programme_id,
                    stage_id=dice.choice(stages).id,
                    title=f"Pendampingan ke-{number} sekolah imbas",
                    place=f"Aula {number % 5}",
                    status=MeetingStatus.HELD if first < today else MeetingStatus.PLANNED,
                    days=days,
                    invitations=tuple(Invitation(partner_id=one.id, expected=5) for one in partners),
                    roles=(MeetingRole(name="Drs. Suparman"), MeetingRole(name=f"Tri Lestari {number}")),
                    topics=(Topic(title="Rapor mutu"),),
                ),
            )
            if saved.status is MeetingStatus.HELD:
                for day in saved.days:
                    attendances.add_list(case.connection, day.id, [attendances.Listed(one) for one in ids[:25]])
                for kind in (DocumentKind.INVITATION, DocumentKind.PHOTO, DocumentKind.PHOTO, DocumentKind.MINUTES):
                    documents.save_document(
                        case.connection, Document(meeting_id=saved.id, kind=kind, link="x", added_at=now())
                    )
    logbook.close()


def measure() -> list[Row]:
    """Month (what stands in its 42 days) and agenda (everything)."""
    today = date.today()
    start = today.replace(day=1) - timedelta(days=today.replace(day=1).weekday())
    with TemporaryDirectory() as folder:
        full, empty = Path(folder) / "penuh", Path(folder) / "kosong"
        _fill(full, today)
        Logbook(DataFolder(empty)).close()
        month = (str(full), str(empty), start.isoformat(), (start + timedelta(days=41)).isoformat(), "")
        agenda = (str(full), str(empty), "0001-01-01", "9999-12-31", "agenda")
        name = f"schedule of {_MEETINGS} meetings"
        return [
            compare(f"{name}, month / query + empty view", _JOB, _FLOOR, 1.3, *month, rounds=7),
            compare(f"{name}, agenda / query + empty view", _JOB, _FLOOR, 1.3, *agenda, rounds=7),
        ]
