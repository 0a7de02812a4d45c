"""Ctrl+Z on the page of import takes back what was said there, before it reaches the logbook."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.importing.page import ImportPage
from tests.ui.import_lists import RETNO, YOHANA, ZUL, begin, book, by_hand, evaluation


def _press(stage, key: Qt.Key) -> None:
    stage.window.activateWindow()
    stage.qtbot.waitUntil(stage.window.isActiveWindow, timeout=5_000)
    stage.page(ImportPage).preview.setFocus()
    QTest.keyClick(stage.window, key, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        stage.settle()


@pytest.fixture
def page(stage, tmp_path: Path) -> ImportPage:
    files = [
        book(tmp_path / "satu.xlsx", {"Sheet1": by_hand(RETNO, ZUL)}),
        book(tmp_path / "dua.xlsx", {"Sheet1": by_hand(YOHANA)}),
    ]
    return begin(stage, paths=files)


def test_a_correction_is_taken_back_and_said_again(stage, page: ImportPage) -> None:
    page.pointing.correct(6, "B", "Zulfikar Hasan")
    stage.settle()
    assert page.preview.cells.index(5, 1).data() == "Zulfikar Hasan"
    _press(stage, Qt.Key.Key_Z)
    assert page.preview.cells.index(5, 1).data() == ZUL[0]
    assert stage.window.status.message.whole_text().startswith("Diurungkan: koreksi kolom B baris 6.")
    _press(stage, Qt.Key.Key_Y)
    assert page.preview.cells.index(5, 1).data() == "Zulfikar Hasan"
    assert page.plan is not None
    assert "Zulfikar Hasan" in {row.listed.name for row in page.plan.rows if row.listed}


def test_a_file_that_was_taken_off_comes_back(stage, page: ImportPage) -> None:
    page.queue.removed.emit(page.bench.drafts[1])
    assert page.import_button.text() == "Impor 2 orang"
    _press(stage, Qt.Key.Key_Z)
    assert page.import_button.text() == "Impor 2 berkas, 3 orang"
    _press(stage, Qt.Key.Key_Y)
    assert [draft.source.name for draft in page.bench.drafts] == ["satu.xlsx"]


def test_with_nothing_said_the_last_work_is_undone(stage, page: ImportPage) -> None:
    label = stage.logbook.history.undo_label()
    assert label
    page.pointing.cross(5)
    stage.settle()
    _press(stage, Qt.Key.Key_Z)
    assert stage.logbook.history.undo_label() == label
    _press(stage, Qt.Key.Key_Z)
    assert stage.window.status.message.whole_text().startswith(f"Diurungkan: {label}")


def test_an_import_that_comes_while_other_work_runs_waits_for_it(stage, tmp_path: Path) -> None:
    order: list[str] = []
    gate = Event()
    stage.window.run("Menyusun paket", lambda _progress: gate.wait(10), lambda _result: order.append("paket"))
    meeting = evaluation(stage)
    stage.window.go("impor", meeting_id=meeting.id, path=book(tmp_path / "a.xlsx", {"Sheet1": by_hand(RETNO)}))
    stage.window.run("Menyusun paket", lambda _progress: None, order.append, lambda: order.append("dua kali"))
    assert order == ["dua kali"]
    gate.set()
    stage.qtbot.waitUntil(lambda: stage.page(ImportPage).plan is not None, timeout=20_000)
    assert order == ["dua kali", "paket"]
