"""An import taken back although other work was done since: what nobody touched goes, the rest stays and says why."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.domain.lists import Column, ListOrigin, PlanAnswers, RowOutcome
from app.domain.records import Meeting, MeetingDay
from app.domain.terms import AttendanceState
from app.services.logbook import Logbook
from tests.services.list_files import PEOPLE, plan_of, write_list, write_sheets


def imported(logbook: Logbook, path: Path, meeting: Meeting, day: int = 1) -> int:
    return logbook.imports.commit(plan_of(logbook, path, meeting, day), {}).batch_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_list(tmp_path / "a.xlsx", *PEOPLE)


def test_an_import_that_nobody_touched_goes_whole(logbook: Logbook, meeting: Meeting, path: Path) -> None:
    before = logbook.overview.status()
    batch = imported(logbook, path, meeting)
    logbook.meetings.save(Meeting(title="Lain", days=(MeetingDay(date=date(2024, 2, 1)),)))
    done = logbook.imports.take_back(batch)
    assert (done.file_name, done.removed, done.people_removed, done.kept) == ("a.xlsx", 3, 3, ())
    assert logbook.overview.status().people == before.people
    assert logbook.imports.batches(meeting.id) == ()
    assert logbook.history.undo() == "Tarik kembali impor a.xlsx"
    assert [row.name for row in logbook.attendance.rows(meeting.id)] == [name for name, _, _ in PEOPLE]
    assert len(logbook.imports.batches(meeting.id)) == 1


def test_what_was_changed_since_stays_and_says_why(logbook: Logbook, meeting: Meeting, path: Path) -> None:
    batch = imported(logbook, path, meeting)
    first, second, _ = logbook.attendance.rows(meeting.id)
    logbook.attendance.set_state([first.id], AttendanceState.SICK)
    logbook.people.save(replace(logbook.people.person(second.person_id), phone="0812"))
    done = logbook.imports.take_back(batch)
    assert (done.removed, done.people_removed) == (2, 1)
    assert [(one.name, one.why) for one in done.kept] == [
        ("Bambang Irawan, S.Pd.", "datanya sudah diubah setelah impor"),
        ("Retno Widyastuti, S.Pd.", "kehadirannya sudah diubah setelah impor"),
    ]
    (row,) = logbook.attendance.rows(meeting.id)
    assert (row.id, row.state, row.import_batch_id) == (first.id, AttendanceState.SICK, None)


def test_what_was_changed_and_changed_back_is_untouched(logbook: Logbook, meeting: Meeting, path: Path) -> None:
    batch = imported(logbook, path, meeting)
    (row, *_) = logbook.attendance.rows(meeting.id)
    logbook.attendance.set_state([row.id], AttendanceState.SICK)
    logbook.history.undo()
    logbook.history.undo()
    logbook.history.redo()
    done = logbook.imports.take_back(batch)
    assert (done.removed, done.people_removed, done.kept) == (3, 3, ())


def test_who_came_to_another_day_stays_in_the_register(logbook: Logbook, meeting: Meeting, path: Path) -> None:
    batch = imported(logbook, path, meeting)
    (row, *_) = logbook.attendance.rows(meeting.id)
    logbook.attendance.add_known(meeting.days[1].id, row.person_id)
    done = logbook.imports.take_back(batch)
    assert (done.removed, done.people_removed) == (3, 2)
    assert [(one.name, one.why) for one in done.kept] == [(row.name, "masih ada di daftar hadir lain")]


def test_the_older_of_two_imports_goes_and_the_younger_stays(
    logbook: Logbook, meeting: Meeting, path: Path, tmp_path: Path
) -> None:
    batch = imported(logbook, path, meeting)
    second = write_list(tmp_path / "b.xlsx", *PEOPLE[:2], ("Yuliana Kartika", "-", "SMP Purnama"))
    imported(logbook, second, meeting, day=2)
    done = logbook.imports.take_back(batch)
    assert (done.removed, done.people_removed, len(done.kept)) == (3, 1, 2)
    assert {row.meeting_day_id for row in logbook.attendance.rows(meeting.id)} == {meeting.days[1].id}


def test_what_it_completed_is_empty_again_where_nobody_changed_it(
    logbook: Logbook, meeting: Meeting, path: Path, tmp_path: Path
) -> None:
    imported(logbook, path, meeting)
    richer = [
        (name, nip, school) for (name, _, school), nip in zip(PEOPLE, ("198403122010012019", "", ""), strict=True)
    ]
    batch = imported(logbook, write_list(tmp_path / "b.xlsx", *richer), meeting, day=2)
    person_id = logbook.attendance.rows(meeting.id)[0].person_id
    logbook.people.save(replace(logbook.people.person(person_id), phone="0812"))
    done = logbook.imports.take_back(batch)
    assert (done.removed, done.people_removed, done.restored, done.kept) == (3, 0, 1, ())
    person = logbook.people.person(person_id)
    assert (person.nip, person.phone) == ("", "0812")


def test_a_completed_number_that_was_corrected_stays(
    logbook: Logbook, meeting: Meeting, path: Path, tmp_path: Path
) -> None:
    imported(logbook, path, meeting)
    richer = write_list(tmp_path / "b.xlsx", (PEOPLE[0][0], "198403122010012019", PEOPLE[0][2]), PEOPLE[1])
    batch = imported(logbook, richer, meeting, day=2)
    person_id = logbook.attendance.rows(meeting.id)[0].person_id
    logbook.people.save(replace(logbook.people.person(person_id), nip="198403122010012011"))
    done = logbook.imports.take_back(batch)
    assert done.restored == 0
    assert [one.why for one in done.kept] == ["datanya sudah diubah setelah impor"]
    assert logbook.people.person(person_id).nip == "198403122010012011"


def test_an_entry_that_it_updated_is_as_before(logbook: Logbook, meeting: Meeting, path: Path, tmp_path: Path) -> None:
    imported(logbook, path, meeting)
    zoom = tmp_path / "zoom.csv"
    zoom.write_text(
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
        '"Retno Widyastuti, S.Pd.",a@contoh.id,95,No\nUmi Kulsum,b@contoh.id,80,No\n'
    )
    plan = plan_of(logbook, zoom, meeting)
    (doubt,) = plan.with_outcome(RowOutcome.DOUBTFUL)
    batch = logbook.imports.commit(plan, {doubt.row: doubt.candidates[0].person_id}).batch_id
    assert logbook.attendance.rows(meeting.id)[0].minutes == 95
    logbook.attendance.mark_all_present(meeting.days[0].id)
    done = logbook.imports.take_back(batch)
    assert (done.removed, done.people_removed, done.kept) == (1, 1, ())
    assert logbook.attendance.rows(meeting.id)[0].minutes is None
    assert logbook.people.record(doubt.candidates[0].person_id).aliases == (), "the answer is forgotten"
    assert plan_of(logbook, zoom, meeting).count(RowOutcome.DOUBTFUL) == 1


def test_a_school_that_was_answered_is_asked_about_again(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", ("A. Susanto", "", "Purnama"), PEOPLE[0])
    said = PlanAnswers(schools={"Purnama": ListOrigin(partner_id=logbook.schools.partners()[1].id)})
    batch = logbook.imports.commit(plan_of(logbook, path, meeting, answers=said), {}).batch_id
    assert plan_of(logbook, path, meeting).school_questions == ()
    logbook.imports.take_back(batch)
    assert len(plan_of(logbook, path, meeting).school_questions) == 1


def test_one_of_several_files_goes_alone(logbook: Logbook, meeting: Meeting, path: Path, tmp_path: Path) -> None:
    other = write_list(tmp_path / "b.xlsx", PEOPLE[0], ("Yuliana Kartika", "-", "SMP Purnama"))
    plans = [plan_of(logbook, path, meeting, 1), plan_of(logbook, other, meeting, 2)]
    first, second = logbook.imports.commit_all([(plan, {}) for plan in plans])
    done = logbook.imports.take_back(second.batch_id)
    assert (done.removed, done.people_removed, done.kept) == (2, 1, ())
    assert len(logbook.attendance.rows(meeting.id)) == 3
    done = logbook.imports.take_back(first.batch_id)
    assert (done.removed, done.people_removed, done.kept) == (3, 3, ())


def test_its_waiting_rows_go_too(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    batch = imported(logbook, write_list(tmp_path / "a.xlsx", *PEOPLE, ("", "198601012010011020", "")), meeting)
    assert len(logbook.imports.waiting(meeting.id)) == 1
    logbook.imports.take_back(batch)
    assert logbook.imports.waiting(meeting.id) == ()


def test_rows_that_were_finished_later_belong_to_it(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    batch = imported(logbook, write_list(tmp_path / "a.xlsx", *PEOPLE, ("", "198601012010011020", "")), meeting)
    (waiting,) = logbook.imports.waiting(meeting.id)
    logbook.imports.finish_waiting([waiting.id], {waiting.id: {Column.NAME: "Eko Prasetyo"}})
    done = logbook.imports.take_back(batch)
    assert (done.removed, done.people_removed, done.kept) == (4, 4, ())


def test_people_of_an_import_into_the_register_go(logbook: Logbook, meeting: Meeting, path: Path) -> None:
    seen = logbook.register_imports.recognise(path)
    plan = logbook.register_imports.plan_people(seen, seen.tables[0])
    batch = logbook.register_imports.commit_people(plan, {}).batch_id
    assert [one.id for one in logbook.imports.batches(None)] == [batch]
    (person,) = logbook.people.search("Wagiyem")
    logbook.attendance.add_known(meeting.days[0].id, person.id)
    done = logbook.imports.take_back(batch)
    assert (done.removed, done.people_removed, [one.name for one in done.kept]) == (0, 2, ["Wagiyem Hartati"])


def test_an_import_that_is_gone_cannot_be_taken_back(logbook: Logbook, meeting: Meeting, path: Path) -> None:
    batch = imported(logbook, path, meeting)
    logbook.history.undo()
    with pytest.raises(UserError, match="sudah ditarik kembali atau diurungkan"):
        logbook.imports.take_back(batch)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another list of the same day that names two of the same people."""
    return write_list(tmp_path / "b.xlsx", *PEOPLE[:2], ("Yuliana Kartika", "-", "SMP Purnama"))


