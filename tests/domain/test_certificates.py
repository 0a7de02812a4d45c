"""Who gets a certificate, as what, and why not."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.certificate_numbers import NumberRegister, next_sequence, template_fault
from app.domain.certificates import Candidate, candidates, certificate_word, meeting_notes, rule_words
from app.domain.records import (
    AttendanceRow,
    Certificate,
    Meeting,
    MeetingDay,
    MeetingRole,
    Person,
    Programme,
    RoleWord,
)
from app.domain.terms import Affiliation, AttendanceState, MeetingStatus, Role

MEETING = Meeting(
    id=1,
    title="Rapat Kerja",
    status=MeetingStatus.HELD,
    days=(
        MeetingDay(id=11, position=1, date=date(2019, 8, 1), lesson_hours=8),
        MeetingDay(id=12, position=2, date=date(2019, 8, 2), lesson_hours=6),
    ),
)
HADIR, WAKIL, IZIN = AttendanceState.PRESENT, AttendanceState.SUBSTITUTED, AttendanceState.EXCUSED


def row(person: int, day: int, state: AttendanceState = HADIR, **more: Any) -> AttendanceRow:
    fields: dict[str, Any] = {
        "id": person * 100 + day,
        "uid": f"u{person}-{day}",
        "meeting_id": 1,
        "meeting_day_id": day,
        "person_id": person,
        "person_uid": f"p{person}",
        "name": f"Orang {person}",
        "nip": "",
        "grade": "",
        "position": "",
        "affiliation": Affiliation.PARTNER,
        "partner_id": 5,
        "institution": "SMP PGRI 1",
        "role": Role.PARTICIPANT,
        "minutes": None,
        "note": "",
    }
    fields |= {"state": state} | more
    return AttendanceRow(**fields)


def one(*rows: AttendanceRow, programme: Programme | None = None, meeting: Meeting = MEETING) -> Candidate:
    (found,) = candidates(meeting, rows, programme)
    return found


def test_who_came_on_all_days_qualifies_with_all_hours() -> None:
    found = one(row(1, 11), row(1, 12, AttendanceState.LATE))
    assert (found.qualifies, found.days, found.lesson_hours, found.reason) == (True, 2, 14, "")


def test_half_of_the_days_is_not_enough_unless_the_programme_says_so() -> None:
    rows = row(1, 11), row(1, 12, IZIN)
    found = one(*rows)
    assert (found.qualifies, found.lesson_hours, found.reason) == (False, 0, "hadir 50 %, kurang dari 75 %")
    assert one(*rows, programme=Programme(minimum_attendance=50)).qualifies


def test_whoever_sent_a_substitute_gets_none_and_it_says_who_sat_there() -> None:
    found = one(row(1, 11, WAKIL, substitute="Budi, S.Pd."), row(1, 12, WAKIL))
    assert (found.qualifies, found.days, found.reason) == (False, 0, "diwakili Budi, S.Pd.")
    assert one(row(1, 11, IZIN)).reason == "tidak hadir (izin)"
    assert one(row(1, 11, AttendanceState.UNKNOWN)).reason == "kehadirannya belum diisi"


def test_a_speaker_of_one_day_qualifies_with_the_hours_of_that_day() -> None:
    found = one(row(1, 11, role=Role.SPEAKER), row(1, 12, IZIN))
    assert (found.qualifies, found.role, found.lesson_hours) == (True, Role.SPEAKER, 8)


def test_the_task_of_the_meeting_counts_before_the_list() -> None:
    meeting = replace(MEETING, roles=(MeetingRole(person_id=1, name="Orang 1", role=Role.MINUTES_TAKER),))
    assert one(row(1, 11), row(1, 12), meeting=meeting).role is Role.MINUTES_TAKER
    cancelled = replace(MEETING, roles=(MeetingRole(person_id=1, name="Orang 1", role=Role.SPEAKER, came=False),))
    assert one(row(1, 11), row(1, 12), meeting=cancelled).role is Role.PARTICIPANT


def test_a_speaker_who_stands_on_no_list_qualifies_once_it_is_known_that_they_came() -> None:
    speaker = Person(id=9, name="Dr. Rina", institution="LPMP")
    unknown = replace(MEETING, roles=(MeetingRole(person_id=9, name="Dr. Rina", role=Role.SPEAKER),))
    came = replace(MEETING, roles=(MeetingRole(person_id=9, name="Dr. Rina", role=Role.SPEAKER, came=True),))
    (waits,) = candidates(unknown, (), None, [speaker])
    assert not waits.qualifies
    assert "belum ditandai hadir" in waits.reason
    (found,) = candidates(came, (), Programme(daily_hours_cap=5), [speaker])
    assert (found.qualifies, found.days, found.lesson_hours, found.institution) == (True, 2, 10, "LPMP")


def test_speakers_stand_first_and_everybody_stands_there_once() -> None:
    rows = [row(2, 11), row(2, 12), row(1, 11, role=Role.COMMITTEE), row(3, 11, role=Role.SPEAKER)]
    assert [found.person_id for found in candidates(MEETING, rows, None)] == [3, 1, 2]


def test_the_own_school_stands_first_then_the_partners_as_the_user_ordered_them_then_guests() -> None:
    rows = [
        row(1, 11, affiliation=Affiliation.OTHER, partner_id=None, institution="Aneka"),
        row(2, 11, partner_id=5, institution="SMP Ahmad"),
        row(3, 11, partner_id=6, institution="SMP Zainuddin", name="Wati"),
        row(4, 11, partner_id=6, institution="SMP Zainuddin", name="Adi"),
        row(5, 11, affiliation=Affiliation.MODEL, partner_id=None, institution="Sekolah Sendiri"),
    ]
    found = candidates(MEETING, rows, None, partner_order=(6, 5))
    assert [one.person_id for one in found] == [5, 4, 3, 2, 1]


def test_the_programmes_own_words_are_used_and_a_delegate_is_a_participant() -> None:
    programme = Programme(role_words=(RoleWord(role=Role.PARTICIPANT, word="Guru sasaran"),))
    assert certificate_word(Role.DELEGATE, programme) == "Guru sasaran"
    assert certificate_word(Role.MINUTES_TAKER, programme) == "Notulis"


def test_the_rule_and_what_is_doubtful_are_told() -> None:
    assert rule_words(MEETING, None) == "Peserta yang hadir setiap hari (2 hari) mendapat sertifikat; syaratnya 75 %."
    assert (
        rule_words(MEETING, Programme(minimum_attendance=50))
        == "Peserta yang hadir paling sedikit 1 dari 2 hari mendapat sertifikat; syaratnya 50 %."
    )
    assert rule_words(replace(MEETING, days=MEETING.days[:1]), None) == "Peserta yang hadir mendapat sertifikat."
    assert meeting_notes(MEETING, {11, 12, 99}) == ()
    assert meeting_notes(MEETING, {99}) == ()
    assert meeting_notes(MEETING, {11})[0].startswith("Hari ke-2 belum ada daftar hadirnya")
    assert "diselenggarakan LPMP" in meeting_notes(replace(MEETING, organiser="LPMP"), ())[0]
    nameless = replace(MEETING, roles=(MeetingRole(name="Pengawas Tamu"),))
    assert "Pengawas Tamu" in meeting_notes(nameless, ())[0]
    assert "ditunda" in meeting_notes(replace(MEETING, status=MeetingStatus.POSTPONED), ())[0]
    unpaid = replace(MEETING, days=tuple(replace(day, lesson_hours=0) for day in MEETING.days))
    assert "JP kegiatan ini belum diisi" in meeting_notes(unpaid, ())[0]


def test_numbers_go_on_within_a_year_and_a_number_used_twice_is_told() -> None:
    first = Certificate(id=1, person_id=1, number="001/SERT/VIII/2019", sequence=1, date=date(2019, 8, 2), name="Ani")
    second = replace(first, id=2, name="Budi")
    older = replace(first, id=3, date=date(2018, 8, 2), sequence=40)
    assert next_sequence([first, older], 2019) == 2
    assert next_sequence([first, older], 2018) == 41
    assert next_sequence([], 2020) == 1
    register = NumberRegister([first, second])
    assert register.remark(second) == "Nomor 001/SERT/VIII/2019 sudah dipakai Ani, 2 Agustus 2019."
    assert register.remark(replace(first, id=4, number="001 / SERT/viii/2019")) != ""
    assert register.remark(replace(first, id=4, number="9")) == ""
    assert NumberRegister([replace(older, number="7")]).remark(replace(first, number="7")) == ""
    assert register.remark(replace(first, number=" ")) == "Nomornya masih kosong."
    assert template_fault("{nomor3}/SERT") == template_fault("{nomor}") == ""
    assert "{nomor3}" in template_fault("SERT/{tahun}")
