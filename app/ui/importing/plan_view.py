"""The plan beside the file: how many, one doubt at a time, what is refused and why."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.lists import ImportPlan, PlanRow, RowOutcome
from app.domain.school_lists import SchoolPlan, SchoolPlanRow
from app.qt.theme import CARD_GAP
from app.ui.parts import badge, button, text_label
from app.ui.widgets import Card, line

NEW = 0
_MOST_NOTES = 60

Plan = ImportPlan | SchoolPlan
Row = PlanRow | SchoolPlanRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a plan speaks of what it imports."""

    new: str = "orang baru"  # behind the number of new ones
    question: str = "Siapa ini?"
    new_one: str = "Orang baru"  # the answer that none of the known ones is meant
    not_known: str = "belum pernah tercatat"
    later: str = "dilewati dan menunggu di kegiatan ini"
    remembered: str = "Pilihan ini diingat untuk impor berikutnya."


FOR_ATTENDANCE = Words()
FOR_PEOPLE = Words(later="dilewati dan menunggu di halaman Orang")
FOR_SCHOOLS = Words(
    new="sekolah baru",
    question="Sekolah mana ini?",
    new_one="Sekolah baru",
    not_known="belum ada di daftar",
    later="dilewati dan tidak diimpor",
    remembered="",
)


@dataclass
class Answers:
    """What the user said about doubtful rows: their keys to the id of what is known (or `NEW`), and those left out."""

    choices: dict[int, int] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)

    def open_rows(self, plan: Plan) -> list[Row]:
        """The doubtful rows without an answer."""
        doubtful = plan.with_outcome(RowOutcome.DOUBTFUL)
        return [row for row in doubtful if row.key not in self.choices and row.key not in self.skipped]

    def imported(self, plan: Plan) -> int:
        """How many rows the import would write now."""
        return plan.count(RowOutcome.NEW) + plan.count(RowOutcome.MATCHED) + len(self.choices)

    def adds_to(self, plan: ImportPlan, there: set[int]) -> bool:
        """Whether the import would put somebody on a day's list who is not `there` (ids of people) already."""
        chosen = set(self.choices.values())
        matched = {row.person_id for row in plan.with_outcome(RowOutcome.MATCHED)}
        return plan.count(RowOutcome.NEW) > 0 or NEW in chosen or not matched | chosen <= there


class PlanView(QWidget):
    """Sends `answered` after each answer and `place_asked(sheet, row, column)` to show a place in the file."""

    answered = Signal()
    place_asked = Signal(str, int, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.answers = Answers()
        self.room = 390  # pixels for a row of badges
        self._plan: Plan | None = None
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

    def show_plan(self, plan: Plan) -> None:
        """A new plan: earlier answers no longer count."""
        self._plan = plan
        self.answers = Answers()
        self._show_doubt()
        self._show_notes(plan)

    def first_answer(self) -> QPushButton | None:
        """The first button of the question that is shown, or None when all is answered."""
        return self._first

    def choose(self, row: Row, known_id: int) -> None:
        """Answer one doubt: the id of what is known, or `NEW`."""
        self.answers.choices[row.key] = known_id
        self._show_doubt()
        self.answered.emit()

    def skip(self, row: Row) -> None:
        """Leave one doubt for later."""
        self.answers.skipped.add(row.key)
        self._show_doubt()
        self.answered.emit()

    def _again(self) -> None:
        self.answers = Answers()
        self._show_doubt()
        self.answered.emit()

    def _show_counts(self, plan: Plan) -> None:
        body = self.counts.fresh()
        shown = (
            (RowOutcome.MATCHED, "cocok", "there"),
            (RowOutcome.NEW, self._words.new, "chosen"),
            (RowOutcome.DOUBTFUL, "perlu dipilih", "soon"),
            (RowOutcome.REFUSED, "ditolak", "missing"),
            (RowOutcome.REPEATED, "ganda", "quiet"),
        )
        new = sum(person == NEW for person in self.answers.choices.values())
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
            later = f" {skipped} {self._words.later}." if skipped else ""
            body.addWidget(text_label(f"Semua sudah dijawab.{later}", wrap=True))
            body.addWidget(button("Jawab ulang", self._again), 0, Qt.AlignmentFlag.AlignLeft)
            return
        row = waiting[0]
        body.addWidget(text_label(f"Baris {row.row}: {row.who}. {self._words.question}", "strong", wrap=True))
        if row.reason:
            body.addWidget(text_label(row.reason, "secondary", wrap=True))
        for option in row.options:
            body.addWidget(line())
            body.addLayout(self._choice(option.name, option.about, "Ini", row, option.id))
        if row.may_be_new:
            body.addWidget(line())
            body.addLayout(self._choice(self._words.new_one, self._words.not_known, "Tambah", row, NEW))
        foot = QHBoxLayout()
        foot.addWidget(text_label(self._words.remembered, "secondary", wrap=True), 1)
        foot.addWidget(button("Lewati", lambda: self.skip(row)))
        body.addLayout(foot)
        self.place_asked.emit(row.sheet, row.row, row.column)

    def _choice(self, name: str, about: str, word: str, row: Row, known_id: int) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(text_label(name, "strong", wrap=True))
        if about:
            words.addWidget(text_label(about, "secondary", wrap=True))
        layout = QHBoxLayout()
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        act = button(word, lambda: self.choose(row, known_id))
        act.setAccessibleName(f"{word}: {name}")
        layout.addWidget(act)
        self._first = self._first or act
        return layout

    def _show_notes(self, plan: Plan) -> None:
        body = self.notes.fresh()
        found: list[tuple[str, str, str, tuple[str, int, str]]] = []
        for row in plan.rows:
            if row.outcome is RowOutcome.REFUSED:
                column = f", kolom {row.column}" if row.column else ""
                found.append(
                    ("Ditolak", "missing", f"Baris {row.row}{column}: {row.reason}", (row.sheet, row.row, row.column))
                )
            found += [
                ("Periksa", "soon", f"{one.place}: {one.message}", (one.sheet, one.row, one.column))
                for one in row.warnings
            ]
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
            see = button("Lihat", lambda at=place: self.place_asked.emit(*at), kind="link")
            see.setAccessibleName(f"Lihat baris {place[1]}")
            layout.addWidget(see)
            body.addLayout(layout)
        if len(found) > _MOST_NOTES:
            body.addWidget(text_label(f"… dan {len(found) - _MOST_NOTES} lagi.", "secondary"))
