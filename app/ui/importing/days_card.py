"""Hari di daftar: of a list of several days, which column is which day of the meeting."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from app.domain.dates import format_date, format_short_date
from app.domain.lists import DayColumn
from app.domain.records import MeetingDay
from app.qt.fields import ComboBox
from app.ui.parts import text_label
from app.ui.widgets import Card

_MOST = 40  # columns offered; a month has 31


class DaysCard(Card):
    """Sends `changed(letter, day id or None)`."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("Hari di daftar")
        self.boxes: dict[str, ComboBox] = {}
        self._days: tuple[int | None, ...] = ()
        self._shown: object = None
        self.hide()

    def show_days(self, columns: Sequence[tuple[DayColumn, int | None]], days: Sequence[MeetingDay]) -> None:
        """One line a column. Boxes that are the same stay, and keep the keyboard."""
        self.setVisible(bool(columns))
        self.note.setText(f"{sum(one is not None for _, one in columns)} dari {len(columns)} kolom diimpor")
        self._days = (None, *(day.id for day in days))
        shape = (tuple(column for column, _ in columns), self._days)
        if shape != self._shown:
            self._shown = shape
            self._build(columns, days)
        for column, day_id in columns[:_MOST]:
            self.boxes[column.letter].setCurrentIndex(self._days.index(day_id) if day_id in self._days else 0)

    def first_open(self) -> ComboBox | None:
        """The first box, as long as no column has a day."""
        if self.isHidden() or any(box.currentIndex() > 0 for box in self.boxes.values()):
            return None
        return next(iter(self.boxes.values()), None)

    def _build(self, columns: Sequence[tuple[DayColumn, int | None]], days: Sequence[MeetingDay]) -> None:
        body = self.fresh()
        self.boxes = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        offered = sorted(columns[:_MOST], key=lambda one: one[1] is None)  # of a month, those that have a day first
        for number, (column, _) in enumerate(offered):
            label = column.label or (format_date(column.date) if column.date is not None else "")
            words = text_label(f"Kolom {column.letter}" + (f" · {label}" if label else ""), wrap=True)
            box = ComboBox(f"Hari untuk kolom {column.letter}")
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.addItem("Jangan diimpor")
            box.addItems([f"Hari {day.position}, {format_short_date(day.date).rsplit(maxsplit=1)[0]}" for day in days])
            box.activated.connect(lambda chosen, letter=column.letter: self.changed.emit(letter, self._days[chosen]))
            self.boxes[column.letter] = box
            grid.addWidget(words, number, 0)
            grid.addWidget(box, number, 1)
        body.addLayout(grid)
