"""Rows that an import left out, answered with real clicks: each click takes its own button away."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from app.ui.meetings.finish_row import FinishRowDialog
from app.ui.meetings.page import MeetingsPage
from app.ui.meetings.waiting import WaitingDialog


def _list_without_names(path: Path, nameless: int) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["NO", "NAMA", "NIP", "UNIT KERJA", "JABATAN"])
    sheet.append([1, "Zulkarnaen Fikri, S.Pd.", "-", "SMP Purnama Sempor", "Guru"])
    for number in range(nameless):
        sheet.append([number + 2, "", f"19800101200501100{number + 1}", "SMP PGRI 1 Rowokele", "Bendahara"])
    sheet.append([nameless + 2, "Yohana Prasasti", "-", "SMP PGRI 1 Rowokele", "Guru"])
    book.save(path)
    return path


@pytest.fixture
def waiting(stage, tmp_path: Path) -> Callable[[int], int]:
    """Imports a list with that many rows without a name; gives back the meeting's id."""

    def make(nameless: int) -> int:
        meeting = next(one for one in stage.logbook.meetings.meetings() if "Evaluasi" in one.title)
        imports = stage.logbook.imports
        seen = imports.recognise(_list_without_names(tmp_path / "daftar.xlsx", nameless))
        imports.commit(imports.plan(seen, seen.tables[0], meeting.id, meeting.days[0].id), {})
        stage.window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran")
        stage.settle()
        assert len(imports.waiting(meeting.id)) == nameless
        return meeting.id

    return make


def _button(words: str) -> QPushButton:
    found = [
        button
        for window in QApplication.topLevelWidgets()
        for button in window.findChildren(QPushButton)
        if window.isActiveWindow() and button.isVisible() and button.text().replace("&", "") == words
    ]
    assert found, f"no button “{words}”"
    return found[0]


def _click(words: str) -> None:
    QTest.mouseClick(_button(words), Qt.MouseButton.LeftButton)


def _during_the_dialog(stage, *steps: Callable[[], object]) -> None:
    """Press “Jawab” and take the steps one after another while its dialog runs."""
    taken: list[int] = []

    def take() -> None:
        if isinstance(QApplication.activeModalWidget(), QWidget) and len(taken) < len(steps):
            taken.append(1)
            QTimer.singleShot(60, take)
            steps[len(taken) - 1]()
        elif len(taken) < len(steps):
            QTimer.singleShot(60, take)

    QTimer.singleShot(60, take)
    _click("Jawab")
    stage.qtbot.wait(120)  # what was closed is taken apart now
    stage.settle()
    assert len(taken) == len(steps)
    assert QApplication.activeModalWidget() is None


def test_crossing_off_the_last_row_closes_the_dialog(stage, waiting) -> None:
    meeting = waiting(1)
    _during_the_dialog(stage, lambda: _click("Coret"))
    assert stage.logbook.imports.waiting(meeting) == ()
    assert not stage.page(MeetingsPage).detail.attendance.notice.isVisible()


def test_rows_are_crossed_off_one_by_one(stage, waiting) -> None:
    meeting = waiting(3)
    _during_the_dialog(stage, *[lambda: _click("Coret")] * 3)
    assert stage.logbook.imports.waiting(meeting) == ()


def test_adding_the_person_of_the_last_row_keeps_what_the_row_says(stage, waiting) -> None:
    meeting = waiting(1)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FinishRowDialog)
        QTest.keyClicks(dialog.name, "Paulina Baru")
        _click("Catat")

    _during_the_dialog(stage, lambda: _click("Tambahkan …"), fill)
    assert stage.logbook.imports.waiting(meeting) == ()
    row = next(row for row in stage.logbook.attendance.rows(meeting) if row.name == "Paulina Baru")
    assert (row.position, row.institution) == ("Bendahara", "SMP PGRI 1 Rowokele")


def test_enter_presses_the_button_that_the_keyboard_stands_on(stage, waiting) -> None:
    meeting = waiting(2)

    def strike() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WaitingDialog)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        pressed = dialog.focusWidget()
        assert isinstance(pressed, QPushButton)
        assert pressed.text() == "Coret"
        QTest.keyClick(pressed, Qt.Key.Key_Return)

    _during_the_dialog(stage, strike, lambda: _click("Tutup"))
    assert len(stage.logbook.imports.waiting(meeting)) == 1


def test_enter_in_the_name_field_adds_the_person(stage, waiting) -> None:
    waiting(1)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FinishRowDialog)
        assert isinstance(dialog.focusWidget(), QLineEdit)
        QTest.keyClicks(dialog.name, "Paulina Baru")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    _during_the_dialog(stage, lambda: _click("Tambahkan …"), fill)
