"""Undo, redo and history for any change, without code in the use cases."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.records import Invitation, Meeting, MeetingDay, Partner, Programme
from app.domain.terms import Affiliation, AttendanceState, MeetingStatus
from app.services.history import HistoryService
from app.storage import attendances, meetings, people, programmes, schools
from app.storage.database import Database


def content(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every logged table."""
    from app.storage.change_log import logged_tables

    with database.read() as connection:
        return {
            table: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY id")]
            for table in logged_tables(connection)
        }


def fill(database: Database) -> int:
    """A partner, a meeting of two days, three people present. Returns the meeting's id."""
    with database.use_case("isi") as case:
        partner = schools.save_partner(case.connection, Partner(name="SMP A"))
        programme = programmes.save_programme(case.connection, Programme(name="P"))
        meeting = meetings.save_meeting(
            case.connection,
            Meeting(
                programme_id=programme.id,
                title="Rapat",
                days=(MeetingDay(date=date(2019, 8, 1)), MeetingDay(date=date(2019, 8, 2), position=2)),
                invitations=(Invitation(partner_id=partner.id, expected=3),),
            ),
        )
        ids = people.add_people(
            case.connection,
            [
                people.NewPerson(name, name.lower(), Affiliation.PARTNER.code, partner.id)
                for name in ("Ana", "Budi", "Cici")
            ],
        )
        attendances.add_list(case.connection, meeting.days[0].id, [attendances.Listed(number) for number in ids])
    return meeting.id


def test_undo_of_an_insert_and_redo_bring_the_same_rows_back(database: Database) -> None:
    empty = content(database)
    fill(database)
    filled = content(database)
    history = HistoryService(database)
    assert history.undo() == "isi"
    assert content(database) == empty
    assert history.redo() == "isi"
    assert content(database) == filled


def test_undo_and_redo_of_a_large_list_and_of_what_was_changed_in_it_afterwards(database: Database) -> None:
    fill(database)
    before = content(database)
    with database.use_case("impor besar") as case:
        new = [
            people.NewPerson(f"Orang {number}", f"orang {number}", Affiliation.OTHER.code) for number in range(1_000)
        ]
        ids = people.add_people(case.connection, new)
        attendances.add_list(case.connection, 2, [attendances.Listed(number) for number in ids])
        attendances.set_state(case.connection, [4, 5], AttendanceState.SICK)
    filled = content(database)
    assert len(filled["attendance"]) == 1_003
    history = HistoryService(database)
    history.undo()
    assert content(database) == before
    history.redo()
    assert content(database) == filled
    with database.use_case("satu lagi") as case:
        attendances.add_list(case.connection, 2, [attendances.Listed(1)])
    history.undo()
    assert content(database) == filled, "single rows are logged after a large list as before it"


def test_a_large_list_that_fails_leaves_nothing_and_the_log_goes_on(database: Database) -> None:
    fill(database)
    before = content(database)
    twice = [attendances.Listed(1)] * 1_000
    with pytest.raises(IntegrityError), database.use_case("gagal") as case:
        attendances.add_list(case.connection, 2, twice)
    assert content(database) == before
    with database.use_case("satu") as case:
        attendances.add_list(case.connection, 2, [attendances.Listed(1)])
    HistoryService(database).undo()
    assert content(database) == before


def test_undo_of_a_deletion_brings_back_everything_that_went_with_it(database: Database) -> None:
    meeting_id = fill(database)
    before = content(database)
    with database.use_case("hapus") as case:
        meetings.remove_meeting(case.connection, meeting_id)
    assert content(database)["attendance"] == []
    assert content(database)["meeting_day"] == []
    HistoryService(database).undo()
    assert content(database) == before


def test_undo_of_several_changes_to_one_row_restores_the_first_state(database: Database) -> None:
    fill(database)
    before = content(database)
    with database.use_case("bolak-balik") as case:
        for state in (AttendanceState.EXCUSED, AttendanceState.SICK, AttendanceState.ABSENT):
            attendances.set_state(case.connection, [1, 2], state)
        attendances.remove(case.connection, [1])
    HistoryService(database).undo()
    assert content(database) == before


def test_a_long_walk_back_and_forth_ends_where_it_should(database: Database) -> None:
    states = [content(database)]
    meeting_id = fill(database)
    states.append(content(database))
    for status in (MeetingStatus.HELD, MeetingStatus.POSTPONED):
        with database.use_case(status.label) as case:
            (meeting,) = meetings.meetings(case.connection, ids=[meeting_id])
            from dataclasses import replace

            meetings.save_meeting(case.connection, replace(meeting, status=status, days=meeting.days[:1]))
        states.append(content(database))
    history = HistoryService(database)
    for expected in reversed(states[:-1]):
        history.undo()
        assert content(database) == expected
    assert history.undo() is None
    for expected in states[1:]:
        history.redo()
        assert content(database) == expected
    assert history.redo() is None


def test_something_new_after_an_undo_ends_the_redo(database: Database) -> None:
    fill(database)
    history = HistoryService(database)
    history.undo()
    with database.use_case("lain") as case:
        schools.save_partner(case.connection, Partner(name="SMP B"))
    assert history.redo_label() is None
    assert history.undo_label() == "lain"


def test_history_names_what_was_done_and_marks_what_was_undone(database: Database) -> None:
    fill(database)
    with database.use_case("tambah") as case:
        schools.save_partner(case.connection, Partner(name="SMP B"))
    history = HistoryService(database)
    history.undo()
    assert [(entry.label, entry.undone) for entry in history.entries()] == [("tambah", True), ("isi", False)]
    history.redo()
    assert [(entry.label, entry.undone) for entry in history.entries()] == [("tambah", False), ("isi", False)]


def test_the_history_of_a_meeting_holds_what_touched_it_and_nothing_else(database: Database) -> None:
    meeting_id = fill(database)
    with database.use_case("lain") as case:
        schools.save_partner(case.connection, Partner(name="SMP B"))
    with database.use_case("kehadiran") as case:
        attendances.set_state(case.connection, [1], AttendanceState.SICK)
    with database.use_case("hapus satu") as case:
        attendances.remove(case.connection, [1])
    history = HistoryService(database)
    assert [entry.label for entry in history.of_meeting(meeting_id)] == ["hapus satu", "kehadiran", "isi"]
    history.undo()
    assert [(entry.label, entry.undone) for entry in history.of_meeting(meeting_id)][:2] == [
        ("hapus satu", True),
        ("kehadiran", False),
    ]
    assert history.of_meeting(meeting_id + 1) == ()


@pytest.mark.parametrize("text", ["'; DROP TABLE partner; --", "😀 مدرسة ꦱꦼꦏꦺꦴꦭꦃ", 'quote " and \\ and \n line', ""])
def test_any_text_survives_undo_exactly(database: Database, text: str) -> None:
    with database.use_case("isi") as case:
        saved = schools.save_partner(case.connection, Partner(name="SMP A", note=text))
    with database.use_case("hapus") as case:
        schools.remove_partner(case.connection, saved.id)
    HistoryService(database).undo()
    with database.read() as connection:
        assert schools.partners(connection) == (saved,)
