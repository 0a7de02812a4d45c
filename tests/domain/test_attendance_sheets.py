"""Who stands on a blank sheet, what it says, and how paper and digital list compare."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.domain.attendance_sheets import (
    SheetCount,
    SheetPerson,
    invited_people,
    listed_people,
    person_row,
    sheet_cells,
    sheet_facts,
)
from app.domain.records import AttendanceRow, Invitation, Meeting, MeetingDay, MeetingRole, Person
from app.domain.terms import Affiliation, AttendanceState, PersonGroup, Role, SheetList
from tests.reports.sample_sheets import sheet_content

FIRST, SECOND, THIRD = (MeetingDay(id=number, position=number, date=date(2019, 8, number)) for number in (1, 2, 3))
MEETING = Meeting(title="Rapat", days=(FIRST, SECOND, THIRD))
PARTNERS = {1: "SMP Negeri 4 Gombong", 2: "SMP Purnama Sempor"}


def _row(name: str, day: MeetingDay, role: Role = Role.PARTICIPANT) -> AttendanceRow:
    return AttendanceRow(
        id=0,
        uid="",
        meeting_id=1,
        meeting_day_id=day.id,
        person_id=1,
        person_uid=f"uid-{name}",
        name=name,
        nip="",
        grade="",
        position="Guru",
        affiliation=Affiliation.PARTNER,
        partner_id=1,
        institution="SMP Negeri 4 Gombong",
        role=role,
        state=AttendanceState.PRESENT,
        minutes=None,
        note="",
    )


def _teacher(name: str, partner: int = 1, *groups: PersonGroup) -> Person:
    return Person(
        id=len(name), uid=f"uid-{name}", name=name, affiliation=Affiliation.PARTNER, partner_id=partner, groups=groups
    )


def _invited(wanted: SheetList, meeting: Meeting, *people: Person) -> list[tuple[str, str]]:
    found = invited_people(wanted, meeting, people, partner_names=PARTNERS, own_school="SMP Negeri 2 Sempor")
    return [(one.name, one.unit) for one in found]


def test_the_digital_list_of_the_day_counts_in_its_own_order():
    rows = [_row("Wati", FIRST), _row("Agus", FIRST), _row("Budi", SECOND)]

    assert [one.name for one in listed_people(SheetList.PARTICIPANTS, MEETING, rows, FIRST)] == ["Wati", "Agus"]


def test_a_day_without_a_list_takes_the_nearest_earlier_one():
    rows = [_row("Wati", FIRST), _row("Budi", SECOND)]

    assert [one.name for one in listed_people(SheetList.PARTICIPANTS, MEETING, rows, THIRD)] == ["Budi"]
    assert listed_people(SheetList.PARTICIPANTS, MEETING, rows[1:], FIRST) == ()


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (SheetList.PARTICIPANTS, ["Peserta", "Utusan"]),
        (SheetList.SPEAKERS, ["Narasumber", "Fasilitator"]),
        (SheetList.COMMITTEE, ["Panitia", "Notulis"]),
    ],
)
def test_every_role_signs_one_list(wanted: SheetList, names: list[str]):
    rows = [_row(role.label, FIRST, role) for role in Role]

    assert sorted(one.name for one in listed_people(wanted, MEETING, rows, FIRST)) == sorted(names)


def test_the_people_of_invited_schools_stand_on_a_list_that_nobody_began():
    meeting = replace(MEETING, invitations=(Invitation(partner_id=1), Invitation(partner_id=2)))
    people = [_teacher("Wati"), _teacher("Agus"), _teacher("Budi Luhur", 2), _teacher("Orang Lain", 9)]

    assert _invited(SheetList.PARTICIPANTS, meeting, *people) == [
        ("Agus", "SMP Negeri 4 Gombong"),
        ("Wati", "SMP Negeri 4 Gombong"),
        ("Budi Luhur", "SMP Purnama Sempor"),
    ]


def test_an_invited_school_gets_a_row_for_each_person_expected():
    meeting = replace(MEETING, invitations=(Invitation(partner_id=1, expected=3),))

    found = _invited(SheetList.PARTICIPANTS, meeting, _teacher("Wati"))

    assert found == [("Wati", PARTNERS[1]), ("", PARTNERS[1]), ("", PARTNERS[1])]


def test_a_staff_larger_than_the_invitation_is_not_listed_as_a_whole():
    meeting = replace(MEETING, invitations=(Invitation(partner_id=1, expected=2),))
    staff = [_teacher(name) for name in ("Wati", "Agus", "Budi L")]

    assert _invited(SheetList.PARTICIPANTS, meeting, *staff) == [("", PARTNERS[1])] * 2


def test_the_usual_participants_of_a_school_come_before_its_staff():
    meeting = replace(MEETING, invitations=(Invitation(partner_id=1, expected=1),))
    staff = [_teacher("Wati"), _teacher("Agus A", 1, PersonGroup.PARTICIPANT)]

    assert _invited(SheetList.PARTICIPANTS, meeting, *staff) == [("Agus A", PARTNERS[1])]


def test_delegates_who_are_named_stand_for_their_school():
    delegate = MeetingRole(name="Utami", institution=PARTNERS[1], role=Role.DELEGATE)
    absent = MeetingRole(name="Tidak Jadi", institution=PARTNERS[1], role=Role.DELEGATE, came=False)
    meeting = replace(MEETING, invitations=(Invitation(partner_id=1, expected=2),), roles=(delegate, absent))

    assert _invited(SheetList.PARTICIPANTS, meeting, _teacher("Wati")) == [("Utami", PARTNERS[1]), ("", PARTNERS[1])]


def test_speakers_come_from_the_tasks_of_the_meeting():
    known = Person(id=5, uid="u5", name="Dr. Sari", institution="BPMP Jawa Tengah", position="Widyaprada")
    roles = (
        MeetingRole(person_id=5, name="Dr. Sari", role=Role.SPEAKER),
        MeetingRole(name="Pak Tamu", institution="Dinas", role=Role.FACILITATOR),
        MeetingRole(name="Bu Catat", role=Role.MINUTES_TAKER),
    )
    meeting = replace(MEETING, roles=roles, invitations=(Invitation(partner_id=1, expected=2),))

    assert _invited(SheetList.SPEAKERS, meeting, known) == [("Dr. Sari", "BPMP Jawa Tengah"), ("Pak Tamu", "Dinas")]
    assert _invited(SheetList.COMMITTEE, meeting, known) == [("Bu Catat", "")]


def test_somebody_of_the_own_school_is_printed_with_its_name():
    own = Person(uid="u", name="Maryati", affiliation=Affiliation.MODEL)

    assert person_row(own, PARTNERS, "SMP Negeri 2 Sempor").unit == "SMP Negeri 2 Sempor"


@pytest.mark.parametrize(
    ("grade", "printed"), [("Pembina, IV/a", "IV/a"), ("III/d", "III/d"), ("IX", "IX"), ("", "-"), ("Penata", "Penata")]
)
def test_the_narrow_column_takes_the_golongan_alone(grade: str, printed: str):
    assert sheet_cells(SheetPerson(name="A", grade=grade))[2] == printed


def test_a_nip_breaks_after_the_birth_date_and_may_be_missing():
    assert sheet_cells(SheetPerson(name="A", nip="197203151998022003"))[1] == "19720315 1998022003"
    assert sheet_cells(SheetPerson(name="A"))[1] == "-"


def test_a_row_kept_for_a_school_has_nothing_else():
    assert sheet_cells(SheetPerson(unit="SMP A")) == ("", "", "", "SMP A", "")


def test_the_facts_derive_the_day_and_leave_lines_for_what_is_unknown():
    content = sheet_content(1)
    facts = dict(sheet_facts(content))

    assert facts["Hari/tanggal"] == ("Kamis, 1 Agustus 2019 (hari ke-1 dari 2)",)
    assert facts["Waktu"] == ("pukul 08.00–14.00 WIB",)
    unknown = replace(content, meeting=replace(content.meeting, place="", days=(content.day,)))
    unknown = replace(unknown, day=replace(content.day, start=None, end=time(14)))
    assert set("".join((*dict(sheet_facts(unknown))["Waktu"], *dict(sheet_facts(unknown))["Tempat"]))) == {"…"}
    assert dict(sheet_facts(unknown))["Hari/tanggal"] == ("Kamis, 1 Agustus 2019",)


@pytest.mark.parametrize(
    ("ticked", "signed", "agrees", "words"),
    [
        (30, None, None, "belum dihitung"),
        (30, 30, True, "sama"),
        (30, 31, False, "1 tanda tangan belum ada di daftar digital"),
        (30, 28, False, "2 orang tercatat hadir tanpa tanda tangan"),
        (0, 28, False, "Kehadiran digital daftar ini belum diisi"),
        (0, 0, True, "sama"),
    ],
)
def test_printed_ticked_and_signed_are_told_in_words(ticked: int, signed: int | None, agrees: bool | None, words: str):
    count = SheetCount(day_id=1, list=SheetList.PARTICIPANTS, sheets=1, printed=32, ticked=ticked, signed=signed)

    assert count.agrees is agrees
    assert words in count.sentence
    assert count.sentence.startswith("32 nama tercetak")
