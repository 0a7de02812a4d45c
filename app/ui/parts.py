"""The parts that the first picture of the window needs: labels, badges, buttons.

Nothing here touches Qt's big `Qt` namespace: loading it costs a fifth of a bare window's start. Enumerations are given
as numbers through properties instead.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from app.qt.labels import WrappedLabel
from app.qt.theme import mark

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_LEAST = 30  # pixels of a shortened line
PLAIN_TEXT = 0  # Qt.TextFormat.PlainText


def text_label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label of a given role (strong, secondary, quiet, card-title, …); plain text, never markup."""
    label = WrappedLabel(text) if wrap else QLabel(text)
    label.setProperty("textFormat", PLAIN_TEXT)
    if role:
        label.setProperty("role", role)
    return label


def two_lines(text: str, label: QLabel, width: int) -> str:
    """The text as far as two lines of `width` pixels hold it in a label's font; it ends in … where it was cut."""
    label.ensurePolished()
    metrics = label.fontMetrics()
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= 2:
        return text
    from PySide6.QtCore import Qt

    rest = " ".join(lines[1:])
    return f"{lines[0]}\n{metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)}"


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room; the whole text is then its tool tip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self._whole = text
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        super().setText(text)

    def setText(self, text: str) -> None:
        """Show a text, shortened to the room there is."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def whole_text(self) -> str:
        """The text without shortening."""
        return self._whole

    def sizeHint(self) -> "QSize":
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + 2)
        return hint

    def minimumSizeHint(self) -> "QSize":
        hint = super().sizeHint()
        hint.setWidth(_LEAST)
        return hint

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        fits = metrics.horizontalAdvance(self._whole) <= self.width()
        if not fits:
            from PySide6.QtCore import Qt

            super().setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
        elif self.text() != self._whole:
            super().setText(self._whole)
        self.setToolTip("" if fits else self._whole)


def badge(text: str, tone: str) -> QLabel:
    """A word on a soft ground: there, soon, missing, chosen or quiet."""
    label = QLabel(text)
    label.setProperty("textFormat", PLAIN_TEXT)
    label.setProperty("badge", tone)
    label.setIndent(0)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label


def set_badge(label: QLabel, text: str, tone: str) -> None:
    """Change a badge's word and meaning."""
    label.setText(text)
    mark(label, "badge", tone)


class PushButton(QPushButton):
    """A button that Enter presses too, whichever button is the default of its dialog."""

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.text() in ("\r", "\n"):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, action: Callable[[], object], *, kind: str = "", tip: str = "") -> QPushButton:
    """A push button; `kind` is primary or link, or empty for a plain one."""
    result = PushButton(text)
    if kind:
        result.setProperty("kind", kind)
    if tip:
        result.setToolTip(tip)
    result.setAutoDefault(False)
    result.clicked.connect(lambda _checked=False: action())
    return result
