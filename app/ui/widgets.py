"""The small parts that the pages share: card, badge, header, tabs, segmented control, bar, empty state."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.qt.theme import BUTTON_GAP, PAGE_MARGIN, colour, mark
from app.ui.parts import ElidedLabel, PushButton, badge, set_badge, text_label


def line() -> QFrame:
    """A thin horizontal line."""
    frame = QFrame()
    frame.setProperty("role", "line")
    return frame


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)  # pyright: ignore[reportArgumentType]


class Card(QFrame):
    """A white box with a title, a quiet note at the right of it, and a body."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        self.note = text_label(note, "secondary")
        self.heading = QHBoxLayout()
        if title:
            self.setAccessibleName(title)
            self.heading.addWidget(text_label(title, "card-title"))
            self.heading.addStretch(1)
            self.heading.addWidget(self.note)
            self.body.addLayout(self.heading)

    def fresh(self) -> QVBoxLayout:
        """Empty the part below the title and give it back."""
        while self.body.count() > 1:
            item = self.body.takeAt(1)
            if item is None:
                break
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
            elif (inner := item.layout()) is not None:
                clear_layout(inner)  # pyright: ignore[reportArgumentType]
        return self.body


class PageHeader(QWidget):
    """Title, what it is about, and the buttons of a page."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(title, "page-title")
        self.subtitle = ElidedLabel("", "quiet")
        self.subtitle.hide()
        self.badge = badge("", "quiet")
        self.badge.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(BUTTON_GAP)
        self._below = QHBoxLayout()
        self._below.setSpacing(8)
        self._below.addWidget(self.badge)
        self._below.addWidget(self.subtitle, 1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addLayout(self._below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 14, PAGE_MARGIN, 12)
        layout.setSpacing(14)
        layout.addLayout(words, 1)
        layout.addLayout(self.buttons)

    def tell(self, title: str, subtitle: str = "", word: str = "", tone: str = "quiet") -> None:
        """Set the title, the line below it and its badge."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        set_badge(self.badge, word, tone)
        self.badge.setVisible(bool(word))

    def add_button(self, widget: QWidget) -> None:
        """Add a button at the right."""
        self.buttons.addWidget(widget)


class _Choices(QWidget):
    """Buttons of which exactly one is on; arrow keys move between them."""

    chosen = Signal(int)

    def __init__(self, name: str, kind: str, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._kind = kind
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Replace the buttons; the first is on."""
        for old in self._group.buttons():
            self._group.removeButton(old)
        clear_layout(self._row)
        for number, label in enumerate(labels):
            one = PushButton(label)
            one.setProperty("kind", self._kind)
            ends = {0: "first", len(labels) - 1: "last"}
            one.setProperty("end", "only" if len(labels) == 1 else ends.get(number, "middle"))
            one.setCheckable(True)
            one.setAutoDefault(False)
            bold = one.font()
            bold.setWeight(QFont.Weight.DemiBold)
            one.setMinimumWidth(
                QFontMetrics(bold).horizontalAdvance(label) + 28
            )  # room for the bold of the one that is on
            self._group.addButton(one, number)
            self._row.addWidget(one)
        self.set_current(0)

    def labels(self) -> list[str]:
        """The words of the buttons."""
        return [one.text() for one in self._group.buttons()]

    def current(self) -> int:
        """Number of the one that is on, or -1."""
        return self._group.checkedId()

    def set_current(self, number: int) -> None:
        """Switch one on, without a signal."""
        if (one := self._group.button(number)) is not None:
            one.setChecked(True)


class SegmentedControl(_Choices):
    """A few choices in one frame."""

    def __init__(self, name: str, labels: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, "segment", 0, parent)
        self.set_labels(labels)


class TabStrip(_Choices):
    """The tabs of a page: words with a line under the one that is open."""

    def __init__(self, name: str, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(name, "tab", 4, parent)
        self.set_labels(labels)
        self._row.addStretch(1)


class Bar(QWidget):
    """How much of a whole: a rounded bar. The numbers stand beside it as text."""

    def __init__(self, part: int, whole: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(part, whole)

    def set_count(self, part: int, whole: int) -> None:
        """Show other numbers."""
        self._share = min(1.0, part / whole) if whole else 0.0
        self._low = self._share < 0.5
        self.setAccessibleName(f"{part} dari {whole}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(90, 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, 0, self.width(), self.height())
        radius = self.height() / 2
        painter.setBrush(colour("quiet_ground"))
        painter.drawRoundedRect(whole, radius, radius)
        if self._share > 0:
            painter.setBrush(colour("missing" if self._low else "primary"))
            painter.setClipRect(QRectF(0, 0, self.width() * self._share, self.height()))
            painter.drawRoundedRect(whole, radius, radius)


class BarRow(QWidget):
    """A name, a bar and `part / whole`."""

    def __init__(self, name: str, part: int, whole: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(10)
        label = text_label(name, wrap=True)
        label.setToolTip(name)
        self._bar = Bar(part, whole)
        self.number = text_label("", "quiet")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance("00 / 00"))
        layout.addWidget(label, 7)
        layout.addWidget(self._bar, 4)
        layout.addWidget(self.number)
        self.set_count(part, whole)

    def set_count(self, part: int, whole: int) -> None:
        """Show other numbers."""
        words = f"{part} / {whole}"
        if words != self.number.text():
            self._bar.set_count(part, whole)
            self.number.setText(words)
            mark(self.number, "tone", "missing" if whole and part * 2 < whole else "")


class EmptyState(QWidget):
    """One sentence about what belongs here and the buttons that bring it."""

    def __init__(self, sentence: str, buttons: Sequence[QPushButton] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = text_label(sentence, "quiet", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMinimumWidth(240)
        self.sentence.setMaximumWidth(460)
        row = QHBoxLayout()
        row.setSpacing(BUTTON_GAP)
        row.addStretch(1)
        for one in buttons:
            row.addWidget(one)
        row.addStretch(1)
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addWidget(self.sentence, 4)
        centre.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 24, 16, 24)
        layout.setSpacing(14)
        layout.addStretch(1)
        layout.addLayout(centre)
        layout.addLayout(row)
        layout.addStretch(1)


def bring_into_view(area: QScrollArea, widget: QWidget) -> None:
    """Scroll to a widget that was just added, also once the area has grown by it."""
    area.ensureWidgetVisible(widget, 0, 12)
    QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, 12))  # not when it is gone by then


def scrolled(inner: QWidget) -> QScrollArea:
    """Put a widget in a scroll area that only scrolls down."""
    inner.setProperty("role", "scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
