"""Kehadiran: one row a person, one key a state, every key saved at once."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.attendance import count_states
from app.domain.records import AttendanceRow, Meeting
from app.domain.terms import AttendanceState
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import PADDING, RecordTable
from app.ui.meetings.state_delegate import StateDelegate
from app.ui.page import Shell
from app.ui.parts import ElidedLabel, button, text_label
from app.ui.widgets import Card, EmptyState, SegmentedControl

KEYS = {
    Qt.Key.Key_H: AttendanceState.PRESENT,
    Qt.Key.Key_I: AttendanceState.EXCUSED,
    Qt.Key.Key_S: AttendanceState.SICK,
    Qt.Key.Key_W: AttendanceState.SUBSTITUTED,
    Qt.Key.Key_A: AttendanceState.ABSENT,
    Qt.Key.Key_T: AttendanceState.ON_DUTY,
    Qt.Key.Key_L: AttendanceState.LATE,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: its number and its record."""

    number: int
    row: AttendanceRow

    @property
    def state(self) -> AttendanceState:
        return self.row.state


STATE_COLUMN = 4
_LEGEND = "H I S W A mengisi baris, panah berpindah, Ctrl+Z mengurungkan"
_SHORT_LEGEND = "H hadir · I izin · S sakit · W wakil · A alpa"
COLUMNS: tuple[Column[Line], ...] = (
    Column(header="No", text=lambda i: str(i.number), width=3),
    Column(header="Nama", text=lambda i: i.row.name, width=11, stretch=5, strong=True, tip=lambda i: i.row.name),
    Column(header="Asal", text=lambda i: i.row.institution or "–", width=7, stretch=5, tip=lambda i: i.row.institution),
    Column(
        header="Jabatan",
        text=lambda i: i.row.position or i.row.role.label,
        width=11,
        stretch=1,
        tone=lambda _i: "secondary",
        tip=lambda i: i.row.position or i.row.role.label,
    ),
    Column(
        header="Kehadiran", text=lambda i: i.row.state.label, width=30, tip=lambda i: i.row.note or i.row.state.label
    ),
)


