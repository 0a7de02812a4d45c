"""Several days at once: day columns, a sheet for each day, several files in one step."""

from pathlib import Path

import pytest

from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.lists import ImportPlan, ListOrigin, PlanAnswers, RowOutcome
from app.domain.records import Meeting
from app.domain.terms import AttendanceState
from app.services.logbook import Logbook
from tests.services.list_files import PEOPLE, Row, people_rows, plan_of, write_list, write_sheets

MATRIX: list[Row] = [
    ("REKAP KEHADIRAN",),
    ("No", "Nama", "Asal Sekolah", "Hari 1", "Hari 2"),
    (1, "Retno Widyastuti", "SMPN 4 Gombong", "v", "v"),
    (2, "Bambang Irawan", "SMP Purnama", "v", ""),
    (3, "Sri Wahyuni", "SMP Purnama", "", "v"),
]


def states(logbook: Logbook, meeting: Meeting) -> dict[tuple[int, str], str]:
    """Place of the day and name to the code of the state."""
    places = {day.id: day.position for day in meeting.days}
    return {(places[row.meeting_day_id], row.name): row.state.code for row in logbook.attendance.rows(meeting.id)}


def test_each_day_column_goes_to_its_day(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    plan = plan_of(logbook, write_sheets(tmp_path / "a.xlsx", Rekap=MATRIX), meeting)
    assert [(column.label, day) for column, day in plan.days] == [
        ("Hari 1", meeting.days[0].id),
        ("Hari 2", meeting.days[1].id),
    ]
    assert plan.warnings == ("2 sel kehadiran kosong: dicatat “Alpa”.",)
    result = logbook.imports.commit(plan, {})
    assert (result.new, result.days) == (3, 2)
    assert states(logbook, meeting) == {
        (1, "Retno Widyastuti"): "hadir",
        (1, "Bambang Irawan"): "hadir",
        (1, "Sri Wahyuni"): "alpa",
        (2, "Retno Widyastuti"): "hadir",
        (2, "Bambang Irawan"): "alpa",
        (2, "Sri Wahyuni"): "hadir",
    }
    logbook.history.undo()
    assert logbook.attendance.rows(meeting.id) == ()
    assert logbook.overview.status().people == 0


def test_dates_in_the_header_find_their_days(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    rows: list[Row] = [
        ("No", "Nama", "Asal Sekolah", "8 Januari 2024", "9 Januari 2024", "10 Januari 2024"),
        (1, "Retno Widyastuti", "SMPN 4 Gombong", "H", "I", "H"),
        (2, "Bambang Irawan", "SMP Purnama", "S", "H", "H"),
    ]
    plan = plan_of(logbook, write_sheets(tmp_path / "a.xlsx", Rekap=rows), meeting)
    assert [day for _, day in plan.days] == [meeting.days[0].id, meeting.days[1].id, None]
    assert plan.warnings == ("Kolom hari yang tidak diimpor: “10 Januari 2024”. Tanggalnya di luar kegiatan ini.",)
    logbook.imports.commit(plan, {})
    assert states(logbook, meeting)[1, "Bambang Irawan"] == "sakit"
    assert states(logbook, meeting)[2, "Retno Widyastuti"] == "izin"


def test_an_empty_cell_among_marks_for_both_is_not_decided(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    rows: list[Row] = [*MATRIX[:3], (2, "Bambang Irawan", "SMP Purnama", "S", ""), (3, "Sri Wahyuni", "", "v", "v")]
    logbook.imports.commit(plan_of(logbook, write_sheets(tmp_path / "a.xlsx", Rekap=rows), meeting), {})
    assert states(logbook, meeting)[2, "Bambang Irawan"] == "belum"


def test_the_user_says_which_column_is_which_day(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Rekap=MATRIX)
    answers = PlanAnswers(days={0: meeting.days[1].id, 1: None})
    logbook.imports.commit(plan_of(logbook, path, meeting, answers=answers), {})
    assert {day for day, _ in states(logbook, meeting)} == {2}
    assert states(logbook, meeting)[2, "Sri Wahyuni"] == "alpa"
    nothing = plan_of(logbook, path, meeting, answers=PlanAnswers(days={}))
    with pytest.raises(UserError, match="belum satu pun dipasangkan"):
        logbook.imports.commit(nothing, {})


def test_two_columns_about_one_day_count_as_one(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Rekap=MATRIX)
    day = meeting.days[0].id
    logbook.imports.commit(plan_of(logbook, path, meeting, answers=PlanAnswers(days={0: day, 1: day})), {})
    assert states(logbook, meeting) == {
        (1, "Retno Widyastuti"): "hadir",
        (1, "Bambang Irawan"): "hadir",
        (1, "Sri Wahyuni"): "hadir",
    }


def test_the_sheet_of_each_day_finds_its_day(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_sheets(
        tmp_path / "a.xlsx", Hari_2=people_rows(*PEOPLE), Hari_1=people_rows(*PEOPLE[:2]), Catatan=[("Snack",)]
    )
    seen = logbook.imports.recognise(path)
    days = dict(
        zip([table.sheet for table in seen.tables], logbook.imports.propose_days(seen, meeting.id), strict=True)
    )
    assert days == {"Hari 1": meeting.days[0].id, "Hari 2": meeting.days[1].id}


def parts(logbook: Logbook, meeting: Meeting, *paths: Path) -> list[tuple[ImportPlan, dict[int, int]]]:
    """A plan for each file, each for the next day."""
    return [(plan_of(logbook, path, meeting, day), {}) for day, path in enumerate(paths, start=1)]


def test_somebody_new_in_two_files_is_one_person(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    first = write_list(tmp_path / "a.xlsx", *PEOPLE)
    second = write_list(tmp_path / "b.xlsx", ("RETNO WIDYASTUTI", "-", "SMP Negeri 4 Gombong"), PEOPLE[2])
    steps: list[tuple[int, int]] = []
    progress = Progress(lambda done, total, _message: steps.append((done, total)))
    results = logbook.imports.commit_all(parts(logbook, meeting, first, second), progress)
    assert [(one.file_name, one.new, one.matched) for one in results] == [("a.xlsx", 3, 0), ("b.xlsx", 0, 2)]
    assert logbook.overview.status().people == 3
    assert len(logbook.attendance.rows(meeting.id)) == 5
    assert steps == sorted(steps)
    assert {total for _, total in steps} == {100}
    assert logbook.history.undo() == "Impor 2 berkas"
    assert logbook.overview.status().people == 0


def test_namesakes_in_two_files_stay_two_or_wait(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    one = write_list(tmp_path / "a.xlsx", ("Sri Wahyuni", "", "SMPN 4 Gombong"), ("Sukardi", "", "SMP Purnama"))
    two = write_list(tmp_path / "b.xlsx", ("Sri Wahyuni", "", "SMP Purnama"), ("H. Sukardi", "", "SMP Purnama"))
    results = logbook.imports.commit_all(parts(logbook, meeting, one, two))
    assert [(part.new, part.matched, part.waiting) for part in results] == [(2, 0, 0), (1, 0, 1)]
    (waiting,) = logbook.imports.waiting(meeting.id)
    assert waiting.reason == "“H. Sukardi” mungkin orang lain dari “Sukardi” yang baru diimpor"


def test_two_nips_under_one_name_are_not_one_person(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    one = write_list(tmp_path / "a.xlsx", ("Sri Wahyuni", "198403122010012019", "SMP Purnama"), PEOPLE[0])
    two = write_list(tmp_path / "b.xlsx", ("Sri Wahyuni", "197001012000122001", "SMP Purnama"), PEOPLE[0])
    results = logbook.imports.commit_all(parts(logbook, meeting, one, two))
    assert [(part.new, part.matched, part.waiting) for part in results] == [(2, 0, 0), (0, 1, 1)]


def test_an_answer_in_the_first_file_counts_in_the_next(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    logbook.imports.commit(plan_of(logbook, write_list(tmp_path / "0.xlsx", *PEOPLE), meeting), {})
    typo = ("Bambang Irawn", "-", "SMP Purnama")
    paths = [write_list(tmp_path / name, typo, PEOPLE[0]) for name in ("a.xlsx", "b.xlsx")]
    (one, _), (two, _) = parts(logbook, meeting, *paths)
    (doubt,) = one.with_outcome(RowOutcome.DOUBTFUL)
    known = logbook.imports.commit_all([(one, {doubt.row: doubt.candidates[0].person_id}), (two, {})])
    assert [part.waiting for part in known] == [0, 0]
    assert logbook.overview.status().people == 3
    logbook.history.undo()
    results = logbook.imports.commit_all([(one, {doubt.row: 0}), (two, {})])
    assert [(part.new, part.matched, part.waiting) for part in results] == [(1, 1, 0), (0, 2, 0)]
    assert logbook.overview.status().people == 4


def test_a_school_answered_in_the_first_file_counts_in_the_next(
    logbook: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    partner = logbook.schools.partners()[1]
    one = write_list(tmp_path / "a.xlsx", ("A. Susanto", "", "Purnama"), PEOPLE[0])
    two = write_list(tmp_path / "b.xlsx", ("A. Susanto", "", "Purnama"), ("B. Rahayu", "", "PURNAMA"))
    answers = PlanAnswers(schools={"Purnama": ListOrigin(partner_id=partner.id)})
    plans = [plan_of(logbook, one, meeting, 1, answers), plan_of(logbook, two, meeting, 2)]
    results = logbook.imports.commit_all([(plan, {}) for plan in plans])
    assert [(part.new, part.matched) for part in results] == [(2, 0), (1, 1)]
    rows = [row for row in logbook.attendance.rows(meeting.id) if row.name != "Retno Widyastuti, S.Pd."]
    assert {row.partner_id for row in rows} == {partner.id}


def test_when_one_file_cannot_be_written_none_is(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    good = plan_of(logbook, write_list(tmp_path / "a.xlsx", *PEOPLE), meeting)
    rows = PlanAnswers(left_out=frozenset({4, 5, 6}))
    empty = plan_of(logbook, write_list(tmp_path / "b.xlsx", *PEOPLE), meeting, 2, rows)
    with pytest.raises(UserError, match=r"Tidak ada orang yang bisa diimpor dari b\.xlsx"):
        logbook.imports.commit_all([(good, {}), (empty, {})])
    assert logbook.overview.status().people == 0
    assert logbook.imports.batches(meeting.id) == ()


def test_a_person_deleted_since_the_plan_is_noticed(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", *PEOPLE)
    logbook.imports.commit(plan_of(logbook, path, meeting), {})
    plan = plan_of(logbook, path, meeting, 2)
    (row, *_) = logbook.attendance.rows(meeting.id)
    logbook.attendance.remove([row.id])
    logbook.people.remove(row.person_id)
    with pytest.raises(UserError, match=r"baris 4 \(Retno Widyastuti, S\.Pd\.\) sudah dihapus"):
        logbook.imports.commit(plan, {})


def test_ticks_alone_say_who_did_not_come(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    rows: list[Row] = [
        ("No", "Nama", "Asal Sekolah", "Kehadiran"),
        (1, "Retno Widyastuti", "SMPN 4 Gombong", "Hadir"),
        (2, "Bambang Irawan", "SMP Purnama", ""),
        (3, "Sri Wahyuni", "SMP Purnama", "Hadir"),
    ]
    plan = plan_of(logbook, write_sheets(tmp_path / "a.xlsx", Daftar=rows), meeting)
    assert plan.warnings == ("1 sel kehadiran kosong: dicatat “Alpa”.",)
    logbook.imports.commit(plan, {})
    assert [row.state.code for row in logbook.attendance.rows(meeting.id)] == ["hadir", "alpa", "hadir"]


def test_silence_of_a_list_changes_nothing_that_is_known(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", *PEOPLE)
    logbook.imports.commit(plan_of(logbook, path, meeting), {})
    (row, *_) = logbook.attendance.rows(meeting.id)
    logbook.attendance.set_state([row.id], AttendanceState.EXCUSED)
    logbook.imports.commit(plan_of(logbook, path, meeting), {})
    assert logbook.attendance.rows(meeting.id)[0].state is AttendanceState.EXCUSED
