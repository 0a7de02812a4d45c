"""The rule by which lesson hours are earned."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.lesson_hours import enough_days, meeting_hours, person_hours, rule_sentence
from app.domain.records import AttendanceRow, Meeting, MeetingDay, MeetingRole, Programme
from app.domain.terms import Affiliation, AttendanceState, MeetingStatus, Role


def _meeting(number: int, *days: tuple[int, int], programme_id: int = 1) -> Meeting:
    """A meeting in August 2019 with (date of the month, JP)."""
    return Meeting(
        id=number,
        programme_id=programme_id,
        status=MeetingStatus.HELD,
        days=tuple(
            MeetingDay(id=number * 10 + at, meeting_id=number, position=at, date=date(2019, 8, day), lesson_hours=hours)
            for at, (day, hours) in enumerate(days, 1)
        ),
    )


def _row(meeting: Meeting, position: int, state: AttendanceState = AttendanceState.PRESENT, person: int = 7):
    return AttendanceRow(
        id=meeting.id * 100 + position * 10 + person,
        uid="",
        meeting_id=meeting.id,
        meeting_day_id=meeting.days[position - 1].id,
        person_id=person,
        person_uid="",
        name=f"Orang {person}",
        nip="",
        grade="",
        position="Guru",
        affiliation=Affiliation.OTHER,
        partner_id=None,
        institution="SMP A",
        role=Role.PARTICIPANT,
        state=state,
        minutes=None,
        note="",
    )


@pytest.mark.parametrize(
    ("attended", "days", "minimum", "enough"),
    [(3, 4, 75, True), (2, 3, 75, False), (1, 1, 100, True), (0, 1, 0, False), (1, 9, 0, True), (0, 0, 0, False)],
)
def test_the_minimum_is_reached_exactly_at_its_share_and_never_without_a_day(
    attended: int, days: int, minimum: int, enough: bool
) -> None:
    assert enough_days(attended, days, minimum) is enough


def test_a_meeting_earns_the_hours_of_each_attended_day_or_nothing() -> None:
    meeting = _meeting(1, (1, 8), (2, 6), (3, 4), (5, 2))
    three = [_row(meeting, 1), _row(meeting, 2, AttendanceState.LATE), _row(meeting, 4)]

    earned = meeting_hours(meeting, three, 75)
    missed = meeting_hours(meeting, three, 76)

    assert (earned.days, earned.share, earned.qualifies, earned.lesson_hours) == (3, 0.75, True, 16)
    assert (missed.days, missed.qualifies, missed.lesson_hours) == (3, False, 0)


def test_who_was_represented_earns_nothing_for_that_day() -> None:
    meeting = _meeting(1, (1, 8), (2, 6))
    rows = [_row(meeting, 1), _row(meeting, 2, AttendanceState.SUBSTITUTED)]

    earned = meeting_hours(meeting, rows, 50)

    assert (earned.days, earned.lesson_hours) == (1, 8)


def test_meetings_of_one_date_share_the_cap_of_their_programme_only() -> None:
    capped = Programme(id=1, daily_hours_cap=8)
    morning, afternoon, other = _meeting(1, (1, 5)), _meeting(2, (1, 5)), _meeting(3, (1, 5), programme_id=2)
    rows = [_row(meeting, 1) for meeting in (morning, afternoon, other)]

    (person,) = person_hours([morning, afternoon, other], rows, {1: capped, 2: Programme(id=2)})

    assert (person.days, person.lesson_hours) == (3, 8 + 5)
    assert meeting_hours(_meeting(4, (1, 12)), [_row(_meeting(4, (1, 12)), 1)], 75, 8).lesson_hours == 8


def test_days_count_also_where_nothing_was_earned_and_rows_of_other_meetings_do_not() -> None:
    meeting, elsewhere = _meeting(1, (1, 8), (2, 6)), _meeting(9, (3, 4))

    (person,) = person_hours([meeting], [_row(meeting, 1), _row(elsewhere, 1)], {})

    assert (person.days, person.lesson_hours) == (1, 0)


@pytest.mark.parametrize("role", [Role.SPEAKER, Role.FACILITATOR, Role.COMMITTEE, Role.MINUTES_TAKER])
def test_who_speaks_or_runs_the_meeting_earns_each_attended_day(role: Role) -> None:
    meeting = _meeting(1, (1, 8), (2, 6), (3, 4))
    listed = [replace(_row(meeting, 2), role=role)]
    noted = replace(meeting, roles=(MeetingRole(person_id=7, name="Orang 7", role=role),))
    stayed_away = replace(meeting, roles=(MeetingRole(person_id=7, name="Orang 7", role=role, came=False),))

    assert [one.lesson_hours for one in person_hours([meeting], listed, {})] == [6]
    assert [one.lesson_hours for one in person_hours([noted], [_row(meeting, 2)], {})] == [6]
    assert [one.lesson_hours for one in person_hours([stayed_away], [_row(meeting, 2)], {})] == [0]
    assert meeting_hours(meeting, listed, 75).lesson_hours == meeting_hours(noted, [_row(meeting, 2)], 75).lesson_hours


def test_a_task_of_a_day_that_was_missed_and_being_sent_by_a_school_exempt_nobody() -> None:
    meeting = _meeting(1, (1, 8), (2, 6), (3, 4))
    missed = [replace(_row(meeting, 1, AttendanceState.EXCUSED), role=Role.SPEAKER), _row(meeting, 2)]
    delegate = [replace(_row(meeting, 2), role=Role.DELEGATE)]

    assert not meeting_hours(meeting, missed, 75).qualifies
    assert not meeting_hours(meeting, delegate, 75).qualifies


def test_the_rule_is_told_in_words_and_apart_where_programmes_differ() -> None:
    assert rule_sentence([]) == rule_sentence([Programme(name="A")])
    assert "paling sedikit 75% hari kegiatan." in rule_sentence([Programme(name="A")])
    assert "paling banyak 8 JP per orang per tanggal" in rule_sentence([Programme(name="A", daily_hours_cap=8)])
    assert "tidak berlaku bagi yang bertugas" in rule_sentence([])
    assert "bertugas" not in rule_sentence([Programme(name="A", minimum_attendance=0)])
    assert "setiap hari hadir" in rule_sentence([Programme(name="A", minimum_attendance=0)])
    both = rule_sentence([Programme(name="A"), Programme(name="B", minimum_attendance=80), Programme(name="C")])
    assert "75% hari kegiatan (A, C)" in both
    assert "80% hari kegiatan (B)" in both
