"""From somebody else's spreadsheet to the attendance of one day."""

from datetime import date
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.domain.lists import RowOutcome
from app.domain.records import Meeting, MeetingDay
from app.domain.terms import Affiliation
from app.services.logbook import Logbook
from tests.services.list_files import PEOPLE, people_rows, plan_of, write_list, write_sheets


def test_an_import_is_one_step_that_undo_takes_back_whole(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    before = logbook.overview.status()
    plan = plan_of(logbook, write_list(tmp_path / "a.xlsx", *PEOPLE), meeting)
    result = logbook.imports.commit(plan, {})
    assert (result.new, result.matched, result.waiting) == (3, 0, 0)
    rows = logbook.attendance.rows(meeting.id)
    assert [(row.name, row.institution) for row in rows] == [
        ("Retno Widyastuti, S.Pd.", "SMP Negeri 4 Gombong"),
        ("Bambang Irawan, S.Pd.", "SMP Purnama Sempor"),
        ("Wagiyem Hartati", "Komite Sekolah"),
    ]
    assert rows[2].affiliation is Affiliation.OTHER
    assert logbook.history.undo() == "Impor a.xlsx"
    assert logbook.overview.status() == before


def test_the_next_day_finds_the_same_people(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", *PEOPLE)
    logbook.imports.commit(plan_of(logbook, path, meeting), {})
    shouted = tuple((name.upper().replace(",", ""), nip, school) for name, nip, school in PEOPLE)
    plan = plan_of(logbook, write_list(tmp_path / "b.xlsx", *shouted), meeting, day=2)
    assert plan.count(RowOutcome.MATCHED) == 3
    logbook.imports.commit(plan, {})
    names = [row.name for row in logbook.attendance.rows(meeting.id) if row.meeting_day_id == meeting.days[1].id]
    assert names == [name for name, _, _ in PEOPLE], "people are printed as first typed"
    assert logbook.overview.status().people == 3


def test_an_answer_is_remembered_and_not_asked_again(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    logbook.imports.commit(plan_of(logbook, write_list(tmp_path / "a.xlsx", *PEOPLE), meeting), {})
    near = write_list(tmp_path / "b.xlsx", ("Bambang Irawn", "-", "SMP Purnama"), PEOPLE[0])
    plan = plan_of(logbook, near, meeting, day=2)
    (doubt,) = plan.with_outcome(RowOutcome.DOUBTFUL)
    assert doubt.candidates[0].name == "Bambang Irawan, S.Pd."
    logbook.imports.commit(plan, {doubt.row: doubt.candidates[0].person_id})
    assert logbook.overview.status().people == 3
    again = plan_of(logbook, near, meeting, day=1)
    assert again.count(RowOutcome.DOUBTFUL) == 0
    assert again.count(RowOutcome.MATCHED) == 2


def test_no_row_is_lost_because_of_a_bad_one(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", PEOPLE[0], ("", "198601012010011020", "SMP Purnama"), PEOPLE[1])
    plan = plan_of(logbook, path, meeting)
    result = logbook.imports.commit(plan, {})
    assert (result.new, result.waiting) == (2, 1)
    (waiting,) = logbook.imports.waiting(meeting.id)
    assert (waiting.sheet, waiting.row, waiting.column) == ("Daftar", 5, "B")
    assert (waiting.nip, waiting.position, waiting.school) == ("198601012010011020", "Guru", "SMP Purnama")
    assert waiting.partner_id == logbook.schools.partners()[1].id
    assert waiting.meeting_day_id == meeting.days[0].id
    logbook.imports.settle([waiting.id])
    assert logbook.imports.waiting(meeting.id) == ()


def test_what_the_list_knows_completes_the_register_and_replaces_nothing(
    logbook: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    logbook.imports.commit(plan_of(logbook, write_list(tmp_path / "a.xlsx", *PEOPLE), meeting), {})
    richer = tuple((name, "198403122010012019", school) for name, _, school in PEOPLE[:1])
    logbook.imports.commit(plan_of(logbook, write_list(tmp_path / "b.xlsx", *richer), meeting, day=2), {})
    (row, *_) = logbook.attendance.rows(meeting.id)
    assert row.nip == "198403122010012019"
    logbook.history.undo()
    assert logbook.attendance.rows(meeting.id)[0].nip == ""


def test_a_plan_whose_day_is_gone_is_refused(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    plan = plan_of(logbook, write_list(tmp_path / "a.xlsx", *PEOPLE), meeting)
    logbook.meetings.remove(meeting.id)
    with pytest.raises(UserError, match="sudah dihapus"):
        logbook.imports.commit(plan, {})
    assert logbook.overview.status().people == 0


def test_a_list_of_another_day_or_meeting_is_told_and_not_refused(
    logbook: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    title, _, *rest = people_rows(*PEOPLE)
    path = write_sheets(tmp_path / "a.xlsx", Daftar=[title, ("tgl 20-8-2026",), *rest])
    plan = plan_of(logbook, path, meeting)
    assert "Berkas ini menyebut 20 Agustus 2026; kegiatan ini 8 Januari 2024. Periksa apakah benar." in plan.notes
    assert logbook.imports.commit(plan, {}).new == 3
    right = logbook.meetings.save(Meeting(title="Lokakarya", days=(MeetingDay(date=date(2026, 8, 20)),)))
    assert plan_of(logbook, path, right).notes[-1] == "Berkas ini sudah diimpor ke “Rapat”."
    assert not any("menyebut" in note for note in plan_of(logbook, path, right).notes)
