"""Proposed dates, one row each: take it or leave it, and change its days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.qt.typed_fields import DateField
from app.schedule.propose import ProposedDue, ProposedMeeting, SchoolCalendar
from app.ui.parts import text_label
from app.ui.widgets import clear_layout, line

_DAYS_IN_A_ROW = 2


class ProposalRow(QWidget):
    """The days of one thing. `changed` when it is taken, left or moved."""

    changed = Signal()

    def __init__(
        self, title: str, days: Sequence[date], note: str, calendar: SchoolCalendar, *, due: bool = False
    ) -> None:
        """`due` for the due day of a stage without meetings."""
        super().__init__()
        self._names = [f"{title}, {'tenggat' if due else f'hari {number + 1}'}" for number in range(len(days))]
        self._calendar = calendar
        self.tick = QCheckBox()
        self.tick.setChecked(True)
        self.tick.setAccessibleName(f"{'Beri tenggat' if due else 'Rencanakan'} {title}")
        self.tick.toggled.connect(self._taken)
        words = text_label(title, "strong", wrap=True)
        self.note = text_label("", "warning", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 4, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.tick, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(words, 0, 1)
        self.days: list[DateField] = []
        for number, day in enumerate(days):
            field = DateField()
            field.set_value(day)
            field.setAccessibleName(self._names[number])
            field.changed.connect(self._first_moved if number == 0 else self._moved)
            row, column = divmod(number, _DAYS_IN_A_ROW)
            last = len(days) == number + 1 and column == 0
            grid.addWidget(field, row, 3 if last else 2 + column)
            self.days.append(field)
        grid.addWidget(self.note, grid.rowCount(), 1, 1, 3)
        self._tell(note)

    def chosen_days(self) -> tuple[date, ...]:
        """The days as they stand, in order. Raises `UserError` while one of them is not clear."""
        for name, field in zip(self._names, self.days, strict=True):
            if fault := field.fault():
                raise UserError(f"{name}: {fault}")
        return tuple(sorted(field.value for field in self.days))

    def _taken(self, taken: bool) -> None:
        for field in self.days:
            field.setEnabled(taken)
        self.changed.emit()

    def _first_moved(self) -> None:
        """The other days of the meeting follow its first one."""
        first = self.days[0].value
        if first is not None and len(self.days) > 1:
            following = self._calendar.fit(first + timedelta(1), len(self.days) - 1)
            for field, day in zip(self.days[1:], following, strict=True):
                field.set_value(day)
        self._moved()

    def _moved(self) -> None:
        said = [field.remark() for field in self.days]
        closed = [self._calendar.reason(field.value) for field in self.days if field.value is not None]
        self._tell("; ".join(words for words in (*said, *closed) if words))
        self.changed.emit()

    def _tell(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))


class ProposalList(QWidget):
    """All rows: the meetings, then the due days of stages without meetings. `changed` when one of them is."""

    changed = Signal()

    def __init__(self, calendar: SchoolCalendar) -> None:
        super().__init__()
        self._calendar = calendar
        self._meetings: Sequence[ProposedMeeting] = ()
        self._deadlines: Sequence[ProposedDue] = ()
        self.rows: list[ProposalRow] = []  # of the meetings
        self.due_rows: list[ProposalRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 0, 8, 0)
        self._layout.setSpacing(0)

    def show_dates(self, meetings: Sequence[ProposedMeeting], deadlines: Sequence[ProposedDue]) -> None:
        """Offer other meetings and due days, all of them taken."""
        clear_layout(self._layout)
        self._meetings, self._deadlines = meetings, deadlines
        self.rows = [ProposalRow(one.title, one.days, one.note, self._calendar) for one in meetings]
        self.due_rows = [ProposalRow(one.title, [one.day], one.note, self._calendar, due=True) for one in deadlines]
        self._add(self.rows)
        if self.due_rows:
            heading = text_label("Tenggat tahapan tanpa pertemuan", "card-title")
            heading.setContentsMargins(0, 12 if self.rows else 0, 0, 2)
            self._layout.addWidget(heading)
        self._add(self.due_rows)
        self._layout.addStretch(1)

    def _add(self, rows: Sequence[ProposalRow]) -> None:
        for number, row in enumerate(rows):
            if number:
                self._layout.addWidget(line())
            self._layout.addWidget(row)
            row.changed.connect(self.changed)

    def fields(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [field for row in (*self.rows, *self.due_rows) for field in (row.tick, *row.days)]

    def count(self) -> int:
        """How many meetings are taken."""
        return sum(row.tick.isChecked() for row in self.rows)

    def due_count(self) -> int:
        """How many due days are taken."""
        return sum(row.tick.isChecked() for row in self.due_rows)

    def chosen(self) -> list[ProposedMeeting]:
        """The meetings that are taken. Raises `UserError` while a day of one of them is not clear."""
        return [
            replace(one, days=row.chosen_days())
            for one, row in zip(self._meetings, self.rows, strict=True)
            if row.tick.isChecked()
        ]

    def chosen_deadlines(self) -> tuple[ProposedDue, ...]:
        """The due days that are taken. Raises `UserError` while one of them is not clear."""
        return tuple(
            replace(one, day=row.chosen_days()[0])
            for one, row in zip(self._deadlines, self.due_rows, strict=True)
            if row.tick.isChecked()
        )