class AttendanceTable(RecordTable):
    """Letters set the state of the selected rows (`pressed(state)`); other typing goes to the name field (`typed`)."""

    pressed = Signal(object)
    typed = Signal(str)

    def __init__(self, model: RecordTableModel[Line]) -> None:
        super().__init__(model, "Daftar hadir")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.segments = StateDelegate(self)
        self.setItemDelegateForColumn(STATE_COLUMN, self.segments)

    def _open(self, index: QModelIndex) -> None:
        """Two quick clicks on the states are two clicks, not a wish to open."""
        if index.column() != STATE_COLUMN:
            super()._open(index)

    def share_width(self) -> None:
        """The state column takes exactly what its segments need."""
        wanted = -(-(self.segments.width(self.font()) - PADDING) // self.character())
        column = self.records.columns[STATE_COLUMN]
        if column.width != wanted:
            from dataclasses import replace

            columns = list(self.records.columns)
            columns[STATE_COLUMN] = replace(column, width=wanted)
            self.records.columns = tuple(columns)
        super().share_width()

    def selected_lines(self) -> list[Line]:
        """The selected rows, from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.records.rows[row] for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        state = KEYS.get(Qt.Key(event.key())) if plain else None
        if state is not None and self.current() is not None:
            self.pressed.emit(state)
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class AttendanceTab(QWidget):
    """Day, name field and table. `import_asked` from the empty state."""

    import_asked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._meeting: Meeting | None = None
        self._day = 0
        self._wanted = 0  # the entry that was just added
        self._found: list[int] = []  # rows whose name fits what is typed
        self.days = SegmentedControl("Hari kegiatan")
        self.days.chosen.connect(self._day_chosen)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Ketik nama untuk mencari atau menambah")
        self.field.setAccessibleName("Cari atau tambah orang")
        self.field.setClearButtonEnabled(True)
        self.field.textEdited.connect(self._jump)
        self.field.returnPressed.connect(self._enter)
        self.field.installEventFilter(self)
        self.all_present = button("Semua hadir", self._all_present, tip="Tandai semua orang di hari ini hadir")
        tools = QHBoxLayout()
        tools.setContentsMargins(14, 0, 14, 2)
        tools.setSpacing(8)
        tools.addWidget(self.days)
        tools.addWidget(self.field, 1)
        tools.addWidget(self.all_present)
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
        self.model = RecordTableModel(COLUMNS)
        self.table = AttendanceTable(self.model)
        self.table.pressed.connect(self.set_state)
        self.table.typed.connect(self._typed)
        self.table.removed.connect(lambda _line: self._remove_selected())
        self.table.opened.connect(lambda _line: self.edit_current())
        self.table.segments.picked.connect(self._picked)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.copy_button = button("Salin dari hari lain", self._copy)
        self.import_button = button("Impor daftar hadir", self.import_asked.emit)
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(
            EmptyState(
                "Belum ada nama untuk hari ini. Impor daftar hadir dari Excel, CSV, atau laporan Zoom, "
                "atau ketik nama orangnya di atas.",
                [self.import_button, self.copy_button],
            )
        )
        self.total = text_label("", "quiet")
        self._legend = _LEGEND
        self.keys = ElidedLabel(_LEGEND, "quiet")
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 0)
        foot.setSpacing(16)
        foot.addWidget(self.total)
        foot.addWidget(self.keys, 1)
        card = Card()
        card.body.setContentsMargins(1, 10, 1, 10)
        card.body.addLayout(tools)
        card.body.addLayout(notice_frame)
        card.body.addWidget(self.views, 1)
        card.body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    @property
    def day_id(self) -> int:
        """The day that is shown, or 0."""
        days = self._meeting.days if self._meeting else ()
        return days[self._day].id if self._day < len(days) else 0

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
        self.days.set_labels([f"Hari {day.position}" for day in meeting.days])
        self.days.set_current(self._day)
        self.days.setVisible(len(meeting.days) > 1)
        every = self._shell.logbook.attendance.rows(meeting.id)
        rows = [row for row in every if row.meeting_day_id == self.day_id]
        current = self.table.currentIndex().row()
        self.model.update_rows([Line(number, row) for number, row in enumerate(rows, start=1)])
        places = [number for number, row in enumerate(rows) if row.id == self._wanted]
        self._wanted = 0
        if places:
            self.table.select(places[0])
        elif not self.table.selectionModel().hasSelection():
            self.table.select(max(0, min(current, len(rows) - 1)))
        self.views.setCurrentIndex(0 if rows else 1)
        self.copy_button.setVisible(bool(every) and not rows)
        self.all_present.setEnabled(bool(rows))
        self.field.setEnabled(bool(meeting.days))
        self._show_total(rows)
        waiting = self._shell.logbook.imports.waiting(meeting.id)
        self.notice.setVisible(bool(waiting))
        self.notice_text.setText(f"{len(waiting)} baris dari impor belum tercatat dan menunggu jawaban Anda.")

    def set_narrow(self, narrow: bool) -> None:
        """Initials instead of words, and no position, where there is little room."""
        self.table.segments.compact = narrow
        self.table.setColumnHidden(3, narrow)
        self._legend = _SHORT_LEGEND if narrow else _LEGEND
        if self.keys.whole_text():
            self.keys.setText(self._legend)
        self.table.share_width()

    def set_state(self, state: AttendanceState) -> None:
        """Give the selected rows a state; saved at once."""
        ids = [line.row.id for line in self.table.selected_lines()]
        if ids:
            self._shell.attempt(lambda: self._shell.logbook.attendance.set_state(ids, state))

    def _show_total(self, rows: list[AttendanceRow]) -> None:
        count = count_states(rows)
        parts = [f"{count.attended} dari {count.listed} hadir"]
        parts += [
            f"{count.by_state[state]} {state.label.lower()}"
            for state in AttendanceState
            if state is not AttendanceState.PRESENT and count.by_state.get(state)
        ]
        self.total.setText(" · ".join(parts) if rows else "")
        self.keys.setText(self._legend if rows else "")

    def _picked(self, row: int, state: AttendanceState) -> None:
        line = self.model.rows[row]
        self._shell.attempt(lambda: self._shell.logbook.attendance.set_state([line.row.id], state))

    def _day_chosen(self, number: int) -> None:
        self._day = number
        self.table.clearSelection()
        if self._meeting is not None:
            self.show_meeting(self._meeting)

    def _matches(self, text: str) -> list[int]:
        words = text.casefold().split()
        names = [line.row.name.casefold() for line in self.model.rows]
        return [number for number, name in enumerate(names) if words and all(word in name for word in words)]

    def _typed(self, text: str) -> None:
        self.field.setFocus()
        self.field.setText(text)
        self._jump(text)

    def _jump(self, text: str) -> None:
        self._found = self._matches(text)
        if self._found:
            self.table.select(self._found[0])
            self._tell_found()
        elif text.strip():
            self._shell.tell(f"Enter: menambahkan “{text.strip()}” ke daftar hadir.")

    def _enter(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        found = self._matches(text)
        if not found:
            self.add_person(text)
        elif len(found) == 1:
            self.field.clear()
            self.table.setFocus()
        else:
            current = self.table.currentIndex().row()
            self.table.select(next((number for number in found if number > current), found[0]))
            self._tell_found()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the name field into the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.table.setFocus()
            return True
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """The next visit starts without what was searched for."""
        self.field.clear()

    def _tell_found(self) -> None:
        name = self.model.rows[self.table.currentIndex().row()].row.name
        more = len(self._found) - 1
        if more:
            self._shell.tell(f"{name}. Enter: nama berikutnya yang cocok ({more} lagi); panah bawah: ke daftar.")
        else:
            self._shell.tell(f"Enter: menuju {name}.")

    def add_person(self, name: str) -> None:
        """Ask who this is and put them on the day's list."""
        from app.ui.meetings.add_person import AddPersonDialog

        if self.day_id:
            dialog = AddPersonDialog(self._shell, self.day_id, name, self.window())
            if dialog.exec():
                self.field.clear()
                self._wanted = dialog.entry
                if self._meeting is not None:
                    self.show_meeting(self._meeting)
                self._shell.tell(f"{dialog.added} ditambahkan.", undo=True)
                self.table.setFocus()

    def _all_present(self) -> None:
        others = [line.state for line in self.model.rows if line.state is not AttendanceState.PRESENT]
        if others:
            from app.qt.prompts import ask

            words = ", ".join(state.label for state in AttendanceState if state in others)
            question = f"{len(others)} orang berstatus lain ({words}) ikut menjadi Hadir?"
            if not ask(self.window(), "Semua hadir", question, "Ya, semua hadir"):
                return
        if self._shell.attempt(lambda: self._shell.logbook.attendance.mark_all_present(self.day_id)):
            self._shell.tell("Semua ditandai hadir.", undo=True)

    def _copy(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        filled = {row.meeting_day_id for row in self._shell.logbook.attendance.rows(meeting.id)}
        source = next(day.id for day in meeting.days if day.id in filled)
        if self._shell.attempt(lambda: self._shell.logbook.attendance.copy_list(source, self.day_id)):
            self._shell.tell("Daftar hadir disalin. Semua ditandai hadir.", undo=True)

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
        for key, state in KEYS.items():
            menu.addAction(f"{state.label}\t{chr(key)}", lambda chosen=state: self.set_state(chosen))
        menu.addSeparator()
        menu.addAction("Data orang …\tEnter", self.edit_current)
        menu.addAction("Hapus dari daftar\tDel", self._remove_selected)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _answer(self) -> None:
        from app.ui.meetings.waiting import WaitingDialog

        if self._meeting is not None:
            WaitingDialog(self._shell, self._meeting.id, self.window()).exec()
