"""The plan beside the file: how many, one doubt at a time, what is refused and why."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.lists import ImportPlan, PlanRow, RowOutcome
from app.qt.theme import CARD_GAP
from app.ui.parts import badge, button, text_label
from app.ui.widgets import Card, line

NEW_PERSON = 0
_MOST_NOTES = 60


@dataclass
class Answers:
    """What the user said about the doubtful rows: row to person id (or `NEW_PERSON`), and the rows left for later."""

    choices: dict[int, int] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)

    def open_rows(self, plan: ImportPlan) -> list[PlanRow]:
        """The doubtful rows without an answer."""
        doubtful = plan.with_outcome(RowOutcome.DOUBTFUL)
        return [row for row in doubtful if row.row not in self.choices and row.row not in self.skipped]

    def imported(self, plan: ImportPlan) -> int:
        """How many rows the import would write now."""
        return plan.count(RowOutcome.NEW) + plan.count(RowOutcome.MATCHED) + len(self.choices)

    def adds_to(self, plan: ImportPlan, there: set[int]) -> bool:
        """Whether the import would put somebody on a day's list who is not `there` (ids of people) already."""
        chosen = set(self.choices.values())
        matched = {row.person_id for row in plan.with_outcome(RowOutcome.MATCHED)}
        return plan.count(RowOutcome.NEW) > 0 or NEW_PERSON in chosen or not matched | chosen <= there


