"""Attendance by hand."""

from dataclasses import replace

import pytest

from app.core.errors import UserError
from app.domain.attendance import count_states
from app.domain.lesson_hours import person_hours
from app.domain.records import Person
from app.domain.terms import Affiliation, AttendanceState
from app.services.logbook import Logbook


def test_every_key_is_one_saved_step_that_undo_takes_back(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[1]
    row = sample.attendance.rows(meeting.id)[0]
    sample.attendance.set_state([row.id], AttendanceState.EXCUSED)
    sample.attendance.set_state([row.id], AttendanceState.SICK)
    assert sample.attendance.rows(meeting.id)[0].state is AttendanceState.SICK
    assert sample.history.undo() == "Kehadiran Drs. Wahyu Sasmita, M.Pd.: Sakit"
    assert sample.attendance.rows(meeting.id)[0].state is AttendanceState.EXCUSED
    sample.history.undo()
    assert sample.attendance.rows(meeting.id)[0].state is AttendanceState.PRESENT


def test_everybody_present_is_one_step(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[2]
    before = sample.attendance.rows(meeting.id)
    sample.attendance.mark_all_present(meeting.days[1].id)
    day = [row for row in sample.attendance.rows(meeting.id) if row.meeting_day_id == meeting.days[1].id]
    assert {row.state for row in day} == {AttendanceState.PRESENT}
    sample.history.undo()
    assert sample.attendance.rows(meeting.id) == before


def test_a_walk_in_is_added_on_the_spot_and_printed_as_typed(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[5]
    partner = sample.schools.partners()[1]
    person = Person(name="  Drs.  Tamu Rekaan, M.Pd ", affiliation=Affiliation.PARTNER, partner_id=partner.id)
    sample.attendance.add_walk_in(meeting.days[0].id, person)
    (row,) = sample.attendance.rows(meeting.id)
    assert (row.name, row.institution, row.state) == ("Drs. Tamu Rekaan, M.Pd", partner.name, AttendanceState.PRESENT)
    with pytest.raises(UserError, match="Nama orang masih kosong"):
        sample.attendance.add_walk_in(meeting.days[0].id, Person(name=" "))


def test_a_known_person_stands_on_a_list_once(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[5]
    (person,) = sample.attendance.find_people("fitri")
    first = sample.attendance.add_known(meeting.days[0].id, person.id)
    assert sample.attendance.add_known(meeting.days[0].id, person.id) == first
    assert len(sample.attendance.rows(meeting.id)) == 1


def test_a_substitute_is_kept_with_the_state_and_goes_with_it(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[2]
    row = sample.attendance.rows(meeting.id)[3]
    before = sample.attendance.presence(meeting, row.meeting_day_id)
    sample.attendance.substitute(row.id, "  Budi   Rekaan ")
    now = sample.attendance.rows(meeting.id)[3]
    assert (now.state, now.substitute) == (AttendanceState.SUBSTITUTED, "Budi Rekaan")
    assert sample.attendance.presence(meeting, row.meeting_day_id).attended == before.attended
    sample.attendance.set_state([row.id], AttendanceState.PRESENT)
    assert sample.attendance.rows(meeting.id)[3].substitute == ""
    sample.history.undo()
    assert sample.attendance.rows(meeting.id)[3].substitute == "Budi Rekaan"


def test_a_substitute_can_be_put_on_the_list_and_is_one_seat_with_who_sent_them(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[1]
    row = next(row for row in sample.attendance.rows(meeting.id) if row.partner_id is not None)
    before = sample.attendance.presence(meeting, row.meeting_day_id)
    sample.attendance.substitute(row.id, "Budi Rekaan", listed=True)
    rows = sample.attendance.rows(meeting.id)
    new = next(one for one in rows if one.name == "Budi Rekaan")
    assert (new.partner_id, new.state, new.meeting_day_id) == (
        row.partner_id,
        AttendanceState.PRESENT,
        row.meeting_day_id,
    )
    after = sample.attendance.presence(meeting, row.meeting_day_id)
    assert (after.attended, after.partners) == (before.attended, before.partners)
    overview = next(one for one in sample.overview.meetings() if one.meeting.id == meeting.id)
    sample.history.undo()
    restored = next(one for one in sample.overview.meetings() if one.meeting.id == meeting.id)
    assert overview.attended == restored.attended
    assert "Budi Rekaan" not in [one.name for one in sample.attendance.rows(meeting.id)]


def test_nobody_stands_in_for_themselves(sample: Logbook) -> None:
    row = sample.attendance.rows(sample.meetings.meetings()[2].id)[3]
    with pytest.raises(UserError, match="tidak dapat mewakili dirinya sendiri"):
        sample.attendance.substitute(row.id, row.name.upper())
    with pytest.raises(UserError, match="tidak dapat mewakili dirinya sendiri"):
        sample.attendance.substitute(row.id, "lain", person_id=row.person_id)


def test_lists_that_were_read_follow_every_change(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[2]
    rows = sample.attendance.rows(meeting.id)
    sample.attendance.set_state([rows[0].id, rows[2].id], AttendanceState.SICK)
    assert [row.state for row in sample.attendance.rows(meeting.id)[:3]] == [
        AttendanceState.SICK,
        rows[1].state,
        AttendanceState.SICK,
    ]
    assert sample.attendance.rows(meeting.id)[1] is rows[1]  # what did not change was not read again
    person = sample.people.person(rows[1].person_id)
    sample.people.save(replace(person, name="Nama Baru"))
    assert sample.attendance.rows(meeting.id)[1].name == "Nama Baru"


def test_removing_from_a_list_keeps_the_person(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[1]
    row = sample.attendance.rows(meeting.id)[0]
    sample.attendance.remove([row.id])
    assert row.id not in {other.id for other in sample.attendance.rows(meeting.id)}
    assert sample.attendance.find_people("wahyu")


@pytest.mark.parametrize("words", ["%", "_", "'", "\\"])
def test_search_takes_signs_literally(sample: Logbook, words: str) -> None:
    assert sample.attendance.find_people(words) == ()


@pytest.mark.parametrize("words", ["M. Arifin", "arifin moh", "Dr Arifin,"])
def test_search_finds_a_person_by_any_part_of_the_name(sample: Logbook, words: str) -> None:
    found = [person.name for person in sample.attendance.find_people(words)]
    assert found == ["Moh. Arifin, S.Ag."]


def test_counts_and_hours_of_the_story(sample: Logbook) -> None:
    _, *meetings = sample.meetings.meetings()  # the first is that of others
    rows = sample.attendance.rows(meetings[0].id)
    counted = count_states(rows)
    assert (counted.listed, counted.attended) == (20, 19)
    assert counted.by_state[AttendanceState.EXCUSED] == 1
    hours = {
        person.name: person.lesson_hours
        for person in person_hours(meetings[:2], [*rows, *sample.attendance.rows(meetings[1].id)], {})
    }
    assert hours["Fitri Nur Aini, S.Pd."] == 4 + 8 + 4
    assert hours["Agustinus Wibowo, S.Pd."] == 4  # absent on one of two days of the rapat kerja: less than 75 %
    assert "Drs. Slamet Riyanto Hadi" in hours


def test_a_person_is_corrected_everywhere_at_once(sample: Logbook) -> None:
    meeting = sample.meetings.meetings()[1]
    row = next(row for row in sample.attendance.rows(meeting.id) if row.name == "Wagiyem Hartono")
    person = sample.people.person(row.person_id)
    sample.people.save(replace(person, name=" Wagiyem  Hartono, S.Sos. ", nip="1972 0318 199802 2 001"))
    corrected = next(other for other in sample.attendance.rows(meeting.id) if other.id == row.id)
    assert (corrected.name, corrected.nip) == ("Wagiyem Hartono, S.Sos.", "197203181998022001")
    assert sample.history.undo() == "Data Wagiyem Hartono, S.Sos."
    assert sample.people.person(row.person_id) == person
    with pytest.raises(UserError, match="Nama orang masih kosong"):
        sample.people.save(replace(person, name=" "))
