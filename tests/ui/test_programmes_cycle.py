"""The quality cycle in the window: one key a cell, details on Enter, steps of one's own."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.domain.records import CycleMark
from app.domain.terms import CycleState
from app.ui.programmes.cycle_dialog import MarkDialog
from app.ui.programmes.cycle_grid import CycleGrid
from app.ui.programmes.page import ProgrammesPage
from app.ui.programmes.steps_dialog import StepsDialog


@pytest.fixture
def grid(stage) -> CycleGrid:
    """The steps of the sample school, with no mark yet."""
    matrix = stage.logbook.cycle.matrix(stage.logbook.programmes.current().id)
    for step in matrix.steps:
        for partner in matrix.partners:
            stage.logbook.cycle.save(CycleMark(cycle_step_id=step.id, partner_id=partner.id))
    stage.window.go("program", tab="siklus")
    stage.settle()
    return stage.page(ProgrammesPage).cycle.grid


def _state(stage, row: int, column: int) -> CycleState:
    programme = stage.logbook.programmes.current()
    matrix = stage.logbook.cycle.matrix(programme.id)
    return matrix.mark(matrix.steps[column].id, matrix.partners[row].id).state


def _word(grid: CycleGrid, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return grid.cells.index(row, column).data(role)


def test_partners_are_rows_and_steps_are_columns(stage, grid: CycleGrid) -> None:
    assert (grid.cells.rowCount(), grid.cells.columnCount()) == (5, 5)
    assert grid.cells.headerData(1, Qt.Orientation.Horizontal) == "Pemetaan mutu"
    school = grid.cells.headerData(0, Qt.Orientation.Vertical)
    assert school == "SMP Negeri 4 Gombong\nKec. Gombong · 0 dari 5 selesai"
    assert _word(grid, 0, 0) == "Belum mulai"


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_J, CycleState.UNDER_WAY),
        (Qt.Key.Key_S, CycleState.DONE),
        (Qt.Key.Key_Space, CycleState.UNDER_WAY),
    ],
)
def test_one_key_marks_the_cell_and_is_saved(stage, grid: CycleGrid, key: Qt.Key, state: CycleState) -> None:
    grid.setFocus()
    stage.qtbot.keyClick(grid, Qt.Key.Key_Right)
    stage.qtbot.keyClick(grid, Qt.Key.Key_Down)
    stage.qtbot.keyClick(grid, key)
    stage.settle()
    assert _state(stage, 1, 1) is state
    assert _word(grid, 1, 1) == state.label
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    stage.window.undo()
    stage.settle()
    assert _state(stage, 1, 1) is CycleState.NOT_BEGUN


def test_the_space_bar_goes_round_and_b_goes_back(stage, grid: CycleGrid) -> None:
    for _ in CycleState:
        stage.qtbot.keyClick(grid, Qt.Key.Key_Space)
        stage.settle()
    assert _state(stage, 0, 0) is CycleState.NOT_BEGUN
    stage.qtbot.keyClick(grid, Qt.Key.Key_S)
    stage.settle()
    stage.qtbot.keyClick(grid, Qt.Key.Key_B)
    stage.settle()
    assert _state(stage, 0, 0) is CycleState.NOT_BEGUN


def test_enter_opens_the_details_of_the_cell(stage, grid: CycleGrid) -> None:
    heard: list[object] = []
    grid.opened.disconnect()
    grid.opened.connect(heard.append)
    stage.qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert heard == [grid.current_mark()]


def test_letters_with_ctrl_are_left_to_the_window(stage, grid: CycleGrid) -> None:
    press = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "s")
    QApplication.sendEvent(grid, press)
    assert _state(stage, 0, 0) is CycleState.NOT_BEGUN


def _mark(grid: CycleGrid) -> CycleMark:
    mark = grid.current_mark()
    assert mark is not None
    return mark


def _dialog(stage, grid: CycleGrid) -> MarkDialog:
    dialog = stage.page(ProgrammesPage).cycle.dialog(_mark(grid))
    stage.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_date_note_and_a_file_are_kept_with_the_cell(stage, grid: CycleGrid, tmp_path: Path) -> None:
    (tmp_path / "rapor mutu.pdf").write_text("rapor")
    dialog = _dialog(stage, grid)
    dialog.form.load(replace(_mark(grid), state=CycleState.DONE, date=date(2019, 8, 2), note="Rapor dibaca bersama"))
    dialog.evidence.take_file(tmp_path / "rapor mutu.pdf")
    dialog.store()
    stage.settle()
    told = _word(grid, 0, 0, Qt.ItemDataRole.AccessibleTextRole)
    assert told == ("SMP Negeri 4 Gombong, Penetapan standar: Selesai, 2 Agustus 2019, Rapor dibaca bersama, ada bukti")
    again = _dialog(stage, grid)
    assert again.evidence.box.currentText().startswith("rapor mutu.pdf")
    again.reject()


def test_a_document_of_a_meeting_can_be_the_evidence(stage, grid: CycleGrid) -> None:
    document = stage.logbook.cycle.proofs()[0]
    dialog = _dialog(stage, grid)
    dialog.evidence.box.setCurrentIndex(1)
    dialog.store()
    stage.settle()
    assert _mark(grid).document_id == document.id


def test_a_file_that_cannot_be_used_is_told_and_the_note_is_kept(stage, grid: CycleGrid, tmp_path: Path) -> None:
    (tmp_path / "kosong.pdf").touch()
    dialog = _dialog(stage, grid)
    dialog.form.load(replace(_mark(grid), note="Catatan penting"))
    dialog.evidence.take_file(tmp_path / "kosong.pdf")
    heard = stage.answer_problem()
    dialog.store()
    stage.settle()
    assert "kosong.pdf kosong" in heard[1]
    assert _mark(grid).note == "Catatan penting"


def _steps(stage) -> StepsDialog:
    tab = stage.page(ProgrammesPage).cycle
    programme = stage.logbook.programmes.current()
    dialog = StepsDialog(stage.logbook.cycle.matrix(programme.id).steps, tab._save_steps, stage.window)
    stage.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_steps_are_renamed_moved_added_and_removed(stage, grid: CycleGrid) -> None:
    stage.qtbot.keyClick(grid, Qt.Key.Key_S)
    stage.settle()
    dialog = _steps(stage)
    dialog.lines[0].setText("Menetapkan standar")
    stage.qtbot.keyClick(dialog.lines[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    dialog.remove(dialog.lines[-1])
    dialog.add()
    dialog.lines[-1].setText("Meningkatkan standar")
    assert dialog.changed()
    dialog.store()
    stage.settle()
    heads = [grid.cells.headerData(n, Qt.Orientation.Horizontal) for n in range(grid.cells.columnCount())]
    assert heads == ["Pemetaan mutu", "Menetapkan standar", "Perencanaan", "Pelaksanaan", "Meningkatkan standar"]
    assert _word(grid, 0, 1) == "Selesai"


def test_the_keyboard_goes_through_the_steps_as_they_stand(stage, grid: CycleGrid) -> None:
    dialog = _steps(stage)
    dialog.move_line(dialog.lines[0], 1)
    dialog.lines[0].setFocus()
    stage.qtbot.wait(30)
    for _ in range(4):  # three buttons stand beside a line
        stage.qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.lines[1]
    stage.answer_problem("Buang")
    dialog.reject()


def test_a_step_without_a_name_keeps_the_dialog_open(stage, grid: CycleGrid) -> None:
    dialog = _steps(stage)
    dialog.add()
    dialog.store()
    assert dialog.isVisible()
    assert "Nama langkah 6 masih kosong" in dialog.problem.text()
    stage.answer_problem("Buang")
    dialog.reject()


def test_without_steps_or_partners_the_page_says_what_to_do(empty) -> None:
    empty.logbook.programmes.start("kosong")
    empty.window.go("program", tab="siklus")
    assert "belum punya langkahnya" in empty.texts()
    empty.press("Pakai lima langkah SPMI")
    empty.settle()
    assert "Tambahkan sekolahnya dahulu" in empty.texts()
