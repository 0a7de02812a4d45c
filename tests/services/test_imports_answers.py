"""What the user says before an import is written: corrected cells, rows left out, what school cells mean."""

from pathlib import Path

from app.domain.lists import Column, ListOrigin, PlanAnswers, RowOutcome
from app.domain.records import Meeting
from app.services.logbook import Logbook
from tests.services.list_files import PEOPLE, people_rows, plan_of, write_list, write_sheets


def test_a_corrected_cell_is_what_is_imported(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", *PEOPLE)
    cells = {
        Column.NAME: "Retno  Widyaningsih",
        Column.SCHOOL: "SMP Purnama Sempor",
        Column.NIP: "19840312 201001 2 019",
        Column.POSITION: "",
        Column.PHONE: "0812 3456 7890",
    }
    plan = plan_of(logbook, path, meeting, answers=PlanAnswers(corrections={4: cells}))
    logbook.imports.commit(plan, {})
    row = logbook.attendance.rows(meeting.id)[0]
    assert (row.name, row.institution, row.nip, row.position) == (
        "Retno Widyaningsih",
        "SMP Purnama Sempor",
        "198403122010012019",
        "",
    )
    assert logbook.people.person(row.person_id).phone == "0812 3456 7890"


def test_a_corrected_nip_is_checked_again(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", ("Retno Widyastuti", "12345", "SMP Purnama"), PEOPLE[1])
    assert [note.column for note in plan_of(logbook, path, meeting).rows[0].warnings] == ["C"]
    right = PlanAnswers(corrections={4: {Column.NIP: "198403122010012019"}})
    assert plan_of(logbook, path, meeting, answers=right).rows[0].warnings == ()
    wrong = PlanAnswers(corrections={4: {Column.NIP: "1984031220100120"}})
    (warning,) = plan_of(logbook, path, meeting, answers=wrong).rows[0].warnings
    assert (warning.row, warning.column, warning.message) == (4, "C", "NIP 16 angka, biasanya 18")


def test_a_refused_row_with_a_name_typed_in_is_imported(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", PEOPLE[0], ("", "198601012010011020", "SMP Purnama"), PEOPLE[1])
    assert plan_of(logbook, path, meeting).count(RowOutcome.REFUSED) == 1
    plan = plan_of(logbook, path, meeting, answers=PlanAnswers(corrections={5: {Column.NAME: "Eko Prasetyo"}}))
    assert [row.row for row in plan.rows] == [4, 5, 6]
    assert plan.count(RowOutcome.NEW) == 3
    logbook.imports.commit(plan, {})
    row = logbook.attendance.rows(meeting.id)[1]
    assert (row.name, row.nip, row.institution) == ("Eko Prasetyo", "198601012010011020", "SMP Purnama Sempor")
    assert logbook.imports.waiting(meeting.id) == ()


def test_a_name_emptied_by_the_user_is_refused_and_waits(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", *PEOPLE)
    plan = plan_of(logbook, path, meeting, answers=PlanAnswers(corrections={4: {Column.NAME: " "}}))
    assert (plan.rows[0].outcome, plan.rows[0].reason, plan.rows[0].column) == (
        RowOutcome.REFUSED,
        "nama kosong",
        "B",
    )


def test_rows_left_out_are_neither_imported_nor_kept(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", *PEOPLE, ("", "198601012010011020", "SMP Purnama"), PEOPLE[0])
    plan = plan_of(logbook, path, meeting, answers=PlanAnswers(left_out=frozenset({4, 7})))
    assert [(row.row, row.outcome) for row in plan.rows] == [
        (5, RowOutcome.NEW),
        (6, RowOutcome.NEW),
        (8, RowOutcome.NEW),  # the row that it repeated is not imported
    ]
    result = logbook.imports.commit(plan, {})
    assert (result.new, result.waiting) == (3, 0)


def test_a_school_that_is_not_plain_is_asked_about(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    rows = [("A. Susanto", "SMPN 4 Gombng"), ("B. Rahayu", "Purnama"), ("C. Hidayat", "SMP Bina Insani")]
    rows += [("D. Lestari", "SMPN 4 Gombng"), ("E. Utami", "Komite Sekolah"), ("F. Prasetyo", "SMPN 4 Gombong")]
    path = write_list(tmp_path / "a.xlsx", *((name, "-", school) for name, school in rows))
    plan = plan_of(logbook, path, meeting)
    first, second = (partner.id for partner in logbook.schools.partners())
    asked = {one.cell: one for one in plan.school_questions}
    assert list(asked) == ["SMPN 4 Gombng", "Purnama", "SMP Bina Insani"]
    typo = asked["SMPN 4 Gombng"]
    assert (typo.row, typo.column, typo.people, [one.id for one in typo.near]) == (4, "D", 2, [first])
    assert typo.reason == "“SMPN 4 Gombng” dibaca sebagai SMP Negeri 4 Gombong"
    assert [one.id for one in asked["Purnama"].near] == [second]
    assert asked["SMP Bina Insani"].near == ()
    assert asked["SMP Bina Insani"].reason == "“SMP Bina Insani” bukan sekolah sendiri dan bukan sekolah imbas"


def test_an_answer_about_a_school_counts_now_and_in_later_lists(
    logbook: Logbook, meeting: Meeting, tmp_path: Path
) -> None:
    second = logbook.schools.partners()[1]
    said = {
        "Purnama": ListOrigin(partner_id=second.id, name=second.name),
        "SMP Bina Insani": ListOrigin(name="SMP Bina Insani"),
    }
    path = write_list(tmp_path / "a.xlsx", ("A. Susanto", "-", "Purnama"), ("B. Rahayu", "-", "SMP Bina Insani"))
    plan = plan_of(logbook, path, meeting, answers=PlanAnswers(schools=said))
    assert plan.school_questions == ()
    logbook.imports.commit(plan, {})
    assert [row.partner_id for row in logbook.attendance.rows(meeting.id)] == [second.id, None]
    later = write_list(tmp_path / "b.xlsx", ("C. Hidayat", "-", "PURNAMA"), ("D. Lestari", "-", "SMP Bina Insani"))
    plan = plan_of(logbook, later, meeting, day=2)
    assert plan.school_questions == ()
    assert [row.partner_id for row in plan.rows] == [second.id, None]
    logbook.history.undo()
    assert len(plan_of(logbook, later, meeting, day=2).school_questions) == 2


def test_everybody_comes_from_where_the_user_says(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    first = logbook.schools.partners()[0]
    origin = ListOrigin(partner_id=first.id, name=first.name)
    plan = plan_of(logbook, write_list(tmp_path / "a.xlsx", *PEOPLE), meeting, answers=PlanAnswers(everybody=origin))
    assert {row.partner_id for row in plan.rows} == {first.id}
    assert plan.school_questions == ()


def test_what_was_answered_counts_for_the_register_too(logbook: Logbook, meeting: Meeting, tmp_path: Path) -> None:
    second = logbook.schools.partners()[1]
    path = write_sheets(tmp_path / "a.xlsx", Guru=people_rows(("A. Susanto", "-", "Purnama"), PEOPLE[0]))
    seen = logbook.register_imports.recognise(path)
    answers = PlanAnswers(schools={"Purnama": ListOrigin(partner_id=second.id)}, left_out=frozenset({5}))
    plan = logbook.register_imports.plan_people(seen, seen.tables[0], answers=answers)
    result = logbook.register_imports.commit_people(plan, {})
    assert (result.new, result.days) == (1, 0)
    again = logbook.register_imports.plan_people(seen, seen.tables[0])
    assert [row.partner_id for row in again.rows] == [second.id, logbook.schools.partners()[0].id]
