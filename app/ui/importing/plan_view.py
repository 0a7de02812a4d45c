"""The plan beside the file: how many, which schools and days, one doubt at a time, what is refused and why."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.qt.theme import CARD_GAP
from app.ui.importing.answers import Answers, Plan
from app.ui.importing.counts_card import CountsCard
from app.ui.importing.days_card import DaysCard
from app.ui.importing.doubt_card import DoubtCard
from app.ui.importing.notes_card import NotesCard
from app.ui.importing.school_card import SchoolCard
from app.ui.importing.wording import Words


class PlanView(QWidget):
    """Sends `answers_change(words)` before and `answered` after each answer about a row.

    `place_asked(sheet, row, column)` wants a place in the file shown.

    The cards of schools and days are filled by the page that has such questions.
    """

    answers_change = Signal(str)
    answered = Signal()
    place_asked = Signal(str, int, str)

    def __init__(self, words: Words, *, about: Callable[[int], str] | None = None) -> None:
        """`about(id)` tells more of a known person."""
        super().__init__()
        self.answers = Answers()
        self.room = 390  # pixels inside a card
        self._plan: Plan | None = None
        self.counts = CountsCard(words.new)
        self.schools = SchoolCard()
        self.days = DaysCard()
        self.doubt = DoubtCard(words, about)
        self.notes = NotesCard()
        self.doubt.chosen.connect(self.choose)
        self.doubt.skipped.connect(self.skip)
        self.doubt.again.connect(self._again)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(CARD_GAP)
        for card in (self.counts, self.days, self.schools, self.doubt, self.notes):
            layout.addWidget(card)
        layout.addStretch(1)

    def add_below_counts(self, widget: QWidget) -> None:
        """What a page says of everything that is imported, in a place of its own below the numbers."""
        self._column.insertWidget(self._column.indexOf(self.counts) + 1, widget)

    def show_plan(self, plan: Plan, answers: Answers | None = None) -> None:
        """A plan, with the answers about its rows where some were given already."""
        self._plan = plan
        self.answers = answers if answers is not None else Answers()
        self._show_doubt()
        self.notes.show_plan(plan)

    def first_answer(self) -> QWidget | None:
        """Where the next answer is given: days, schools, then people; None when all is answered."""
        return self.days.first_open() or self.schools.first or self.doubt.first

    def choose(self, key: int, known_id: int) -> None:
        """Answer one doubt: the id of what is known, or `NEW`."""
        self.answers_change.emit(f"jawaban untuk {self._who(key)}")
        self.answers.choices[key] = known_id
        self._show_doubt()
        self.answered.emit()

    def skip(self, key: int) -> None:
        """Leave one doubt for later."""
        self.answers_change.emit(f"melewati {self._who(key)}")
        self.answers.skipped.add(key)
        self._show_doubt()
        self.answered.emit()

    def _who(self, key: int) -> str:
        rows = self._plan.rows if self._plan is not None else ()
        row = next((row for row in rows if row.key == key), None)
        return row.listed.name if row is not None and row.listed is not None else f"baris {key}"

    def _again(self) -> None:
        self.answers_change.emit("menjawab ulang")
        self.answers.choices.clear()
        self.answers.skipped.clear()
        self._show_doubt()
        self.answered.emit()

    def _show_doubt(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self.counts.show_plan(plan, self.answers, self.room)
        row = self.doubt.show_plan(plan, self.answers, self.room)
        if row is not None and self.schools.first is None:
            self.place_asked.emit(row.sheet, row.row, row.column)
