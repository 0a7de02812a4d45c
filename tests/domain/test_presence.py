"""Planned against present, and seats that are taken by somebody else."""

from datetime import date

from app.domain.attendance import count_states, partner_counts, remark_of
from app.domain.categories import Category
from app.domain.presence import presence
from app.domain.records import AttendanceRow, Invitation, Meeting, MeetingDay, MeetingRole, Partner
from app.domain.terms import Affiliation, AttendanceState, Role

FIRST, SECOND = 1, 2
PIUS, PURNAMA = Partner(id=7, name="SMP Rekaan Pius"), Partner(id=8, name="SMP Rekaan Purnama")
MEETING = Meeting(
    id=1,
    days=(
        MeetingDay(id=FIRST, position=1, date=date(2019, 8, 1)),
        MeetingDay(id=SECOND, position=2, date=date(2019, 8, 2)),
    ),
    invitations=(Invitation(partner_id=PIUS.id, expected=3), Invitation(partner_id=PURNAMA.id, expected=1)),
    roles=(MeetingRole(name="Drs. Pengawas Rekaan", role=Role.SPEAKER, came=False),),
)


def _row(
    number: int,
    name: str,
    state: AttendanceState = AttendanceState.PRESENT,
    *,
    position: str = "Guru",
    partner: Partner | None = PURNAMA,
    substitute: str = "",
    day: int = FIRST,
) -> AttendanceRow:
    return AttendanceRow(
        id=number,
        uid=str(number),
        meeting_id=1,
        meeting_day_id=day,
        person_id=number,
        person_uid=str(number),
        name=name,
        nip="",
        grade="",
        position=position,
        affiliation=Affiliation.PARTNER if partner else Affiliation.OTHER,
        partner_id=partner.id if partner else None,
        institution=partner.name if partner else "Dinas",
        role=Role.PARTICIPANT,
        state=state,
        minutes=None,
        note="",
        substitute=substitute,
    )


def test_a_partner_that_never_came_stays_with_nobody_of_those_it_was_to_send() -> None:
    found = presence(MEETING, [_row(1, "Ana")], [PIUS, PURNAMA], day_id=FIRST)
    assert [(one.name, one.attended, one.expected) for one in found.partners] == [
        (PIUS.name, 0, 3),
        (PURNAMA.name, 1, 1),
    ]
    assert found.unnamed == 3


def test_each_unsur_is_held_against_who_was_listed_or_planned_with_its_task() -> None:
    rows = [
        _row(1, "Ana"),
        _row(2, "Budi", AttendanceState.SICK),
        _row(3, "Drs. Pengawas Rekaan", AttendanceState.EXCUSED, position="Pengawas", partner=None),
        _row(4, "Wahyu", position="Kepala Sekolah", partner=None),
    ]
    found = presence(MEETING, rows, [PIUS, PURNAMA], day_id=FIRST)
    assert [(one.category, one.attended, one.expected) for one in found.categories] == [
        (Category.SPEAKER, 0, 1),  # the one who was to speak, whatever the position
        (Category.PRINCIPAL, 1, 1),
        (Category.TEACHER, 1, 2),
    ]


def test_days_are_counted_alone_and_together() -> None:
    rows = [_row(1, "Ana"), _row(2, "Ana", AttendanceState.ABSENT, day=SECOND)]
    first, second, both = (presence(MEETING, rows, [PURNAMA], day_id=day) for day in (FIRST, SECOND, None))
    assert (first.attended, second.attended, both.attended) == (1, 0, 1)
    assert both.expected == first.expected + second.expected


def test_the_stage_may_plan_for_more_people_than_are_named() -> None:
    found = presence(MEETING, [_row(1, "Ana")], [PIUS, PURNAMA], day_id=FIRST, planned_participants=20)
    assert found.expected == 20


def test_whoever_was_represented_counts_as_there_once() -> None:
    sent = _row(1, "Ana", AttendanceState.SUBSTITUTED, substitute="Budi Rekaan")
    alone = count_states([sent])
    both = count_states([sent, _row(2, "BUDI REKAAN")])
    assert (alone.attended, alone.listed) == (1, 1)
    assert (both.attended, both.listed) == (1, 2)
    (counted,) = partner_counts([MEETING], [sent, _row(2, "Budi Rekaan")], [PURNAMA])
    assert (counted.attended, counted.expected) == (1, 2)  # of one invited on each of two days


def test_a_substitute_on_another_day_or_who_did_not_come_is_no_second_seat() -> None:
    sent = _row(1, "Ana", AttendanceState.SUBSTITUTED, substitute="Budi")
    assert count_states([sent, _row(2, "Budi", day=SECOND)]).attended == 2
    assert count_states([sent, _row(2, "Budi", AttendanceState.SICK)]).attended == 1


def test_who_nobody_has_answered_for_is_listed_and_not_counted_as_there() -> None:
    rows = [_row(1, "Ana", AttendanceState.UNKNOWN), _row(2, "Budi")]
    assert (count_states(rows).attended, count_states(rows).listed) == (1, 2)
    assert presence(MEETING, rows, [PURNAMA], day_id=FIRST).unanswered == 1


def test_the_remark_of_a_state_says_who_came_instead() -> None:
    assert remark_of(_row(1, "Ana", AttendanceState.SUBSTITUTED, substitute="Budi")) == "diwakili Budi"
    assert remark_of(_row(1, "Ana", AttendanceState.SICK, substitute="Budi")) == ""
