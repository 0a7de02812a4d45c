"""Attendance lists of invented people, as workbooks, and the way from one to its plan."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl

from app.domain.lists import ImportPlan, PlanAnswers
from app.domain.records import Meeting
from app.services.logbook import Logbook

Row = Sequence[object]


def write_sheets(path: Path, **sheets: Sequence[Row]) -> Path:
    """A workbook with these sheets; an underscore in a sheet's name is a space."""
    book = openpyxl.Workbook()
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = book.create_sheet(name.replace("_", " "), number)
        for row in rows:
            sheet.append(list(row))
    del book["Sheet"]
    book.save(path)
    return path


def people_rows(*people: tuple[str, str, str]) -> list[Row]:
    """A title, a header on row 3 and one row for each (name, NIP, school)."""
    header: list[Row] = [("DAFTAR HADIR",), (), ("NO", "NAMA", "NIP", "ASAL SEKOLAH", "JABATAN")]
    return [*header, *((number, *person, "Guru") for number, person in enumerate(people, start=1))]


def write_list(path: Path, *people: tuple[str, str, str]) -> Path:
    """A workbook with one sheet of people."""
    return write_sheets(path, Daftar=people_rows(*people))


def plan_of(
    logbook: Logbook, path: Path, meeting: Meeting, day: int = 1, answers: PlanAnswers | None = None
) -> ImportPlan:
    """The plan of the first list of a file for one day."""
    seen = logbook.imports.recognise(path)
    return logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[day - 1].id, answers)


PEOPLE = (
    ("Retno Widyastuti, S.Pd.", "-", "SMPN 4 Gombong"),
    ("Bambang Irawan, S.Pd.", "-", "SMP Purnama"),
    ("Wagiyem Hartati", "-", "Komite Sekolah"),
)