@pytest.mark.parametrize("in_one_step", [True, False])
def test_who_is_also_named_by_another_import_stays_and_belongs_to_that_one(
    logbook: Logbook, meeting: Meeting, path: Path, other: Path, in_one_step: bool
) -> None:
    if in_one_step:
        plans = [plan_of(logbook, path, meeting), plan_of(logbook, other, meeting)]
        first, second = (one.batch_id for one in logbook.imports.commit_all([(plan, {}) for plan in plans]))
    else:
        first, second = imported(logbook, path, meeting), imported(logbook, other, meeting)
    done = logbook.imports.take_back(first)
    assert (done.removed, done.people_removed) == (1, 1)
    assert [(one.name, one.why) for one in done.kept] == [
        ("Bambang Irawan, S.Pd.", "juga disebut di “b.xlsx”"),
        ("Retno Widyastuti, S.Pd.", "juga disebut di “b.xlsx”"),
    ]
    assert [(row.name, row.import_batch_id) for row in logbook.attendance.rows(meeting.id)] == [
        ("Retno Widyastuti, S.Pd.", second),
        ("Bambang Irawan, S.Pd.", second),
        ("Yuliana Kartika", second),
    ]
    done = logbook.imports.take_back(second)
    assert (done.removed, done.people_removed, done.kept) == (3, 3, ())
    logbook.history.undo()
    logbook.history.undo()
    done = logbook.imports.take_back(second)
    assert (done.removed, len(logbook.attendance.rows(meeting.id))) == (1, 3), "the other one brought them first"


