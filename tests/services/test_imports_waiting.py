"""Rows that were left out: corrected and imported later, into the day that they were meant for."""

from pathlib import Path

import pytest

from app.core.errors import UserError
from app.domain.lists import Column, RowOutcome
from app.domain.records import Meeting, WaitingRow
from app.services.logbook import Logbook
from tests.services.list_files import PEOPLE, Row, plan_of, write_list, write_sheets

NAMELESS = ("", "198601012010011020", "SMP Purnama")


def left_out(logbook: Logbook, meeting: Meeting, path: Path, day: int = 1) -> WaitingRow:
    logbook.imports.commit(plan_of(logbook, path, meeting, day), {})
    (row,) = logbook.imports.waiting(meeting.id)
    return row


def test_a_corrected_row_comes_into_its_day(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    row = left_out(logbook, meeting, write_list(tmp_path / "a.xlsx", *PEOPLE, NAMELESS), day=2)
    (plan,) = logbook.imports.plan_waiting([row.id])
    assert (plan.outcome, plan.reason, plan.row) == (RowOutcome.REFUSED, "nama kosong", 7)
    cells = {row.id: {Column.NAME: "Eko Prasetyo"}}
    assert logbook.imports.plan_waiting([row.id], cells)[0].outcome is RowOutcome.NEW
    result = logbook.imports.finish_waiting([row.id], cells)
    assert (result.new, result.matched, result.waiting) == (1, 0, 0)
    last = logbook.attendance.rows(meeting.id)[-1]
    assert (last.name, last.nip, last.institution) == ("Eko Prasetyo", "198601012010011020", "SMP Purnama Sempor")
    assert (last.meeting_day_id, last.import_batch_id) == (meeting.days[1].id, row.import_batch_id)
    assert logbook.imports.waiting(meeting.id) == ()
    (batch,) = logbook.imports.batches(meeting.id)
    assert (batch.rows_new, batch.rows_waiting) == (4, 0)
    logbook.history.undo()
    assert logbook.imports.waiting(meeting.id) == (row,)


def test_a_corrected_row_is_matched_with_those_who_are_known(
    logbook: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    row = left_out(logbook, meeting, write_list(tmp_path / "a.xlsx", *PEOPLE, NAMELESS))
    cells = {row.id: {Column.NAME: "Bambang Irawn"}}
    (plan,) = logbook.imports.plan_waiting([row.id], cells)
    assert (plan.outcome, plan.options[0].name) == (RowOutcome.DOUBTFUL, "Bambang Irawan, S.Pd.")
    undecided = logbook.imports.finish_waiting([row.id], cells)
    assert (undecided.new, undecided.matched, undecided.waiting) == (0, 0, 1)
    (kept,) = logbook.imports.waiting(meeting.id)
    assert (kept.id, kept.name, kept.nip, kept.reason) == (row.id, "Bambang Irawn", row.nip, plan.reason)
    done = logbook.imports.finish_waiting([row.id], choices={row.id: plan.options[0].id})
    assert (done.new, done.matched, done.waiting) == (0, 1, 0)
    assert logbook.overview.status().people == 3
    assert logbook.people.person(plan.options[0].id).nip == "198601012010011020"
    assert [one.name for one in logbook.people.record(plan.options[0].id).aliases] == ["Bambang Irawn"]


def test_a_row_of_several_days_keeps_what_it_said_of_each(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    logbook.imports.commit(plan_of(logbook, write_list(tmp_path / "0.xlsx", *PEOPLE), meeting), {})
    rows: list[Row] = [
        ("No", "Nama", "Asal Sekolah", "Hari 1", "Hari 2"),
        (1, "Yuliana Kartika", "SMPN 4 Gombong", "H", "H"),
        (2, "Bambang Irawn", "SMP Purnama", "S", "H"),
        (3, "Sri Wahyuni", "SMP Purnama", "H", "I"),
    ]
    row = left_out(logbook, meeting, write_sheets(tmp_path / "a.xlsx", Rekap=rows))
    assert (row.name, row.states) == ("Bambang Irawn", "1=sakit 2=hadir")
    logbook.imports.finish_waiting([row.id], choices={row.id: 0})
    states = [one.state.code for one in logbook.attendance.rows(meeting.id) if one.name == "Bambang Irawn"]
    assert states == ["sakit", "hadir"]


def test_a_nameless_row_keeps_its_marks(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    rows: list[Row] = [
        ("No", "Nama", "NIP", "Asal Sekolah", "Hari 1", "Hari 2"),
        (1, "Yuliana Kartika", "", "SMPN 4 Gombong", "H", "H"),
        (2, "", "198601012010011020", "SMP Purnama", "I", "H"),
        (3, "Sri Wahyuni", "", "SMP Purnama", "H", "S"),
    ]
    row = left_out(logbook, meeting, write_sheets(tmp_path / "a.xlsx", Rekap=rows))
    assert row.states == "1=izin 2=hadir"


def test_the_minutes_of_an_online_meeting_are_not_lost(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    logbook.imports.commit(plan_of(logbook, write_list(tmp_path / "0.xlsx", *PEOPLE), meeting), {})
    zoom = tmp_path / "zoom.csv"
    zoom.write_text(
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
        '"Bambang Irawan, S.Pd.",a@contoh.id,95,No\nUmi Kulsum,b@contoh.id,80,No\n'
    )
    row = left_out(logbook, meeting, zoom, day=2)
    (plan,) = logbook.imports.plan_waiting([row.id])
    logbook.imports.finish_waiting([row.id], choices={row.id: plan.options[0].id})
    assert logbook.attendance.rows(meeting.id)[-1].minutes == 95


def test_two_rows_about_one_new_person_make_one(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", *PEOPLE, NAMELESS, ("", "", "SMP Purnama"))
    logbook.imports.commit(plan_of(logbook, path, meeting), {})
    ids = [row.id for row in logbook.imports.waiting(meeting.id)]
    logbook.imports.finish_waiting(ids, {number: {Column.NAME: "Eko Prasetyo"} for number in ids})
    assert logbook.overview.status().people == 4


def test_a_row_of_the_register_makes_a_person_and_no_attendance(logbook: Logbook, tmp_path: Path) -> None:
    seen = logbook.register_imports.recognise(write_list(tmp_path / "a.xlsx", *PEOPLE, NAMELESS))
    logbook.register_imports.commit_people(logbook.register_imports.plan_people(seen, seen.tables[0]), {})
    (row,) = logbook.register_imports.waiting()
    logbook.imports.finish_waiting([row.id], {row.id: {Column.NAME: "Eko Prasetyo"}})
    assert [line.name for line in logbook.people.search("Eko Prasetyo")] == ["Eko Prasetyo"]
    assert logbook.register_imports.waiting() == ()


def test_a_row_that_is_done_already_says_so(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    row = left_out(logbook, meeting, write_list(tmp_path / "a.xlsx", *PEOPLE, NAMELESS))
    logbook.imports.settle([row.id])
    with pytest.raises(UserError, match="sudah diselesaikan"):
        logbook.imports.finish_waiting([row.id])
