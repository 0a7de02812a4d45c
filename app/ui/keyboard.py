"""Where the keyboard stands: never left on a button that deletes, and its undo reaches the logbook."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_DELETES = "Hapus"  # how every button that deletes begins


def lost_its_place(before: QWidget | None, now: QWidget | None) -> bool:
    """Whether the keyboard was moved on by Qt from what vanished, or stands on a button that deletes.

    `before` is what had it before the page was read again, `now` what has it afterwards.
    """
    if now is None or (isinstance(now, QAbstractButton) and now.text().startswith(_DELETES)):
        return True
    gone = before is not None and (not isValid(before) or not before.isVisible())
    return gone and isinstance(now, QAbstractButton)


class LogbookUndo(QObject):
    """Text fields take Ctrl+Z and Ctrl+Y for themselves, also with nothing to undo in them: then the window gets them.

    It watches only the field that the keyboard stands in.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for step in _STEPS:
                if event.matches(step) and not _has_own(watched, undo=step is QKeySequence.StandardKey.Undo):
                    event.ignore()
                    return True
        return super().eventFilter(watched, event)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if isinstance(new, QLineEdit | QPlainTextEdit | QAbstractSpinBox) and new.window() is self._window:
            new.installEventFilter(self)
            self._watched = new


def _has_own(field: QObject, *, undo: bool) -> bool:
    """Whether a field has something of its own to take back, or to bring back."""
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable() if undo else field.document().isRedoAvailable()
    line = field.findChild(QLineEdit) if isinstance(field, QAbstractSpinBox) else field
    if isinstance(line, QLineEdit):
        return line.isUndoAvailable() if undo else line.isRedoAvailable()
    return False
