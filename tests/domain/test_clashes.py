"""Clashes of place, link, person and partner."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.domain.clashes import ClashKind, clashes
from app.domain.records import Invitation, Meeting, MeetingDay, MeetingRole
from app.domain.terms import MeetingMode, MeetingStatus, Role

DAY = date(2019, 11, 16)
NAMES = {1: "SMP Negeri 4 Gombong", 2: "SMP Purnama Sempor", 3: "SMP Pius Bhakti Utama"}


def on(start: time | None = None, end: time | None = None, day: date = DAY) -> tuple[MeetingDay, ...]:
    return (MeetingDay(date=day, start=start, end=end),)


PLANNED = Meeting(title="Pengimbasan", place="Ruang Rapat", days=on(time(8), time(12)))
OTHER = Meeting(id=7, title="Rapat kerja", place="ruang rapat ", days=on(time(10), time(14)))


def kinds(meeting: Meeting, *others: Meeting) -> list[ClashKind]:
    return [clash.kind for clash in clashes(meeting, others, NAMES)]


def test_the_sentence_names_what_collides_the_other_meeting_the_day_and_its_time() -> None:
    (clash,) = clashes(PLANNED, [OTHER], NAMES)
    assert clash.sentence == "Ruang Rapat juga dipakai “Rapat kerja” pada Sabtu, 16 November 2019 pukul 10.00–14.00."


@pytest.mark.parametrize(
    ("ours", "theirs", "collide"),
    [
        (on(time(8), time(12)), on(time(12), time(14)), False),
        (on(time(8), time(12)), on(time(11, 59), time(14)), True),
        (on(time(8), time(12)), on(time(9), time(10)), True),
        (on(), on(time(20), time(21)), True),
        (on(None, time(9)), on(time(20), time(21)), True),
        (on(time(8)), on(time(20), time(21)), True),
        (on(time(8)), on(time(6), time(8)), False),
        (on(time(8), time(12)), on(time(8), time(12), date(2019, 11, 17)), False),
    ],
)
def test_only_times_that_overlap_collide_and_no_time_means_the_whole_day(ours, theirs, collide: bool) -> None:
    assert bool(kinds(replace(PLANNED, days=ours), replace(OTHER, days=theirs))) is collide


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED])
def test_a_cancelled_or_postponed_meeting_is_in_nobodys_way(status: MeetingStatus) -> None:
    assert kinds(PLANNED, replace(OTHER, status=status)) == []
    assert kinds(replace(PLANNED, status=status), OTHER) == []


def test_a_meeting_does_not_collide_with_itself() -> None:
    assert kinds(replace(PLANNED, id=7), OTHER) == []


def test_one_school_written_in_two_ways_is_one_place() -> None:
    there = replace(PLANNED, place="SMP Negeri 2 Sempor")
    assert kinds(there, replace(OTHER, place="SMPN 2 SEMPOR")) == [ClashKind.PLACE]
    assert kinds(there, replace(OTHER, place="")) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        (MeetingMode.ON_SITE, MeetingMode.HYBRID, [ClashKind.PLACE]),
        (MeetingMode.ONLINE, MeetingMode.ON_SITE, []),
        (MeetingMode.ONLINE, MeetingMode.ONLINE, [ClashKind.LINK]),
        (MeetingMode.HYBRID, MeetingMode.HYBRID, [ClashKind.PLACE, ClashKind.LINK]),
    ],
)
def test_a_place_counts_where_people_go_and_a_link_where_people_are_online(ours, theirs, found) -> None:
    meeting = replace(PLANNED, mode=ours, link="https://rapat.contoh.id/imbas/")
    other = replace(OTHER, mode=theirs, link="rapat.contoh.id/imbas")
    assert kinds(meeting, other) == found


def with_role(meeting: Meeting, *roles: MeetingRole) -> Meeting:
    return replace(meeting, place="", roles=roles)


def test_a_person_is_found_by_the_register_or_by_the_name_whatever_the_task() -> None:
    ours = with_role(PLANNED, MeetingRole(name="Drs. H. Suparman, M.Pd."))
    theirs = with_role(OTHER, MeetingRole(name="Suparman", role=Role.DELEGATE))
    (clash,) = clashes(ours, [theirs], NAMES)
    assert clash.sentence.startswith("Drs. H. Suparman, M.Pd. juga bertugas di “Rapat kerja”")


def test_namesakes_of_the_register_are_two_people() -> None:
    ours = with_role(PLANNED, MeetingRole(name="Siti Aminah", person_id=1))
    assert kinds(ours, with_role(OTHER, MeetingRole(name="Siti Aminah", person_id=2))) == []
    assert kinds(ours, with_role(OTHER, MeetingRole(name="S. Aminah", person_id=1))) == [ClashKind.PERSON]


def test_who_did_not_come_was_not_there() -> None:
    ours = with_role(PLANNED, MeetingRole(name="Siti Aminah"))
    assert kinds(ours, with_role(OTHER, MeetingRole(name="Siti Aminah", came=False))) == []


def test_partners_invited_twice_are_told_in_one_sentence() -> None:
    every = tuple(Invitation(partner_id=number) for number in NAMES)
    (clash,) = clashes(
        replace(PLANNED, place="", invitations=every), [replace(OTHER, place="", invitations=every)], NAMES
    )
    assert clash.sentence == (
        "SMP Negeri 4 Gombong, SMP Purnama Sempor, dan SMP Pius Bhakti Utama juga diundang ke “Rapat kerja” "
        "pada Sabtu, 16 November 2019 pukul 10.00–14.00."
    )


def test_several_shared_days_are_one_clash() -> None:
    days = (MeetingDay(date=date(2019, 8, 1)), MeetingDay(date=date(2019, 8, 2)))
    (clash,) = clashes(replace(PLANNED, days=days), [replace(OTHER, days=days)], NAMES)
    assert clash.sentence == "Ruang Rapat juga dipakai “Rapat kerja” pada Kamis–Jumat, 1–2 Agustus 2019."
