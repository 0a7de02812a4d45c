"""Forms from descriptions: a label with a buddy, an accessible name, a hint and a warning for every field.

A form loads a frozen record and gives back a changed copy. Warnings inform; they never block.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

Record = TypeVar("Record")
_INDONESIAN = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)


class Kind(Enum):
    """What a field holds."""

    TEXT = "text"
    LINES = "lines"
    WHOLE = "whole"
    DATE = "date"
    OPTIONAL_DATE = "optional date"
    OPTIONAL_TIME = "optional time"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. `name` is the attribute of the record; `choices` are (value, label) pairs.

    `warning(value)` returns a sentence to show below the field, or an empty string.
    `columns` says how many of the form's columns the field takes.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    choices: Sequence[tuple[Any, str]] = ()
    warning: Callable[[Any], str] | None = None
    columns: int = 1
    largest: int = 9999


class WheelGuard(QObject):
    """Keeps the mouse wheel from changing a field that the user only scrolls past."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class OptionalEdit(QWidget):
    """A date or time that may be unknown: a tick and the field beside it."""

    changed = Signal()

    def __init__(self, edit: QDateEdit | QTimeEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = edit
        self.tick = QCheckBox()
        edit.setEnabled(False)
        self.tick.toggled.connect(edit.setEnabled)
        self.tick.toggled.connect(lambda _on: self.changed.emit())
        edit.dateTimeChanged.connect(lambda _moment: self.changed.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.tick)
        layout.addWidget(edit, 1)
        self.setFocusProxy(self.tick)

    def name(self, label: str) -> None:
        """Set the accessible names."""
        self.tick.setAccessibleName(f"{label} diketahui")
        self.edit.setAccessibleName(label)

    def set_value(self, value: date | time | None) -> None:
        """Show a value, or that there is none."""
        self.tick.setChecked(value is not None)
        self.edit.setEnabled(value is not None)
        if isinstance(value, date):
            self.edit.setDate(QDate(value.year, value.month, value.day))
        elif isinstance(value, time):
            self.edit.setTime(QTime(value.hour, value.minute))

    def date_value(self) -> date | None:
        """The date, or None."""
        return to_date(self.edit.date()) if self.tick.isChecked() else None

    def time_value(self) -> time | None:
        """The clock time, or None."""
        return time(self.edit.time().hour(), self.edit.time().minute()) if self.tick.isChecked() else None


def to_date(value: QDate) -> date:
    """Qt's date as Python's."""
    return date(value.year(), value.month(), value.day())


def date_edit() -> QDateEdit:
    """A date field with the day's name derived from the date: `Sab, 16 Nov 2019`."""
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    edit.setLocale(_INDONESIAN)
    edit.setDisplayFormat("ddd, d MMM yyyy")
    edit.setDateRange(QDate(1990, 1, 1), QDate(2099, 12, 31))
    edit.setDate(QDate.currentDate())
    return edit


def time_edit() -> QTimeEdit:
    """A clock time: `08.00`."""
    edit = QTimeEdit()
    edit.setDisplayFormat("HH.mm")
    edit.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
    edit.setTime(QTime(8, 0))
    return edit


def fill_choices(box: QComboBox, choices: Sequence[tuple[Any, str]]) -> None:
    """Offer (value, label) pairs; a value that was chosen stays chosen."""
    chosen = box.currentIndex()
    box.clear()
    for value, label in choices:
        box.addItem(label, value)
    box.setCurrentIndex(max(chosen, 0))


class RecordForm(QWidget):
    """Fields in columns. `load(record)`, `record(base)`; `changed` on every edit by the user."""

    changed = Signal()

    def __init__(self, fields: Sequence[Field], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self.widgets: dict[str, QWidget] = {}
        self._warnings: dict[str, QLabel] = {}
        self._loading = False
        self._guard = WheelGuard(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for number in range(columns):
            grid.setColumnStretch(number, 1)
        row = column = 0
        for field in self._fields:
            span = min(field.columns, columns)
            if column + span > columns:
                row, column = row + 1, 0
            grid.addLayout(self._build(field), row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        grid.setRowStretch(row + 1, 1)

    def load(self, record: object) -> None:
        """Show a record."""
        self._loading = True
        try:
            for field in self._fields:
                self._set(field, getattr(record, field.name))
        finally:
            self._loading = False
        for field in self._fields:
            self._warn(field)

    def record(self, base: Record) -> Record:
        """`base` with the values of the form."""
        return replace(base, **{field.name: self.value(field.name) for field in self._fields})  # pyright: ignore[reportArgumentType, reportCallIssue]

    def value(self, name: str) -> Any:
        """The value of one field."""
        widget = self.widgets[name]
        if isinstance(widget, QLineEdit):
            return widget.text().strip()
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText().strip()
        if isinstance(widget, QSpinBox):
            return widget.value()
        if isinstance(widget, QComboBox):
            field = next(field for field in self._fields if field.name == name)
            return field.choices[widget.currentIndex()][0] if field.choices else None
        if isinstance(widget, QCheckBox):
            return widget.isChecked()
        if isinstance(widget, QDateEdit):
            return to_date(widget.date())
        assert isinstance(widget, OptionalEdit)
        return widget.date_value() if isinstance(widget.edit, QDateEdit) else widget.time_value()

    def warning(self, name: str) -> str:
        """The warning now shown below a field."""
        return self._warnings[name].text() if not self._warnings[name].isHidden() else ""

    def set_choices(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        """Replace what a choice field offers."""
        self._fields = tuple(
            replace(field, choices=tuple(choices)) if field.name == name else field for field in self._fields
        )
        box = self.widgets[name]
        assert isinstance(box, QComboBox)
        box.blockSignals(True)
        fill_choices(box, choices)
        box.blockSignals(False)

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        self.widgets[self._fields[0].name].setFocus()

    def _build(self, field: Field) -> QVBoxLayout:
        widget = self._widget(field)
        self.widgets[field.name] = widget
        box = QVBoxLayout()
        box.setSpacing(3)
        if field.kind is not Kind.FLAG:
            label = QLabel(field.label)
            label.setProperty("role", "field-label")
            label.setBuddy(widget)
            box.addWidget(label)
        if isinstance(widget, OptionalEdit):
            widget.name(field.label)
        else:
            widget.setAccessibleName(field.label)
        if field.hint:
            widget.setAccessibleDescription(field.hint)
        for part in (widget, *widget.findChildren(QWidget)):
            if isinstance(part, QComboBox | QSpinBox | QDateEdit | QTimeEdit):
                part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                part.installEventFilter(self._guard)
        box.addWidget(widget)
        if field.hint:
            hint = QLabel(field.hint)
            hint.setProperty("role", "hint")
            hint.setWordWrap(True)
            box.addWidget(hint)
        warning = QLabel()
        warning.setProperty("role", "warning")
        warning.setWordWrap(True)
        warning.hide()
        self._warnings[field.name] = warning
        box.addWidget(warning)
        return box

    def _widget(self, field: Field) -> QWidget:
        def told(*_: object) -> None:
            self._edited(field)

        if field.kind is Kind.LINES:
            lines = QPlainTextEdit()
            lines.setTabChangesFocus(True)
            lines.setFixedHeight(lines.fontMetrics().lineSpacing() * 3 + 16)
            lines.textChanged.connect(told)
            return lines
        if field.kind is Kind.WHOLE:
            spin = QSpinBox()
            spin.setRange(0, field.largest)
            spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            spin.valueChanged.connect(told)
            return spin
        if field.kind is Kind.CHOICE:
            box = QComboBox()
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            fill_choices(box, field.choices)
            box.currentIndexChanged.connect(told)
            return box
        if field.kind is Kind.FLAG:
            tick = QCheckBox(field.label)
            tick.toggled.connect(told)
            return tick
        if field.kind is Kind.DATE:
            edit = date_edit()
            edit.dateChanged.connect(told)
            return edit
        if field.kind in (Kind.OPTIONAL_DATE, Kind.OPTIONAL_TIME):
            optional = OptionalEdit(date_edit() if field.kind is Kind.OPTIONAL_DATE else time_edit())
            optional.changed.connect(told)
            return optional
        line = QLineEdit()
        line.textChanged.connect(told)
        return line

    def _set(self, field: Field, value: Any) -> None:
        widget = self.widgets[field.name]
        if isinstance(widget, QLineEdit):
            widget.setText(value or "")
            widget.setCursorPosition(0)
        elif isinstance(widget, QPlainTextEdit):
            widget.setPlainText(value or "")
        elif isinstance(widget, QSpinBox):
            widget.setValue(value or 0)
        elif isinstance(widget, QComboBox):
            values = [choice for choice, _ in field.choices]
            widget.setCurrentIndex(values.index(value) if value in values else 0)
        elif isinstance(widget, QCheckBox):
            widget.setChecked(bool(value))
        elif isinstance(widget, QDateEdit):
            widget.setDate(QDate(value.year, value.month, value.day))
        elif isinstance(widget, OptionalEdit):
            widget.set_value(value)

    def _edited(self, field: Field) -> None:
        if self._loading:
            return
        self._warn(field)
        self.changed.emit()

    def _warn(self, field: Field) -> None:
        if field.warning is None:
            return
        text = field.warning(self.value(field.name))
        label = self._warnings[field.name]
        label.setText(text)
        label.setVisible(bool(text))
