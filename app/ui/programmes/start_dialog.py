"""Begin a programme, or date one that is there: choose, see the proposed days, change what does not fit, accept."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError, UserError
from app.domain.records import ModelSchool, Programme
from app.qt.dialog import Dialog
from app.qt.theme import mark
from app.qt.typed_fields import DateField
from app.schedule.propose import Proposal, SchoolCalendar
from app.ui.page import Shell
from app.ui.parts import text_label
from app.ui.programmes.proposal_list import ProposalList
from app.ui.school_form import ProgrammeChoice
from app.ui.widgets import scrolled

_WIDTH, _HEIGHT = 820, 620


class StartDialog(Dialog):
    """Nothing is written before it is accepted; `programme` is then the one that was begun or dated."""

    asks = True

    def __init__(self, shell: Shell, parent: QWidget, there: Programme | None = None) -> None:
        """`there` is a programme to date; without one a new programme is begun."""
        super().__init__(parent)
        self._shell = shell
        self._there = there
        self.programme: Programme | None = None
        self._proposal: Proposal | None = None
        title = "Usulan tanggal kegiatan" if there is not None else "Program baru"
        self.setWindowTitle(title)
        self.choice = ProgrammeChoice(shell) if there is None else None
        self.start = DateField(optional=True)
        self.start.setAccessibleName("Tanggal mulai program")
        if there is not None:
            self.start.set_value(there.start)
        self.start.changed.connect(self._propose)
        school = shell.logbook.schools.model_school() or ModelSchool()
        self.list = ProposalList(SchoolCalendar(school.school_days))
        self.list.changed.connect(self._count)
        self.summary = text_label("", "strong", wrap=True)
        self.remarks = text_label("", "warning", wrap=True)
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(
            "Rencanakan" if there is not None else "Mulai program", QDialogButtonBox.ButtonRole.AcceptRole
        )
        mark(self.accept_button, "kind", "primary")
        self.buttons.accepted.connect(self.store)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(title)
        if self.choice is not None:
            self.choice.box.currentIndexChanged.connect(self._propose)
        self._propose()
        (self.choice.box if self.choice is not None else self.start).setFocus()

    def _lay_out(self, title: str) -> None:
        label = text_label("Mulai tanggal", "field-label")
        label.setBuddy(self.start)
        when = QVBoxLayout()
        when.setSpacing(3)
        hint = (
            "Boleh dikosongkan: tahapannya disalin tanpa tanggal." if self._there is None else "Hari pertama program."
        )
        for widget in (label, self.start, text_label(hint, "hint", wrap=True)):
            when.addWidget(widget)
        when.addStretch(1)
        top = QGridLayout()
        top.setHorizontalSpacing(14)
        if self.choice is not None:
            top.addWidget(self.choice, 0, 0)
            top.setColumnStretch(0, 3)
        top.addLayout(when, 0, 1)
        top.setColumnStretch(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(text_label(title, "page-title"))
        if self._shell.logbook.programmes.preset_faults() and self._there is None:
            faults = "\n".join(self._shell.logbook.programmes.preset_faults())
            layout.addWidget(text_label(faults, "warning", wrap=True))
        layout.addLayout(top)
        layout.addWidget(self.summary)
        layout.addWidget(scrolled(self.list), 1)
        layout.addWidget(self.remarks)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.problem.hide()
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 60))

    def _propose(self) -> None:
        """Ask for dates anew: the programme or its start is another one."""
        self.problem.hide()
        start = self.start.value
        programmes = self._shell.logbook.programmes
        self._proposal = None
        if start is not None:
            try:
                if self._there is not None:
                    self._proposal = programmes.propose_rest(self._there.id, start)
                elif self.choice is not None:
                    self._proposal = programmes.propose(self.choice.key(), start)
            except BukuImbasError as error:
                self._tell_problem(str(error))
        found = self._proposal
        self.list.show_dates(*((found.meetings, found.deadlines) if found is not None else ((), ())))
        for before, after in pairwise([self.start, *self.list.fields(), self.accept_button]):
            QWidget.setTabOrder(before, after)
        remarks = [words] if (words := self.start.remark()) else []
        remarks += found.remarks if found is not None else ()
        if found is not None and found.meetings:
            remarks.append("Libur semester dan libur daerah tidak dikenal program ini; cocokkan dengan kalender dinas.")
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self._count()

    def _count(self) -> None:
        found = self._proposal
        if found is None:
            words = "Isi tanggal mulainya untuk melihat usulan tanggal setiap kegiatan."
        else:
            parts = []
            if found.meetings:
                parts.append(f"{self.list.count()} dari {len(found.meetings)} kegiatan akan direncanakan.")
            if found.deadlines:
                parts.append(f"{self.list.due_count()} dari {len(found.deadlines)} tenggat akan dicatat.")
            words = " ".join(
                [*parts, "Tanggalnya dapat diubah."] if parts else ["Tidak ada yang perlu diberi tanggal."]
            )
        self.summary.setText(words)
        self.accept_button.setEnabled(self._there is None or bool(self.list.count() + self.list.due_count()))

    def store(self) -> None:
        """Write it down and close, or say why not."""
        programmes = self._shell.logbook.programmes
        try:
            if fault := self.start.fault():
                raise UserError(f"Mulai tanggal: {fault}")
            chosen = self.list.chosen()
            proposal = self._proposal
            if proposal is not None:
                proposal = replace(proposal, deadlines=self.list.chosen_deadlines())
            if self._there is not None and proposal is not None:
                self.programme = programmes.schedule(self._there.id, proposal, chosen)
            elif self.choice is not None and proposal is not None:
                self.programme = programmes.begin(self.choice.key(), proposal, chosen)
            elif self.choice is not None:
                self.programme = programmes.start(self.choice.key())
        except BukuImbasError as error:
            self._tell_problem(str(error))
            return
        planned = f"{len(chosen)} kegiatan direncanakan." if chosen else "Tanggal kegiatannya belum direncanakan."
        if not chosen and self._there is not None:
            planned = "Tenggat tahapan tersimpan."
        begun = f"Program {self.programme.name} dimulai. " if self.programme and self._there is None else ""
        self._shell.tell(begun + planned, undo=True)
        self.accept()

    def _tell_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()
