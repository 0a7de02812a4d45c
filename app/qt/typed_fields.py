"""A date and a clock time as one line of text that can simply be typed over."""

from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from app.domain.dates import MONTH_NAMES, day_name, format_date, format_time
from app.domain.typed_values import read_date, read_time, wrong_day_name
from app.qt.icons import icon
from app.qt.theme import colour

_BESIDE = 52  # pixels of padding and calendar button
_QUARTER = 15  # minutes that an arrow key moves
_INDONESIAN = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)


class TypedField(QLineEdit):
    """A line that holds a value. `changed` when the value is another one or its fault or remark appears or goes.

    Entering it selects all, so that typing replaces it; leaving it writes the value out in full.
    """

    changed = Signal()
    empty = ""
    unclear = ""

    def __init__(self, *, optional: bool = False, parent: QWidget | None = None) -> None:
        """An `optional` field may stay empty: its value is then None."""
        super().__init__(parent)
        self._optional = optional
        self._value: Any = None
        self._left = False  # a fault is only shown once the field was left
        self._odd = ""  # what was odd about the text that the value was read from
        self._clicked_in = False
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._finish)

    @property
    def value(self) -> Any:
        """What the text says, or None when it is empty or unclear."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value, without a signal."""
        self._value = value
        self._left = False
        self._odd = ""
        self.setText("" if value is None else self.write(value))
        self.setCursorPosition(0)

    def fault(self) -> str:
        """Why the text cannot be used, or empty."""
        text = self.text().strip()
        if not text:
            return "" if self._optional else self.empty
        return "" if self.read(text) is not None else self.unclear.format(text=text)

    def shown_fault(self) -> str:
        """The fault, once the user went on to another field."""
        return self.fault() if self._left else ""

    def remark(self) -> str:
        """What to show below the field: its fault, or what was corrected in it, once the user left it; else empty."""
        return self.shown_fault() or self._odd

    def odd(self, _text: str) -> str:
        """What a text says besides its value that cannot be right, as a sentence, or empty."""
        return ""

    def read(self, text: str) -> Any:
        """The value of a text, or None."""
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """The text of a value."""
        raise NotImplementedError

    def step(self, value: Any, steps: int) -> Any:
        """The value some steps on."""
        raise NotImplementedError

    def pick(self, value: Any) -> None:
        """Take a value that the user chose without typing."""
        self.set_value(value)
        self.selectAll()
        self.changed.emit()

    def _typed(self, text: str) -> None:
        self._value = self.read(text.strip())
        self._odd = ""
        if self._value is not None or not text.strip():
            self._left = False
        self.changed.emit()

    def _finish(self) -> None:
        if self.fault():
            if not self._left:
                self._left = True
                self.changed.emit()
        elif self._value is not None and self.text() != self.write(self._value):
            self._odd = self.odd(self.text())
            self.setText(self.write(self._value))
            self.setCursorPosition(0)
            if self._odd:
                self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._clicked_in = event.reason() == Qt.FocusReason.MouseFocusReason
        back = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)  # typing goes on where it was
        if not self._clicked_in and event.reason() not in back:
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._clicked_in and not self.hasSelectedText():
            self.selectAll()
        self._clicked_in = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows up and down move the value."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is not None and self._value is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pick(self.step(self._value, steps))
        else:
            super().keyPressEvent(event)


class DateField(TypedField):
    """A date: `Kam, 12 Nov 2026`. A button (or Alt+Down) opens a calendar."""

    empty = "Masih kosong. Tulis misalnya 12/11/2026."
    unclear = "“{text}” belum jelas sebagai tanggal. Tulis misalnya 12/11/2026 atau 12 November 2026."

    def __init__(self, *, optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(optional=optional, parent=parent)
        self.setPlaceholderText("misalnya 12/11/2026")
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("Sab, 30 Nov 2026") + _BESIDE)
        self._calendar_action = QAction(icon("calendar"), "Buka kalender", self)
        self._calendar_action.triggered.connect(self.open_calendar)
        self.addAction(self._calendar_action, QLineEdit.ActionPosition.TrailingPosition)

    def read(self, text: str) -> date | None:
        return read_date(text, self._value or date.today())

    def write(self, value: date) -> str:
        return f"{day_name(value)[:3]}, {value.day} {MONTH_NAMES[value.month - 1][:3]} {value.year}"

    def odd(self, text: str) -> str:
        """The name of another day: the date counts, but the user may have meant the day."""
        named = wrong_day_name(text, self._value)
        return f"{format_date(self._value)} adalah hari {day_name(self._value)}, bukan {named}." if named else ""

    def step(self, value: date, steps: int) -> date:
        return value + timedelta(days=steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Offer the days to click on."""
        popup = Calendar(self._value or date.today(), self)
        popup.picked.connect(self.pick)
        popup.show_below(self)


class TimeField(TypedField):
    """A clock time: `08.00`."""

    empty = "Masih kosong. Tulis misalnya 08.00."
    unclear = "“{text}” belum jelas sebagai jam. Tulis misalnya 08.00 atau 13.30."

    def __init__(self, *, optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(optional=optional, parent=parent)
        self.setPlaceholderText("misalnya 08.00")

    def read(self, text: str) -> time | None:
        return read_time(text)

    def write(self, value: time) -> str:
        return format_time(value)

    def step(self, value: time, steps: int) -> time:
        minutes = (value.hour * 60 + value.minute + steps * _QUARTER) % (24 * 60)
        return time(minutes // 60, minutes % 60)


class Calendar(QCalendarWidget):
    """A month in a small window of its own; goes when a day is chosen. Sends `picked(date)`."""

    picked = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLocale(_INDONESIAN)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setDateRange(QDate(1990, 1, 1), QDate(2099, 12, 31))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContentsMargins(1, 1, 1, 1)
        self._colours()
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        cell = self.fontMetrics().horizontalAdvance("Kam") + 16
        self.resize(7 * cell + 12, 8 * (self.fontMetrics().height() + 10) + 12)
        self.clicked.connect(self._take)
        self.activated.connect(self._take)

    def _colours(self) -> None:
        names = (
            (Qt.DayOfWeek.Saturday, "text"),
            (Qt.DayOfWeek.Sunday, "missing"),
        )
        for day, name in names:
            look = QTextCharFormat()
            look.setForeground(colour(name))
            self.setWeekdayTextFormat(day, look)
        for name, picture in (("qt_calendar_prevmonth", "previous"), ("qt_calendar_nextmonth", "next")):
            if (arrow := self.findChild(QToolButton, name)) is not None:
                arrow.setIcon(icon(picture))
        header = QTextCharFormat()
        header.setForeground(colour("secondary"))
        header.setBackground(colour("card"))
        self.setHeaderTextFormat(header)

    def show_below(self, field: QWidget) -> None:
        """Open under a field, or above it where there is no room below."""
        room = field.screen().availableGeometry()
        at = field.mapToGlobal(QPoint(0, field.height() + 2))
        if at.y() + self.height() > room.bottom():
            at = field.mapToGlobal(QPoint(0, -self.height() - 2))
        self.move(max(room.left(), min(at.x(), room.right() - self.width())), max(room.top(), at.y()))
        self.show()
        self.setFocus()

    def _take(self, day: QDate) -> None:
        if self.isVisible():  # a double click sends both signals
            self.picked.emit(date(day.year(), day.month(), day.day()))
            self.close()
