"""Sekolah di daftar: one school cell at a time; one answer counts for all its rows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.domain.lists import ListOrigin, SchoolQuestion
from app.domain.records import ModelSchool, Partner
from app.qt.fields import ComboBox
from app.ui.importing.question import answer_line
from app.ui.parts import button, text_label
from app.ui.widgets import Card, line

_OWN = 0  # id of the own school among the options


class SchoolCard(Card):
    """Sends `answered(cell, origin)` and `again` when the schools are to be answered anew."""

    answered = Signal(str, object)
    again = Signal()

    def __init__(self) -> None:
        super().__init__("Sekolah di daftar")
        self._known: list[tuple[ListOrigin, str]] = []
        self.first: QPushButton | None = None
        self.others = ComboBox("Sekolah lain")
        self.hide()

    def offer(self, own: ModelSchool | None, partners: Sequence[Partner]) -> None:
        """The schools that a cell can mean at all."""
        self._known = [
            (
                ListOrigin(partner_id=one.id, name=one.name),
                f"{one.name} · Kec. {one.district}" if one.district else one.name,
            )
            for one in partners
        ]
        if own is not None:
            self._known.insert(0, (ListOrigin(from_model_school=True, name=own.name), f"{own.name} (sekolah sendiri)"))

    def show_questions(
        self, every: Sequence[SchoolQuestion], answers: Mapping[str, ListOrigin]
    ) -> SchoolQuestion | None:
        """Show the first question without an answer, and give it back."""
        self.first = None
        body = self.fresh()
        waiting = [one for one in every if one.cell not in answers]
        cells = {one.cell for one in every} | set(answers)
        self.setVisible(bool(cells))
        self.note.setText(f"{len(cells) - len(waiting) + 1} dari {len(cells)}" if waiting else "")
        if not waiting:
            for cell, origin in answers.items():
                body.addWidget(text_label(f"“{cell}” = {_meant(origin)}", "secondary", wrap=True))
            body.addWidget(button("Jawab ulang sekolah", self.again.emit), 0, Qt.AlignmentFlag.AlignLeft)
            return
        asked = waiting[0]
        body.addWidget(text_label(f"“{asked.cell}”: sekolah mana ini?", "strong", wrap=True))
        rows = f"{asked.people} baris, mulai baris {asked.row}" if asked.people > 1 else f"Baris {asked.row}"
        reason = f"{asked.reason.rstrip('.')}." if asked.reason else ""
        body.addWidget(text_label(f"{rows}. {reason}".strip(), "secondary", wrap=True))
        for option in asked.near:
            origin = (
                ListOrigin(from_model_school=True, name=option.name)
                if option.id == _OWN
                else ListOrigin(partner_id=option.id, name=option.name)
            )
            body.addWidget(line())
            body.addLayout(self._line(option.name, option.about, "Ini", asked.cell, origin))
        body.addWidget(line())
        body.addLayout(
            self._line(
                "Bukan sekolah imbas", "ditulis seperti di daftar", "Luar", asked.cell, ListOrigin(name=asked.cell)
            )
        )
        near = {(option.id, option.id == _OWN) for option in asked.near}
        rest = [one for one in self._known if (one[0].partner_id or _OWN, one[0].from_model_school) not in near]
        if rest:
            body.addLayout(self._others(asked.cell, rest))
        body.addWidget(text_label("Jawaban ini diingat untuk impor berikutnya.", "secondary", wrap=True))

    def _line(self, name: str, about: str, word: str, cell: str, origin: ListOrigin) -> QHBoxLayout:
        layout, act = answer_line(name, about, word, lambda: self.answered.emit(cell, origin))
        self.first = self.first or act
        return layout

    def _others(self, cell: str, rest: Sequence[tuple[ListOrigin, str]]) -> QHBoxLayout:
        """Any other school, for a cell that is written quite differently."""
        self.others = ComboBox("Sekolah lain")
        self.others.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.others.addItem("Sekolah lain …")
        self.others.addItems([label for _, label in rest])
        self.others.activated.connect(
            lambda number: self.answered.emit(cell, rest[number - 1][0]) if number > 0 else None
        )
        layout = QHBoxLayout()
        layout.addWidget(self.others, 1)
        return layout


def _meant(origin: ListOrigin) -> str:
    if origin.partner_id is None and not origin.from_model_school:
        return "bukan sekolah imbas"
    return origin.name
