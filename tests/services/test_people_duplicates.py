"""Two entries of one person: proposed, told apart, merged, undone."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.people_list import PeopleQuery
from app.domain.people_merge import ORIGIN
from app.domain.records import Letter, LetterPerson, Meeting, MeetingDay, MeetingRole, Partner, Person
from app.domain.terms import Affiliation, AttendanceState, LetterKind, PersonGroup, Role
from app.services.logbook import Logbook
from app.storage import rows
from app.storage.schema import letter, letter_person


class Twice:
    """Moh. Arifin of one school, twice in the register, on lists, at tasks and in a letter."""

    def __init__(self, logbook: Logbook) -> None:
        self.logbook = logbook
        partner = logbook.schools.save_partner(Partner(name="SMP Muhammadiyah"))
        self.kept = logbook.people.save(
            Person(
                name="Moh. Arifin, S.Ag.",
                affiliation=Affiliation.PARTNER,
                partner_id=partner.id,
                groups=(PersonGroup.PARTICIPANT,),
            )
        )
        self.gone = logbook.people.save(
            Person(name="M. Arifin", institution="SMP Muh.", phone="0812", groups=(PersonGroup.SPEAKER,))
        )
        task = MeetingRole(person_id=self.gone.id, name="M. Arifin", role=Role.SPEAKER)
        days = tuple(MeetingDay(date=date(2019, 8, day), lesson_hours=4) for day in (1, 2, 3))
        self.meeting = logbook.meetings.save(Meeting(title="Rapat", days=days, roles=(task,)))
        first, second, third = self.meeting.days
        for person, day, state in (
            (self.kept, first, AttendanceState.ABSENT),
            (self.gone, first, AttendanceState.PRESENT),
            (self.kept, second, AttendanceState.PRESENT),
            (self.gone, third, AttendanceState.SICK),
        ):
            entry = logbook.attendance.add_known(day.id, person.id)
            logbook.attendance.set_state([entry], state)
        with logbook._database.use_case("Surat") as case:
            paper = rows.save(case.connection, letter, Letter(kind=LetterKind.ASSIGNMENT, date=date(2019, 7, 1)))
            for person in (self.kept, self.gone):
                line = LetterPerson(letter_id=paper.id, person_id=person.id, name=person.name)
                rows.save(case.connection, letter_person, line)
            other = rows.save(case.connection, letter, Letter(kind=LetterKind.ASSIGNMENT, date=date(2019, 7, 2)))
            line = LetterPerson(letter_id=other.id, person_id=self.gone.id, name="M. Arifin")
            rows.save(case.connection, letter_person, line)
        logbook.people.add_alias(self.gone.id, "Pak Arif")

    def everything(self) -> object:
        """Both as they are now, with all that hangs on them."""
        people = self.logbook.people
        ids = people.search_ids(PeopleQuery())
        return [people.record(number) for number in ids], self.logbook.meetings.meetings()


@pytest.fixture
def twice(logbook: Logbook) -> Twice:
    return Twice(logbook)


def test_the_pair_is_shown_side_by_side(twice: Twice) -> None:
    (pair,) = twice.logbook.duplicates.find()
    assert pair[:2] == (twice.kept.id, twice.gone.id)
    shown = twice.logbook.duplicates.compare(twice.kept.id, twice.gone.id)
    assert (shown.first.origin, shown.second.origin) == ("SMP Muhammadiyah", "SMP Muh.")
    assert (shown.first.attendances, shown.second.attendances) == (2, 2)
    assert shown.differing == ("name", ORIGIN)


def test_merging_moves_everything_and_keeps_one_entry_a_day(twice: Twice) -> None:
    merged = twice.logbook.duplicates.merge(twice.kept.id, twice.gone.id)
    record = twice.logbook.people.record(twice.kept.id)
    assert record.person == merged
    assert merged == replace(twice.kept, phone="0812", groups=(PersonGroup.SPEAKER, PersonGroup.PARTICIPANT))
    assert [(day.date.day, day.state) for day in record.days] == [
        (3, AttendanceState.SICK),
        (2, AttendanceState.PRESENT),
        (1, AttendanceState.PRESENT),
    ]
    assert [task.role for task in record.tasks] == [Role.SPEAKER]
    assert [one.date.day for one in record.letters] == [2, 1]
    assert [(alias.name, alias.school_key) for alias in record.aliases] == [
        ("Pak Arif", "smp muhammadiyah"),
        ("Pak Arif", ""),
        ("M. Arifin", "smp muhammadiyah"),
    ]
    with pytest.raises(UserError, match="sudah tidak ada"):
        twice.logbook.people.person(twice.gone.id)
    assert twice.logbook.duplicates.find() == ()


def test_undo_brings_both_back_as_they_were_and_redo_merges_again(twice: Twice) -> None:
    before = twice.everything()
    twice.logbook.duplicates.merge(twice.kept.id, twice.gone.id, ["name", ORIGIN])
    after = twice.everything()
    assert twice.logbook.history.undo() == "Gabungkan M. Arifin"
    assert twice.everything() == before
    twice.logbook.history.redo()
    assert twice.everything() == after


def test_the_name_that_is_no_longer_printed_becomes_another_name(twice: Twice) -> None:
    merged = twice.logbook.duplicates.merge(twice.kept.id, twice.gone.id, ["name"])
    assert (merged.name, merged.partner_id) == ("M. Arifin", twice.kept.partner_id)
    aliases = twice.logbook.people.record(merged.id).aliases
    assert ("Moh. Arifin, S.Ag.", "smp muhammadiyah") in {(alias.name, alias.school_key) for alias in aliases}
    assert [line.id for line in twice.logbook.people.search("s.ag")] == [merged.id]


def test_a_name_that_means_somebody_else_there_is_not_taken_from_them(twice: Twice) -> None:
    other = twice.logbook.people.save(Person(name="Arifin Muda", institution="SMP Muh."))
    twice.logbook.people.add_alias(other.id, "M. Arifin")
    twice.logbook.duplicates.merge(twice.kept.id, twice.gone.id)
    assert "M. Arifin" in {alias.name for alias in twice.logbook.people.record(other.id).aliases}


def test_one_task_of_both_stays_one(twice: Twice) -> None:
    tasks = (
        *twice.meeting.roles,
        MeetingRole(person_id=twice.kept.id, name="Moh. Arifin", role=Role.SPEAKER, came=True),
    )
    twice.logbook.meetings.save(replace(twice.meeting, roles=tasks))
    twice.logbook.duplicates.merge(twice.kept.id, twice.gone.id)
    (task,) = twice.logbook.people.record(twice.kept.id).tasks
    assert task.came is True


def test_who_is_told_apart_is_not_proposed_again_until_that_is_undone(twice: Twice) -> None:
    twice.logbook.duplicates.keep_apart(twice.gone.id, twice.kept.id)
    assert twice.logbook.duplicates.find() == ()
    twice.logbook.duplicates.keep_apart(twice.kept.id, twice.gone.id)
    assert twice.logbook.history.undo() == "Bukan orang yang sama"
    assert len(twice.logbook.duplicates.find()) == 1


def test_who_was_told_apart_from_one_is_told_apart_from_the_merged_one(logbook: Logbook) -> None:
    first, second, third = (logbook.people.save(Person(name="Siti Aminah", institution="SMP A")) for _ in range(3))
    logbook.duplicates.keep_apart(second.id, third.id)
    logbook.duplicates.merge(first.id, second.id)
    assert logbook.duplicates.find() == ()


def test_nothing_happens_when_one_of_them_is_gone_or_both_are_one(twice: Twice) -> None:
    before = twice.everything()
    with pytest.raises(UserError, match="sudah tidak ada"):
        twice.logbook.duplicates.merge(twice.kept.id, 999_999)
    with pytest.raises(UserError, match="sudah tidak ada"):
        twice.logbook.duplicates.keep_apart(999_999, twice.kept.id)
    with pytest.raises(UserError, match="dua orang yang berbeda"):
        twice.logbook.duplicates.merge(twice.kept.id, twice.kept.id)
    assert twice.everything() == before


def test_the_sample_holds_nobody_twice(sample: Logbook) -> None:
    assert sample.duplicates.find() == ()
