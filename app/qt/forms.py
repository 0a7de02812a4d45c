"""Forms from descriptions: a label with a buddy, an accessible name, a hint and a warning for every field.

A form loads a frozen record and gives back a changed copy. Warnings inform; they never block.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.qt.fields import ComboBox, SpinBox, fill_choices
from app.qt.labels import WrappedLabel
from app.qt.typed_fields import DateField, TimeField, TypedField

Record = TypeVar("Record")


class FieldError(UserError):
    """What a field holds cannot be used. `widget` is the field, so that the cursor can be put in it."""

    def __init__(self, message: str, widget: QWidget) -> None:
        super().__init__(message)
        self.widget = widget


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


class RecordForm(QWidget):
    """Fields in columns. `load(record)`, `record(base)`; `changed` on every edit by the user."""

    changed = Signal()

    def __init__(self, fields: Sequence[Field], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self.widgets: dict[str, QWidget] = {}
        self._warnings: dict[str, QLabel] = {}
        self._boxes: dict[str, QVBoxLayout] = {}
        self._loading = False
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
        """`base` with the values of the form. Raises `FieldError` while a date or a time is not clear."""
        for field in self._fields:
            widget = self.widgets[field.name]
            if isinstance(widget, TypedField) and (fault := widget.fault()):
                raise FieldError(f"{field.label}: {fault}", widget)
        return replace(base, **{field.name: self.value(field.name) for field in self._fields})  # pyright: ignore[reportArgumentType, reportCallIssue]

    def value(self, name: str) -> Any:
        """The value of one field."""
        widget = self.widgets[name]
        if isinstance(widget, TypedField):
            return widget.value
        if isinstance(widget, QLineEdit):
            return widget.text().strip()
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText().strip()
        if isinstance(widget, QSpinBox):
            return widget.value()
        if isinstance(widget, QComboBox):
            field = next(field for field in self._fields if field.name == name)
            return field.choices[widget.currentIndex()][0] if field.choices else None
        assert isinstance(widget, QCheckBox)
        return widget.isChecked()

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

    def put_below(self, name: str, widget: QWidget) -> None:
        """Put something below a field, such as words that come and go."""
        self._boxes[name].addWidget(widget)

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        self.widgets[self._fields[0].name].setFocus()

    def at_fault(self, error: Exception) -> QWidget | None:
        """The field that an error is about: the one it carries, or whose label its sentence names first; else None."""
        if isinstance(error, FieldError):
            return error.widget if self.isAncestorOf(error.widget) else None
        named = [
            (found.start(), -len(field.label), self.widgets[field.name])
            for field in self._fields
            if (found := re.search(rf"\b{re.escape(field.label)}\b", str(error)))
        ]
        return min(named, key=lambda one: one[:2])[2] if named else None

    def _build(self, field: Field) -> QVBoxLayout:
        widget = self._widget(field)
        self.widgets[field.name] = widget
        box = self._boxes[field.name] = QVBoxLayout()
        box.setSpacing(3)
        if field.kind is not Kind.FLAG:
            label = QLabel(field.label)
            label.setProperty("role", "field-label")
            label.setBuddy(widget)
            box.addWidget(label)
        widget.setAccessibleName(field.label)
        if field.hint:
            widget.setAccessibleDescription(field.hint)
        box.addWidget(widget)
        if field.hint:
            hint = QLabel(field.hint)
            hint.setProperty("role", "hint")
            hint.setWordWrap(True)
            box.addWidget(hint)
        warning = WrappedLabel()
        warning.setProperty("role", "warning")
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
            spin = SpinBox(field.largest)
            spin.valueChanged.connect(told)
            return spin
        if field.kind is Kind.CHOICE:
            box = ComboBox()
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            fill_choices(box, field.choices)
            box.currentIndexChanged.connect(told)
            return box
        if field.kind is Kind.FLAG:
            tick = QCheckBox(field.label)
            tick.toggled.connect(told)
            return tick
        if field.kind in (Kind.DATE, Kind.OPTIONAL_DATE, Kind.OPTIONAL_TIME):
            kind = TimeField if field.kind is Kind.OPTIONAL_TIME else DateField
            typed = kind(optional=field.kind is not Kind.DATE)
            typed.changed.connect(told)
            return typed
        line = QLineEdit()
        line.textChanged.connect(told)
        return line

    def _set(self, field: Field, value: Any) -> None:
        widget = self.widgets[field.name]
        if isinstance(widget, TypedField):
            widget.set_value(value)
        elif isinstance(widget, QLineEdit):
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

    def _edited(self, field: Field) -> None:
        if self._loading:
            return
        self._warn(field)
        self.changed.emit()

    def _warn(self, field: Field) -> None:
        widget = self.widgets[field.name]
        text = widget.remark() if isinstance(widget, TypedField) else ""
        if not text and field.warning is not None:
            text = field.warning(self.value(field.name))
        label = self._warnings[field.name]
        label.setText(text)
        label.setVisible(bool(text))
