"""How many rows the import would write and how many it leaves, and what is to be known before."""

from PySide6.QtWidgets import QHBoxLayout

from app.domain.lists import ImportPlan, RowOutcome
from app.ui.importing.answers import NEW, Answers, Plan
from app.ui.parts import badge, text_label
from app.ui.widgets import Card


class CountsCard(Card):
    """Badges of the outcomes, then the notes of the plan."""

    def __init__(self, new: str) -> None:
        """`new` is what new ones are called behind their number."""
        super().__init__("Rencana impor")
        self._new = new

    def show_plan(self, plan: Plan, answers: Answers, room: int) -> None:
        """Show a plan with the answers given; `room` is the pixels that a row of badges has."""
        body = self.fresh()
        shown = (
            (RowOutcome.MATCHED, "cocok", "there"),
            (RowOutcome.NEW, self._new, "chosen"),
            (RowOutcome.DOUBTFUL, "perlu dipilih", "soon"),
            (RowOutcome.REFUSED, "ditolak", "missing"),
            (RowOutcome.REPEATED, "ganda", "quiet"),
        )
        chosen = answers.in_force(plan)
        skipped = answers.passed_over(plan)
        new = sum(person == NEW for person in chosen.values())
        moved = {
            RowOutcome.NEW: new,
            RowOutcome.MATCHED: len(chosen) - new,
            RowOutcome.DOUBTFUL: -len(chosen) - skipped,
        }
        numbers = [(plan.count(one) + moved.get(one, 0), word, tone) for one, word, tone in shown]
        numbers.append((skipped, "dilewati", "quiet"))
        if isinstance(plan, ImportPlan):
            corrected = sum(len(cells) for cells in plan.answers.corrections.values())
            numbers.append((corrected, "sel dikoreksi", "chosen"))
            numbers.append((len(plan.answers.left_out), "tidak diimpor", "quiet"))
        row, left = QHBoxLayout(), 0
        for number, word, tone in numbers:
            if not number:
                continue
            mark = badge(f"{number} {word}", tone)
            width = mark.sizeHint().width() + 8
            if width > left:
                row, left = QHBoxLayout(), room
                row.setSpacing(8)
                row.addStretch(1)
                body.addLayout(row)
            row.insertWidget(row.count() - 1, mark)
            left -= width
        warnings = plan.warnings if isinstance(plan, ImportPlan) else ()
        for note in (*plan.notes, *warnings):
            body.addWidget(text_label(note, "warning", wrap=True))
        body.addWidget(
            text_label("Belum ada yang ditulis. Setelah diimpor bisa diurungkan dengan Ctrl+Z.", "quiet", wrap=True)
        )
