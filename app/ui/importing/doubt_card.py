"""Perlu dipilih: one doubtful row at a time, what the file says beside who it may be."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.domain.lists import PlanRow, RowOutcome
from app.ui.importing.answers import NEW, Answers, Plan, Row
from app.ui.importing.question import answer_line, facts_box, side_by_side
from app.ui.importing.wording import Words
from app.ui.parts import button, text_label
from app.ui.widgets import Card


def _facts(row: Row) -> list[tuple[str, str]]:
    """What the file says about a row."""
    if not isinstance(row, PlanRow) or row.listed is None:
        return [("Nama", row.who)]
    listed = row.listed
    found = [
        ("Nama", listed.name),
        ("Sekolah", listed.school),
        ("Jabatan", listed.position),
        ("NIP", listed.nip and f"NIP {listed.nip}"),
        ("NUPTK", listed.nuptk and f"NUPTK {listed.nuptk}"),
        ("No. HP", listed.phone),
    ]
    return [(label, value) for label, value in found if value]


class DoubtCard(Card):
    """Sends `chosen(key, id)`, `skipped(key)` and `again` when all doubts are to be answered anew."""

    chosen = Signal(int, int)
    skipped = Signal(int)
    again = Signal()

    def __init__(self, words: Words, about: Callable[[int], str] | None) -> None:
        """`about(id)` tells more of a known record, such as a NIP."""
        super().__init__("Perlu dipilih")
        self._words = words
        self._about = about
        self.first: QPushButton | None = None  # the first answer of the question that is shown

    def show_plan(self, plan: Plan, answers: Answers, room: int) -> Row | None:
        """Show the first open doubt, and give it back."""
        self.first = None
        body = self.fresh()
        doubtful = plan.with_outcome(RowOutcome.DOUBTFUL)
        self.setVisible(bool(doubtful))
        waiting = answers.open_rows(plan)
        self.note.setText(f"{len(doubtful) - len(waiting) + 1} dari {len(doubtful)}" if waiting else "")
        if not waiting:
            skipped = answers.passed_over(plan)
            later = f" {skipped} {self._words.later}." if skipped else ""
            body.addWidget(text_label(f"Semua sudah dijawab.{later}", wrap=True))
            body.addWidget(button("Jawab ulang", self.again.emit), 0, Qt.AlignmentFlag.AlignLeft)
            return None
        row = waiting[0]
        body.addWidget(text_label(f"Baris {row.row}: {row.who}. {self._words.question}", "strong", wrap=True))
        if row.reason:
            body.addWidget(text_label(row.reason, "secondary", wrap=True))
        lines: list[QHBoxLayout] = []
        for option in row.options:
            more = self._about(option.id) if self._about is not None else ""
            about = "\n".join(part for part in (option.about, more) if part)
            lines.append(self._line(option.name, about, "Ini", row, option.id))
        if row.may_be_new:
            lines.append(self._line(self._words.new_one, self._words.not_known, "Tambah", row, NEW))
        body.addLayout(side_by_side(facts_box("Di berkas", _facts(row)), lines, room))
        foot = QHBoxLayout()
        foot.addWidget(text_label(self._words.remembered, "secondary", wrap=True), 1)
        foot.addWidget(button("Lewati", lambda: self.skipped.emit(row.key)))
        body.addLayout(foot)
        return row

    def _line(self, name: str, about: str, word: str, row: Row, known_id: int) -> QHBoxLayout:
        layout, act = answer_line(name, about, word, lambda: self.chosen.emit(row.key, known_id))
        self.first = self.first or act
        return layout
