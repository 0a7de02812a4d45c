"""Two people side by side who may be one: merge them, tell them apart, or decide later."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.people_merge import MERGE_FIELDS, ORIGIN, DuplicatePair
from app.domain.records import Person
from app.qt.dialog import Dialog
from app.services.duplicates import ComparedPerson, Comparison
from app.ui.page import Shell
from app.ui.parts import ElidedLabel, button, text_label
from app.ui.widgets import EmptyState, clear_layout, scrolled

_SIZE = (860, 600)


class DuplicatesDialog(Dialog):
    """One pair after the other, the surest first. Nothing is merged unless the user presses Gabungkan."""

    def __init__(self, shell: Shell, pairs: Sequence[DuplicatePair], parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._pairs = list(pairs)
        self._at = 0
        self.comparison: Comparison | None = None
        self.columns: CompareColumns | None = None
        self.setWindowTitle("Kemungkinan ganda")
        self.note = text_label("", "secondary")
        self.reason = text_label("", "quiet", wrap=True)
        inner = QWidget()
        self._inside = QVBoxLayout(inner)
        self._inside.setContentsMargins(2, 2, 8, 2)
        self.views = QStackedWidget()
        self.views.addWidget(scrolled(inner))
        self.views.addWidget(EmptyState("Semua pasangan sudah dilihat.", [button("Tutup", self.accept)]))
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        self.later_button = button("Nanti", self.later)
        self.apart_button = button("Bukan orang yang sama", self.keep_apart)
        self.merge_button = button("Gabungkan", self.merge, kind="primary")
        self.close_button = button("Tutup", self.reject)
        heading = QHBoxLayout()
        heading.addWidget(text_label("Kemungkinan ganda", "page-title"))
        heading.addStretch(1)
        heading.addWidget(self.note)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        for one in (self.later_button, self.apart_button, self.merge_button):
            foot.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addLayout(heading)
        layout.addWidget(self.reason)
        layout.addWidget(self.views, 1)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 60))
        self._show_pair()

    def _show_pair(self) -> None:
        """The pair in turn; pairs of whom one is gone by now are passed over."""
        self.problem.clear()
        self.comparison = self.columns = None
        clear_layout(self._inside)
        while self._at < len(self._pairs) and self.comparison is None:
            pair = self._pairs[self._at]
            try:
                self.comparison = self._shell.logbook.duplicates.compare(pair.first_id, pair.second_id)
            except UserError:
                del self._pairs[self._at]
        asking = self.comparison is not None
        for one in (self.later_button, self.apart_button, self.merge_button, self.close_button):
            one.setVisible(asking)
        self.views.setCurrentIndex(0 if asking else 1)
        self.note.setText(f"{self._at + 1} dari {len(self._pairs)}" if asking else "")
        self.reason.setVisible(asking)
        if self.comparison is None:
            return
        self.reason.setText(
            f"{self._pairs[self._at].reason}. Bila orangnya sama, pilih catatan yang tetap dan isian yang dipakai."
        )
        self.columns = CompareColumns(self.comparison)
        self._inside.addWidget(self.columns)
        self._inside.addStretch(1)
        self.later_button.setFocus()

    def later(self) -> None:
        """Leave this pair as it is and show the next."""
        self._at += 1
        self._show_pair()

    def keep_apart(self) -> None:
        """Remember that these are two people."""
        if (pair := self.comparison) is not None:
            first, second = pair.first.person, pair.second.person
            if self._done(lambda: self._shell.logbook.duplicates.keep_apart(first.id, second.id)):
                self._shell.tell(f"{first.name[:60]} dan {second.name[:60]} tidak ditanyakan lagi.", undo=True)

    def merge(self) -> None:
        """Make the two one, as chosen."""
        if self.comparison is not None and self.columns is not None:
            kept, gone = self.columns.kept_and_gone()
            chosen = self.columns.from_gone()
            if self._done(lambda: self._shell.logbook.duplicates.merge(kept.id, gone.id, chosen)):
                self._shell.tell(f"{gone.name[:60]} digabungkan dengan {kept.name[:60]}.", undo=True)

    def _done(self, action: object) -> bool:
        assert callable(action)
        try:
            action()
        except UserError as error:
            self.problem.setText(str(error))
            return False
        del self._pairs[self._at]
        self._show_pair()
        return True


class CompareColumns(QWidget):
    """Every field of both; where they differ, a choice. The head chooses who stays, with all values of that side."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._sides = (comparison.first, comparison.second)
        self._choices: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        more = 1 if comparison.second.attendances > comparison.first.attendances else 0
        self.stays = self._row("Yang tetap", ("Yang ini", "Yang ini"), more)
        self.stays.idToggled.connect(self._take_side)
        self._row("Kehadiran", tuple(f"{side.attendances} hari" for side in self._sides))
        for name, label in MERGE_FIELDS:
            values = tuple(_shown(side, name) for side in self._sides)
            if not any(values):
                continue
            if name in comparison.differing:
                self._choices[name] = self._row(label, values, more)
            else:
                self._row(label, values)
        groups = tuple(", ".join(group.label for group in side.person.groups) for side in self._sides)
        if any(groups):
            self._row("Kelompok", groups)
        notes = tuple(side.person.note for side in self._sides)
        if any(notes):
            self._row("Catatan", notes)
        about = "Kehadiran, tugas, surat, kelompok, dan nama lain keduanya disatukan; isian yang kosong dilengkapi."
        self._grid.addWidget(text_label(about, "secondary", wrap=True), self._grid.rowCount(), 0, 1, 3)

    def kept_and_gone(self) -> tuple[Person, Person]:
        """Who stays, and whose entry ends."""
        kept = self.stays.checkedId()
        return self._sides[kept].person, self._sides[1 - kept].person

    def from_gone(self) -> list[str]:
        """Names of the fields in which the value of the one who ends is kept."""
        kept = self.stays.checkedId()
        return [name for name, choice in self._choices.items() if choice.checkedId() != kept]

    def choose(self, name: str, side: int) -> None:
        """Take the value of one side, 0 or 1, in a field that differs."""
        self._choices[name].button(side).setChecked(True)

    def _take_side(self, side: int, on: bool) -> None:
        if on:
            for name in self._choices:
                self.choose(name, side)

    def _row(self, label: str, values: Sequence[str], chosen: int | None = None) -> QButtonGroup:
        """Two values; with radio buttons before them when one of them is `chosen`."""
        row = self._grid.rowCount()
        self._grid.addWidget(text_label(label, "field-label"), row, 0)
        group = QButtonGroup(self)
        for side, value in enumerate(values):
            cell = QHBoxLayout()
            cell.setSpacing(8)
            shown = ElidedLabel("", "strong" if chosen is not None else "")
            shown.setText(value or "–")
            if chosen is not None:
                radio = QRadioButton()
                radio.setAccessibleName(f"{label}, {('kiri', 'kanan')[side]}: {value}")
                group.addButton(radio, side)
                radio.setChecked(side == chosen)
                cell.addWidget(radio)
            cell.addWidget(shown, 1)
            self._grid.addLayout(cell, row, 1 + side)
        return group


def _shown(side: ComparedPerson, name: str) -> str:
    if name == ORIGIN:
        return side.origin
    return str(getattr(side.person, name))
