"""The register: who is kept, corrected, named otherwise, deleted."""

from dataclasses import replace

import pytest

from app.core.errors import UserError
from app.domain.records import Meeting, MeetingRole, Partner, Person
from app.domain.terms import Affiliation, AttendanceState, PersonGroup, Role
from app.services.logbook import Logbook


def _somebody(sample: Logbook, words: str) -> Person:
    (line,) = sample.people.search(words)
    return sample.people.person(line.id)


def test_everything_about_a_person_is_kept(logbook: Logbook) -> None:
    person = Person(
        name="Hj. Siti Aminah, S.Pd.",
        institution="Dinas Pendidikan",
        position="Pengawas",
        grade="IV/b",
        nip="NIP. 19700101 200001 2 001",
        nuptk="1234 5678",
        employment="PNS",
        duty="Koordinator",
        groups=(PersonGroup.SUPERVISOR, PersonGroup.SPEAKER),
        note="hadir bila diundang",
    )
    saved = logbook.people.save(person)
    wanted = replace(
        person,
        id=saved.id,
        uid=saved.uid,
        nip="197001012000012001",
        nuptk="12345678",
        groups=(PersonGroup.SPEAKER, PersonGroup.SUPERVISOR),
    )
    assert logbook.people.person(saved.id) == wanted


def test_a_person_needs_a_name(logbook: Logbook) -> None:
    with pytest.raises(UserError, match="Nama orang masih kosong"):
        logbook.people.save(Person(name=" \n "))
    assert logbook.people.search("") == []


def test_who_stands_on_a_list_is_not_deleted_and_the_sentence_says_why(sample: Logbook) -> None:
    person = _somebody(sample, "Endang Lestari")
    with pytest.raises(UserError, match=r"Dra\. Endang Lestari Ningrum tidak dihapus karena ada di 5 daftar hadir"):
        sample.people.remove(person.id)
    assert sample.people.person(person.id) == person


def test_who_stands_on_no_list_goes_with_all_names_and_comes_back_with_undo(logbook: Logbook) -> None:
    person = logbook.people.save(Person(name="Kusnadi"))
    logbook.people.add_alias(person.id, "Pak Kus")
    task = MeetingRole(person_id=person.id, name="Kusnadi", role=Role.SPEAKER)
    meeting = logbook.meetings.save(Meeting(title="Rapat", roles=(task,)))
    logbook.people.remove(person.id)
    with pytest.raises(UserError, match="sudah tidak ada di buku"):
        logbook.people.record(person.id)
    (left,) = logbook.meetings.meeting(meeting.id).roles
    assert (left.person_id, left.name) == (None, "Kusnadi")
    logbook.history.undo()
    record = logbook.people.record(person.id)
    assert record.person == person
    assert [alias.name for alias in record.aliases] == ["Pak Kus"]
    assert [task.title for task in record.tasks] == ["Rapat"]


def test_a_record_tells_where_somebody_came_and_what_it_earned(sample: Logbook) -> None:
    person = _somebody(sample, "Endang Lestari")
    record = sample.people.record(person.id)
    assert record.origin == "SMP PGRI 1 Rowokele"
    assert [day.date.isoformat() for day in record.days] == [
        "2019-10-11",
        "2019-09-07",
        "2019-08-02",
        "2019-08-01",
        "2019-07-27",
    ]
    assert (record.attended, record.lesson_hours) == (5, 4 + 8 + 4 + 6)  # one of two days in October earns nothing
    first = next(row for row in sample.attendance.rows(record.days[1].meeting_id) if row.person_id == person.id)
    sample.attendance.set_state([first.id], AttendanceState.SUBSTITUTED)
    record = sample.people.record(person.id)
    assert (record.attended, record.lesson_hours) == (5, 16)  # the hours belong to the one who sat there


def test_another_name_is_remembered_for_imports_and_can_be_forgotten(logbook: Logbook) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP A"))
    tini = logbook.people.save(Person(name="Sutini", affiliation=Affiliation.PARTNER, partner_id=partner.id))
    logbook.people.add_alias(tini.id, "  Bu   Tini ")
    aliases = logbook.people.record(tini.id).aliases
    assert {(alias.name, alias.school_key) for alias in aliases} == {("Bu Tini", "smp a"), ("Bu Tini", "")}
    logbook.people.remove_alias(aliases[0])
    assert logbook.people.record(tini.id).aliases == ()
    logbook.history.undo()
    assert logbook.people.record(tini.id).aliases == aliases


def test_one_name_at_one_school_means_one_person(logbook: Logbook) -> None:
    partner = logbook.schools.save_partner(Partner(name="SMP A"))
    at = {"affiliation": Affiliation.PARTNER, "partner_id": partner.id}
    first, second = (logbook.people.save(Person(name=name, **at)) for name in ("Sutini", "Hartini"))
    elsewhere = logbook.people.save(Person(name="Kartini", institution="SMP B"))
    logbook.people.add_alias(first.id, "Bu Tini")
    with pytest.raises(UserError, match="“Bu Tini” sudah menjadi nama lain dari Sutini"):
        logbook.people.add_alias(second.id, "Bu Tini")
    with pytest.raises(UserError, match="Nama lain masih kosong"):
        logbook.people.add_alias(second.id, " ")
    logbook.people.add_alias(elsewhere.id, "Bu Tini")
    assert [alias.school_key for alias in logbook.people.record(elsewhere.id).aliases] == ["smp b"]
    assert len(logbook.people.record(first.id).aliases) == 2


def test_namesakes_are_told_before_somebody_is_stored_twice(logbook: Logbook) -> None:
    known = logbook.people.save(Person(name="Drs. Moh. Arifin, M.Pd."))
    logbook.people.save(Person(name="Arif Rahman"))
    assert [line.id for line in logbook.people.namesakes(Person(name="muhammad arifin"))] == [known.id]
    assert logbook.people.namesakes(known) == []
    assert logbook.people.namesakes(Person(name=" ")) == []
