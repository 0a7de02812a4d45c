"""A part of a meeting's form: its heading with the buttons of it, a note, and its rows."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.parts import text_label


class Section(QWidget):
    """Sends `changed` on every edit by the user, and `added(row)` for a row that they put somewhere.

    `grown(pixels)` when it takes more or less height than before.
    """

    changed = Signal()
    added = Signal(QWidget)
    grown = Signal(int)

    def __init__(self, title: str, buttons: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(text_label(title, "card-title", wrap=True), 1)
        for one in buttons:
            head.addWidget(one)
        self.note = text_label("", "secondary", wrap=True)
        self.note.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 4)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self.body)
        layout.addWidget(self.note)

    def tell(self, words: str) -> None:
        """Say something below the rows, or nothing."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().isValid() and (more := event.size().height() - event.oldSize().height()):
            self.grown.emit(more)


class Row(QWidget):
    """One repeated line of a section. Sends `changed` and `removed`."""

    changed = Signal()
    removed = Signal()


R = TypeVar("R", bound=Row)


class RowSection(Section, Generic[R]):
    """A section whose rows come and go."""

    def __init__(self, title: str, buttons: Sequence[QPushButton] = ()) -> None:
        super().__init__(title, buttons)
        self.rows: list[R] = []
        self.row_box = QVBoxLayout()
        self.row_box.setSpacing(6)
        self.body.addLayout(self.row_box)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows."""
        for old in self.rows:
            self._take_out(old)
        self.rows = []
        for row in rows:
            self.insert(row)
        self.arranged()

    def insert(self, row: R, at: int | None = None) -> None:
        """Put a row in, at the end when no place is given."""
        place = len(self.rows) if at is None else at
        self.rows.insert(place, row)
        self.row_box.insertWidget(place, row)
        row.changed.connect(self.edited)
        row.removed.connect(lambda: self.drop(row))

    def add(self, row: R, field: QWidget, at: int | None = None) -> None:
        """The user's new row: the cursor goes into its `field`."""
        self.insert(row, at)
        self.arranged()
        row.show()
        field.setFocus()
        self.added.emit(row)
        self.changed.emit()

    def drop(self, row: R) -> None:
        """Take a row away."""
        self.rows.remove(row)
        self._take_out(row)
        self.arranged()
        self.changed.emit()

    def arranged(self) -> None:
        """The rows are others, or stand in another order."""

    def edited(self) -> None:
        """A row was edited."""
        self.changed.emit()

    def _take_out(self, row: R) -> None:
        self.row_box.removeWidget(row)
        row.hide()
        row.deleteLater()
