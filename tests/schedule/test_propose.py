"""Dates for the stages of a programme: school days only, and a sentence where a day was moved."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.records import Stage
from app.schedule.holidays import holiday_on, holidays_between
from app.schedule.propose import SchoolCalendar, propose

MONDAY = date(2026, 7, 13)


def _stage(position: int = 1, **facts: Any) -> Stage:
    return Stage(position=position, **{"name": f"Tahapan {position}", "offset_days": 0, **facts})


def _days(start: date, school_days: int = 5, **facts: Any) -> tuple[date, ...]:
    return propose([_stage(**facts)], start, school_days).meetings[0].days


def test_holidays_are_known_by_their_indonesian_names() -> None:
    independence = holiday_on(date(2026, 8, 17))
    assert independence is not None
    assert independence.name.startswith("Hari Kemerdekaan")
    assert holiday_on(date(2026, 8, 18)) is None


def test_a_date_that_follows_the_moon_and_is_not_announced_is_an_estimate() -> None:
    found = holidays_between(date(2090, 1, 1), date(2090, 12, 31))
    assert any(one.estimated and "Idul Fitri" in one.name for one in found.values())
    assert all("perkiraan" not in one.name for one in found.values())
    assert not any(one.estimated for one in holidays_between(date(2024, 1, 1), date(2024, 12, 31)).values())


def test_holidays_over_the_turn_of_the_year_come_in_order() -> None:
    found = holidays_between(date(2024, 12, 20), date(2025, 1, 10))
    assert list(found) == sorted(found)
    assert {date(2024, 12, 25), date(2025, 1, 1)} <= set(found)


@pytest.mark.parametrize("year", [1900, 2101])
def test_years_without_known_holidays_are_simply_without(year: int) -> None:
    assert holidays_between(date(year, 1, 1), date(year, 12, 31)) == {}


def test_independence_day_is_skipped_and_it_says_so() -> None:
    meeting = propose([_stage()], date(2026, 8, 17), 5).meetings[0]
    assert meeting.days == (date(2026, 8, 18),)
    assert meeting.note == "Digeser dari Senin, 17 Agustus (libur: Hari Kemerdekaan Republik Indonesia)"


def test_idul_fitri_2024_with_its_shared_leave_is_skipped() -> None:
    meeting = propose([_stage()], date(2024, 4, 8), 5).meetings[0]
    assert meeting.days == (date(2024, 4, 16),)
    assert "Idul Fitri" in meeting.note
    assert meeting.note.endswith("hari lain")


@pytest.mark.parametrize(("school_days", "expected"), [(5, date(2026, 7, 20)), (6, date(2026, 7, 18))])
def test_saturday_is_a_school_day_only_in_a_week_of_six(school_days: int, expected: date) -> None:
    assert _days(date(2026, 7, 18), school_days) == (expected,)


@pytest.mark.parametrize("school_days", [5, 6])
def test_nothing_is_proposed_for_a_sunday(school_days: int) -> None:
    meeting = propose([_stage()], date(2026, 7, 19), school_days).meetings[0]
    assert meeting.days == (date(2026, 7, 20),)
    assert meeting.note == "Digeser dari Minggu, 19 Juli (bukan hari sekolah)"


def test_the_days_of_one_meeting_stay_together() -> None:
    meeting = propose([_stage(planned_days=2)], date(2026, 7, 17), 5).meetings[0]
    assert meeting.days == (date(2026, 7, 20), date(2026, 7, 21))
    reasons = "Sabtu, 18 Juli (bukan hari sekolah); Minggu, 19 Juli (bukan hari sekolah)"
    assert meeting.note == f"Digeser dari Jumat, 17 Juli karena {reasons}"


def test_a_meeting_longer_than_a_school_week_goes_on_after_the_weekend() -> None:
    days = _days(MONDAY, planned_days=7)
    assert days == (*(MONDAY + timedelta(n) for n in range(5)), date(2026, 7, 20), date(2026, 7, 21))


def test_a_week_of_five_days_waits_for_a_week_without_a_holiday() -> None:
    assert _days(date(2026, 8, 17), planned_days=5)[0] == date(2026, 8, 31)  # Maulid is on Tuesday the 25th


def test_meetings_of_one_stage_stand_two_weeks_apart_and_are_numbered() -> None:
    found = propose([_stage(name="Rapat", planned_meetings=3)], MONDAY, 5).meetings
    assert [(one.title, one.days) for one in found] == [
        ("Rapat (1)", (date(2026, 7, 13),)),
        ("Rapat (2)", (date(2026, 7, 27),)),
        ("Rapat (3)", (date(2026, 8, 10),)),
    ]


def test_a_stage_that_numbers_its_meetings_gives_them_their_own_numbers() -> None:
    found = propose([_stage(name="Pengimbasan (pertemuan 2, 3, 4)", planned_meetings=3)], MONDAY, 5).meetings
    assert [one.title for one in found] == [f"Pengimbasan (pertemuan {n})" for n in (2, 3, 4)]


def test_no_two_meetings_share_a_day() -> None:
    found = propose([_stage(1), _stage(2)], MONDAY, 5).meetings
    assert [one.days for one in found] == [(MONDAY,), (MONDAY + timedelta(1),)]
    assert found[1].note == "Digeser dari Senin, 13 Juli (sudah dipakai kegiatan lain)"


def test_what_is_there_already_is_not_proposed_again() -> None:
    stage = _stage(name="Rapat", planned_meetings=2)
    found = propose([stage], MONDAY, 5, already={1: 1}, taken={MONDAY}).meetings
    assert [(one.title, one.days) for one in found] == [("Rapat (2)", (MONDAY + timedelta(1),))]
    assert propose([stage], MONDAY, 5, already={1: 5}).meetings == ()


def test_a_stage_without_meetings_only_gets_its_due_day() -> None:
    proposal = propose([_stage(planned_meetings=0, planned_days=0, offset_days=5)], MONDAY, 5)
    assert proposal.meetings == ()
    (due,) = proposal.deadlines
    assert (due.title, due.day) == ("Tahapan 1", date(2026, 7, 20))
    assert due.note.startswith("Digeser dari Sabtu, 18 Juli (bukan hari sekolah)")
    assert proposal.dues == {}


def test_a_stage_without_offset_is_told_and_not_guessed() -> None:
    proposal = propose([_stage(name="Bimtek", offset_days=None)], MONDAY, 5)
    assert proposal.meetings == ()
    assert "Bimtek" in proposal.remarks[0]


def test_an_estimated_holiday_inside_the_programme_is_told() -> None:
    eid = next(day for day, one in holidays_between(date(2090, 1, 1), date(2090, 12, 31)).items() if one.estimated)
    proposal = propose([_stage(1), _stage(2, offset_days=40)], eid - timedelta(20), 5)
    assert "perkiraan" in proposal.remarks[0]
    moved = propose([_stage()], eid, 6).meetings[0]
    assert "(libur (perkiraan): " in moved.note


def test_the_turn_of_the_year_is_crossed() -> None:
    assert _days(date(2024, 12, 31), planned_days=2) == (date(2025, 1, 2), date(2025, 1, 3))


def test_a_leap_day_is_a_day_like_any_other() -> None:
    assert _days(date(2024, 2, 28), planned_days=2) == (date(2024, 2, 28), date(2024, 2, 29))
    assert _days(date(2024, 2, 1), offset_days=28) == (date(2024, 2, 29),)


def test_every_proposed_day_of_a_long_year_is_a_school_day() -> None:
    calendar = SchoolCalendar(6)
    proposal = propose([_stage(planned_meetings=26, planned_days=2)], date(2024, 1, 1), 6)
    assert len(proposal.meetings) == 26
    assert [calendar.reason(day) for one in proposal.meetings for day in one.days] == [""] * 52