def test_three_imports_can_go_in_the_order_they_came(
    logbook: Logbook, meeting: Meeting, path: Path, other: Path, tmp_path: Path
) -> None:
    third = write_list(tmp_path / "c.xlsx", *PEOPLE)
    batches = [imported(logbook, one, meeting) for one in (path, other, third)]
    left: list[int] = []
    for batch in batches:
        logbook.imports.take_back(batch)
        left.append(len(logbook.attendance.rows(meeting.id)))
    assert left == [4, 3, 0]


def test_what_somebody_changed_stays_although_two_imports_go(
    logbook: Logbook, meeting: Meeting, path: Path, other: Path
) -> None:
    first = imported(logbook, path, meeting)
    logbook.attendance.set_state([logbook.attendance.rows(meeting.id)[0].id], AttendanceState.EXCUSED)
    second = imported(logbook, other, meeting)
    logbook.imports.take_back(first)
    logbook.imports.take_back(second)
    (row,) = logbook.attendance.rows(meeting.id)
    assert (row.name, row.state, row.import_batch_id) == (PEOPLE[0][0], AttendanceState.EXCUSED, None)


def signed_list(path: Path, *people: tuple[str, str, str]) -> Path:
    """Names, schools, and what each one was."""
    header = [("NO", "NAMA", "ASAL SEKOLAH", "KEHADIRAN")]
    return write_sheets(path, Daftar=[*header, *((number, *one) for number, one in enumerate(people, start=1))])


