"""The table of a day's list: letters set the state of the selected rows, other typing goes to the name field."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from app.domain.attendance import remark_of
from app.domain.records import AttendanceRow
from app.domain.terms import AttendanceState
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import PADDING, RecordTable
from app.ui.meetings.state_delegate import StateDelegate

KEYS = {
    Qt.Key.Key_H: AttendanceState.PRESENT,
    Qt.Key.Key_L: AttendanceState.LATE,
    Qt.Key.Key_I: AttendanceState.EXCUSED,
    Qt.Key.Key_S: AttendanceState.SICK,
    Qt.Key.Key_T: AttendanceState.ON_DUTY,
    Qt.Key.Key_W: AttendanceState.SUBSTITUTED,
    Qt.Key.Key_A: AttendanceState.ABSENT,
    Qt.Key.Key_Backspace: AttendanceState.UNKNOWN,
}
KEY_NAMES = {state: "Backspace" if key is Qt.Key.Key_Backspace else chr(key) for key, state in KEYS.items()}
LEGEND = "Ketik H L I S T W A"
LEGEND_TIP = (
    "H hadir, L terlambat, I izin, S sakit, T tugas, W wakil, A alpa, Backspace belum diisi. Kursor turun sendiri ke "
    "orang berikutnya; panah atas dan bawah berpindah; Ctrl+Z mengurungkan."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: its number and its record."""

    number: int
    row: AttendanceRow

    @property
    def state(self) -> AttendanceState:
        return self.row.state


NAME_COLUMN, POSITION_COLUMN, STATE_COLUMN = 1, 3, 4
COLUMNS: tuple[Column[Line], ...] = (
    Column(header="No", text=lambda i: str(i.number), width=3),
    Column(header="Nama", text=lambda i: _name(i.row), width=14, stretch=4, strong=True, tip=lambda i: _name(i.row)),
    Column(header="Asal", text=lambda i: i.row.institution or "–", width=9, stretch=6, tip=lambda i: i.row.institution),
    Column(
        header="Jabatan",
        text=lambda i: i.row.position or i.row.role.label,
        width=6,
        stretch=1,
        tone=lambda _i: "secondary",
        tip=lambda i: i.row.position or i.row.role.label,
    ),
    Column(header="Kehadiran", text=lambda i: i.row.state.label, width=30, tip=lambda i: _told(i.row)),
)


def _name(row: AttendanceRow) -> str:
    sent = row.state is AttendanceState.SUBSTITUTED and row.substitute
    return f"{row.name} → {row.substitute}" if sent else row.name


def _told(row: AttendanceRow) -> str:
    remark = remark_of(row)
    return f"{row.state.label}: {remark}" if remark else row.state.label


class AttendanceModel(RecordTableModel[Line]):
    """The lines of one day. Only what differs from before is drawn again."""

    def show(self, rows: Sequence[AttendanceRow]) -> None:
        """Show a day's list."""
        before = self.rows
        if len(rows) != len(before):
            self.set_rows([Line(number, row) for number, row in enumerate(rows, start=1)])
            return
        changed = [
            number for number, row in enumerate(rows) if row is not before[number].row and row != before[number].row
        ]
        if changed:
            lines = list(before)
            for number in changed:
                lines[number] = Line(number + 1, rows[number])
            self._rows = lines
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self.columns) - 1))


class AttendanceTable(RecordTable):
    """Letters set the state of the selected rows (`pressed(state)`); other typing goes to the name field (`typed`)."""

    pressed = Signal(object)
    typed = Signal(str)

    def __init__(self, model: AttendanceModel) -> None:
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
            columns = list(self.records.columns)
            columns[STATE_COLUMN] = replace(column, width=wanted)
            self.records.columns = tuple(columns)
        super().share_width()

    def go_down(self) -> None:
        """The next row, where there is one: one key a person is enough."""
        following = self.currentIndex().row() + 1
        if following < len(self.records.rows):
            self.select(following)

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
