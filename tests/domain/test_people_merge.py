"""What becomes of two entries of the register that are one person."""

import pytest

from app.domain.people_merge import ORIGIN, differing_fields, merged_attendance, merged_person
from app.domain.records import Attendance, Person
from app.domain.terms import Affiliation, AttendanceState, PersonGroup, Role

SCHOOL = Person(name="Sri Handayani, S.Pd.", affiliation=Affiliation.PARTNER, partner_id=3, position="Guru", nip="1")
ZOOM = Person(name="Sri H", phone="0812", email="sri@rekaan.id", position="guru kelas")


def test_only_fields_that_both_have_and_that_differ_are_asked() -> None:
    assert differing_fields(SCHOOL, ZOOM) == ("name", "position")


def test_empty_fields_are_filled_and_the_rest_stays() -> None:
    merged = merged_person(SCHOOL, ZOOM)
    assert (merged.name, merged.position, merged.nip) == ("Sri Handayani, S.Pd.", "Guru", "1")
    assert (merged.phone, merged.email) == ("0812", "sri@rekaan.id")
    assert (merged.affiliation, merged.partner_id) == (Affiliation.PARTNER, 3)


def test_the_user_may_take_single_values_of_the_other_one() -> None:
    merged = merged_person(ZOOM, SCHOOL, from_gone=("name", "position"))
    assert (merged.name, merged.position) == ("Sri Handayani, S.Pd.", "Guru")
    assert (merged.affiliation, merged.partner_id, merged.institution) == (Affiliation.PARTNER, 3, "")


def test_school_and_institution_change_together() -> None:
    other = Person(name="Sri", institution="Komite Sekolah")
    assert differing_fields(SCHOOL, other) == ("name", ORIGIN)
    merged = merged_person(SCHOOL, other, from_gone=(ORIGIN,))
    assert (merged.affiliation, merged.partner_id, merged.institution) == (Affiliation.OTHER, None, "Komite Sekolah")


def test_groups_and_notes_are_united() -> None:
    one = Person(name="A", groups=(PersonGroup.SPEAKER,), note="ketua KKG")
    other = Person(name="A", groups=(PersonGroup.QUALITY_TEAM, PersonGroup.SPEAKER), note="rumahnya jauh")
    merged = merged_person(one, other)
    assert merged.groups == (PersonGroup.QUALITY_TEAM, PersonGroup.SPEAKER)
    assert merged.note == "ketua KKG\nrumahnya jauh"
    assert merged_person(merged, other).note == merged.note


@pytest.mark.parametrize(
    ("kept", "gone", "state"),
    [
        (AttendanceState.ABSENT, AttendanceState.PRESENT, AttendanceState.PRESENT),
        (AttendanceState.SICK, AttendanceState.LATE, AttendanceState.LATE),
        (AttendanceState.LATE, AttendanceState.PRESENT, AttendanceState.PRESENT),
        (AttendanceState.PRESENT, AttendanceState.ABSENT, AttendanceState.PRESENT),
        (AttendanceState.SICK, AttendanceState.ABSENT, AttendanceState.SICK),
        (AttendanceState.UNKNOWN, AttendanceState.EXCUSED, AttendanceState.EXCUSED),
    ],
)
def test_the_better_state_of_one_day_wins(kept: AttendanceState, gone: AttendanceState, state: AttendanceState) -> None:
    merged = merged_attendance(
        Attendance(id=1, meeting_day_id=1, person_id=1, state=kept, minutes=10, note="pulang awal"),
        Attendance(id=2, meeting_day_id=1, person_id=2, state=gone, minutes=45, note="dari HP", role=Role.SPEAKER),
    )
    assert merged == Attendance(
        id=1, meeting_day_id=1, person_id=1, state=state, minutes=45, note="pulang awal; dari HP", role=Role.SPEAKER
    )


def test_who_came_instead_stays_with_the_state_that_needs_it() -> None:
    sent = Attendance(meeting_day_id=1, person_id=2, state=AttendanceState.SUBSTITUTED, substitute="Budi")
    absent = Attendance(meeting_day_id=1, person_id=1, state=AttendanceState.ABSENT)
    there = Attendance(meeting_day_id=1, person_id=1)
    assert merged_attendance(absent, sent).substitute == "Budi"
    assert merged_attendance(there, sent).substitute == ""
