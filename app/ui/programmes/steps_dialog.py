"""The steps of the quality cycle: names to write, in an order to choose."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError
from app.domain.records import CycleStep
from app.qt.dialog import Dialog
from app.qt.theme import mark
from app.ui.parts import button, text_label
from app.ui.widgets import scrolled


class StepLine(QLineEdit):
    """The name of a step; Alt+Up and Alt+Down move it."""

    def __init__(self, step: CycleStep, move: Callable[["StepLine", int], None]) -> None:
        super().__init__(step.name)
        self.step = step
        self._move = move
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if steps is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(self, steps)
        else:
            super().keyPressEvent(event)


class StepsDialog(Dialog):
    """`save(steps)` stores them; while it raises a known fault the dialog stays open and says why."""

    asks = True

    def __init__(self, steps: Sequence[CycleStep], save: Callable[[list[CycleStep]], Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._save = save
        self.lines: list[StepLine] = []
        self._rows: dict[StepLine, QWidget] = {}
        self._before: list[tuple[CycleStep, str]] = []
        self.setWindowTitle("Langkah siklus mutu")
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(2, 2, 10, 2)
        self._list.setSpacing(6)
        self._list.addStretch(1)
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        self.problem.hide()
        self.add_button = button("Tambah langkah", self.add)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        store: QPushButton = buttons.button(QDialogButtonBox.StandardButton.Save)
        store.setDefault(True)
        mark(store, "kind", "primary")
        buttons.accepted.connect(self.store)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(text_label("Langkah siklus mutu", "page-title"))
        about = "Dijalani setiap sekolah imbas, dari atas ke bawah. Alt+↑ dan Alt+↓ memindahkan. "
        about += "Menghapus sebuah langkah menghapus juga catatannya di matriks; dapat diurungkan."
        layout.addWidget(text_label(about, "quiet", wrap=True))
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        for step in steps:
            self._append(step)
        if not steps:
            self._append(CycleStep())
        room = self.screen().availableGeometry()
        self.resize(min(640, room.width() - 40), min(470, room.height() - 60))
        self._before = self._contents()
        self.lines[0].setFocus()

    def add(self) -> None:
        """One more line at the end."""
        self._append(CycleStep()).setFocus()

    def remove(self, line: StepLine) -> None:
        """Take a line away."""
        at = self.lines.index(line)
        self.lines.remove(line)
        row = self._rows.pop(line)
        row.hide()
        row.deleteLater()
        self._name_all()
        (self.lines[min(at, len(self.lines) - 1)] if self.lines else self.add_button).setFocus()

    def move_line(self, line: StepLine, steps: int) -> None:
        """Move a line up or down."""
        at = self.lines.index(line)
        to = at + steps
        if 0 <= to < len(self.lines):
            self.lines.insert(to, self.lines.pop(at))
            self._list.insertWidget(to, self._rows[line])
            self._name_all()
            line.setFocus()

    def store(self) -> None:
        """Save and close, or say why not."""
        try:
            self._save([replace(line.step, name=line.text().strip()) for line in self.lines])
        except BukuImbasError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.accept()

    def changed(self) -> bool:
        """A line that moved or went counts too."""
        return self._contents() != self._before

    def _contents(self) -> list[tuple[CycleStep, str]]:
        return [(line.step, line.text()) for line in self.lines]

    def _append(self, step: CycleStep) -> StepLine:
        line = StepLine(step, self.move_line)
        line.textEdited.connect(self.problem.hide)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(line, 1)
        for words, action in (
            ("Naik", lambda: self.move_line(line, -1)),
            ("Turun", lambda: self.move_line(line, 1)),
            ("Hapus", lambda: self.remove(line)),
        ):
            layout.addWidget(button(words, action))
        self.lines.append(line)
        self._rows[line] = row
        self._list.insertWidget(self._list.count() - 1, row)
        self._name_all()
        return line

    def _name_all(self) -> None:
        for number, line in enumerate(self.lines, start=1):
            line.setAccessibleName(f"Langkah {number}")
            line.setPlaceholderText(f"Langkah {number}")
            for one in self._rows[line].findChildren(QPushButton):
                one.setAccessibleName(f"{one.text()}: langkah {number}")
        rows = [(line, *self._rows[line].findChildren(QPushButton)) for line in self.lines]
        for before, after in pairwise([*(widget for row in rows for widget in row), self.add_button]):
            QWidget.setTabOrder(before, after)