def test_who_stays_is_as_the_other_import_says(logbook: Logbook, meeting: Meeting, path: Path, tmp_path: Path) -> None:
    names = [(name, school) for name, _, school in PEOPLE]
    said = [(*one, state) for one, state in zip(names, ("Izin", "Hadir", "Hadir"), strict=True)]
    first = imported(logbook, signed_list(tmp_path / "izin.xlsx", *said), meeting)
    imported(logbook, path, meeting)
    assert logbook.attendance.rows(meeting.id)[0].state is AttendanceState.EXCUSED
    logbook.imports.take_back(first)
    assert {row.state for row in logbook.attendance.rows(meeting.id)} == {AttendanceState.PRESENT}


def test_what_the_later_import_changed_is_no_work_of_the_user(
    logbook: Logbook, meeting: Meeting, path: Path, tmp_path: Path
) -> None:
    first = imported(logbook, path, meeting)
    said = [(name, school, "Sakit") for name, _, school in PEOPLE]
    second = imported(logbook, signed_list(tmp_path / "sakit.xlsx", *said), meeting)
    done = logbook.imports.take_back(first)
    assert {one.why for one in done.kept} == {"juga disebut di “sakit.xlsx”"}
    assert {row.state for row in logbook.attendance.rows(meeting.id)} == {AttendanceState.SICK}
    done = logbook.imports.take_back(second)
    assert (done.removed, done.people_removed, done.kept) == (3, 3, ())


def test_two_people_made_one_are_named_by_both_imports(
    logbook: Logbook, meeting: Meeting, path: Path, tmp_path: Path
) -> None:
    first = imported(logbook, path, meeting)
    second = imported(logbook, write_list(tmp_path / "b.xlsx", ("R. Widya", "-", "SMP Lain")), meeting)
    people = {row.name: row.person_id for row in logbook.attendance.rows(meeting.id)}
    logbook.duplicates.merge(people[PEOPLE[0][0]], people["R. Widya"])
    done = logbook.imports.take_back(first)
    assert done.removed == 2
    (row,) = logbook.attendance.rows(meeting.id)
    assert (row.name, row.import_batch_id) == (PEOPLE[0][0], second)


def test_what_would_go_is_told_before_and_changes_nothing(logbook: Logbook, meeting: Meeting, path: Path) -> None:
    batch = imported(logbook, path, meeting)
    first = logbook.attendance.rows(meeting.id)[0]
    logbook.attendance.set_state([first.id], AttendanceState.SICK)
    before, step = logbook.attendance.rows(meeting.id), logbook.history.undo_label()
    told = logbook.imports.would_take_back(batch)
    assert (told.removed, [one.name for one in told.kept]) == (2, [first.name])
    assert (logbook.attendance.rows(meeting.id), logbook.history.undo_label()) == (before, step)
    assert logbook.imports.take_back(batch) == told


def test_an_import_of_which_nothing_goes_stays_in_the_list(logbook: Logbook, meeting: Meeting, path: Path) -> None:
    batch = imported(logbook, path, meeting)
    entries = logbook.attendance.rows(meeting.id)
    logbook.attendance.set_state([one.id for one in entries], AttendanceState.SICK)
    assert logbook.imports.would_take_back(batch).nothing
    with pytest.raises(UserError, match="3 orang kehadirannya sudah diubah setelah impor") as told:
        logbook.imports.take_back(batch)
    assert "Impornya tetap ada" in str(told.value)
    assert [one.id for one in logbook.imports.batches(meeting.id)] == [batch]
    assert {one.import_batch_id for one in logbook.attendance.rows(meeting.id)} == {batch}
