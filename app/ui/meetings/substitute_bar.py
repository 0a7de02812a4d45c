"""Who sat there instead: asked on the spot, right below the row it is about."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout

from app.domain.records import AttendanceRow
from app.ui.meetings.attendance_table import AttendanceTable
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.person_picker import PersonPicker


class SubstituteBar(QFrame):
    """Lies over the table. Sends `closed` when it goes; what was answered is stored by then.

    `answered` when a key ended it: Enter or Esc.
    """

    closed = Signal()
    answered = Signal()

    def __init__(self, shell: Shell, table: AttendanceTable) -> None:
        super().__init__(table)
        self._table = table
        self._shell = shell
        self.entry = 0  # the attendance entry that it asks about
        self._name = ""
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.picker = PersonPicker(shell, "Ketik nama; Enter menyimpan, Esc membiarkan kosong", name="Diwakili oleh")
        self.picker.field.installEventFilter(self)
        self.listed = QCheckBox("Tulis juga di daftar")
        self.listed.setToolTip("Orang ini ikut ditulis hadir di daftar hari ini; keduanya dihitung satu.")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(text_label("Diwakili oleh"))
        layout.addWidget(self.picker, 1)
        layout.addWidget(self.listed)
        layout.addWidget(button("Simpan", self.store))
        self.hide()

    def ask(self, row: AttendanceRow) -> None:
        """Ask for the substitute of an entry."""
        self.entry = row.id
        self._name = row.name
        self.picker.text = row.substitute
        self.picker.field.selectAll()
        self.setAccessibleName(f"{row.name} diwakili oleh")
        self.show()
        self.raise_()
        self.place()
        self.picker.field.setFocus()

    def place(self) -> None:
        """Below the row that it asks about, or above where there is no room; without the row it goes."""
        if self.isHidden():
            return
        rows = [number for number, line in enumerate(self._table.records.rows) if line.row.id == self.entry]
        if not rows:
            self.end()
            return
        view = self._table.viewport()
        at = self._table.visualRect(self._table.records.index(rows[0], 0))
        high = self.sizeHint().height()
        below = at.bottom() + 1
        y = below if below + high <= view.height() else max(0, at.top() - high)
        self.setGeometry(view.x() + 8, view.y() + y, view.width() - 16, high)

    def store(self) -> None:
        """Save who it was; an empty name leaves it open."""
        name, person = self.picker.text, self.picker.person
        attendance = self._shell.logbook.attendance
        listed = self.listed.isChecked()
        person_id = person.id if person is not None else None
        if not name or self._shell.attempt(
            lambda: attendance.substitute(self.entry, name, person_id=person_id, listed=listed)
        ):
            self.end()
            if name:
                self._shell.tell(f"{self._name} diwakili oleh {name.removesuffix('.')}.", undo=True)

    def end(self) -> None:
        """Go without a change."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves, Esc leaves it open."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.store()
            elif event.key() == Qt.Key.Key_Escape:
                self.end()
            else:
                return super().eventFilter(watched, event)
            if self.isHidden():
                self.answered.emit()
            return True
        return super().eventFilter(watched, event)
