"""Meja absensi, by real keys."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.codes import person_code
from app.domain.records import AttendanceRow, Meeting, MeetingDay, Person
from app.domain.terms import AttendanceState
from app.ui.meetings.add_person import AddPersonDialog
from app.ui.meetings.check_in import CheckInDialog
from tests.ui.meeting_form import THURSDAY, open_meeting

MOMENT = datetime.combine(THURSDAY, time(8, 10))


class Desk:
    """The open desk, with a clock that can be set."""

    def __init__(self, stage) -> None:
        self.stage = stage
        self.clock = MOMENT
        people = [stage.logbook.people.save(Person(name=f"Tamu {n} Rekaan", institution="Dinas")) for n in range(12)]
        day = MeetingDay(date=THURSDAY, start=time(8))
        self.meeting: Meeting = stage.logbook.meetings.save(Meeting(title="Lokakarya", days=(day,)))
        self.day_id = self.meeting.days[0].id
        stage.logbook.prepared_lists.prepare(self.day_id, [one.id for one in people])
        stage.settle()
        self.dialog = CheckInDialog(stage.window, self.meeting, self.day_id, stage.window, lambda: self.clock)
        self.dialog.open()
        stage.qtbot.wait(20)
        self.dialog.activateWindow()

    @property
    def rows(self) -> tuple[AttendanceRow, ...]:
        return self.stage.logbook.attendance.rows(self.meeting.id)

    def scan(self, words: str) -> None:
        for letter in words:
            self.stage.qtbot.keyClicks(QApplication.focusWidget(), letter)
        self.key(Qt.Key.Key_Return)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.stage.qtbot.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def desk(stage) -> Iterator[Desk]:
    made = Desk(stage)
    yield made
    made.dialog.close()
    made.dialog.deleteLater()


def test_a_scan_shows_who_came_how_many_are_there_and_who_was_last(desk: Desk) -> None:
    first, second = desk.rows[:2]
    desk.scan(person_code(first.person_uid))
    desk.scan(person_code(second.person_uid))
    assert desk.dialog.name.text() == second.name
    assert desk.dialog.origin.whole_text() == "Dinas"
    assert desk.dialog.count.text() == "2 dari 12 hadir"
    assert desk.dialog.last.count() == 2
    assert desk.dialog.last.item(0).text() == f"{second.name} · Dinas · Hadir"
    assert desk.dialog.field.hasFocus()


def test_a_second_scan_says_so_and_changes_nothing(desk: Desk) -> None:
    code = person_code(desk.rows[0].person_uid)
    desk.scan(code)
    desk.scan(code)
    assert desk.dialog.told.text() == f"{desk.rows[0].name} sudah tercatat hadir."
    assert desk.dialog.last.count() == 1
    assert desk.dialog.count.text() == "1 dari 12 hadir"


def test_fifty_scans_without_a_pause_lose_none_and_the_list_keeps_ten(desk: Desk) -> None:
    made = [desk.stage.logbook.people.save(Person(name=f"Ramai {number}")) for number in range(50)]
    field = desk.dialog.field
    for one in made:
        desk.stage.qtbot.keyClicks(field, person_code(one.uid))
        desk.stage.qtbot.keyClick(field, Qt.Key.Key_Enter)
    assert {row.person_id for row in desk.rows if row.state.attended} == {one.id for one in made}
    assert desk.dialog.last.count() == 10
    assert desk.dialog.count.text() == "50 dari 62 hadir"


def test_after_a_wrong_code_nobody_seems_recorded_and_the_next_scan_works(desk: Desk) -> None:
    desk.scan(person_code(desk.rows[0].person_uid))
    desk.scan("P1234567X")
    assert desk.dialog.name.text() == "Belum tercatat"
    assert desk.dialog.word.isHidden()
    assert "tidak terbaca benar" in desk.dialog.told.text()
    desk.scan(person_code("ab" * 16))
    assert "tidak dikenal" in desk.dialog.told.text()
    desk.scan(person_code(desk.rows[1].person_uid))
    assert desk.dialog.told.text() == ""
    assert desk.dialog.count.text() == "2 dari 12 hadir"


def test_who_comes_after_all_is_told_that_their_substitute_is_forgotten(desk: Desk) -> None:
    desk.stage.logbook.attendance.substitute(desk.rows[0].id, "Sumiyati")
    desk.scan(person_code(desk.rows[0].person_uid))
    assert desk.dialog.told.text().endswith("tercatat hadir. Catatan bahwa ia diwakili Sumiyati dihapus.")


def test_late_is_offered_after_the_tolerance_and_marked_when_chosen(desk: Desk) -> None:
    assert desk.dialog.late.text() == "Terlambat bila lewat pukul 08.15 (F9)"
    assert "Sudah lewat" not in desk.dialog.hint.text()
    desk.key(Qt.Key.Key_F9)
    desk.scan(person_code(desk.rows[0].person_uid))  # in time
    desk.key(Qt.Key.Key_F9)
    desk.clock = MOMENT + timedelta(minutes=10)
    desk.scan(person_code(desk.rows[1].person_uid))  # late, and nobody asked for it
    assert "Sudah lewat pukul 08.15" in desk.dialog.hint.text()
    desk.key(Qt.Key.Key_F9)
    desk.scan(person_code(desk.rows[2].person_uid))
    desk.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert desk.dialog.late.text() == "Terlambat bila lewat pukul 08.20 (F9)"
    desk.scan(person_code(desk.rows[3].person_uid))
    states = [row.state for row in desk.rows[:4]]
    assert states == [
        AttendanceState.PRESENT,
        AttendanceState.PRESENT,
        AttendanceState.LATE,
        AttendanceState.PRESENT,
    ]


def test_on_another_day_late_is_only_what_is_said(desk: Desk) -> None:
    desk.clock = MOMENT + timedelta(days=3)
    desk.scan(person_code(desk.rows[0].person_uid))
    assert desk.dialog.late.text() == "Catat sebagai Terlambat (F9)"
    desk.key(Qt.Key.Key_F9)
    desk.scan(person_code(desk.rows[1].person_uid))
    assert [row.state for row in desk.rows[:2]] == [AttendanceState.PRESENT, AttendanceState.LATE]


def test_the_last_one_is_taken_back_by_ctrl_z_and_no_further_than_the_desk(desk: Desk) -> None:
    desk.scan(person_code(desk.rows[0].person_uid))
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {row.state for row in desk.rows} == {AttendanceState.UNKNOWN}
    assert desk.dialog.last.count() == 0
    assert desk.dialog.count.text() == "0 dari 12 hadir"
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Tidak ada lagi" in desk.dialog.told.text()
    assert len(desk.rows) == 12


def test_a_typed_name_finds_one_and_asks_when_there_are_more(desk: Desk) -> None:
    desk.scan("tamu 3")
    assert desk.dialog.name.text() == "Tamu 3 Rekaan"
    desk.scan("rekaan")
    assert desk.dialog.told.text().startswith("Ada 12 orang: Tamu 0 Rekaan")
    assert desk.dialog.count.text() == "1 dari 12 hadir"


def test_a_walk_in_is_added_at_the_desk_by_saying_it_twice(desk: Desk) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AddPersonDialog)
        dialog.origin.setCurrentIndex(0)
        dialog.store()

    desk.scan("Zainab Rekaan")
    assert "tidak ada di daftar hari ini" in desk.dialog.told.text()
    QTimer.singleShot(50, answer)
    desk.key(Qt.Key.Key_Return)
    assert desk.dialog.name.text() == "Zainab Rekaan"
    assert desk.dialog.count.text() == "1 dari 13 hadir"
    assert desk.dialog.focusWidget() is desk.dialog.field


def test_the_keyboard_never_leaves_the_field_and_escape_closes(desk: Desk) -> None:
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F9):
        desk.key(key)
        assert desk.dialog.field.hasFocus()
    desk.stage.qtbot.mouseClick(desk.dialog.late, Qt.MouseButton.LeftButton)
    assert desk.dialog.field.hasFocus()
    desk.key(Qt.Key.Key_Escape)
    assert not desk.dialog.isVisible()


def test_f8_opens_the_desk_over_the_list(stage) -> None:
    tab = open_meeting(stage, "Rapat kerja", "kehadiran").attendance
    stage.window.activateWindow()
    seen: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CheckInDialog)
        seen.append(dialog.windowTitle())
        stage.qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)

    QTimer.singleShot(100, close)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_F8)
    stage.qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    assert seen == ["Meja absensi"]
    assert stage.window.focusWidget() is tab.table
