"""Kehadiran: one row a person, one key a state, every key saved at once."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.attendance import count_sentence
from app.domain.records import AttendanceRow, Meeting
from app.domain.terms import AttendanceState
from app.ui.meetings.attendance_table import (
    COLUMNS,
    KEY_NAMES,
    LEGEND,
    LEGEND_TIP,
    POSITION_COLUMN,
    AttendanceModel,
    AttendanceTable,
)
from app.ui.meetings.name_field import NameField
from app.ui.meetings.signed_sheet_note import SignedSheetNote
from app.ui.meetings.substitute_bar import SubstituteBar
from app.ui.page import Shell
from app.ui.parts import ElidedLabel, button, text_label
from app.ui.widgets import Card, EmptyState, SegmentedControl


class AttendanceTab(QWidget):
    """Day, name field and table. `import_asked` and `paste_asked` from the empty state, `day_shown` for another day."""

    import_asked = Signal()
    paste_asked = Signal()
    day_shown = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._meeting: Meeting | None = None
        self._day = 0
        self._wanted = 0  # the entry that was just added
        self.days = SegmentedControl("Hari kegiatan")
        self.days.chosen.connect(self._day_chosen)
        self.model = AttendanceModel(COLUMNS)
        self.table = AttendanceTable(self.model)
        self.table.pressed.connect(self.set_state)
        self.table.removed.connect(lambda _line: self._remove_selected())
        self.table.opened.connect(lambda _line: self.edit_current())
        self.table.segments.picked.connect(self._picked)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.field = NameField(shell, self.table, self.model)
        self.field.unknown.connect(self.add_person)
        self.field.scanned.connect(self._show_entry)
        self.field.pasted.connect(self.paste_asked.emit)
        self.table.typed.connect(self.field.begin)
        self.substitute = SubstituteBar(shell, self.table)
        self.substitute.closed.connect(self.table.setFocus)
        self.substitute.answered.connect(self.table.go_down)
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self.substitute.place())
        self.all_present = button("Semua hadir", self._all_present, tip="Tandai semua orang di hari ini hadir")
        self.more_button = button(
            "Lembar dan kartu", self._show_more, tip="Cetak lembar, kartu nama, meja absensi (F8)"
        )
        self.import_button = button("Impor daftar hadir", self.import_asked.emit)
        self.paste_button = button(
            "Tempel daftar", self.paste_asked.emit, tip="Daftar yang disalin dari Excel atau WhatsApp (Ctrl+V)"
        )
        self.prepare_button = button("Siapkan daftar …", self.prepare)
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(
            EmptyState(
                "Belum ada nama untuk hari ini. Impor daftar hadir dari Excel, CSV, atau laporan Zoom, "
                "siapkan dari yang diundang, atau ketik nama orangnya di atas.",
                [self.import_button, self.paste_button, self.prepare_button],
            )
        )
        self.paper = SignedSheetNote(shell)
        self.total = ElidedLabel("", "quiet")
        self.keys = text_label(LEGEND, "quiet")
        self.keys.setToolTip(LEGEND_TIP)
        self._lay_out()
        desk = QShortcut(QKeySequence("F8"), self)
        desk.setContext(Qt.ShortcutContext.WindowShortcut)
        desk.activated.connect(self.check_in)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(14, 0, 14, 2)
        tools.setSpacing(8)
        tools.addWidget(self.days)
        tools.addWidget(self.field, 1)
        tools.addWidget(self.all_present)
        tools.addWidget(self.more_button)
        self.notice = QWidget()
        self.notice.setProperty("role", "notice")
        self.notice.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notice_text = text_label("", wrap=True)
        notice = QHBoxLayout(self.notice)
        notice.setContentsMargins(12, 6, 8, 6)
        notice.addWidget(self.notice_text, 1)
        notice.addWidget(button("Jawab", self._answer))
        notice_frame = QHBoxLayout()
        notice_frame.setContentsMargins(14, 0, 14, 0)
        notice_frame.addWidget(self.notice)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 0)
        foot.setSpacing(16)
        foot.addWidget(self.total, 1)
        foot.addWidget(self.keys)
        card = Card()
        card.body.setContentsMargins(1, 10, 1, 10)
        card.body.addLayout(tools)
        card.body.addLayout(notice_frame)
        card.body.addWidget(self.views, 1)
        card.body.addWidget(self.paper)
        card.body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    @property
    def day_id(self) -> int:
        """The day that is shown, or 0."""
        return self.day_of(self._meeting) if self._meeting is not None else 0

    def day_of(self, meeting: Meeting) -> int:
        """The day of a meeting that is shown, or will be; 0 when it has none."""
        return meeting.days[min(self._day, len(meeting.days) - 1)].id if meeting.days else 0

    def start(self) -> QWidget:
        """Where the keyboard begins: the list, or where its first name comes from."""
        if self.model.rowCount():
            return self.table
        return self.field if self.field.isEnabled() else self.import_button

    def forget(self) -> None:
        """Another meeting comes: its first day is shown."""
        self._meeting = None
        self._day = 0
        self.field.clear()

    def show_day(self, meeting: Meeting, position: int) -> None:
        """Show the day `position`, from 1."""
        self._meeting = meeting
        self._day = max(0, min(position, len(meeting.days)) - 1)

    def show_meeting(self, meeting: Meeting) -> None:
        """Read the lists again; the cursor stays on its row."""
        self._meeting = meeting
        self._day = max(0, min(self._day, len(meeting.days) - 1))
        labels = [f"Hari {day.position}" for day in meeting.days]
        if labels != self.days.labels():
            self.days.set_labels(labels)
        self.days.set_current(self._day)
        self.days.setVisible(len(meeting.days) > 1)
        every = self._shell.logbook.attendance.rows(meeting.id)
        day_id = self.day_of(meeting)
        rows = [row for row in every if row.meeting_day_id == day_id]
        current = self.table.currentIndex().row()
        self.model.show(rows)
        places = [number for number, row in enumerate(rows) if row.id == self._wanted] if self._wanted else []
        self._wanted = 0
        if places:
            self.table.select(places[0])
        elif not self.table.selectionModel().hasSelection():
            self.table.select(max(0, min(current, len(rows) - 1)))
        self.views.setCurrentIndex(0 if rows else 1)
        self.all_present.setEnabled(bool(rows))
        for one in (self.field, self.more_button, self.prepare_button):
            one.setEnabled(bool(meeting.days))
        self.field.day_id = day_id
        self.total.setText(count_sentence(rows))
        self.keys.setVisible(bool(rows))
        self.paper.show_day(meeting, day_id)
        self.substitute.place()
        waiting = self._shell.logbook.imports.waiting(meeting.id)
        self.notice.setVisible(bool(waiting))
        self.notice_text.setText(f"{len(waiting)} baris dari impor belum tercatat dan menunggu jawaban Anda.")

    def set_narrow(self, narrow: bool) -> None:
        """Initials instead of words, and no position, where there is little room."""
        self.table.segments.compact = narrow
        self.table.setColumnHidden(POSITION_COLUMN, narrow)
        self.all_present.setHidden(narrow)
        self.table.share_width()

    def set_state(self, state: AttendanceState) -> None:
        """Give the selected rows a state; saved at once. Of one who was represented, ask by whom.

        One person done, the next one has the keyboard.
        """
        lines = self.table.selected_lines()
        alone = lines[0].row if len(lines) == 1 else None
        done = self._set(alone, [line.row.id for line in lines], state)
        if done and alone is not None and self.substitute.isHidden():
            self.table.go_down()

    def _picked(self, row: int, state: AttendanceState) -> None:
        one = self.model.rows[row].row
        self._set(one, [one.id], state)

    def _set(self, one: AttendanceRow | None, ids: Sequence[int], state: AttendanceState) -> bool:
        self.substitute.end()
        done = bool(ids) and self._shell.attempt(lambda: self._shell.logbook.attendance.set_state(ids, state))
        if done and one is not None and state is AttendanceState.SUBSTITUTED:
            self.substitute.ask(one)
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The question moves along."""
        super().resizeEvent(event)
        self.substitute.place()

    def _day_chosen(self, number: int) -> None:
        self._day = number
        self.table.clearSelection()
        if self._meeting is not None:
            self.show_meeting(self._meeting)
            self.day_shown.emit()

    def leave(self) -> None:
        """The next visit starts without what was searched for."""
        self.field.clear()
        self.substitute.end()

    def add_person(self, name: str) -> None:
        """Ask who this is and put them on the day's list."""
        from app.ui.meetings.add_person import AddPersonDialog

        if self.day_id:
            dialog = AddPersonDialog(self._shell, self.day_id, name, self.window())
            if dialog.exec():
                self.field.clear()
                self._show_entry(dialog.entry)
                self._shell.tell(f"{dialog.added} ditambahkan.", undo=True)
                self.table.setFocus()

    def _show_entry(self, entry_id: int) -> None:
        self._wanted = entry_id
        if self._meeting is not None:
            self.show_meeting(self._meeting)

    def check_in(self) -> None:
        """Meja absensi: scan after scan, until Esc."""
        from app.ui.meetings.check_in import CheckInDialog

        if self._meeting is not None and self.day_id and self.isVisible():
            CheckInDialog(self._shell, self._meeting, self.day_id, self.window()).exec()
            self.show_meeting(self._meeting)
            self.start().setFocus()

    def prepare(self) -> None:
        """Put whoever is expected on the day's list."""
        from app.ui.meetings.prepare_list import PrepareListDialog

        if self._meeting is not None and self.day_id:
            dialog = PrepareListDialog(self._shell, self._meeting.id, self.day_id, self.window())
            if dialog.exec():
                self.show_meeting(self._meeting)
                self._shell.tell(f"{dialog.added} nama ditulis di daftar.", undo=True)
                self.table.setFocus()

    def _sheets(self) -> None:
        from app.ui.meetings.sheets_dialog import SheetsDialog

        if self._meeting is not None and self.day_id:
            SheetsDialog(self._shell, self._meeting, self.day_id, self.window()).exec()

    def more_menu(self) -> QMenu:
        """Paper and codes, and what is done with the whole list; it goes when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Cetak lembar dan kartu …", self._sheets)
        menu.addAction("Meja absensi …\tF8", self.check_in)
        menu.addSeparator()
        menu.addAction("Siapkan daftar …", self.prepare)
        if self.all_present.isHidden() and self.model.rowCount():
            menu.addAction("Semua hadir", self._all_present)
        return menu

    def _show_more(self) -> None:
        self.more_menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _all_present(self) -> None:
        usual = (AttendanceState.PRESENT, AttendanceState.UNKNOWN)
        others = [line.state for line in self.model.rows if line.state not in usual]
        if others:
            from app.qt.prompts import ask

            words = ", ".join(state.label for state in AttendanceState if state in others)
            question = f"{len(others)} orang berstatus lain ({words}) ikut menjadi Hadir?"
            if not ask(self.window(), "Semua hadir", question, "Ya, semua hadir"):
                return
        if self._shell.attempt(lambda: self._shell.logbook.attendance.mark_all_present(self.day_id)):
            self._shell.tell("Semua ditandai hadir.", undo=True)

    def _remove_selected(self) -> None:
        lines = self.table.selected_lines()
        ids = [line.row.id for line in lines]
        if ids and self._shell.attempt(lambda: self._shell.logbook.attendance.remove(ids)):
            who = lines[0].row.name if len(lines) == 1 else f"{len(lines)} orang"
            self._shell.tell(f"{who} dihapus dari daftar hadir.", undo=True)

    def edit_current(self) -> None:
        """Correct the person of the current line: name, school, NIP."""
        from app.ui.people_form import edit_person

        if (current := self.table.current()) is not None:
            person_id = current.row.person_id
            self._shell.attempt(lambda: edit_person(self._shell, person_id, self.window()))

    def _menu(self, at: QPoint) -> None:
        if self.table.current() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state, key in KEY_NAMES.items():
            menu.addAction(f"{state.label}\t{key}", lambda chosen=state: self.set_state(chosen))
        menu.addSeparator()
        menu.addAction("Data orang …\tEnter", self.edit_current)
        menu.addAction("Hapus dari daftar\tDel", self._remove_selected)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _answer(self) -> None:
        from app.ui.meetings.waiting import WaitingDialog

        if self._meeting is not None:
            WaitingDialog(self._shell, self._meeting.id, self.window()).exec()
