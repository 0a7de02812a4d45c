"""Check-in by code, and states by name."""

import pytest

from app.core.errors import UserError
from app.domain.codes import person_code
from app.domain.records import Meeting, MeetingRole, Person
from app.domain.terms import AttendanceState, Role
from app.services.check_in import CheckInOutcome, Mark
from app.services.logbook import Logbook


def _meeting(logbook: Logbook) -> Meeting:
    return next(one for one in logbook.meetings.meetings() if one.title.startswith("Rapat kerja"))


def test_a_code_marks_its_person_once_in_one_step(sample: Logbook) -> None:
    meeting = _meeting(sample)
    row = sample.attendance.rows(meeting.id)[3]
    sample.attendance.set_state([row.id], AttendanceState.UNKNOWN)
    code = person_code(row.person_uid)
    done = sample.check_in.by_code(row.meeting_day_id, code.lower())
    assert (done.outcome, done.row.state) == (CheckInOutcome.MARKED, AttendanceState.PRESENT)
    again = sample.check_in.by_code(row.meeting_day_id, code, late=True)
    assert (again.outcome, again.row.state) == (CheckInOutcome.ALREADY, AttendanceState.PRESENT)
    assert again.sentence == f"{row.name} sudah tercatat hadir."
    assert sample.history.undo() == f"Kehadiran {row.name}: Hadir"
    assert sample.attendance.rows(meeting.id)[3].state is AttendanceState.UNKNOWN


def test_who_is_not_on_the_list_is_put_there_with_their_task(sample: Logbook) -> None:
    meeting = _meeting(sample)
    guest = sample.people.save(Person(name="Tamu Rekaan"))
    task = MeetingRole(person_id=guest.id, name=guest.name, role=Role.FACILITATOR)
    from dataclasses import replace

    sample.meetings.save(replace(meeting, roles=(*meeting.roles, task)))
    done = sample.check_in.by_code(meeting.days[0].id, person_code(guest.uid), late=True)
    assert (done.outcome, done.row.state, done.row.role) == (
        CheckInOutcome.ADDED,
        AttendanceState.LATE,
        Role.FACILITATOR,
    )
    assert "belum ada di daftar; ditambahkan" in done.sentence


def test_the_code_of_somebody_who_came_into_the_register_just_now_is_known(sample: Logbook) -> None:
    day = _meeting(sample).days[0].id
    with pytest.raises(UserError, match="tidak dikenal"):
        sample.check_in.by_code(day, person_code("ff" * 16))
    new = sample.people.save(Person(name="Baru Rekaan"))
    assert sample.check_in.by_code(day, person_code(new.uid)).row.person_id == new.id


def test_a_code_with_a_slip_changes_nothing(sample: Logbook) -> None:
    meeting = _meeting(sample)
    before = sample.attendance.rows(meeting.id)
    code = person_code(before[0].person_uid)
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    with pytest.raises(UserError, match="tidak terbaca benar"):
        sample.check_in.by_code(meeting.days[0].id, wrong)
    assert sample.attendance.rows(meeting.id) == before


def test_several_people_get_their_states_in_one_step_or_none(sample: Logbook) -> None:
    meeting = _meeting(sample)
    day = meeting.days[0].id
    before = sample.attendance.rows(meeting.id)
    marks = [Mark("wahyu", AttendanceState.SICK), Mark("Maryati", AttendanceState.SUBSTITUTED, " Budi  Rekaan ")]
    with pytest.raises(UserError, match="Tidak ada orang bernama “Zzz”"):
        sample.check_in.mark(day, [*marks, Mark("Zzz")])
    assert sample.attendance.rows(meeting.id) == before
    first, second = sample.check_in.mark(day, marks)
    assert (first.state, second.substitute) == (AttendanceState.SICK, "Budi Rekaan")
    assert sample.history.undo() == "Kehadiran 2 orang"
    assert sample.attendance.rows(meeting.id) == before


def test_a_name_that_several_people_have_is_asked_about(sample: Logbook) -> None:
    with pytest.raises(UserError, match="dapat berarti"):
        sample.check_in.mark(_meeting(sample).days[0].id, [Mark("S.Pd.")])
