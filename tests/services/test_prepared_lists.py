"""A list of whoever is expected."""

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.completeness import GapLevel
from app.domain.records import Meeting
from app.domain.terms import AttendanceState
from app.services.logbook import Logbook

AFTER = date(2020, 1, 1)


def _meeting(logbook: Logbook, words: str) -> Meeting:
    return next(one for one in logbook.meetings.meetings() if words in one.title)


def test_the_invited_and_the_lists_of_before_are_offered_without_who_is_there(sample: Logbook) -> None:
    meeting = _meeting(sample, "Evaluasi")
    first, second = meeting.days
    sources = {one.label: one.people for one in sample.prepared_lists.sources(meeting.id, second.id)}
    assert len(sources["Daftar hari 1"]) == 14
    assert {line.origin for line in sources["Sekolah yang diundang"]} <= {one.name for one in sample.schools.partners()}
    assert "Kegiatan sebelumnya: Fasilitasi pelaksanaan peningkatan mutu" in sources
    assert "Komite sekolah" in sources
    assert "Daftar hari 1" not in {one.label for one in sample.prepared_lists.sources(meeting.id, first.id)}


def test_who_is_expected_waits_for_an_answer_and_the_day_is_not_complete_before(sample: Logbook) -> None:
    meeting = _meeting(sample, "Evaluasi")
    second = meeting.days[1]
    source = sample.prepared_lists.sources(meeting.id, second.id)[0]
    ids = [line.id for line in source.people]
    assert sample.prepared_lists.prepare(second.id, ids) == 14
    assert sample.prepared_lists.prepare(second.id, ids) == 0
    rows = [row for row in sample.attendance.rows(meeting.id) if row.meeting_day_id == second.id]
    first = {row.person_id: row.role for row in sample.attendance.rows(meeting.id)}
    assert {row.state for row in rows} == {AttendanceState.UNKNOWN}
    assert {row.person_id: row.role for row in rows}.items() <= first.items()

    def level() -> GapLevel:
        items = sample.overview.completeness(meeting.id, AFTER).items
        return next(item.level for item in items if item.code == "kehadiran:2")

    assert level() is GapLevel.MISSING
    sample.attendance.set_state([row.id for row in rows[1:]], AttendanceState.PRESENT)
    assert level() is GapLevel.MISSING
    sample.attendance.set_state([rows[0].id], AttendanceState.ABSENT)
    assert level() is GapLevel.THERE


def test_a_list_can_be_taken_over_as_present(sample: Logbook) -> None:
    meeting = _meeting(sample, "Evaluasi")
    second = meeting.days[1]
    ids = [line.id for line in sample.prepared_lists.sources(meeting.id, second.id)[0].people]
    sample.prepared_lists.prepare(second.id, ids, AttendanceState.PRESENT)
    assert sample.attendance.presence(meeting, second.id).attended == 14
    assert sample.history.undo() == "Siapkan daftar hadir"
    assert sample.attendance.presence(meeting, second.id).attended == 0


def test_nobody_chosen_is_told(sample: Logbook) -> None:
    with pytest.raises(UserError, match="Belum ada orang yang dipilih"):
        sample.prepared_lists.prepare(_meeting(sample, "Evaluasi").days[1].id, [])
