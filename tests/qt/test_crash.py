import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.qt.crash import CrashDialog, CrashHandler, describe


def _bug() -> ZeroDivisionError:
    try:
        raise ZeroDivisionError("uji")  # noqa: TRY301
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def _close_dialog(seen: list[CrashDialog]) -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, CrashDialog) and window.isVisible():
            seen.append(window)
            window.accept()


def test_the_dialog_says_that_the_data_is_safe_and_where_the_log_lies(qtbot) -> None:
    from PySide6.QtWidgets import QLabel

    dialog = CrashDialog(describe(_bug(), "0.1.0"), Path("catatan.log"))
    qtbot.addWidget(dialog)
    text = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Data Anda aman" in text
    assert "catatan.log" in text
    dialog.copy_details()
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    assert "Buku Imbas 0.1.0" in QApplication.clipboard().text()


def test_no_sentence_of_the_dialog_is_cut_and_no_button_stands_over_the_details(qtbot) -> None:
    from PySide6.QtWidgets import QLabel, QPushButton

    dialog = CrashDialog(describe(_bug(), "0.1.0"), Path("/home/ratna/Dokumen/Buku Imbas/catatan/program.log"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(dialog.minimumSizeHint())
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    for button in dialog.findChildren(QPushButton):
        assert not button.geometry().intersects(dialog.view.geometry()), button.text()


@pytest.mark.logs_error("Unexpected error")
def test_an_uncaught_exception_shows_one_dialog(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    handler = CrashHandler("0.1.0", Path("catatan.log"))
    handler.install()
    seen: list[CrashDialog] = []
    QTimer.singleShot(50, lambda: _close_dialog(seen))
    bug = _bug()
    sys.excepthook(type(bug), bug, bug.__traceback__)
    assert len(seen) == 1


@pytest.mark.logs_error("Unexpected error")
def test_a_bug_of_another_thread_is_shown_in_the_windows_thread(qtbot) -> None:
    handler = CrashHandler("0.1.0", Path("catatan.log"))
    seen: list[CrashDialog] = []
    timer = QTimer()
    timer.timeout.connect(lambda: _close_dialog(seen))
    timer.start(20)
    thread = threading.Thread(target=lambda: handler.report(_bug()))
    thread.start()
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    timer.stop()
    thread.join()
    assert len(seen) == 1
