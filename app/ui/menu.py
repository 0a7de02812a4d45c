"""Everything the window can do at once, for its menu and its search."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.qt.theme import Scheme

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_SCHEMES = ((Scheme.SYSTEM, "Ikut sistem"), (Scheme.LIGHT, "Terang"), (Scheme.DARK, "Gelap"))


@dataclass(frozen=True, slots=True)
class Action:
    """A command: its words, its keys (or none) and what it does."""

    label: str
    keys: str
    run: Callable[[], object]
    only_for: str = ""  # the search offers it only to who types a word that begins so


def history_actions(window: "MainWindow") -> list[Action]:
    """Undo and redo, with the name of what they would undo or redo."""
    history = window.logbook.history
    offered: list[Action] = []
    if label := history.undo_label():
        offered.append(Action(f"Urungkan: {label}", "Ctrl+Z", window.undo, "urung"))
    if label := history.redo_label():
        offered.append(Action(f"Ulangi: {label}", "Ctrl+Y", window.redo, "ulang"))
    return offered


def work_actions(window: "MainWindow") -> list[Action]:
    """The commands that are always there."""
    return [
        Action("Kegiatan baru", "Ctrl+N", window.new_meeting),
        Action("Tambah sekolah imbas", "", lambda: window.go("imbas", new=True)),
        Action("Buat paket", "", lambda: window.go("paket")),
        Action("Periksa sertifikat", "", lambda: _check_certificate(window)),
        Action("Data sekolah", "", window.edit_school),
        Action("Buka folder data", "", lambda: window.open_folder(window.folder)),
        Action("Bantuan", "F1", window.help),
    ]


def _check_certificate(window: "MainWindow") -> None:
    from app.ui.certificate_check import CheckDialog

    CheckDialog(window, window).exec()


def build_menu(window: "MainWindow") -> QMenu:
    """The menu as it is now; it goes when it closes."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in history_actions(window):
        _add(menu, action)
    menu.addSeparator()
    for action in (*work_actions(window), Action("Cari …", "Ctrl+K", window.search)):
        _add(menu, action)
    looks = menu.addMenu("Tampilan")
    for scheme, label in _SCHEMES:
        entry = looks.addAction(label)
        entry.setCheckable(True)
        entry.setChecked(window.scheme is scheme)
        entry.triggered.connect(lambda _checked=False, chosen=scheme: window.set_scheme(chosen))
    reminder = menu.addAction("Pengingat di baki sistem")
    reminder.setCheckable(True)
    reminder.setChecked(window.reminder is not None)
    reminder.triggered.connect(window.set_reminder)
    menu.addSeparator()
    _add(menu, Action("Keluar", "Ctrl+Q", window.quit))
    return menu


def _add(menu: QMenu, action: Action) -> None:
    entry = menu.addAction(action.label.replace("&", "&&") + (f"\t{action.keys}" if action.keys else ""))
    entry.triggered.connect(lambda _checked=False: action.run())
