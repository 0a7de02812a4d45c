"""Lists of invented people, and the way from a meeting to their import."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from app.ui.importing.page import ImportPage

HEADER = ("NO", "NAMA", "NIP", "UNIT KERJA", "JABATAN", "TANDA TANGAN")
Cells = Sequence[object]

RETNO = ("Retno Widyastuti, S.Pd.", "-", "SMPN 4 Gombong")
ZUL = ("Zulkarnaen Fikri, S.Pd.", "-", "SMP Purnama Sempor")
SARI = ("Sari Kusumawati", "-", "SMPN 4 Gombong")
YOHANA = ("Yohana Prasasti", "-", "SMP PGRI 1 Rowokele")


def book(path: Path, sheets: Mapping[str, Sequence[Cells]]) -> Path:
    """A workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path


def by_hand(*people: Cells) -> list[Cells]:
    """An attendance sheet as people type it: titles above from row 1, people from row 5, a signature block below."""
    rows: list[Cells] = [("DAFTAR HADIR PESERTA",), ("Evaluasi Peningkatan Mutu",), (), HEADER]
    rows += [(number, *person, "Guru", f"{number}.") for number, person in enumerate(people, start=1)]
    return [*rows, (), (None, None, None, "Mengetahui,"), (None, None, None, "Kepala Sekolah")]


def evaluation(stage):
    """A meeting of two days, with nobody on the list of the second."""
    return next(one for one in stage.logbook.meetings.meetings() if "Evaluasi" in one.title)


def begin(stage, **target: Any) -> ImportPage:
    """The page of import with these files or this text; onto the second day, which is empty, where they name none."""
    meeting = evaluation(stage)
    stage.window.go("impor", meeting_id=meeting.id, day_id=meeting.days[1].id, **target)
    for _ in range(3):
        stage.settle()
    return stage.page(ImportPage)


def names_on(stage, position: int) -> set[str]:
    """Who stands on the list of a day."""
    meeting = evaluation(stage)
    day = meeting.days[position - 1].id
    return {row.name for row in stage.logbook.attendance.rows(meeting.id) if row.meeting_day_id == day}
