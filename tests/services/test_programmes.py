"""A year's work: begun from a preset or from last year's, dated, changed and removed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.domain.records import Meeting, MeetingDay, ModelSchool, Partner, Programme, Requirement, RoleWord, Stage
from app.domain.role_words import word_for
from app.domain.terms import DocumentKind, MeetingStatus, Role, ServiceKind
from app.services.logbook import Logbook

START = date(2026, 7, 13)
SPMI = "sekolah-model-spmi"


def _without_ids(stages: tuple[Stage, ...]) -> list[Stage]:
    return [replace(stage, id=0, uid="", programme_id=0, due=None) for stage in stages]


def test_a_programme_begins_with_everything_its_preset_holds(logbook: Logbook) -> None:
    programme = logbook.programmes.start(SPMI, start=START)
    preset = next(one for one in logbook.programmes.presets() if one.key == SPMI)
    assert (programme.school_year, programme.budget_year, programme.start) == ("2026/2027", 2026, START)
    assert (programme.recipients, programme.role_words) == (preset.recipients, preset.role_words)
    assert _without_ids(logbook.programmes.stages(programme.id)) == list(preset.stages)
    steps = logbook.cycle.matrix(programme.id).steps
    assert [step.name for step in steps] == list(preset.cycle)
    assert steps[0].name == "Penetapan standar"


def test_begin_plans_the_accepted_meetings_as_one_use_case(logbook: Logbook) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP A"))
    logbook.schools.save_partner(Partner(name="SMP Lama", active_until=date(2020, 6, 30)))
    proposal = logbook.programmes.propose(SPMI, START)
    assert logbook.programmes.programmes() == ()
    moved = replace(proposal.meetings[0], days=(date(2026, 7, 15),))
    programme = logbook.programmes.begin(SPMI, proposal, [moved, *proposal.meetings[1:4]])
    meetings = logbook.meetings.meetings()
    stages = logbook.programmes.stages(programme.id)
    assert [one.title for one in meetings] == [stage.name for stage in stages[:4]]
    assert meetings[0].first_date == date(2026, 7, 15)
    assert [one.partner_id for one in meetings[0].invitations] == [partner.id]
    assert {one.status for one in meetings} == {MeetingStatus.PLANNED}
    assert [len(one.days) for one in meetings] == [1, 2, 1, 2]
    assert meetings[0].days[0].lesson_hours == stages[0].lesson_hours
    assert stages[0].due == date(2026, 7, 15)
    assert stages[4].due == proposal.dues[5]  # its meeting was left out, the day it is due by was not
    assert stages[5].due == proposal.deadlines[0].day
    logbook.history.undo()
    assert logbook.programmes.programmes() == ()
    assert logbook.meetings.meetings() == ()
    logbook.history.redo()
    assert logbook.meetings.meetings() == meetings


def test_the_saturday_rule_comes_from_the_model_school(logbook: Logbook) -> None:
    logbook.schools.save_model_school(ModelSchool(name="SMP Rekaan", school_days=6))
    saturday = date(2026, 7, 18)
    assert logbook.programmes.propose(SPMI, saturday).meetings[0].days == (saturday,)
    school = logbook.schools.model_school()
    assert school is not None
    logbook.schools.save_model_school(replace(school, school_days=5))
    assert logbook.programmes.propose(SPMI, saturday).meetings[0].days == (date(2026, 7, 20),)


def test_meetings_for_the_own_staff_are_planned_without_the_partners(logbook: Logbook) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP A"))
    proposal = logbook.programmes.propose("pengimbasan-psp", START)
    logbook.programmes.begin("pengimbasan-psp", proposal, proposal.meetings)
    invited = {one.title: [i.partner_id for i in one.invitations] for one in logbook.meetings.meetings()}
    own = ("In-house training (IHT)", "Sosialisasi kepada warga sekolah", "Pembentukan tim pengimbasan")
    assert [invited.pop(title) for title in own] == [[], [], []]
    assert set(map(tuple, invited.values())) == {(partner.id,)}


@pytest.mark.parametrize(("days", "sentence"), [((), "tanggalnya masih kosong"), ((START, START), "tertulis dua kali")])
def test_a_meeting_without_clear_days_is_refused_and_nothing_begins(
    logbook: Logbook, days: tuple[date, ...], sentence: str
) -> None:
    proposal = logbook.programmes.propose(SPMI, START)
    with pytest.raises(UserError, match=rf"Sosialisasi: .*{sentence}"):
        logbook.programmes.begin(SPMI, proposal, [replace(proposal.meetings[0], days=days)])
    assert logbook.programmes.programmes() == ()


def test_a_programme_that_is_there_is_dated_later_without_doubles(logbook: Logbook) -> None:
    programme = logbook.programmes.start(SPMI)
    stage = logbook.programmes.stages(programme.id)[0]
    day = MeetingDay(date=START)
    logbook.meetings.save(Meeting(programme_id=programme.id, stage_id=stage.id, title="Sosialisasi", days=(day,)))
    proposal = logbook.programmes.propose_rest(programme.id, START)
    assert "Sosialisasi" not in [one.title for one in proposal.meetings]
    assert START not in [day for one in proposal.meetings for day in one.days]
    logbook.programmes.schedule(programme.id, proposal, proposal.meetings)
    assert logbook.programmes.programme(programme.id).start == START
    assert len(logbook.meetings.meetings()) == 5
    assert logbook.programmes.propose_rest(programme.id, START).meetings == ()


def test_stages_keep_every_field_and_are_numbered_as_they_stand(logbook: Logbook) -> None:
    programme = logbook.programmes.start("kosong")
    stages = (
        Stage(name="B" * 500, position=9, service=ServiceKind.ON_SERVICE, offset_days=3, note="😀 ꦱꦼꦏꦺꦴꦭꦃ"),
        Stage(
            name="A",
            planned_meetings=2,
            planned_days=3,
            planned_participants=40,
            lesson_hours=8,
            requirements=(Requirement(kind=DocumentKind.PHOTO, minimum=4),),
        ),
    )
    logbook.programmes.save(programme, stages)
    saved = logbook.programmes.stages(programme.id)
    assert _without_ids(saved) == [replace(stages[0], position=1), replace(stages[1], position=2)]
    logbook.programmes.save(programme, (saved[1], saved[0]))
    assert [one.id for one in logbook.programmes.stages(programme.id)] == [saved[1].id, saved[0].id]
    logbook.history.undo()
    assert logbook.programmes.stages(programme.id) == saved


def test_saving_what_is_there_already_leaves_no_trace_in_the_history(logbook: Logbook) -> None:
    programme = logbook.programmes.start(SPMI)
    before = logbook.history.entries(10)
    logbook.programmes.save(programme, logbook.programmes.stages(programme.id))
    assert logbook.history.entries(10) == before


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": " "}, "Nama tahapan 1 masih kosong"),
        ({"planned_meetings": -1}, "Tahapan 1 .*banyaknya pertemuan"),
        ({"planned_days": 100_000}, "Tahapan 1 .*banyaknya hari"),
        ({"planned_participants": -3}, "Tahapan 1 .*banyaknya peserta"),
        ({"lesson_hours": -1}, "Tahapan 1 .*jumlah JP"),
        ({"offset_days": -1}, "Tahapan 1 .*jarak dari awal"),
        ({"requirements": (Requirement(kind=DocumentKind.PHOTO, minimum=0),)}, "banyaknya Foto"),
        ({"requirements": (Requirement(kind=DocumentKind.PHOTO),) * 2}, "Foto diminta dua kali"),
    ],
)
def test_an_impossible_stage_is_refused_and_nothing_changes(
    logbook: Logbook, facts: dict[str, object], sentence: str
) -> None:
    programme = logbook.programmes.start(SPMI)
    before = logbook.programmes.stages(programme.id)
    with pytest.raises(UserError, match=sentence):
        logbook.programmes.save(programme, (replace(before[0], **facts),))  # type: ignore[arg-type]
    assert logbook.programmes.stages(programme.id) == before


@pytest.mark.parametrize(
    ("facts", "sentence"), [({"name": "  "}, "Nama program masih kosong"), ({"budget_year": 26}, "Tahun anggaran 26")]
)
def test_an_impossible_programme_is_refused(logbook: Logbook, facts: dict[str, object], sentence: str) -> None:
    programme = logbook.programmes.start(SPMI)
    with pytest.raises(UserError, match=sentence):
        logbook.programmes.save(replace(programme, **facts))  # type: ignore[arg-type]
    assert logbook.programmes.programme(programme.id) == programme


def test_long_names_and_words_on_two_lines_are_kept_readable(logbook: Logbook) -> None:
    words = (RoleWord(role=Role.PARTICIPANT, word=" Guru\nsasaran "), RoleWord(role=Role.SPEAKER, word="  "))
    saved = logbook.programmes.save(Programme(name="P" * 500, role_words=words, recipients="Dinas\nBPMP"))
    kept = logbook.programmes.programme(saved.id)
    assert (kept.name, kept.recipients) == ("P" * 500, "Dinas\nBPMP")
    assert word_for(Role.PARTICIPANT, kept) == "Guru sasaran"
    assert word_for(Role.SPEAKER, kept) == word_for(Role.SPEAKER, None) == "Narasumber"


def test_next_year_starts_from_this_one_without_meetings_and_decree(logbook: Logbook) -> None:
    proposal = logbook.programmes.propose(SPMI, START)
    old = logbook.programmes.begin(SPMI, proposal, proposal.meetings)
    old = logbook.programmes.save(replace(old, decree_number="1/2026", decree_date=START, guide="Panduan"))
    new = logbook.programmes.duplicate(old.id)
    assert (new.name, new.school_year, new.budget_year) == (old.name, "2027/2028", 2027)
    assert (new.start, new.guide, new.decree_number, new.decree_date) == (date(2027, 7, 13), "Panduan", "", None)
    assert (new.role_words, new.recipients) == (old.role_words, old.recipients)
    before, after = logbook.programmes.stages(old.id), logbook.programmes.stages(new.id)
    assert _without_ids(after) == _without_ids(before)
    assert [one.due and one.due.replace(year=one.due.year - 1) for one in after] == [one.due for one in before]
    assert not {one.uid for one in before} & {one.uid for one in after}
    assert [step.name for step in logbook.cycle.matrix(new.id).steps] == [
        step.name for step in logbook.cycle.matrix(old.id).steps
    ]
    assert logbook.programmes.meetings_by_stage(new.id) == {}
    logbook.history.undo()
    assert logbook.programmes.programmes() == (old,)


def test_next_year_can_plan_the_meetings_again_on_school_days(sample: Logbook) -> None:
    old = sample.programmes.current()
    assert old is not None
    offered = sample.programmes.copyable(old.id)
    new = sample.programmes.duplicate(old.id, meeting_ids=[one.id for one in offered])
    before = [one for one in sample.meetings.meetings() if one.programme_id == old.id and one.days]
    copies = [one for one in sample.meetings.meetings() if one.programme_id == new.id]
    assert [one.title for one in copies] == [one.title for one in before]
    assert {one.status for one in copies} == {MeetingStatus.PLANNED}
    stages = {stage.id: stage.position for stage in sample.programmes.stages()} | {0: 0}  # no stage: of others
    assert [stages[one.stage_id or 0] for one in copies] == [stages[one.stage_id or 0] for one in before]
    assert all(day.date.weekday() < 5 for one in copies for day in one.days)
    assert not any(one.roles for one in copies)
    assert sample.attendance.rows(copies[0].id) == ()


def test_only_the_meetings_that_were_chosen_are_planned_again(sample: Logbook) -> None:
    old = sample.programmes.current()
    assert old is not None
    first, second, *_ = sample.programmes.copyable(old.id)
    sample.meetings.save(replace(first, status=MeetingStatus.CANCELLED))
    new = sample.programmes.duplicate(old.id, meeting_ids=[first.id, second.id])
    copies = [one.title for one in sample.meetings.meetings() if one.programme_id == new.id]
    assert copies == [second.title]


def test_a_copy_for_next_year_waits_until_that_year_begins(logbook: Logbook) -> None:
    old = logbook.programmes.start(SPMI, start=START)
    new = logbook.programmes.duplicate(old.id)
    assert logbook.programmes.current(date(2026, 11, 22)) == old
    assert logbook.programmes.current(date(2027, 6, 30)) == old
    assert logbook.programmes.current(date(2027, 7, 1)) == new
    names = [one.stage.id for one in logbook.overview.stage_progress(date(2026, 11, 22))]
    assert names == [one.id for one in logbook.programmes.stages(old.id)]


def test_due_days_of_stages_without_meetings_are_changed_or_left_out(logbook: Logbook) -> None:
    proposal = logbook.programmes.propose(SPMI, START)
    report, profile = proposal.deadlines
    later = replace(report, day=date(2027, 1, 29))
    programme = logbook.programmes.begin(SPMI, replace(proposal, deadlines=(later,)), proposal.meetings)
    stages = {one.position: one for one in logbook.programmes.stages(programme.id)}
    assert (stages[report.stage].due, stages[profile.stage].due) == (date(2027, 1, 29), None)
    rest = logbook.programmes.propose_rest(programme.id, START)
    assert {one.stage: one.day for one in rest.deadlines}[report.stage] == date(2027, 1, 29)
    moved = logbook.programmes.propose_rest(programme.id, date(2026, 8, 3))
    assert "Sekarang Jumat, 29 Januari 2027" in {one.stage: one.note for one in moved.deadlines}[report.stage]
    logbook.programmes.schedule(programme.id, rest, ())
    assert {one.position: one.due for one in logbook.programmes.stages(programme.id)}[profile.stage] == profile.day


def test_a_report_that_is_due_before_the_last_meeting_is_told_and_not_moved(logbook: Logbook) -> None:
    proposal = logbook.programmes.propose(SPMI, START)
    programme = logbook.programmes.begin(SPMI, proposal, proposal.meetings)
    assert logbook.programmes.remarks(programme.id) == ()
    before = logbook.programmes.stages(programme.id)
    last = logbook.meetings.meetings()[-1]
    logbook.meetings.save(replace(last, days=(replace(last.days[0], date=date(2027, 6, 1)),)))
    first, *_ = logbook.programmes.remarks(programme.id)
    assert first.startswith("Penyusunan laporan")
    assert f"jatuh sebelum kegiatan terakhir, {last.title} (1 Juni 2027)" in first
    assert logbook.programmes.stages(programme.id) == before


@pytest.mark.parametrize(
    ("start", "expected"), [(date(2024, 2, 29), date(2025, 2, 28)), (date(2023, 12, 31), date(2024, 12, 31))]
)
def test_a_year_later_is_the_same_day_and_a_leap_day_the_last_of_february(
    logbook: Logbook, start: date, expected: date
) -> None:
    assert logbook.programmes.duplicate(logbook.programmes.start(SPMI, start=start).id).start == expected


def test_dates_move_to_the_new_start(logbook: Logbook) -> None:
    proposal = logbook.programmes.propose(SPMI, START)
    old = logbook.programmes.begin(SPMI, proposal, ())
    new = logbook.programmes.duplicate(old.id, date(2027, 7, 19))
    assert new.start == date(2027, 7, 19)
    dues = zip(logbook.programmes.stages(old.id), logbook.programmes.stages(new.id), strict=True)
    assert {after.due - before.due for before, after in dues if before.due and after.due} == {date(2027, 7, 19) - START}


def test_a_programme_without_a_start_moves_by_its_school_year(logbook: Logbook) -> None:
    old = logbook.programmes.start(SPMI, school_year="2019/2020")
    assert logbook.programmes.duplicate(old.id).school_year == "2020/2021"


def test_a_programme_without_meetings_goes_and_comes_back(logbook: Logbook, tmp_path: Path) -> None:
    programme = logbook.programmes.start(SPMI)
    scan = tmp_path / "sk.pdf"
    scan.write_bytes(b"%PDF-1.4 keputusan")
    document = logbook.programmes.attach_decree(programme.id, scan)
    stages = logbook.programmes.stages(programme.id)
    logbook.programmes.remove(programme.id)
    assert logbook.programmes.programmes() == ()
    assert logbook.programmes.stages() == ()
    logbook.history.undo()
    assert logbook.programmes.stages(programme.id) == stages
    kept = logbook.programmes.programme(programme.id)
    assert logbook.programmes.decree(kept) == document
    assert logbook.documents.path_of(document).read_bytes() == scan.read_bytes()


def test_a_programme_with_meetings_stays_and_it_says_why(sample: Logbook) -> None:
    programme = sample.programmes.current()
    assert programme is not None
    with pytest.raises(UserError, match=r"tidak dihapus karena masih punya \d+ kegiatan"):
        sample.programmes.remove(programme.id)
    assert sample.programmes.current() == programme


def test_a_second_decree_takes_the_place_of_the_first(logbook: Logbook, tmp_path: Path) -> None:
    programme = logbook.programmes.start(SPMI)
    for name in ("lama.pdf", "baru.pdf"):
        (tmp_path / name).write_text(name)
        logbook.programmes.attach_decree(programme.id, tmp_path / name)
    decree = logbook.programmes.decree(logbook.programmes.programme(programme.id))
    assert decree is not None
    assert decree.original_name == "baru.pdf"
    logbook.history.undo()
    before = logbook.programmes.decree(logbook.programmes.programme(programme.id))
    assert before is not None
    assert before.original_name == "lama.pdf"


def test_a_stage_that_goes_leaves_its_meetings_outside_of_stages(logbook: Logbook) -> None:
    proposal = logbook.programmes.propose(SPMI, START)
    programme = logbook.programmes.begin(SPMI, proposal, proposal.meetings)
    stages = logbook.programmes.stages(programme.id)
    logbook.programmes.save(programme, stages[1:])
    assert logbook.programmes.meetings_by_stage(programme.id)[None] == 1
    logbook.history.undo()
    assert logbook.programmes.stages(programme.id) == stages
    assert logbook.programmes.meetings_by_stage(programme.id)[stages[0].id] == 1


def test_a_programme_that_is_gone_is_told(logbook: Logbook) -> None:
    with pytest.raises(UserError, match="sudah tidak ada"):
        logbook.programmes.programme(7)
