"""The list of a day by hand: states, substitutes, codes in the name field, counts beside it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.codes import person_code
from app.domain.records import Person
from app.domain.terms import AttendanceState, MeetingStatus
from app.ui.importing.page import ImportPage
from app.ui.meetings.add_person import AddPersonDialog
from app.ui.meetings.attendance_tab import AttendanceTab
from app.ui.meetings.prepare_list import PrepareListDialog
from app.ui.widgets import BarRow
from tests.ui.meeting_form import find_meeting, open_meeting


def _tab(stage, words: str = "Rapat kerja") -> AttendanceTab:
    tab = open_meeting(stage, words, "kehadiran").attendance
    stage.window.activateWindow()
    return tab


def _type(stage, words: str) -> None:
    """Each letter goes where the keyboard stands, as from a real keyboard or a scanner."""
    for letter in words:
        stage.qtbot.keyClicks(QApplication.focusWidget(), letter)
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def _states(tab: AttendanceTab) -> list[AttendanceState]:
    return [line.state for line in tab.model.rows]


def _bars(card) -> dict[str, str]:
    return {bar.name: bar.number.text() for bar in card.findChildren(BarRow) if bar.isVisible()}


def test_backspace_takes_an_answer_away_and_the_foot_says_who_waits(stage) -> None:
    tab = _tab(stage)
    tab.table.select(0)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_Backspace)
    stage.settle()
    assert _states(tab)[0] is AttendanceState.UNKNOWN
    assert "1 belum diisi" in tab.total.whole_text()


def test_one_key_a_person_goes_down_the_list(stage) -> None:
    tab = _tab(stage)
    tab.table.setFocus()
    tab.table.select(0)
    for key in (Qt.Key.Key_H, Qt.Key.Key_I, Qt.Key.Key_S, Qt.Key.Key_W):
        stage.qtbot.keyClick(QApplication.focusWidget(), key)
    stage.settle()
    assert [state.code for state in _states(tab)[:4]] == ["hadir", "izin", "sakit", "wakil"]
    assert tab.table.currentIndex().row() == 3, "by whom is asked of the fourth"
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert tab.table.currentIndex().row() == 4
    tab.table.select(tab.model.rowCount() - 1)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_A)
    assert tab.table.currentIndex().row() == tab.model.rowCount() - 1


def test_no_state_moves_the_others_aside(stage) -> None:
    tab = _tab(stage)
    font, rect = tab.table.font(), QRectF(0, 0, 400, 34)
    edges = {tuple(box.left() for _, box in tab.table.segments._boxes(rect, font, state)) for state in AttendanceState}
    assert len(edges) == 1


def test_a_narrow_table_tells_states_apart_by_the_letters_of_their_keys(stage) -> None:
    tab = _tab(stage)
    tab.set_narrow(True)
    states = [one for one in AttendanceState if one is not AttendanceState.UNKNOWN]
    assert sorted(tab.table.segments._label(one) for one in states) == sorted("HLISTWA")


@pytest.mark.parametrize("start", ["table", "field", "tabs"])
def test_a_copied_list_is_pasted_wherever_the_keyboard_stands(stage, start: str) -> None:
    detail = open_meeting(stage, "Rapat kerja", "kehadiran")
    stage.window.activateWindow()
    QApplication.clipboard().setText("Hadir:\n1. Retno Widyastuti\n2. Bambang Irawan")
    tab = detail.attendance
    target = {"table": tab.table, "field": tab.field, "tabs": detail.tabs.findChildren(QPushButton)[1]}[start]
    target.setFocus()
    stage.qtbot.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert isinstance(stage.window.page, ImportPage)


def test_a_copied_name_is_pasted_into_the_name_field(stage) -> None:
    tab = _tab(stage)
    QApplication.clipboard().setText("Retno")
    tab.field.setFocus()
    stage.qtbot.keyClick(tab.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tab.field.text() == "Retno"


def test_the_tabs_of_a_meeting_turn_by_keys(stage) -> None:
    detail = open_meeting(stage, "Rapat kerja", "kehadiran")
    stage.window.activateWindow()
    detail.attendance.table.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown, control)
    assert detail.stack.currentWidget() is detail.documents
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp, control)
    assert detail.stack.currentWidget() is detail.attendance
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, control)
    assert detail.stack.currentWidget() is detail.documents


def test_a_planned_meeting_with_people_is_marked_held_by_one_press(stage) -> None:
    detail = open_meeting(stage, "Rapat kerja", "kehadiran")
    assert not detail.held_button.isVisible()
    planned = replace(stage.logbook.meetings.meeting(detail.meeting.id), status=MeetingStatus.PLANNED)
    stage.logbook.meetings.save(planned)
    stage.settle()
    stage.press("Tandai terlaksana")
    stage.settle()
    assert stage.logbook.meetings.meeting(planned.id).status is MeetingStatus.HELD
    assert not detail.held_button.isVisible()
    stage.window.undo()
    stage.settle()
    assert detail.held_button.isVisible()


def test_one_key_answers_for_all_selected_rows(stage) -> None:
    tab = _tab(stage)
    tab.table.setFocus()
    tab.table.select(1)
    for _ in range(2):
        stage.qtbot.keyClick(tab.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_W)
    stage.settle()
    assert _states(tab)[1:4] == [AttendanceState.SUBSTITUTED] * 3
    assert tab.substitute.isHidden()
    stage.window.undo()
    stage.settle()
    assert AttendanceState.SUBSTITUTED not in _states(tab)


def test_who_was_represented_by_a_typed_name_takes_four_keys_and_the_name(stage) -> None:
    tab = _tab(stage)
    tab.table.setFocus()
    tab.table.select(3)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_W)
    assert tab.substitute.isVisible()
    row = tab.table.visualRect(tab.model.index(3, 0))
    below = tab.table.viewport().mapFromGlobal(tab.substitute.mapToGlobal(QPoint()))
    assert below.y() >= row.bottom()
    _type(stage, "Budi Rekaan")
    stage.settle()
    saved = tab.model.rows[3].row
    assert (saved.state, saved.substitute) == (AttendanceState.SUBSTITUTED, "Budi Rekaan")
    assert tab.model.index(3, 1).data() == f"{saved.name} → Budi Rekaan"
    assert tab.table.hasFocus()
    assert tab.substitute.isHidden()
    assert stage.window.status.message.whole_text() == f"{saved.name} diwakili oleh Budi Rekaan."


def test_the_state_is_saved_before_anybody_says_by_whom_and_escape_leaves_it(stage) -> None:
    tab = _tab(stage)
    tab.table.setFocus()
    tab.table.select(2)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_W)
    stage.settle()
    assert tab.substitute.isVisible()
    stage.qtbot.keyClick(tab.substitute.picker.field, Qt.Key.Key_Escape)
    assert tab.substitute.isHidden()
    assert tab.table.hasFocus()
    assert tab.model.rows[2].row.state is AttendanceState.SUBSTITUTED


def test_a_substitute_of_the_register_is_offered_and_put_on_the_list(stage) -> None:
    guest = stage.logbook.people.save(Person(name="Zulfikar Pengganti", institution="Dinas Rekaan"))
    tab = _tab(stage)
    before = tab.model.rowCount()
    attended = tab.total.whole_text().split(" dari ")[0]
    tab.table.setFocus()
    tab.table.select(4)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_W)
    stage.settle()
    stage.qtbot.keyClicks(tab.substitute.picker.field, "zulfik")
    assert [line.name for line in tab.substitute.picker.offers()] == [guest.name]
    tab.substitute.picker.pick(guest.id)
    tab.substitute.picker.completer.popup().hide()
    tab.substitute.listed.setChecked(True)
    stage.press("Simpan")
    stage.settle()
    assert tab.model.rowCount() == before + 1
    assert tab.model.rows[-1].row.name == guest.name
    assert tab.model.rows[4].row.substitute == guest.name
    assert tab.total.whole_text().startswith(f"{attended} dari {before + 1} hadir")


def test_a_scanned_code_in_the_name_field_marks_its_person_and_the_field_is_free_for_the_next(stage) -> None:
    tab = _tab(stage)
    rows = [line.row for line in tab.model.rows]
    stage.logbook.attendance.set_state([row.id for row in rows], AttendanceState.UNKNOWN)
    stage.settle()
    tab.field.setFocus()
    _type(stage, person_code(rows[5].person_uid))
    assert tab.field.text() == ""
    assert tab.field.hasFocus()
    assert tab.table.current().row.id == rows[5].id
    assert stage.window.status.message.whole_text() == f"{rows[5].name} tercatat hadir."
    _type(stage, person_code(rows[5].person_uid))
    assert stage.window.status.message.whole_text() == f"{rows[5].name} sudah tercatat hadir."
    stage.settle()
    assert _states(tab).count(AttendanceState.PRESENT) == 1


def test_a_scan_that_begins_in_the_list_reaches_the_name_field(stage) -> None:
    tab = _tab(stage)
    row = tab.model.rows[6].row
    stage.logbook.attendance.set_state([row.id], AttendanceState.UNKNOWN)
    stage.settle()
    tab.table.setFocus()
    _type(stage, person_code(row.person_uid))
    stage.settle()
    assert _states(tab)[6] is AttendanceState.PRESENT
    assert [line.state for line in tab.model.rows].count(AttendanceState.UNKNOWN) == 0


def test_fifty_scans_in_a_burst_are_all_there(stage) -> None:
    made = [stage.logbook.people.save(Person(name=f"Peserta Rekaan {number}")) for number in range(50)]
    tab = _tab(stage, "Pengimbasan")
    tab.field.setFocus()
    for one in made:
        _type(stage, person_code(one.uid))
    stage.settle()
    there = {row.person_id for row in stage.logbook.attendance.rows(find_meeting(stage, "Pengimbasan").id)}
    assert there == {one.id for one in made}
    assert tab.model.rowCount() == 50
    assert tab.field.hasFocus()


@pytest.mark.parametrize("code", ["P1234567X", "P12345678", "P9ZZZZZZZ9"])
def test_a_code_with_a_slip_is_a_sentence_and_never_a_new_person(stage, code: str) -> None:
    tab = _tab(stage)
    before = tab.model.rowCount()
    tab.field.setFocus()
    _type(stage, code)
    assert "tidak terbaca benar" in stage.window.status.message.whole_text()
    assert tab.field.text() == ""
    assert tab.field.hasFocus()
    assert tab.model.rowCount() == before


@pytest.mark.parametrize("name", ["Purwanti Rekaan", "PRASETYOW", "Pak Budi S"])
def test_a_name_that_begins_like_a_code_is_a_name(stage, name: str) -> None:
    tab = _tab(stage)
    asked: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AddPersonDialog)
        asked.append(dialog.name.text())
        dialog.origin.setCurrentIndex(0)
        dialog.store()

    tab.field.setFocus()
    QTimer.singleShot(50, answer)
    _type(stage, name)
    assert asked == [name]
    assert tab.table.current().row.name == name


def test_planned_against_present_stands_beside_the_list_by_day_and_altogether(stage) -> None:
    detail = open_meeting(stage, "Rapat kerja", "kehadiran")
    stage.qtbot.wait(30)
    side = detail.side
    assert [button.text() for button in side.scope._group.buttons()] == ["Hari 1", "2 hari (orang-hari)"]
    day = _bars(side.presence)
    assert day["SMP Pius Bhakti Utama Gombong"] == "1 / 2"
    assert "Guru" in _bars(side.categories)
    side.scope._group.button(1).click()
    stage.qtbot.wait(30)
    assert _bars(side.presence)["SMP Pius Bhakti Utama Gombong"] == "1 / 4"
    detail.attendance.days._group.button(1).click()
    stage.qtbot.wait(30)
    side.scope._group.button(0).click()
    stage.qtbot.wait(30)
    assert side.scope.labels()[0] == "Hari 2"
    assert _bars(side.presence)["SMP Pius Bhakti Utama Gombong"] == "0 / 2"


def test_the_counts_follow_a_key_at_once(stage) -> None:
    detail = open_meeting(stage, "Rapat kerja", "kehadiran")
    tab = detail.attendance
    number = next(n for n, line in enumerate(tab.model.rows) if "Purnama" in line.row.institution)
    before = _bars(detail.side.presence)["SMP Purnama Sempor"]
    tab.table.select(number)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_A)
    stage.settle()
    assert before == "2 / 2"
    assert _bars(detail.side.presence)["SMP Purnama Sempor"] == "1 / 2"


def test_an_empty_day_is_prepared_from_the_list_of_the_day_before(stage) -> None:
    tab = _tab(stage, "Evaluasi")
    first = tab.model.rowCount()
    tab.days._group.button(1).click()
    assert "Belum ada nama untuk hari ini" in stage.texts()

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PrepareListDialog)
        assert dialog.source.currentText() == "Daftar hari 1 (14 orang)"
        dialog.people.item(0).setCheckState(Qt.CheckState.Unchecked)
        assert dialog.total.text() == "13 dari 14 orang dipilih"
        dialog.store()

    QTimer.singleShot(50, answer)
    stage.press("Siapkan daftar …")
    stage.settle()
    assert tab.model.rowCount() == first - 1
    assert set(_states(tab)) == {AttendanceState.UNKNOWN}
    assert tab.total.whole_text() == "0 dari 13 hadir · 13 belum diisi"
    assert stage.window.focusWidget() is tab.table
    stage.press("Semua hadir")
    stage.settle()
    assert set(_states(tab)) == {AttendanceState.PRESENT}


def test_a_list_with_nobody_left_to_prepare_says_where_people_come_from(stage) -> None:
    meeting = find_meeting(stage, "Sosialisasi")
    dialog = PrepareListDialog(stage.window, meeting.id, meeting.days[0].id, stage.window)
    stage.qtbot.addWidget(dialog)
    assert "Undang sekolah pada tab Ringkasan" in dialog.problem.text()
    assert not dialog.store_button.isEnabled()


def test_the_tools_fit_a_small_window_and_its_menu_has_what_is_hidden(stage) -> None:
    stage.window.resize(910, 485)
    tab = _tab(stage)
    stage.qtbot.wait(50)
    assert tab.all_present.isHidden()
    assert tab.more_button.width() >= tab.more_button.sizeHint().width()
    assert tab.field.width() > 100
    words = [one.text() for one in tab.more_menu().actions() if one.text()]
    assert words == ["Cetak lembar dan kartu …", "Meja absensi …\tF8", "Siapkan daftar …", "Semua hadir"]
    tab.days._group.button(1).click()
    open_meeting(stage, "Evaluasi", "kehadiran")
    tab.days._group.button(1).click()
    stage.qtbot.wait(30)
    for one in (tab.import_button, tab.paste_button, tab.prepare_button):
        assert one.width() >= one.sizeHint().width(), one.text()
