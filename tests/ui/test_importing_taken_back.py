"""An import is taken back later too; what somebody changed since stays, and its dialog says why."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.terms import AttendanceState
from app.ui.meetings.page import MeetingsPage
from app.ui.meetings.taken_back import TakenBackDialog
from tests.ui.import_lists import RETNO, YOHANA, ZUL, begin, book, by_hand, evaluation, names_on


def _imported(stage, tmp_path: Path) -> None:
    page = begin(stage, path=book(tmp_path / "daftar.xlsx", {"Sheet1": by_hand(RETNO, ZUL, YOHANA)}))
    page.import_button.click()
    stage.settle()


def _read_dialog(stage) -> list[str]:
    """The words of the dialog that tells what was taken back; it is closed."""
    heard: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, TakenBackDialog):
            timer.stop()
            heard.extend(label.text() for label in dialog.findChildren(QLabel))
            dialog.reject()

    timer = QTimer(stage.window)
    timer.timeout.connect(close)
    timer.start(20)
    return heard


def test_without_an_import_the_card_is_away(stage) -> None:
    stage.window.go("kegiatan", meeting_id=evaluation(stage).id, tab="riwayat")
    assert not stage.page(MeetingsPage).detail.history.imports.isVisible()


def test_an_import_is_taken_back_and_what_changed_since_is_named(stage, tmp_path: Path) -> None:
    _imported(stage, tmp_path)
    meeting = evaluation(stage)
    changed = next(row for row in stage.logbook.attendance.rows(meeting.id) if row.name == ZUL[0])
    stage.logbook.attendance.set_state([changed.id], AttendanceState.SICK)
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="riwayat")
    stage.settle()
    card = stage.page(MeetingsPage).detail.history.imports
    assert card.isVisible()
    assert card.model.index(0, 1).data().startswith("daftar.xlsx")
    assert card.model.index(0, 2).data() == "Hari 2"
    asked = stage.answer_problem("Tarik kembali")
    heard = _read_dialog(stage)
    card.table.select(0)
    stage.press("Tarik kembali …")
    stage.qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    stage.settle()
    assert asked[1].startswith("2 orang dari daftar.xlsx dikeluarkan dari daftar hadir. 1 orang tetap ada: 1 orang ")
    assert ZUL[0] in heard
    assert names_on(stage, 2) == {ZUL[0]}
    stage.window.undo()
    stage.settle()
    assert names_on(stage, 2) == {RETNO[0], ZUL[0], YOHANA[0]}


def test_an_import_of_which_nothing_can_go_says_so_and_stays_in_the_list(stage, tmp_path: Path) -> None:
    _imported(stage, tmp_path)
    meeting = evaluation(stage)
    mine = [row.id for row in stage.logbook.attendance.rows(meeting.id) if row.import_batch_id is not None]
    stage.logbook.attendance.set_state(mine, AttendanceState.SICK)
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="riwayat")
    stage.settle()
    card = stage.page(MeetingsPage).detail.history.imports
    heard = stage.answer_problem()
    card.table.select(0)
    stage.press("Tarik kembali …")
    stage.qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    stage.settle()
    assert "Tidak ada yang dapat ditarik kembali dari daftar.xlsx" in " ".join(heard)
    assert card.model.rowCount() == 1
    assert names_on(stage, 2) == {RETNO[0], ZUL[0], YOHANA[0]}


def test_the_menu_of_the_meeting_leads_to_the_imports(stage, tmp_path: Path) -> None:
    _imported(stage, tmp_path)
    detail = stage.page(MeetingsPage).detail
    menu = detail.more_menu()
    next(action for action in menu.actions() if action.text() == "Tarik kembali impor …").trigger()
    menu.close()
    stage.settle()
    assert detail.stack.currentWidget() is detail.history
    assert detail.history.imports.isVisible()
