"""The base of every dialog: it is taken apart outside of its own signals, and asks before it drops what was typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

_ending: set[QDialog] = set()


class Dialog(QDialog):
    """`exec` and `open` as usual; `asks` dialogs want a word before changed fields are lost."""

    asks = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: dict[QWidget, object] | None = None

    def exec(self) -> int:
        """Show the dialog until it is closed.

        `QDialog.exec` hands the dialog to Python. Without a reference that lasts until Qt has deleted it, the closure
        of one of its own buttons may be the last to hold it, and it dies while that button is being destroyed.
        """
        result = super().exec()
        _ending.add(self)
        self.destroyed.connect(lambda: _ending.discard(self))
        self.deleteLater()
        return result

    def changed(self) -> bool:
        """Whether a field holds something else than when the dialog came up."""
        return self._first is not None and _contents(self) != self._first

    def reject(self) -> None:
        """Close without saving; what was typed is only dropped when the user agrees."""
        if self.asks and self.isVisible() and self.changed():
            from app.qt.prompts import ask

            if not ask(self, "Buang isian ini?", "Yang baru diketik belum disimpan.", "Buang", "Lanjut mengisi"):
                return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the button that Enter presses, also from a text of many lines."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            usual = next((one for one in self.findChildren(QPushButton) if one.isDefault() and one.isVisible()), None)
            if usual is not None and usual.isEnabled():
                usual.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first is None:
            self._first = _contents(self)


def _contents(dialog: QDialog) -> dict[QWidget, object]:
    """What each field holds; without an order, because a stack changes that of its pages as it shows another."""
    found: dict[QWidget, object] = {}
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, QComboBox):
            found[widget] = widget.currentIndex()
        elif isinstance(widget, QCheckBox):
            found[widget] = widget.isChecked()
        elif isinstance(widget, QPlainTextEdit):
            found[widget] = widget.toPlainText()
        elif isinstance(widget, QLineEdit):  # a spin box holds one too
            found[widget] = widget.text()
    return found


def close_button(dialog: QDialog) -> QDialogButtonBox:
    """A box with “Tutup” that Enter presses only where the keyboard stands on it."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    for one in box.buttons():
        if isinstance(one, QPushButton):
            one.setAutoDefault(False)
    return box
