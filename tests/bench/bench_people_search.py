"""Typing in the people search of the window, 20,000 people, against the same LIKE queries in raw sqlite3."""

from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.paths import DataFolder
from app.domain.names import name_key
from app.domain.records import Partner
from app.domain.terms import Affiliation
from app.services.logbook import Logbook
from app.storage import people
from tests.bench.bench_import import SCHOOLS, nip_of, person_name, school_name
from tests.bench.measuring import Row, compare

PEOPLE = 20_000

_TYPED = """
TEXTS = ("sari bagus", "tono s.pd.", "negeri 7 dewi", "2010011")
TYPED = [text[:size] for text in TEXTS for size in range(1, len(text) + 1)]
"""

_JOB = (
    _TYPED
    + """
def main(data):
    import os
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from pathlib import Path
    from PySide6.QtCore import QSettings
    from app.core.paths import DataFolder
    from app.qt.theme import Theme, make_application
    from app.services.logbook import Logbook
    from app.ui.main_window import MainWindow
    application = make_application("bench")
    window = MainWindow(Path(data), Theme(application), print, QSettings(data + ".ini", QSettings.Format.IniFormat))
    window.resize(1366, 728)
    window.show()
    logbook = Logbook(DataFolder(Path(data)))
    window.attach(logbook)
    window.go("orang")
    application.processEvents()
    page = window.page
    page.filters.field.setText("x")
    begun = time.perf_counter()
    for text in TYPED:
        page.filters.field.setText(text)
        for row in range(min(20, page.model.rowCount())):
            for column in range(page.model.columnCount()):
                page.model.index(row, column).data()
    seconds = time.perf_counter() - begun
    assert page.model.rowCount() > 100, page.model.rowCount()
    window.close()
    logbook.close()
    return seconds
"""
)

_FLOOR = (
    _TYPED
    + """
def main(data):
    import sqlite3
    from app.domain.people_list import PeopleQuery
    from app.storage.people_search import search_statement
    queries = [search_statement(PeopleQuery(words=text), "") for text in TYPED]
    connection = sqlite3.connect(data + "/buku-imbas.db")
    connection.execute("SELECT count(*) FROM person").fetchall()
    begun = time.perf_counter()
    for statement, parameters in queries:
        found = connection.execute(statement, parameters).fetchall()
    seconds = time.perf_counter() - begun
    assert len(found) > 100, len(found)
    return seconds
"""
)


def prepare(folder: Path) -> Path:
    """A logbook with 20,000 people of 40 schools."""
    data = folder / "data"
    logbook = Logbook(DataFolder(data))
    partners = [logbook.schools.save_partner(Partner(name=school_name(number))) for number in range(SCHOOLS)]
    with logbook._database.use_case("isi") as case:
        people.add_people(
            case.connection,
            [
                people.NewPerson(
                    person_name(number),
                    name_key(person_name(number)),
                    Affiliation.PARTNER.code,
                    partners[number % SCHOOLS].id,
                    position="Guru",
                    nip=nip_of(number),
                    phone=f"08{number:010d}",
                    groups=" peserta ",
                )
                for number in range(PEOPLE)
            ],
        )
    logbook.close()
    return data


def measure() -> list[Row]:
    """One row: 40 keystrokes with the service, the table and the texts of the lines on the screen."""
    with TemporaryDirectory() as name:
        data = prepare(Path(name))
        return [compare("typing in the search of 20,000 people / the bare SQL", _JOB, _FLOOR, 1.5, str(data))]
