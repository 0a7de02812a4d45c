"""A month as six weeks of seven days, painted in one piece: a widget for each day or meeting would cost the start."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.dates import DAY_NAMES, format_day, format_time
from app.domain.terms import MeetingStatus
from app.qt.theme import colour
from app.services.schedule import DayRow, Deadline, Holiday, Mark, Span
from app.ui.schedule.words import GAP_TONES, STATUS_TONES, day_sentence, deadline_word, row_sentence

_WEEKS, _DAYS = 6, 7
_PADDING = 5
_SUNDAY = 6
_PAINT = {"chosen": ("primary_soft", "primary"), "quiet": ("quiet_ground", "secondary")}  # tokens: ground, ink
_Line = DayRow | Deadline | Mark | int  # what a line of a day's box tells; a number: that many more


def grid_start(month: date) -> date:
    """The Monday on or before the first of a month."""
    first = month.replace(day=1)
    return first - timedelta(days=first.weekday())


def grid_end(month: date) -> date:
    """The last of the 42 days that a month's picture shows."""
    return grid_start(month) + timedelta(days=_WEEKS * _DAYS - 1)


class MonthView(QWidget):
    """Arrows move the day, Page Up and Page Down the month, Home goes to today.

    Sends `day_chosen(date)` when another day is chosen, `opened(meeting_id)`, `day_entered(date)` for Enter on a day,
    `new_asked(date)`, and `menu_asked(date, global position)`.
    """

    day_chosen = Signal(object)
    opened = Signal(int)
    day_entered = Signal(object)
    new_asked = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.day = today
        self._rows: dict[date, list[DayRow]] = {}
        self._deadlines: dict[date, list[Deadline]] = {}
        self._span: Span | None = None
        self._holidays: Mapping[date, Holiday] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    # ---- what is shown

    def show_span(self, span: Span) -> None:
        """Show the meetings and deadlines of the days around `day`."""
        self._span = span
        self._rows = {}
        for row in span.days:
            self._rows.setdefault(row.date, []).append(row)
        self._deadlines = {}
        for one in span.deadlines:
            self._deadlines.setdefault(one.date, []).append(one)
        self._describe()
        self.update()

    def show_holidays(self, holidays: Mapping[date, Holiday]) -> None:
        """Mark the national holidays."""
        self._holidays = holidays
        self._describe()
        self.update()

    def rows_of(self, day: date) -> list[DayRow]:
        """The meetings of a day, by time."""
        return self._rows.get(day, [])

    def deadlines_of(self, day: date) -> list[Deadline]:
        """The stages that are due on a day."""
        return self._deadlines.get(day, [])

    def holiday_of(self, day: date) -> Holiday | None:
        """The national holiday of a day, once it is known."""
        return self._holidays.get(day)

    def choose(self, day: date) -> None:
        """Make a day the chosen one."""
        if day != self.day:
            self.day = day
            self._describe()
            self.update()
            self.day_chosen.emit(day)

    def _describe(self) -> None:
        """Tell a screen reader what is chosen: the picture itself says nothing to it."""
        words = day_sentence(self.day, self.rows_of(self.day), self.deadlines_of(self.day), self.holiday_of(self.day))
        self.setAccessibleName(f"Kalender bulan. {words}")

    # ---- geometry

    def sizeHint(self) -> QSize:
        return QSize(700, 480)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(420, line + 8 + _WEEKS * (line * 2 + 8))

    def _head(self) -> int:
        return self.fontMetrics().height() + 12

    def cell(self, day: date) -> QRect:
        """Where a day is painted."""
        number = (day - grid_start(self.day)).days
        row, column = divmod(number, _DAYS)
        head, width, height = self._head(), self.width(), self.height() - self._head()
        left, right = column * width // _DAYS, (column + 1) * width // _DAYS
        top, bottom = head + row * height // _WEEKS, head + (row + 1) * height // _WEEKS
        return QRect(left, top, right - left, bottom - top)

    def day_at(self, place: QPoint) -> date | None:
        """The day under a point, or None."""
        return next((day for day in self._days() if self.cell(day).contains(place)), None)

    def row_at(self, place: QPoint) -> DayRow | None:
        """The meeting under a point, or None."""
        day = self.day_at(place)
        if day is not None:
            for box, row in self._lines(day):
                if isinstance(row, DayRow) and box.contains(place):
                    return row
        return None

    def _days(self) -> Iterator[date]:
        first = grid_start(self.day)
        return (first + timedelta(days=number) for number in range(_WEEKS * _DAYS))

    def _line_height(self) -> int:
        return self.fontMetrics().height() + 3

    def _room(self) -> int:
        """How many lines fit below the number of every day."""
        return ((self.height() - self._head()) // _WEEKS - _PADDING - 3) // self._line_height() - 1

    def _lines(self, day: date) -> list[tuple[QRect, _Line]]:
        """The lines below a day's number: deadlines and meetings, with their marks where there is room."""
        cell, height = self.cell(day), self._line_height()
        every: list[DayRow | Deadline] = [*self.deadlines_of(day), *self.rows_of(day)]
        room = self._room()
        if room < 1:  # a low window: one line, beside the number
            left = cell.left() + _PADDING + self.fontMetrics().horizontalAdvance("00") + 10
            beside = QRect(left, cell.top() + 3, cell.right() - left - 2, height - 1)
            return [(beside, every[0] if len(every) == 1 else len(every))] if every else []
        top = cell.top() + height + _PADDING
        shown: list[_Line] = []
        for what in every:
            shown.append(what)
            if isinstance(what, DayRow) and self._span is not None:
                shown += self._span.marks(what)
        if len(shown) > room:
            shown = list(every)
        if len(shown) > room:
            kept = room - 1
            shown = [*every[:kept], len(every) - kept]
        return [
            (QRect(cell.left() + 3, top + number * height, cell.width() - 6, height - 2), what)
            for number, what in enumerate(shown)
        ]

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("card"))
        small = QFont(self.font())
        small.setPointSizeF(9)
        strong = QFont(small)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        for column, name in enumerate(DAY_NAMES):
            left, right = column * self.width() // _DAYS, (column + 1) * self.width() // _DAYS
            box = QRect(left + _PADDING + 2, 0, right - left - _PADDING, self._head())
            painter.setPen(colour("missing" if column == _SUNDAY else "secondary"))
            fits = painter.fontMetrics().horizontalAdvance(name) <= box.width()
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name if fits else name[:3])
        for day in self._days():
            self._paint_day(painter, day, small, strong)

    def _paint_day(self, painter: QPainter, day: date, small: QFont, strong: QFont) -> None:
        cell = self.cell(day)
        inside = day.month == self.day.month and day.year == self.day.year
        if not inside:
            painter.fillRect(cell, colour("background"))
        painter.setPen(colour("line"))
        painter.drawLine(cell.topLeft(), cell.topRight())
        if day.weekday():
            painter.drawLine(cell.topLeft(), cell.bottomLeft())
        height = self._line_height()
        head = QRect(cell.left() + _PADDING, cell.top() + 3, cell.width() - 2 * _PADDING, height)
        holiday = self.holiday_of(day)
        free = holiday is not None or day.weekday() == _SUNDAY
        painter.setFont(strong)
        number = str(day.day)
        width = painter.fontMetrics().horizontalAdvance(number)
        if day == self.today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("primary"))
            disc = max(width + 8, height)
            painter.drawRoundedRect(QRect(head.left() - 2, head.top() - 1, disc, height), height / 2, height / 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(colour("on_primary"))
            painter.drawText(QRect(head.left() - 2, head.top() - 1, disc, height), Qt.AlignmentFlag.AlignCenter, number)
            width = disc
        else:
            painter.setPen(colour("missing" if free else "text" if inside else "secondary"))
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, number)
        if holiday is not None and not (self._room() < 1 and self._lines(day)):
            painter.setFont(small)
            painter.setPen(colour("missing"))
            self._write(painter, head.adjusted(width + 6, 0, 0, 0), holiday.name)
        for box, what in self._lines(day):
            self._paint_line(painter, day, box, what, (small, strong))
        if day == self.day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(colour("primary"))
            pen.setWidth(2)
            pen.setStyle(Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _paint_line(self, painter: QPainter, day: date, box: QRect, what: _Line, fonts: tuple[QFont, QFont]) -> None:
        small, strong = fonts
        if isinstance(what, int):
            painter.setFont(small)
            painter.setPen(colour("secondary"))
            every = what == len(self.rows_of(day)) + len(self.deadlines_of(day))
            words = f"{what} hal" if every else f"+{what} lagi"
            self._write(painter, box.adjusted(4, 0, 0, 0), words)
            return
        if isinstance(what, Mark):
            painter.setFont(strong)
            painter.setPen(colour(GAP_TONES[what.level]))
            self._write(painter, box.adjusted(5, 0, -3, 0), what.words)
            return
        marks = self._span.marks(what) if isinstance(what, DayRow) and self._span is not None else ()
        tone, text = _tone_and_text(what)
        ground, ink = _PAINT.get(tone, (f"{tone}_ground", tone))
        painter.fillRect(box, colour(ground))
        if marks:  # its words stand below where there is room, else in the day at the side
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), colour(GAP_TONES[marks[0].level]))
        painter.setPen(colour(ink))
        font = QFont(strong if isinstance(what, Deadline) else small)
        font.setStrikeOut(isinstance(what, DayRow) and what.status is MeetingStatus.CANCELLED)
        painter.setFont(font)
        self._write(painter, box.adjusted(6, 0, -3, 0), text)

    @staticmethod
    def _write(painter: QPainter, box: QRect, text: str) -> None:
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, short)

    # ---- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the day or the month, or open what is there."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_DAYS, Qt.Key.Key_Down: _DAYS}
        key = Qt.Key(event.key())
        if key in steps:
            self.choose(moved_by_days(self.day, steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.choose(moved_by_months(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self.choose(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_entered.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a meeting: open it; beside one: a new meeting on that day."""
        place = event.position().toPoint()
        row, day = self.row_at(place), self.day_at(place)
        if row is not None:
            self.opened.emit(row.meeting_id)
        elif day is not None:
            self.choose(day)
            self.new_asked.emit(day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the day, from the mouse or from the menu key."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            day = self.day_at(event.pos())
            if day is not None:
                self.choose(day)
            self.menu_asked.emit(self.day, event.globalPos())
        else:
            self.menu_asked.emit(self.day, self.mapToGlobal(self.cell(self.day).center()))

    def wheelEvent(self, event: object) -> None:
        """The wheel moves the month; the picture itself has nothing to scroll."""
        from PySide6.QtGui import QWheelEvent

        if isinstance(event, QWheelEvent) and event.angleDelta().y():
            self.choose(moved_by_months(self.day, -1 if event.angleDelta().y() > 0 else 1))
            event.accept()

    def event(self, event: QEvent) -> bool:
        """A tool tip tells the whole of what is shortened."""
        if event.type() == QEvent.Type.ToolTip:
            place = self.mapFromGlobal(self.cursor().pos())
            row, day = self.row_at(place), self.day_at(place)
            words = row_sentence(row) if row is not None else ""
            holiday = self.holiday_of(day) if day is not None else None
            if not words and day is not None and holiday is not None:
                words = f"{format_day(day)}: {holiday.name}"
            QToolTip.showText(self.cursor().pos(), words, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _tone_and_text(what: DayRow | Deadline) -> tuple[str, str]:
    if isinstance(what, Deadline):
        return deadline_word(what)[1], f"Batas: {what.name}"
    return STATUS_TONES[what.status], f"{format_time(what.start)} {what.title}" if what.start else what.title


def moved_by_days(day: date, days: int) -> date:
    """The day some days on; the same where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def moved_by_months(day: date, months: int) -> date:
    """The same day of another month, or the last one that month has."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if not 2 <= year <= 9998:  # the grid needs days before and after
        return day
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return day
