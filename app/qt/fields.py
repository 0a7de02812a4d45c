"""Input fields that the mouse wheel neither changes nor enters: it belongs to the page that is being scrolled."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QStyle, QWidget

_MOST_SHOWN = 12  # lines of an open list
_BESIDE = 44  # pixels of padding beside a line of it


class ComboBox(QComboBox):
    """A choice. Its open list shows whole lines."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """`name` is the accessible name, where no label stands beside it."""
        super().__init__(parent)
        if name:
            self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's own lets the wheel give it the focus
        self.setMaxVisibleItems(_MOST_SHOWN)

    def showPopup(self) -> None:
        """The open list is as wide as its longest line."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if self.count() > _MOST_SHOWN else 0
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        self.view().setMinimumWidth(min(widest + _BESIDE + bar, self.screen().availableGeometry().width() - 40))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SpinBox(QSpinBox):
    """A whole number without arrows."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, most)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DecimalBox(QDoubleSpinBox):
    """A number with one decimal, without arrows."""

    def __init__(self, least: float, most: float, suffix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setDecimals(1)
        self.setSuffix(suffix)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def fill_choices(box: QComboBox, choices: Sequence[tuple[Any, str]]) -> None:
    """Offer (value, label) pairs; a value that was chosen stays chosen."""
    chosen = box.currentIndex()
    box.clear()
    for value, label in choices:
        box.addItem(label, value)
    box.setCurrentIndex(max(chosen, 0))
