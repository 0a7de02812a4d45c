"""Doing things only once a window stands on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


class _FirstExpose(QObject):
    def __init__(self, window: QWindow, action: Callable[[], object]) -> None:
        super().__init__(window)
        self._action = action
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Expose and isinstance(watched, QWindow) and watched.isExposed():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._action)  # the window paints while it handles this very event
        return False


def after_first_paint(widget: QWidget, action: Callable[[], object]) -> None:
    """Call `action` once, right after the shown top-level `widget` has painted for the first time."""
    handle = widget.windowHandle()
    assert handle is not None, "the widget must be shown first"
    _FirstExpose(handle, action)
