"""Import of 10,000 attendance rows (recognised, matched, committed, change log included) against the bare parse.

The clock starts where the user's wait starts: when the file is named. As in the program, the import was asked for
before that (`ImportService.prepare`: a worker waits, the people are read), in the seconds that choosing a file takes.
The bare parse has its modules loaded as well.
"""

import random
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from app.core.paths import DataFolder
from app.domain.names import name_key
from app.domain.records import Meeting, MeetingDay, Partner
from app.domain.terms import Affiliation
from app.services.logbook import Logbook
from app.storage import people
from tests.bench.measuring import Row, compare

ROWS = 10_000
KNOWN = 5_000
SCHOOLS = 40
_SYLLABLES = [a + b for a in "bdgjklmnprstwy" for b in ("a", "i", "u", "e", "o", "an", "in", "ar", "us")]

_JOB = """
def main(data, file):
    from datetime import date
    from pathlib import Path
    from app.core.paths import DataFolder
    from app.services.logbook import Logbook
    import shutil, tempfile
    folder = Path(tempfile.mkdtemp()) / "data"
    shutil.copytree(data, folder)
    logbook = Logbook(DataFolder(folder))
    meeting = logbook.meetings.meetings()[0]
    import app.intake.recognise, app.intake.plan
    logbook.imports.prepare()
    time.sleep(1)
    begun = time.perf_counter()
    seen = logbook.imports.recognise(Path(file))
    plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[0].id)
    result = logbook.imports.commit(plan, {})
    seconds = time.perf_counter() - begun
    assert result.new + result.matched + result.waiting > 9_900, result
    assert result.waiting < 500, result
    logbook.close()
    shutil.rmtree(folder.parent)
    return seconds
"""

_FLOOR = """
def main(data, file):
    from python_calamine import CalamineWorkbook
    begun = time.perf_counter()
    with open(file, "rb") as source:
        rows = CalamineWorkbook.from_filelike(source).get_sheet_by_index(0).to_python()
    seconds = time.perf_counter() - begun
    assert len(rows) == 10_003
    return seconds
"""

_RAW = """
def main(data, file):
    import sqlite3, tempfile, uuid
    from pathlib import Path
    values = [
        (n, str(uuid.uuid4()), 1 + n % 10, 1 + n // 10, "peserta", "hadir", None, "", None) for n in range(50_000)
    ]
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "x.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "CREATE TABLE attendance (id INTEGER PRIMARY KEY, uid TEXT, day INTEGER, person INTEGER, role TEXT,"
            " state TEXT, minutes INTEGER, note TEXT, batch INTEGER, UNIQUE (day, person))"
        )
        connection.execute("CREATE INDEX attendance_person ON attendance (person)")
        begun = time.perf_counter()
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO attendance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        connection.execute("COMMIT")
        return time.perf_counter() - begun
"""

_LOGGED = """
def main(data, file):
    from pathlib import Path
    from app.core.paths import DataFolder
    from app.storage import attendances
    from app.storage.migrate import open_database
    import shutil, tempfile
    folder = Path(tempfile.mkdtemp()) / "data"
    shutil.copytree(data, folder)
    database = open_database(folder / "buku-imbas.db", folder)
    with database.read() as connection:
        days = list(connection.exec_driver_sql("SELECT id FROM meeting_day").scalars())
        people = list(connection.exec_driver_sql("SELECT id FROM person").scalars())
    begun = time.perf_counter()
    with database.use_case("isi") as case:
        for day in days:
            attendances.add_list(case.connection, day, [attendances.Listed(number) for number in people])
    seconds = time.perf_counter() - begun
    database.close()
    shutil.rmtree(folder.parent)
    return seconds
"""


def person_name(number: int) -> str:
    """An invented name, the same for the same number and unlike the others."""
    dice = random.Random(number)
    words = ("".join(dice.choices(_SYLLABLES, k=dice.randint(2, 3))).capitalize() for _ in range(dice.randint(2, 3)))
    return f"{' '.join(words)}, S.Pd."


def school_name(number: int) -> str:
    """One of the partner schools."""
    return f"SMP Negeri {number % SCHOOLS + 1} Rekaan"


def nip_of(number: int) -> str:
    """An invented NIP of 18 digits."""
    return f"19{70 + number % 30:02d}{1 + number % 12:02d}{1 + number % 28:02d}2010011{number % 1000:03d}"


def prepare(folder: Path) -> tuple[Path, Path]:
    """A logbook that knows half of the people from an earlier list, and a workbook with all of them."""
    data, file = folder / "data", folder / "daftar.xlsx"
    logbook = Logbook(DataFolder(data))
    partners = [logbook.schools.save_partner(Partner(name=school_name(number))) for number in range(SCHOOLS)]

    days = tuple(MeetingDay(date=date(2024, 1, 1) + timedelta(days=number)) for number in range(10))
    logbook.meetings.save(Meeting(title="Rapat", days=days))

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
                    sex="LP"[number % 2],
                    phone=f"08{number:010d}",
                )
                for number in range(KNOWN)
            ],
        )
    logbook.close()
    book = xlsxwriter.Workbook(str(file), {"constant_memory": True})
    sheet = book.add_worksheet("Daftar")
    sheet.write_row(0, 0, ["DAFTAR HADIR PESERTA"])
    sheet.write_row(2, 0, ["NO", "NAMA", "NIP", "UNIT KERJA", "JABATAN", "L/P", "NO. HP", "TANDA TANGAN"])
    for number in range(ROWS):
        sheet.write_row(
            3 + number,
            0,
            [
                number + 1,
                person_name(number),
                nip_of(number),
                school_name(number),
                "Guru",
                "LP"[number % 2],
                f"08{number:010d}",
                "",
            ],
        )
    book.close()
    return data, file


def measure() -> list[Row]:
    """Two rows: the whole import, and the insert with its change log alone."""
    with TemporaryDirectory() as name:
        data, file = prepare(Path(name))
        return [
            compare("10,000 rows in / calamine parse", _JOB, _FLOOR, 4, str(data), str(file)),
            compare("50,000 attendance rows / raw sqlite3", _LOGGED, _RAW, 2.5, str(data), str(file)),
        ]
