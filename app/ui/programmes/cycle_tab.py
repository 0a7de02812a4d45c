"""The quality cycle of a programme: the matrix, what its colours mean, and the way to its steps."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.records import CycleMark, CycleStep, Programme
from app.domain.terms import CycleState
from app.services.cycle import CycleMatrix
from app.ui.page import Shell
from app.ui.parts import ElidedLabel, badge, button
from app.ui.programmes.cycle_dialog import MarkDialog
from app.ui.programmes.cycle_grid import LETTERS, TONES, CycleGrid
from app.ui.programmes.steps_dialog import StepsDialog
from app.ui.widgets import Card, EmptyState

_MODEL = "sekolah-model-spmi"  # the preset whose five steps are offered


class CycleTab(QWidget):
    """Every key is saved at once and can be undone."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._programme = Programme()
        self._matrix = CycleMatrix(steps=(), partners=(), marks={})
        self.grid = CycleGrid()
        self.grid.marked.connect(self._set_state)
        self.grid.opened.connect(self.edit)
        self.steps_button = button("Atur langkah", self.edit_steps)
        self.details_button = button("Rincian", self._edit_current, tip="Enter")
        tools = QHBoxLayout()
        tools.setContentsMargins(14, 0, 14, 4)
        tools.setSpacing(8)
        for state in CycleState:
            tools.addWidget(badge(f"{LETTERS[state]}  {state.label}", TONES[state]))
        hint = "B, J, S menandai · spasi berganti · Enter membuka tanggal, catatan, dan bukti"
        tools.addWidget(ElidedLabel(hint, "secondary"), 1)
        tools.addWidget(self.details_button)
        tools.addWidget(self.steps_button)
        self._tools = QWidget()
        self._tools.setLayout(tools)
        self.usual_button = button("Pakai lima langkah SPMI", self._take_usual)
        self.partner_button = button("Tambah sekolah imbas", lambda: shell.go("imbas", new=True))
        self.no_steps = EmptyState(
            "Siklus mutu dijalani setiap sekolah imbas: dari penetapan standar sampai monitoring dan evaluasi. "
            "Program ini belum punya langkahnya.",
            [self.usual_button, button("Susun sendiri", self.edit_steps)],
        )
        self.no_partners = EmptyState(
            "Baris matriks ini adalah sekolah imbas. Tambahkan sekolahnya dahulu.",
            [self.partner_button],
        )
        self.views = QStackedWidget()
        for view in (self.grid, self.no_steps, self.no_partners):
            self.views.addWidget(view)
        card = Card()
        card.body.setContentsMargins(1, 10, 1, 8)
        card.body.addWidget(self._tools)
        card.body.addWidget(self.views, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_programme(self, programme: Programme) -> None:
        """Read the cycle of a programme."""
        self._programme = programme
        self._matrix = self._shell.logbook.cycle.matrix(programme.id)
        self.grid.show_matrix(self._matrix)
        view = self.grid
        if not self._matrix.steps:
            view = self.no_steps
        elif not self._matrix.partners:
            view = self.no_partners
        self.views.setCurrentWidget(view)
        self._tools.setVisible(bool(self._matrix.steps))
        self.details_button.setEnabled(view is self.grid)

    def focus_main(self) -> None:
        """The matrix, so that the keys work at once, or the button that brings it."""
        starts = {self.grid: self.grid, self.no_steps: self.usual_button, self.no_partners: self.partner_button}
        starts[self.views.currentWidget()].setFocus()

    def dialog(self, mark: CycleMark) -> MarkDialog:
        """Date, note and evidence of a cell, ready to be shown."""
        title = self._matrix.title(mark.cycle_step_id, mark.partner_id)
        return MarkDialog(self._shell, title, mark, self._save, self.window())

    def edit(self, mark: CycleMark) -> None:
        """Open a cell."""
        self.dialog(mark).exec()
        self.grid.setFocus()

    def edit_steps(self) -> None:
        """Rename, move, add and remove steps."""
        dialog = StepsDialog(self._matrix.steps, self._save_steps, self.window())
        dialog.exec()
        self.focus_main()

    def _edit_current(self) -> None:
        if (mark := self.grid.current_mark()) is not None:
            self.edit(mark)

    def _set_state(self, mark: CycleMark, state: CycleState) -> None:
        cycle = self._shell.logbook.cycle
        if self._shell.attempt(lambda: cycle.set_state(mark.cycle_step_id, mark.partner_id, state)):
            title = self._matrix.title(mark.cycle_step_id, mark.partner_id)
            self._shell.tell(f"{title} → {state.label}.", undo=True)

    def _save(self, mark: CycleMark, evidence: Path | None) -> None:
        cycle = self._shell.logbook.cycle
        if evidence is None:
            cycle.save(mark)
            title = self._matrix.title(mark.cycle_step_id, mark.partner_id)
            self._shell.tell(f"{title} → {mark.state.label}.", undo=True)
            return

        def without_file() -> None:
            """What was typed is not lost with a file that cannot be used."""
            self._shell.attempt(lambda: cycle.save(mark))

        self._shell.run(
            "Melampirkan bukti",
            lambda _progress: cycle.save(mark, evidence),
            lambda _done: self._shell.tell(f"Siklus mutu tersimpan dengan bukti {evidence.name}.", undo=True),
            without_file,
        )

    def _save_steps(self, steps: list[CycleStep]) -> None:
        self._shell.logbook.cycle.save_steps(self._programme.id, steps)
        self._shell.tell("Langkah siklus mutu tersimpan.", undo=True)

    def _take_usual(self) -> None:
        found = [preset for preset in self._shell.logbook.programmes.presets() if preset.key == _MODEL]
        steps = [CycleStep(name=name) for preset in found for name in preset.cycle]
        if self._shell.attempt(lambda: self._save_steps(steps)):
            self.focus_main()
