"""Messages and questions: one sentence that says what happened, and buttons that say what they do."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.qt.folders import folders
from app.qt.labels import COPIED, breakable


def show_message(parent: QWidget | None, title: str, text: str) -> None:
    """Something the user has to know before going on."""
    box = _box(parent, QMessageBox.Icon.Information, title, text)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.exec()


def show_problem(parent: QWidget | None, title: str, text: str) -> None:
    """Something did not work; `text` says why and what to do."""
    box = _box(parent, QMessageBox.Icon.Warning, title, text)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.exec()


def ask(parent: QWidget | None, title: str, text: str, accept: str, reject: str = "Batal") -> bool:
    """A question with two named answers; the cautious one is where Enter and Escape go."""
    box = _box(parent, QMessageBox.Icon.Question, title, text)
    yes = box.addButton(accept, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(reject, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


def _box(parent: QWidget | None, icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(breakable(title, COPIED))
    box.setInformativeText(breakable(text, COPIED))
    return box


def choose_files(parent: QWidget, title: str, filters: str = "Semua berkas (*)") -> list[Path]:
    """Files the user picks, or none. `title` is also the purpose whose last folder the dialog begins in."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folders.for_opening(title)), filters)
    return [_kept(title, Path(name)) for name in names]


def choose_file(parent: QWidget | None, title: str, filters: str = "Semua berkas (*)") -> Path | None:
    """One file the user picks. `title` is also the purpose whose last folder the dialog begins in."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folders.for_opening(title)), filters)
    return _kept(title, Path(name)) if name else None


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder the user picks."""
    begin = start if start is not None and start.is_dir() else folders.for_saving(title)
    name = QFileDialog.getExistingDirectory(parent, title, str(begin))
    return Path(name) if name else None


def choose_new_file(parent: QWidget, title: str, purpose: str, name: str, filters: str) -> Path | None:
    """Where the user wants a file written; the system asks before an existing one is replaced.

    The dialog begins in the last folder of the `purpose`; `name` is proposed.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(folders.for_saving(purpose) / name), filters)
    return _kept(purpose, Path(chosen)) if chosen else None


def _kept(purpose: str, path: Path) -> Path:
    folders.keep(purpose, path.parent)
    return path