class PlanView(QWidget):
    """Sends `answered` after each answer and `row_asked(row)` to show a place in the file."""

    answered = Signal()
    row_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.answers = Answers()
        self.room = 390  # pixels for a row of badges
        self._plan: ImportPlan | None = None
        self._first: QPushButton | None = None  # the first answer of the question that is shown
        self.counts = Card("Rencana impor")
        self.doubt = Card("Perlu dipilih")
        self.notes = Card("Ditolak dan peringatan")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(CARD_GAP)
        for card in (self.counts, self.doubt, self.notes):
            layout.addWidget(card)
        layout.addStretch(1)

    def show_plan(self, plan: ImportPlan) -> None:
        """A new plan: earlier answers no longer count."""
        self._plan = plan
        self.answers = Answers()
        self._show_doubt()
        self._show_notes(plan)

    def first_answer(self) -> QPushButton | None:
        """The first button of the question that is shown, or None when all is answered."""
        return self._first

    def choose(self, row: PlanRow, person_id: int) -> None:
        """Answer one doubt: a known person's id, or `NEW_PERSON`."""
        self.answers.choices[row.row] = person_id
        self._show_doubt()
        self.answered.emit()

    def skip(self, row: PlanRow) -> None:
        """Leave one doubt for later."""
        self.answers.skipped.add(row.row)
        self._show_doubt()
        self.answered.emit()

    def _again(self) -> None:
        self.answers = Answers()
        self._show_doubt()
        self.answered.emit()

    def _show_counts(self, plan: ImportPlan) -> None:
        body = self.counts.fresh()
        shown = (
            (RowOutcome.MATCHED, "cocok", "there"),
            (RowOutcome.NEW, "orang baru", "chosen"),
            (RowOutcome.DOUBTFUL, "perlu dipilih", "soon"),
            (RowOutcome.REFUSED, "ditolak", "missing"),
            (RowOutcome.REPEATED, "ganda", "quiet"),
        )
        new = sum(person == NEW_PERSON for person in self.answers.choices.values())
        moved = {
            RowOutcome.NEW: new,
            RowOutcome.MATCHED: len(self.answers.choices) - new,
            RowOutcome.DOUBTFUL: -len(self.answers.choices) - len(self.answers.skipped),
        }
        numbers = [(plan.count(one) + moved.get(one, 0), word, tone) for one, word, tone in shown]
        numbers.append((len(self.answers.skipped), "dilewati", "quiet"))
        marks = [badge(f"{number} {word}", tone) for number, word, tone in numbers if number]
        row, left = QHBoxLayout(), 0
        for mark in marks:
            width = mark.sizeHint().width() + 8
            if width > left:
                row, left = QHBoxLayout(), self.room
                row.setSpacing(8)
                row.addStretch(1)
                body.addLayout(row)
            row.insertWidget(row.count() - 1, mark)
            left -= width
        for note in plan.notes:
            body.addWidget(text_label(note, "warning", wrap=True))
        body.addWidget(
            text_label("Belum ada yang ditulis. Setelah diimpor bisa diurungkan dengan Ctrl+Z.", "quiet", wrap=True)
        )

    def _show_doubt(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._first = None
        self._show_counts(plan)
        body = self.doubt.fresh()
        doubtful = plan.with_outcome(RowOutcome.DOUBTFUL)
        self.doubt.setVisible(bool(doubtful))
        waiting = self.answers.open_rows(plan)
        self.doubt.note.setText(f"{len(doubtful) - len(waiting) + 1} dari {len(doubtful)}" if waiting else "")
        if not waiting:
            skipped = len(self.answers.skipped)
            later = f" {skipped} dilewati dan menunggu di kegiatan ini." if skipped else ""
            body.addWidget(text_label(f"Semua sudah dijawab.{later}", wrap=True))
            body.addWidget(button("Jawab ulang", self._again), 0, Qt.AlignmentFlag.AlignLeft)
            return
        row = waiting[0]
        listed = row.listed
        who = ", ".join(part for part in (listed.name, listed.school) if part) if listed else ""
        body.addWidget(text_label(f"Baris {row.row}: {who}. Siapa ini?", "strong", wrap=True))
        if row.reason:
            body.addWidget(text_label(row.reason, "secondary", wrap=True))
        for candidate in row.candidates:
            about = ", ".join(part for part in (candidate.position, candidate.institution) if part)
            body.addWidget(line())
            body.addLayout(self._choice(candidate.name, about, "Ini", row, candidate.person_id))
        body.addWidget(line())
        body.addLayout(self._choice("Orang baru", "belum pernah tercatat", "Tambah", row, NEW_PERSON))
        foot = QHBoxLayout()
        foot.addWidget(text_label("Pilihan ini diingat untuk impor berikutnya.", "secondary", wrap=True), 1)
        foot.addWidget(button("Lewati", lambda: self.skip(row)))
        body.addLayout(foot)
        self.row_asked.emit(row.row)

    def _choice(self, name: str, about: str, word: str, row: PlanRow, person_id: int) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(text_label(name, "strong", wrap=True))
        if about:
            words.addWidget(text_label(about, "secondary", wrap=True))
        layout = QHBoxLayout()
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        act = button(word, lambda: self.choose(row, person_id))
        act.setAccessibleName(f"{word}: {name}")
        layout.addWidget(act)
        self._first = self._first or act
        return layout

    def _show_notes(self, plan: ImportPlan) -> None:
        body = self.notes.fresh()
        found: list[tuple[str, str, str, int]] = []
        for row in plan.rows:
            if row.outcome is RowOutcome.REFUSED:
                column = f", kolom {row.column}" if row.column else ""
                found.append(("Ditolak", "missing", f"Baris {row.row}{column}: {row.reason}", row.row))
            found.extend(("Periksa", "soon", f"{note.place}: {note.message}", note.row) for note in row.warnings)
        found.sort(key=lambda one: one[1] != "missing")
        self.notes.setVisible(bool(found))
        self.notes.note.setText(str(len(found)) if found else "")
        for number, (word, tone, text, place) in enumerate(found[:_MOST_NOTES]):
            if number:
                body.addWidget(line())
            layout = QHBoxLayout()
            layout.setSpacing(10)
            layout.addWidget(badge(word, tone), 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(text_label(text, wrap=True), 1)
            see = button("Lihat", lambda at=place: self.row_asked.emit(at), kind="link")
            see.setAccessibleName(f"Lihat baris {place}")
            layout.addWidget(see)
            body.addLayout(layout)
        if len(found) > _MOST_NOTES:
            body.addWidget(text_label(f"… dan {len(found) - _MOST_NOTES} lagi.", "secondary"))
