"""Finish one row that an import left waiting: correct it, say who it is, and it goes onto the days it was meant for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import BukuImbasError
from app.domain.lists import Column, PlanRow, RowOutcome
from app.domain.records import WaitingRow
from app.qt.dialog import Dialog
from app.qt.theme import mark
from app.ui.page import Shell
from app.ui.parts import text_label

NEW = 0
_FIELDS = (Column.NAME, Column.SCHOOL, Column.POSITION, Column.NIP)
_SHOWN = 4  # lines of people without scrolling
_ID = Qt.ItemDataRole.UserRole


class FinishRowDialog(Dialog):
    """What the row says stands in fields; below them who it may be, found anew when a field was changed."""

    asks = True

    def __init__(self, shell: Shell, row: WaitingRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._row = row
        self._plan: PlanRow | None = None
        self.setWindowTitle("Selesaikan baris impor")
        self.fields = {
            Column.NAME: QLineEdit(row.name),
            Column.SCHOOL: QLineEdit(row.school),
            Column.POSITION: QLineEdit(row.position),
            Column.NIP: QLineEdit(row.nip),
        }
        self.name = self.fields[Column.NAME]
        for column, field in self.fields.items():
            field.setAccessibleName(column.label)
            field.editingFinished.connect(self._search)
        self.known = QListWidget()
        self.known.setProperty("role", "framed")
        self.known.setAccessibleName("Siapa ini?")
        self.known.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.known.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        layout = self._lay_out()
        self._search()
        self.resize(580, layout.sizeHint().height())
        self.name.setFocus()

    def _lay_out(self) -> QVBoxLayout:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        store = buttons.addButton("Catat", QDialogButtonBox.ButtonRole.AcceptRole)
        store.setDefault(True)
        mark(store, "kind", "primary")
        buttons.accepted.connect(self.store)
        buttons.rejected.connect(self.reject)
        place = f"Lembar “{self._row.sheet}”, baris {self._row.row}" if self._row.sheet else f"Baris {self._row.row}"
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for number, column in enumerate(_FIELDS):
            label = text_label(column.label, "field-label")
            label.setBuddy(self.fields[column])
            grid.addWidget(label, 2 * (number // 2), number % 2)
            grid.addWidget(self.fields[column], 2 * (number // 2) + 1, number % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.addWidget(text_label("Selesaikan baris impor", "page-title"))
        layout.addWidget(text_label(f"{place}: {self._row.reason}", "secondary", wrap=True))
        layout.addLayout(grid)
        who = text_label("Siapa ini?", "field-label")
        who.setBuddy(self.known)
        layout.addWidget(who)
        layout.addWidget(self.known)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.known.setFixedHeight(_SHOWN * max(34, self.fontMetrics().height() + 18) + 6)
        return layout

    def _corrections(self) -> dict[Column, str]:
        """The fields that no longer say what the row says."""
        before = {
            Column.NAME: self._row.name,
            Column.SCHOOL: self._row.school,
            Column.POSITION: self._row.position,
            Column.NIP: self._row.nip,
        }
        texts = {column: " ".join(field.text().split()) for column, field in self.fields.items()}
        return {column: text for column, text in texts.items() if text != before[column]}

    def _search(self) -> None:
        """Who it may be, as the fields say now."""
        self._shell.attempt(self._plan_anew)

    def _plan_anew(self) -> None:
        found = self._shell.logbook.imports.plan_waiting([self._row.id], {self._row.id: self._corrections()})
        plan = found[0] if found else None
        if plan == self._plan:
            return
        self._plan = plan
        self.known.clear()
        self.problem.setText("")
        if plan is None or plan.outcome is RowOutcome.REFUSED:
            self.problem.setText(plan.reason if plan is not None else "Baris ini sudah selesai.")
            return
        if plan.outcome is RowOutcome.MATCHED and plan.person_id is not None:
            self._offer(self._shell.logbook.people.person(plan.person_id).name, plan.person_id)
        else:
            for option in plan.options:
                self._offer(" · ".join(part for part in (option.name, option.about) if part), option.id)
            self._offer("Orang baru: belum pernah tercatat", NEW)
        if self.known.count() == 1:
            self.known.setCurrentRow(0)

    def _offer(self, words: str, person_id: int) -> None:
        item = QListWidgetItem(words)
        item.setData(_ID, person_id)
        item.setToolTip(words)
        self.known.addItem(item)

    def store(self) -> None:
        """Write it down, or say what is missing."""
        try:
            self._plan_anew()  # the field that the keyboard stands in counts too
            item = self.known.currentItem()
            if self._plan is None or self._plan.outcome is RowOutcome.REFUSED:
                return
            if item is None:
                self.problem.setText("Pilih dahulu siapa orang ini.")
                self.known.setFocus()
                return
            number = self._row.id
            result = self._shell.logbook.imports.finish_waiting(
                [number], {number: self._corrections()}, {number: item.data(_ID)}
            )
        except BukuImbasError as error:
            self.problem.setText(str(error))
            return
        if result.waiting:
            self.problem.setText("Baris ini belum dapat dicatat. Periksa namanya dan siapa orangnya.")
            return
        self.accept()
