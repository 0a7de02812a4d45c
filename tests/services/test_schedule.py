"""The plan as the schedule reads it, and the calendar file of a real logbook."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from app.core.errors import UserError
from app.domain.records import Invitation, Meeting, MeetingDay, MeetingRole, Partner
from app.domain.terms import MeetingStatus
from app.services.logbook import Logbook
from app.services.schedule import ScheduleFilter, Span

TODAY = date(2026, 11, 10)


def plan(logbook: Logbook, title: str, *days: date, **more: Any) -> Meeting:
    fields: dict[str, Any] = {"place": "Aula", **more}
    return logbook.meetings.save(
        Meeting(title=title, days=tuple(MeetingDay(date=day, start=time(8), end=time(12)) for day in days), **fields)
    )


def words(span: Span) -> dict[str, list[str]]:
    return {row.title: [mark.words for mark in span.marks(row)] for row in span.days}


def test_a_meeting_that_is_still_being_typed_is_told_what_collides(logbook: Logbook) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP Purnama Sempor"))
    plan(logbook, "Rapat kerja", TODAY, invitations=(Invitation(partner_id=partner.id),))
    typed = Meeting(
        title="Pengimbasan",
        place="AULA",
        days=(MeetingDay(date=TODAY, start=time(11), end=time(13)),),
        invitations=(Invitation(partner_id=partner.id),),
    )
    assert [clash.sentence for clash in logbook.schedule.clashes(typed)] == [
        "AULA juga dipakai “Rapat kerja” pada Selasa, 10 November 2026 pukul 08.00–12.00.",
        "SMP Purnama Sempor juga diundang ke “Rapat kerja” pada Selasa, 10 November 2026 pukul 08.00–12.00.",
    ]
    assert logbook.schedule.clashes(replace(typed, days=())) == ()


def test_a_stored_meeting_does_not_collide_with_itself(logbook: Logbook) -> None:
    meeting = plan(logbook, "Rapat kerja", TODAY, roles=(MeetingRole(name="Suparman"),))
    assert logbook.schedule.clashes(meeting) == ()
    other = plan(logbook, "Pengimbasan", TODAY, place="", roles=(MeetingRole(name="Drs. Suparman"),))
    assert [clash.other_id for clash in logbook.schedule.clashes(meeting)] == [other.id]


def test_a_span_holds_its_days_in_order_and_knows_the_days_outside(logbook: Logbook) -> None:
    plan(logbook, "Lokakarya", date(2026, 11, 30), date(2026, 12, 1))
    plan(logbook, "Sosialisasi", date(2026, 11, 2))
    plan(logbook, "Lain tahun", date(2025, 11, 2))
    span = logbook.schedule.span(date(2026, 11, 1), date(2026, 11, 30), today=TODAY)
    assert [(row.title, row.date.day, span.day_count(row)) for row in span.days] == [
        ("Sosialisasi", 2, 1),
        ("Lokakarya", 30, 2),
    ]
    assert len(logbook.schedule.span(today=TODAY).days) == 4


def test_filters_keep_what_was_asked_for(logbook: Logbook) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP Purnama Sempor"))
    logbook.programmes.start("sekolah-model-spmi")
    stage = logbook.programmes.stages()[0]
    plan(logbook, "Diundang", TODAY, invitations=(Invitation(partner_id=partner.id),))
    plan(logbook, "Bertahap", TODAY, stage_id=stage.id)
    plan(logbook, "Batal", TODAY, status=MeetingStatus.CANCELLED)

    def titles(wanted: ScheduleFilter) -> list[str]:
        return [row.title for row in logbook.schedule.span(wanted=wanted, today=TODAY).days]

    assert titles(ScheduleFilter(partner_id=partner.id)) == ["Diundang"]
    assert titles(ScheduleFilter(stage_ids=(stage.id,))) == ["Bertahap"]
    assert titles(ScheduleFilter(status=MeetingStatus.CANCELLED)) == ["Batal"]
    assert titles(ScheduleFilter(partner_id=partner.id, status=MeetingStatus.CANCELLED)) == []


def test_what_is_late_or_missing_is_said_in_words(logbook: Logbook) -> None:
    plan(logbook, "Terlewat", TODAY - timedelta(days=1))
    plan(logbook, "Segera", TODAY + timedelta(days=3))
    plan(logbook, "Nanti", TODAY + timedelta(days=60))
    plan(logbook, "Sudah", TODAY - timedelta(days=20), status=MeetingStatus.HELD)
    plan(logbook, "Batal", TODAY - timedelta(days=1), status=MeetingStatus.CANCELLED)
    plan(logbook, "Ditunda", TODAY - timedelta(days=1), status=MeetingStatus.POSTPONED)
    span = logbook.schedule.span(today=TODAY)
    found = words(span)
    assert found.pop("Sudah")[0].startswith("Kurang ")
    assert found == {
        "Terlewat": ["Lewat tanggal"],
        "Segera": ["Undangan belum dibuat"],
        "Nanti": [],
        "Batal": [],
        "Ditunda": [],
    }
    assert (span.incomplete, span.late) == (2, 1)


def test_a_meeting_that_runs_over_today_is_not_late(logbook: Logbook) -> None:
    plan(logbook, "Rapat kerja", TODAY - timedelta(days=1), TODAY)
    assert logbook.schedule.span(today=TODAY).late == 0


def test_marks_agree_with_the_completeness_of_the_meeting(sample: Logbook) -> None:
    span = sample.schedule.span(today=date(2019, 11, 10))
    for row in span.days:
        if row.status is MeetingStatus.HELD:
            lacking = sample.overview.completeness(row.meeting_id, date(2019, 11, 10))
            missing = sum(item.have < item.need for item in lacking.items)
            assert [mark.words for mark in span.marks(row)] == ([f"Kurang {missing}"] if missing else []), row.title


def test_stages_that_are_due_stand_in_the_plan_while_they_lack_meetings(logbook: Logbook) -> None:
    programme = logbook.programmes.start("sekolah-model-spmi")
    first, second, *others = logbook.programmes.stages(programme.id)
    due = replace(first, due=TODAY - timedelta(days=2)), replace(second, due=TODAY + timedelta(days=2))
    logbook.programmes.save(programme, (*due, *others))

    def deadlines() -> list[tuple[str, bool]]:
        span = logbook.schedule.span(TODAY - timedelta(days=5), TODAY + timedelta(days=5), today=TODAY)
        assert all(one.sentence == f"Batas tahapan {one.name}" for one in span.deadlines)
        return [(one.name, one.late) for one in span.deadlines]

    assert deadlines() == [(first.name, True), (second.name, False)]
    meeting = plan(logbook, "Rapat kerja", TODAY, stage_id=second.id)
    assert deadlines() == [(first.name, True)]
    logbook.meetings.save(replace(meeting, days=(replace(meeting.days[0], date=TODAY + timedelta(days=90)),)))
    assert deadlines() == [(first.name, True)]
    logbook.meetings.save(replace(meeting, status=MeetingStatus.CANCELLED))
    assert deadlines() == [(first.name, True), (second.name, False)]
    assert logbook.schedule.span(wanted=ScheduleFilter(status=MeetingStatus.HELD), today=TODAY).deadlines == ()


def test_a_clash_is_said_beside_what_is_late_even_with_a_meeting_that_is_filtered_away(logbook: Logbook) -> None:
    past = TODAY - timedelta(days=1)
    plan(logbook, "Terlewat", past)
    plan(logbook, "Pengimbasan", past, status=MeetingStatus.HELD)
    plan(logbook, "Di tempat lain", past, place="Perpustakaan")
    span = logbook.schedule.span(wanted=ScheduleFilter(status=MeetingStatus.PLANNED), today=TODAY)
    assert words(span) == {"Terlewat": ["Lewat tanggal", "Bentrok"], "Di tempat lain": ["Lewat tanggal"]}


def test_the_calendar_holds_every_day_or_only_what_was_asked_for(sample: Logbook, tmp_path: Path) -> None:
    every = sample.meetings.meetings()
    path = tmp_path / "jadwal.ics"
    assert sample.schedule.export_calendar(path) == sum(len(meeting.days) for meeting in every)
    assert sample.schedule.export_calendar(path, [every[4].id]) == 2
    text = path.read_text(encoding="utf-8")
    assert "Evaluasi peningkatan mutu" in text
    assert "SMP Pius Bhakti" in text.replace("\r\n ", "")


def test_an_import_after_a_move_updates_only_what_moved(sample: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "jadwal.ics"

    def entries() -> dict[str, tuple[object, int]]:
        sample.schedule.export_calendar(path)
        found: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        return {str(one["uid"]): (one["dtstart"].dt, one["sequence"]) for one in found}

    before = entries()
    assert entries() == before
    meeting = sample.meetings.meetings()[1]
    day = replace(meeting.days[0], date=date(2019, 7, 29))
    sample.meetings.save(replace(meeting, days=(day,)), reason="pengawas berhalangan")
    after = entries()
    changed = [uid for uid in after if after[uid][0] != before[uid][0]]
    assert changed == [f"{day.uid}@buku-imbas"]
    assert after[changed[0]][1] >= before[changed[0]][1]
    assert "pengawas berhalangan" in path.read_text(encoding="utf-8").replace("\r\n ", "")


def test_without_a_dated_meeting_there_is_nothing_to_export(logbook: Logbook, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Belum ada kegiatan yang bertanggal"):
        logbook.schedule.export_calendar(tmp_path / "jadwal.ics")
    assert list(tmp_path.glob("*.ics")) == []
