"""A table of 100,000 people in the window, filled and painted, against `fetchall` of the same rows."""

from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.paths import DataFolder
from app.domain.terms import Affiliation
from app.services.logbook import Logbook
from app.storage import people
from tests.bench.measuring import Row, compare

PEOPLE = 100_000

_JOB = """
def main(data):
    import os, resource
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
    page = window.page
    page.filters.field.setText("nobody of this name")
    page.show_found()
    application.processEvents()
    assert page.model.rowCount() == 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    page.filters.field.setText("")
    page.show_found()
    page.table.viewport().repaint()
    seconds = time.perf_counter() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert page.model.rowCount() == 100_000
    assert page.model.index(0, 0).data()
    assert grown <= 15, grown
    window.close()
    logbook.close()
    return seconds
"""

_FLOOR = """
def main(data):
    import sqlite3
    connection = sqlite3.connect(data + "/buku-imbas.db")
    connection.execute("SELECT count(*) FROM person").fetchall()
    begun = time.perf_counter()
    rows = connection.execute(
        "SELECT person.id, person.name, person.position, person.nip, coalesce(partner.name, person.institution)"
        " FROM person LEFT JOIN partner ON partner.id = person.partner_id ORDER BY person.name_key, person.id"
    ).fetchall()
    seconds = time.perf_counter() - begun
    assert len(rows) == 100_000
    return seconds
"""


def prepare(folder: Path) -> Path:
    """A logbook with 100,000 people."""
    data = folder / "data"
    logbook = Logbook(DataFolder(data))
    with logbook._database.use_case("isi") as case:
        people.add_people(
            case.connection,
            [
                people.NewPerson(
                    f"Rekaan {number * 7919 % PEOPLE:06d}, S.Pd.",
                    f"rekaan {number * 7919 % PEOPLE:06d}",
                    Affiliation.OTHER.code,
                    institution=f"SMP Rekaan {number % 40}",
                    position="Guru",
                )
                for number in range(PEOPLE)
            ],
        )
    logbook.close()
    return data


def measure() -> list[Row]:
    """One row."""
    with TemporaryDirectory() as name:
        data = prepare(Path(name))
        return [compare("table of 100,000 people / fetchall", _JOB, _FLOOR, 1.5, str(data))]
