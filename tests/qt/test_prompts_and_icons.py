from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from app.core.paths import resource
from app.qt.icons import icon
from app.qt.prompts import ask, show_problem


def _press(word: str, texts: list[str]) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    texts.extend((box.text(), box.informativeText()))
    next(button for button in box.buttons() if button.text().replace("&", "") == word).click()


def test_a_question_is_answered_by_its_named_button(qtbot) -> None:
    texts: list[str] = []
    QTimer.singleShot(50, lambda: _press("Hapus", texts))
    assert ask(None, "Hapus kegiatan?", "Kegiatan ini punya daftar hadir.", "Hapus")
    QTimer.singleShot(50, lambda: _press("Batal", texts))
    assert not ask(None, "Hapus kegiatan?", "Kegiatan ini punya daftar hadir.", "Hapus")
    assert texts[:2] == ["Hapus kegiatan?", "Kegiatan ini punya daftar hadir."]


def test_a_problem_says_what_happened_and_what_to_do(qtbot) -> None:
    texts: list[str] = []
    QTimer.singleShot(50, lambda: _press("OK", texts))
    show_problem(None, "Belum berhasil", "Berkas kosong. Salin ulang dari sumbernya.")
    assert texts == ["Belum berhasil", "Berkas kosong. Salin ulang dari sumbernya."]


def test_every_icon_can_be_drawn_in_both_states(qapp) -> None:
    names = [path.stem for path in resource("icons").glob("*.svg") if not path.stem.endswith(("-light", "-dark"))]
    assert names
    for name in names:
        drawn = icon(name)
        off = drawn.pixmap(18, 18, QIcon.Mode.Normal, QIcon.State.Off).toImage()
        on = drawn.pixmap(18, 18, QIcon.Mode.Normal, QIcon.State.On).toImage()
        assert any(off.pixelColor(x, y).alpha() for x in range(off.width()) for y in range(off.height())), name
        assert off != on
