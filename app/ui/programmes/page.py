"""Program: which programme is shown, and its three sides: stages, quality cycle, facts."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.current_programme import current_programme, year_labels
from app.domain.records import Programme
from app.qt.fields import ComboBox
from app.qt.theme import PAGE_MARGIN, mark
from app.ui.page import Page, Shell
from app.ui.parts import button, text_label
from app.ui.programmes.cycle_tab import CycleTab
from app.ui.programmes.facts_tab import FactsTab
from app.ui.programmes.stages_tab import StagesTab
from app.ui.programmes.start_dialog import StartDialog
from app.ui.widgets import EmptyState, TabStrip

TABS = ("tahapan", "siklus", "data")
_CHOOSER, _NARROW_CHOOSER = 18, 10  # characters of the list of programmes that are always seen; a year at least


class ProgrammesPage(Page):
    """Shows this year's programme until another is chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Program")
        self._listed: tuple[Programme, ...] = ()
        self._shown: int | None = None  # id of the programme that is shown
        self.chooser = ComboBox("Program yang ditampilkan")
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(_CHOOSER)
        self.chooser.activated.connect(self._chosen)
        self.new_button = button("Program baru", self.new)
        self.dates_button = button("Usulkan tanggal", self.propose, kind="primary")
        for one in (self.chooser, self.new_button, self.dates_button):
            self.header.add_button(one)
        self.stages = StagesTab(shell)
        self.cycle = CycleTab(shell)
        self.facts = FactsTab(shell)
        self.facts.copied.connect(self._show_id)
        self._sides = (self.stages, self.cycle, self.facts)
        self.tabs = TabStrip("Bagian program", ("Tahapan", "Siklus mutu", "Data program"))
        self.tabs.chosen.connect(self._open_side)
        self.sides = QStackedWidget()
        for side in self._sides:
            self.sides.addWidget(side)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        layout.setSpacing(10)
        strip = QHBoxLayout()
        strip.addWidget(self.tabs)
        layout.addLayout(strip)
        self.remarks = text_label("", "warning", wrap=True)
        layout.addWidget(self.remarks)
        layout.addWidget(self.sides, 1)
        self.begin_button = button("Mulai program", self.new, kind="primary")
        self.empty = EmptyState(
            "Program adalah pekerjaan setahun: tahapannya, dokumen yang diminta, dan tanggalnya. "
            "Mulai dari contoh yang paling dekat; semuanya dapat diubah sesudahnya.",
            [self.begin_button],
        )
        self.views = QStackedWidget()
        self.views.addWidget(whole)
        self.views.addWidget(self.empty)
        self.outer.addWidget(self.views, 1)

    @property
    def programme(self) -> Programme | None:
        """The programme that is shown."""
        found = [one for one in self._listed if one.id == self._shown]
        return found[0] if found else None

    def open(self, **target: Any) -> None:
        """`programme_id` shows that programme, `tab` (tahapan, siklus, data) one side of it, `new` the way to begin."""
        self._shown = target.get("programme_id") or self._shown
        if (tab := target.get("tab")) in TABS:
            self._open_side(TABS.index(tab))
        self.refresh()
        if target.get("new"):
            self.new()

    def refresh(self) -> None:
        """Read the programmes again; what is shown stays, or this year's comes."""
        logbook = self.shell.logbook
        self._listed = logbook.programmes.programmes()
        current = current_programme(self._listed, date.today())
        if self.programme is None:
            self._shown = current.id if current is not None else None
        programme = self.programme
        self.views.setCurrentIndex(0 if programme is not None else 1)
        self.chooser.setVisible(len(self._listed) > 1)
        for one in (self.new_button, self.dates_button):
            one.setVisible(programme is not None)
        if programme is None:
            self.header.tell("Program")
            return
        self._fill_chooser()
        stages = logbook.programmes.stages(programme.id)
        counts = logbook.programmes.meetings_by_stage(programme.id)
        year = f"TP {programme.school_year}" if programme.school_year else ""
        parts = (year, f"{len(stages)} tahapan", f"{counts.total()} kegiatan")
        self.header.tell(programme.name, " · ".join(part for part in parts if part))
        remarks = logbook.programmes.remarks(programme.id)
        self.remarks.setText("\n".join(remarks))
        self._show_remarks()
        waiting = any(counts[stage.id] < stage.planned_meetings for stage in stages)
        mark(self.dates_button, "kind", "primary" if waiting else "")
        self.stages.show_programme(programme, stages, counts)
        self.cycle.show_programme(programme)
        self.facts.show_programme(programme)

    def _fill_chooser(self) -> None:
        self.chooser.clear()
        for number, (one, label) in enumerate(zip(self._listed, year_labels(self._listed), strict=True)):
            self.chooser.addItem(label)
            self.chooser.setItemData(number, one.name, Qt.ItemDataRole.ToolTipRole)
            if one.id == self._shown:
                self.chooser.setCurrentIndex(number)
                self.chooser.setToolTip(label)

    def focus_main(self) -> None:
        """The list of stages, the matrix or the facts."""
        if self.programme is None:
            self.begin_button.setFocus()
        else:
            self._sides[self.sides.currentIndex()].focus_main()

    def set_narrow(self, narrow: bool) -> None:
        """Fewer columns, and a shorter list of programmes."""
        self.stages.set_narrow(narrow)
        self.chooser.setMinimumContentsLength(_NARROW_CHOOSER if narrow else _CHOOSER)

    def start_dialog(self) -> StartDialog:
        """The way to begin a programme, ready to be shown."""
        return StartDialog(self.shell, self.window())

    def new(self) -> None:
        """Begin a programme and show it."""
        dialog = self.start_dialog()
        if dialog.exec() and dialog.programme is not None:
            self._show_id(dialog.programme.id)

    def propose(self) -> None:
        """Dates for what the shown programme still plans."""
        if (programme := self.programme) is not None:
            StartDialog(self.shell, self.window(), programme).exec()
            self.focus_main()

    def _show_id(self, programme_id: int) -> None:
        self._shown = programme_id
        self.refresh()

    def _chosen(self, number: int) -> None:
        self._show_id(self._listed[number].id)

    def _show_remarks(self) -> None:
        """What is said of the dates of stages stands above them."""
        self.remarks.setVisible(bool(self.remarks.text()) and self.sides.currentWidget() is self.stages)

    def _open_side(self, number: int) -> None:
        self.tabs.set_current(number)
        self.sides.setCurrentIndex(number)
        self._show_remarks()
        if self.isVisible():
            self._sides[number].focus_main()
