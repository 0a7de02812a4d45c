"""Ditolak dan peringatan: the places in the file that need a look, with a way to mend what can be mended."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.lists import RowOutcome
from app.ui.importing.answers import Plan
from app.ui.parts import badge, button, text_label
from app.ui.widgets import Card, line

_MOST = 60  # lines; more would only be scrolled past


class _Note(NamedTuple):
    refused: bool
    text: str
    sheet: str
    row: int
    column: str


class NotesCard(Card):
    """Sends `place_asked(sheet, row, column)` and `mend_asked(sheet, row, column)`."""

    place_asked = Signal(str, int, str)
    mend_asked = Signal(str, int, str)

    def __init__(self) -> None:
        super().__init__("Ditolak dan peringatan")

    def show_plan(self, plan: Plan) -> None:
        """List what is refused first, then what should be checked."""
        body = self.fresh()
        found: list[_Note] = []
        for row in plan.rows:
            if row.outcome is RowOutcome.REFUSED:
                column = f", kolom {row.column}" if row.column else ""
                text = f"Baris {row.row}{column}: {row.reason}"
                found.append(_Note(True, text, row.sheet, row.row, row.column))
            found += [
                _Note(False, f"{one.place}: {one.message}", one.sheet, one.row, one.column) for one in row.warnings
            ]
        found.sort(key=lambda one: not one.refused)
        self.setVisible(bool(found))
        self.note.setText(str(len(found)) if found else "")
        for number, one in enumerate(found[:_MOST]):
            if number:
                body.addWidget(line())
            body.addLayout(self._line(one))
        if len(found) > _MOST:
            body.addWidget(text_label(f"… dan {len(found) - _MOST} lagi.", "secondary"))

    def _line(self, note: _Note) -> QHBoxLayout:
        word, tone = ("Ditolak", "missing") if note.refused else ("Periksa", "soon")
        layout = QHBoxLayout()
        layout.setSpacing(10)
        layout.addWidget(badge(word, tone), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(text_label(note.text, wrap=True), 1)
        asked = self.mend_asked if note.refused else self.place_asked
        act = button(
            "Perbaiki" if note.refused else "Lihat",
            lambda: asked.emit(note.sheet, note.row, note.column),
            kind="link",
        )
        act.setAccessibleName(f"{act.text()} baris {note.row}")
        layout.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        return layout
