"""What is there, and what to do now."""

from dataclasses import replace
from datetime import date

from app.domain.completeness import GapLevel
from app.domain.recaps import RecapQuery
from app.domain.records import Meeting, MeetingDay
from app.domain.terms import MeetingStatus
from app.services.logbook import Logbook
from app.services.overview import Place, StageState

THEN = date(2019, 11, 10)


def test_an_empty_logbook_says_how_to_begin(logbook: Logbook) -> None:
    assert [task.place for task in logbook.overview.tasks()] == [Place.SCHOOL, Place.PARTNERS, Place.NEW_MEETING]


def test_what_is_missing_comes_before_what_is_due(sample: Logbook) -> None:
    tasks = sample.overview.tasks(THEN)
    levels = [task.level for task in tasks]
    assert levels == sorted(levels, key=lambda level: level is not GapLevel.MISSING)
    assert "Kehadiran hari 2 Evaluasi peningkatan mutu belum diisi" in [task.title for task in tasks]
    soon = [task for task in tasks if task.level is GapLevel.SOON]
    assert [task.title for task in soon] == ["Undangan Pengimbasan praktik baik belum ada"]


def test_a_meeting_in_the_past_that_is_still_planned_is_pointed_at(sample: Logbook) -> None:
    titles = [task.title for task in sample.overview.tasks(date(2019, 11, 17))]
    assert "Pengimbasan praktik baik sudah lewat tanggal" in titles


def test_a_cancelled_or_postponed_meeting_owes_nothing(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[4]
    for status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        sample.meetings.save(replace(meeting, status=status))
        assert sample.overview.completeness(meeting.id, THEN).items == ()
        assert not any(task.meeting_id == meeting.id for task in sample.overview.tasks(THEN))


def test_completeness_counts_what_the_stage_asks_for(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[4]
    found = {item.code: (item.have, item.need) for item in sample.overview.completeness(meeting.id, THEN).items}
    assert found == {
        "kehadiran:1": (1, 1),
        "kehadiran:2": (0, 1),
        "undangan": (1, 1),
        "daftar_hadir": (1, 2),
        "notulen": (0, 1),
        "foto": (1, 4),
        "materi": (1, 1),
        "berita_acara": (0, 1),
    }


def test_the_list_of_meetings_counts_as_the_recap_does(sample: Logbook) -> None:
    counted = {line.key: (line.attended, line.expected) for line in sample.recaps.recap(RecapQuery()).lines}
    listed = {one.meeting.id: (one.attended, one.expected) for one in sample.overview.meetings(THEN)}

    assert {key: listed[key] for key in counted} == counted
    assert {listed[key] for key in set(listed) - set(counted)} == {(0, 0)}
    assert (25, 30) in counted.values()  # of fifteen people on two days


def test_stages_tell_how_far_the_year_is(sample: Logbook) -> None:
    progress = sample.overview.stage_progress(THEN)
    assert [item.state for item in progress] == [StageState.DONE] * 4 + [StageState.UNDER_WAY] + [StageState.AHEAD] * 2
    assert progress[0].detail == "27 Jul 2019 · 95 % hadir"


def test_the_next_meeting_is_the_first_planned_one_from_today(sample: Logbook) -> None:
    assert [one.meeting.title for one in sample.overview.next_meetings(THEN)] == ["Pengimbasan praktik baik"]
    assert sample.overview.next_meetings(date(2019, 11, 17)) == ()


def test_what_collides_is_a_task_and_stands_with_the_next_meetings(sample: Logbook) -> None:
    meeting = sample.overview.next_meetings(THEN)[0].meeting
    copied = Meeting(title="Rapat komite", place=meeting.place, days=(MeetingDay(date=meeting.days[0].date),))
    sample.meetings.save(copied)
    first, second = sample.overview.next_meetings(THEN)
    assert (len(first.clashes), len(second.clashes)) == (1, 1)
    told = [task for task in sample.overview.tasks(THEN) if task.place is Place.SCHEDULE]
    assert [task.title for task in told] == ["Pengimbasan praktik baik bentrok dengan Rapat komite"]
    assert told[0].detail == first.clashes[0].sentence


def test_a_stage_that_is_due_is_a_task_until_its_meetings_are_planned(sample: Logbook) -> None:
    programme = sample.programmes.current()
    assert programme is not None
    stages = sample.programmes.stages(programme.id)
    sample.programmes.save(programme, tuple(replace(one, due=date(2019, 11, 5)) for one in stages))
    late = [task for task in sample.overview.tasks(THEN) if task.place is Place.PROGRAMME]
    assert {task.level for task in late} == {GapLevel.MISSING}
    assert [task.title for task in late] == [f"Tahapan {one.name} lewat batas waktunya" for one in stages[5:]]
    soon = [task for task in sample.overview.tasks(date(2019, 11, 1)) if task.place is Place.PROGRAMME]
    assert {task.level for task in soon} == {GapLevel.SOON}
    assert not [task for task in sample.overview.tasks(date(2019, 6, 1)) if task.place is Place.PROGRAMME]
    sample.meetings.save(replace(sample.meetings.meetings()[-1], status=MeetingStatus.POSTPONED))
    titles = [task.title for task in sample.overview.tasks(THEN)]
    assert f"Tahapan {stages[4].name} lewat batas waktunya" in titles


def test_partner_totals_count_only_meetings_that_were_held(sample: Logbook) -> None:
    totals = {count.name: (count.attended, count.expected) for count in sample.overview.partner_totals()}
    assert totals["SMP Pius Bhakti Utama Gombong"] == (3, 12)
    assert list(totals) == [partner.name for partner in sample.schools.partners()]


def test_status_counts_everything(sample: Logbook) -> None:
    status = sample.overview.status(THEN)
    assert (status.partners, status.meetings, status.held, status.people) == (5, 6, 5, 20)
