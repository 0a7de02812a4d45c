"""Messages and questions: one sentence that says what happened, and buttons that say what they do."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


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
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(text)
    return box


def choose_files(parent: QWidget, title: str, filters: str = "Semua berkas (*)") -> list[Path]:
    """Files the user picks, or none."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, "", filters)
    return [Path(name) for name in names]


def choose_file(parent: QWidget, title: str, filters: str = "Semua berkas (*)") -> Path | None:
    """One file the user picks."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", filters)
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder the user picks."""
    name = QFileDialog.getExistingDirectory(parent, title, str(start or ""))
    return Path(name) if name else None
