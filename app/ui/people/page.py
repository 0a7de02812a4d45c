"""Orang: everybody in the register, found while typing."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.dates import format_number
from app.domain.people_list import PersonLine
from app.domain.people_merge import DuplicatePair
from app.domain.records import Alias, Person
from app.domain.terms import Affiliation
from app.qt.paged_rows import PagedRows
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import CARD_GAP, PAGE_MARGIN
from app.ui.page import Page, Shell
from app.ui.parts import button, text_label
from app.ui.people.filters import PeopleFilters
from app.ui.people.panel import PersonPanel
from app.ui.widgets import Card, EmptyState

_PATIENCE = 60  # milliseconds after which the person under the cursor is read
_PANEL, _NARROW_PANEL = 330, 270
_GONE = PersonLine(0, "", "", "", "", "", "")

COLUMNS: tuple[Column[PersonLine], ...] = (
    Column(header="Nama", text=lambda p: p.name, width=18, stretch=4, strong=True, tip=lambda p: p.name),
    Column(header="Asal", text=lambda p: p.origin or "–", width=14, stretch=3, tip=lambda p: p.origin),
    Column(header="Jabatan", text=lambda p: p.position or "–", width=10, stretch=1, tone=lambda _p: "secondary"),
    Column(
        header="Kelompok",
        text=lambda p: p.group_words or "–",
        width=10,
        stretch=2,
        tone=lambda _p: "secondary",
        tip=lambda p: p.group_words,
    ),
)


class PeoplePage(Page):
    """The list with its search field and filters, and one person beside it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Orang")
        self.duplicates_button = button("Kemungkinan ganda", self.find_duplicates)
        self.add_button = button("Tambah orang", self.add, kind="primary")
        self.import_button = button("Impor daftar", self.import_list, tip="Dari Excel, CSV, atau Dapodik")
        for one in (self.duplicates_button, self.import_button, self.add_button):
            self.header.add_button(one)
        self.filters = PeopleFilters(shell)
        self.filters.changed.connect(lambda: shell.attempt(self.show_found))
        self.filters.field.installEventFilter(self)
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Daftar orang")
        self.table.installEventFilter(self)
        self.table.chosen.connect(lambda _line: self._soon.start())
        self.table.opened.connect(lambda line: self.edit(line.id))
        self.table.removed.connect(lambda line: self.remove(line.id))
        self.count = text_label("", "quiet")
        self.waiting_button = button("", self.finish_import, kind="link")
        self.panel = PersonPanel(shell.go)
        self.panel.edit_asked.connect(lambda: self._with_current(self.edit))
        self.panel.remove_asked.connect(lambda: self._with_current(self.remove))
        self.panel.alias_asked.connect(lambda: self._with_current(self.add_alias))
        self.panel.alias_removed.connect(self._remove_alias)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE)
        self._soon.timeout.connect(self.show_current)
        self.empty = EmptyState(
            "Di sini tercatat semua orang: tim pengimbasan, narasumber, pengawas, dan peserta. "
            "Peserta datang sendiri dari impor daftar hadir; yang lain ditambahkan di sini.",
            [button("Tambah orang pertama", self.add), button("Impor daftar", self.import_list)],
        )
        self.nobody = EmptyState("", [button("Hapus saringan", self.clear_filters)])
        self._lay_out()

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        for view in (self.table, self.nobody):
            self.views.addWidget(view)
        card = Card()
        card.body.setContentsMargins(1, 6, 1, 8)
        card.body.addWidget(self.filters)
        card.body.addWidget(self.views, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.waiting_button)
        card.body.addLayout(foot)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(CARD_GAP)
        row.addWidget(card, 1)
        row.addWidget(self.panel)
        self.panel.setFixedWidth(_PANEL)
        self.whole = QStackedWidget()
        self.whole.addWidget(both)
        self.whole.addWidget(self.empty)
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(PAGE_MARGIN, 2, PAGE_MARGIN, 14)
        layout.addWidget(self.whole)
        self.outer.addWidget(frame, 1)

    # ---- what is shown

    def open(self, *, person_id: int = 0, **target: Any) -> None:
        """Select somebody, whatever was filtered before."""
        self.filters.read_schools()
        if person_id:
            self.clear_filters()
            self.show_found(person_id)

    def refresh(self) -> None:
        """Search again in what changed; who was selected stays so."""
        self.filters.read_schools()
        waiting = len(self.shell.logbook.register_imports.waiting())
        self.waiting_button.setText(f"{waiting} baris impor menunggu …")
        self.waiting_button.setVisible(waiting > 0)
        self.show_found()

    def focus_main(self) -> None:
        """The search field."""
        self.filters.field.setFocus()
        self.filters.field.selectAll()

    def set_narrow(self, narrow: bool) -> None:
        """Name and school only where there is little room."""
        for number in (2, 3):
            self.table.setColumnHidden(number, narrow)
        self.panel.setFixedWidth(_NARROW_PANEL if narrow else _PANEL)
        self.filters.set_narrow(narrow)
        self.table.share_width()

    def show_found(self, wanted: int = 0) -> None:
        """Search, and show the first of those found; `wanted` or who was selected stays selected when found."""
        query = self.filters.query()
        people = self.shell.logbook.people
        current = self.table.current()
        ids = people.search_ids(query)
        wanted = wanted or (current.id if current is not None else 0)
        self.model.set_rows(PagedRows(ids, self._load, _GONE))
        self.table.select(ids.index(wanted) if wanted in ids else 0)
        anybody = bool(ids) or self.filters.narrows()
        self.whole.setCurrentIndex(0 if anybody else 1)
        self.duplicates_button.setVisible(anybody)
        self.import_button.setVisible(anybody)
        self.views.setCurrentIndex(0 if ids else 1)
        if not ids:
            typed = query.words.strip()
            self.nobody.sentence.setText(
                f"Tidak ada orang yang cocok dengan “{typed[:60]}”." if typed else "Tidak ada orang dalam saringan ini."
            )
        self.count.setText(f"{format_number(len(ids))} orang" if ids else "")
        self._soon.start()

    def show_current(self) -> None:
        """Bring the panel up to date with the selected person."""
        line = self.table.current()
        try:
            self.panel.show_record(self.shell.logbook.people.record(line.id) if line is not None and line.id else None)
        except UserError:  # deleted a moment ago: the list is about to follow
            self.panel.show_record(None)

    def clear_filters(self) -> None:
        """Everybody again."""
        self.filters.clear()
        self.show_found()

    def _load(self, ids: Sequence[int]) -> list[tuple[int, PersonLine]]:
        return [(line.id, line) for line in self.shell.logbook.people.lines(ids)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead from the field into the list, Escape clears it; letters typed in the list go on in it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if watched is self.table:
                plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
                if plain and event.text().strip() and event.text().isprintable():
                    self.filters.field.setFocus()
                    QCoreApplication.sendEvent(self.filters.field, event)
                    return True
            elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.model.rowCount():
                self.table.setFocus()
                return True
            elif key == Qt.Key.Key_Escape and self.filters.field.text():
                self.filters.field.clear()
                return True
        return super().eventFilter(watched, event)

    # ---- what is done

    def add(self) -> None:
        """An empty form; the filters say what the new person probably is."""
        from app.ui.people_form import new_person_dialog

        query = self.filters.query()
        start = Person(
            name="",
            groups=(query.group,) if query.group is not None else (),
            affiliation=query.affiliation or Affiliation.OTHER,
            partner_id=query.partner_id,
        )
        dialog = new_person_dialog(self.shell, start, self.window())
        if dialog.exec() and dialog.stored is not None:
            self.clear_filters()
            self.show_found(dialog.stored.id)
            self.shell.tell(f"{dialog.stored.name} tersimpan.", undo=True)
        self.table.setFocus()

    def import_list(self) -> None:
        """People from a list that somebody else typed."""
        from app.ui.register_import import import_people

        import_people(self.shell)

    def finish_import(self) -> None:
        """The rows of imported lists that were left out."""
        from app.ui.register_import import waiting_people_dialog

        waiting_people_dialog(self.shell, self.window()).exec()
        self.table.setFocus()

    def edit(self, person_id: int) -> None:
        """The form of one person."""
        from app.ui.people_form import edit_person

        self.shell.attempt(lambda: edit_person(self.shell, person_id, self.window()))

    def remove(self, person_id: int) -> None:
        """Delete one; undo brings them back."""
        name = self.shell.logbook.people.lines([person_id])
        if self.shell.attempt(lambda: self.shell.logbook.people.remove(person_id)):
            self.shell.tell(f"{name[0].name} dihapus.", undo=True)

    def add_alias(self, person_id: int) -> None:
        """Ask for another name."""
        from app.ui.people.alias_form import alias_dialog

        record = self.shell.logbook.people.record(person_id)
        if alias_dialog(self.shell, record, self.window()).exec():
            self.shell.tell("Nama lain tersimpan.", undo=True)

    def _remove_alias(self, alias: Alias) -> None:
        if self.shell.attempt(lambda: self.shell.logbook.people.remove_alias(alias)):
            self.shell.tell("Nama lain dihapus.", undo=True)

    def _with_current(self, action: Any) -> None:
        if (record := self.panel.record) is not None:
            self.shell.attempt(lambda: action(record.person.id))

    def find_duplicates(self) -> None:
        """Compare everybody with everybody, then ask pair by pair."""
        self.shell.run("Mencari kemungkinan ganda", self.shell.logbook.duplicates.find, self._show_duplicates)

    def _show_duplicates(self, pairs: tuple[DuplicatePair, ...]) -> None:
        if not pairs:
            self.shell.tell("Tidak ada orang yang tampaknya tercatat dua kali.")
            return
        from app.ui.people.duplicates import DuplicatesDialog

        DuplicatesDialog(self.shell, pairs, self.window()).exec()
