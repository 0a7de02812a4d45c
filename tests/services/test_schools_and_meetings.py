"""What a user can do with schools and meetings, and the sentences when something does not fit."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.core.errors import UserError
from app.domain.records import Invitation, Meeting, MeetingDay, ModelSchool, Partner, Person
from app.domain.terms import Affiliation, MeetingStatus
from app.services.logbook import Logbook

DAY = MeetingDay(date=date(2019, 8, 1), start=time(8), end=time(12))


def test_the_school_is_kept_and_keeps_its_identity_when_changed(logbook: Logbook) -> None:
    first = logbook.schools.save_model_school(ModelSchool(name="SMP Rekaan"))
    second = logbook.schools.save_model_school(ModelSchool(name="SMP Rekaan Baru", phone="0812"))
    assert second.uid == first.uid
    assert logbook.schools.model_school() == second


@pytest.mark.parametrize("name", ["", "   "])
def test_a_school_without_a_name_is_refused(logbook: Logbook, name: str) -> None:
    with pytest.raises(UserError, match="Nama sekolah masih kosong"):
        logbook.schools.save_model_school(ModelSchool(name=name))
    with pytest.raises(UserError, match="Nama sekolah imbas masih kosong"):
        logbook.schools.save_partner(Partner(name=name))


def test_two_partners_of_one_name_are_told_apart_by_their_kecamatan(logbook: Logbook) -> None:
    logbook.schools.save_partner(Partner(name="SDN 2", district="Utara"))
    logbook.schools.save_partner(Partner(name="SDN 2", district="Selatan"))
    with pytest.raises(UserError, match="SDN 2 di Kecamatan Utara sudah ada"):
        logbook.schools.save_partner(Partner(name="SD Negeri 2 ", district="utara"))
    with pytest.raises(UserError, match="isi kecamatan keduanya"):
        logbook.schools.save_partner(Partner(name="SDN 2"))
    assert [partner.district for partner in logbook.schools.partners()] == ["Utara", "Selatan"]


def test_a_partner_with_people_is_not_deleted_and_the_sentence_says_why(sample: Logbook) -> None:
    partner = sample.schools.partners()[0]
    with pytest.raises(UserError, match=r"masih punya 2 orang dengan \d+ catatan kehadiran"):
        sample.schools.remove_partner(partner.id)
    assert partner in sample.schools.partners()


def test_a_partner_without_people_goes_and_comes_back_with_undo(logbook: Logbook) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP A"))
    logbook.schools.remove_partner(partner.id)
    assert logbook.schools.partners() == ()
    logbook.history.undo()
    assert logbook.schools.partners() == (partner,)


def test_a_meeting_can_be_written_down_before_any_programme_is_chosen(logbook: Logbook) -> None:
    saved = logbook.meetings.save(Meeting(title="Rapat", days=(DAY,)))
    assert logbook.meetings.meetings() == (saved,)
    assert logbook.programmes.current() is not None


def test_days_are_numbered_in_date_order(logbook: Logbook) -> None:
    later, earlier = replace(DAY, date=date(2019, 8, 2)), DAY
    saved = logbook.meetings.save(Meeting(title="Rapat", days=(later, earlier)))
    assert [(day.position, day.date.day) for day in saved.days] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((DAY, DAY), "tertulis dua kali"),
        ((replace(DAY, start=time(14)),), "selesai sebelum mulai"),
        ((replace(DAY, actual_start=time(9), actual_end=time(9)),), "Waktu sebenarnya"),
        ((replace(DAY, lesson_hours=-1),), "kurang dari nol"),
    ],
)
def test_an_impossible_day_is_refused_with_its_date(
    logbook: Logbook, days: tuple[MeetingDay, ...], sentence: str
) -> None:
    with pytest.raises(UserError, match=rf"(?s)1 Agustus 2019.*{sentence}|{sentence}.*1 Agustus 2019"):
        logbook.meetings.save(Meeting(title="Rapat", days=days))
    assert logbook.meetings.meetings() == ()


def test_a_day_that_has_attendance_is_not_lost_by_editing(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[1]
    with pytest.raises(UserError, match="27 Juli 2019 tidak dihapus karena sudah punya daftar hadir"):
        sample.meetings.save(replace(meeting, days=(DAY,)))
    moved = replace(meeting, days=(replace(meeting.days[0], date=date(2019, 7, 28)),))
    assert sample.meetings.save(moved).days[0].id == meeting.days[0].id
    assert len(sample.attendance.rows(meeting.id)) == 20


def test_a_deleted_meeting_comes_back_whole(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[1]
    rows, papers = sample.attendance.rows(meeting.id), sample.documents.of_meeting(meeting.id)
    sample.meetings.remove(meeting.id)
    assert meeting not in sample.meetings.meetings()
    sample.history.undo()
    assert sample.meetings.meeting(meeting.id) == meeting
    assert sample.attendance.rows(meeting.id) == rows
    assert sample.documents.of_meeting(meeting.id) == papers


def test_a_meeting_number_that_does_not_exist_is_told(logbook: Logbook) -> None:
    with pytest.raises(UserError, match="Kegiatan nomor 7 tidak ada"):
        logbook.meetings.meeting(7)


@pytest.mark.parametrize("title", ["x" * 500, "=HYPERLINK(1)", "Rapat 😀 مدرسة ꦱꦼꦏꦺꦴꦭꦃ", "a\nb\t'\"<b>"])
def test_any_title_is_kept_exactly(logbook: Logbook, title: str) -> None:
    saved = logbook.meetings.save(Meeting(title=title, days=(DAY,)))
    assert logbook.meetings.meeting(saved.id).title == title


def test_presets_are_data_that_becomes_the_users_own(logbook: Logbook) -> None:
    names = [preset.name for preset in logbook.programmes.presets()]
    assert names[0] == "Sekolah Model SPMI"
    programme = logbook.programmes.start("sekolah-model-spmi", school_year="2019/2020")
    stages = logbook.programmes.stages(programme.id)
    assert [(stage.planned_meetings, stage.planned_days) for stage in stages] == [
        (1, 1),
        (1, 2),
        (1, 1),
        (1, 2),
        (1, 1),
        (0, 0),
        (0, 0),
    ]
    renamed = tuple(replace(stage, name=stage.name.upper()) for stage in stages)
    logbook.programmes.save(programme, renamed)
    assert logbook.programmes.stages(programme.id) == renamed


def test_a_partner_that_never_came_stays_visible(logbook: Logbook) -> None:
    partners = [logbook.schools.save_partner(Partner(name=name)) for name in ("SMP A", "SMP B")]
    meeting = logbook.meetings.save(
        Meeting(
            title="Rapat",
            status=MeetingStatus.HELD,
            days=(DAY,),
            invitations=tuple(Invitation(partner_id=partner.id, expected=3) for partner in partners),
        )
    )
    person = Person(name="Ana", affiliation=Affiliation.PARTNER, partner_id=partners[0].id)
    logbook.attendance.add_walk_in(meeting.days[0].id, person)
    counts = logbook.attendance.presence(meeting).partners
    assert [(count.name, count.attended, count.expected) for count in counts] == [("SMP A", 1, 3), ("SMP B", 0, 3)]
