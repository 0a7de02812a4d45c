"""The field above a day's list: finds a name in it, adds one that is missing, takes the code of a badge."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from app.core.errors import UserError
from app.domain.codes import looks_like_code, typed_code
from app.ui.list_arrivals import list_is_copied
from app.ui.meetings.attendance_table import AttendanceModel, AttendanceTable
from app.ui.page import Shell


class NameField(QLineEdit):
    """Sends `unknown(name)` for a name that is not on the list, and `scanned(entry id)` once a code is stored.

    `pasted` when what is to be pasted is a list, not a name.
    """

    unknown = Signal(str)
    scanned = Signal(int)
    pasted = Signal()

    def __init__(self, shell: Shell, table: AttendanceTable, model: AttendanceModel) -> None:
        super().__init__()
        self._shell = shell
        self._table = table
        self._model = model
        self._found: list[int] = []  # rows whose name fits what is typed
        self.day_id = 0
        self.setPlaceholderText("Nama atau kode kartu")
        self.setToolTip("Ketik nama untuk mencari atau menambah, atau pindai kode kartu")
        self.setAccessibleName("Cari atau tambah orang, atau pindai kode")
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._jump)
        self.returnPressed.connect(self._enter)
        self.installEventFilter(self)

    def begin(self, text: str) -> None:
        """Somebody began to type in the list."""
        self.setFocus()
        self.setText(text)
        self._jump(text)

    def matches(self, text: str) -> list[int]:
        """Rows whose name holds all words."""
        words = text.casefold().split()
        names = [line.row.name.casefold() for line in self._model.rows]
        return [number for number, name in enumerate(names) if words and all(word in name for word in words)]

    def _jump(self, text: str) -> None:
        self._found = self.matches(text)
        if self._found:
            self._table.select(self._found[0])
            self._tell_found()
        elif text.strip() and not any(letter.isdigit() for letter in text):
            self._shell.tell(f"Enter: menambahkan “{text.strip()}” ke daftar hadir.")

    def _enter(self) -> None:
        text = self.text().strip()
        if not text:
            return
        found = self.matches(text)
        if not found and (typed_code(text) or looks_like_code(text)):
            self._check_in(text)
        elif not found:
            self.unknown.emit(text)
        elif len(found) == 1:
            self.clear()
            self._table.setFocus()
        else:
            current = self._table.currentIndex().row()
            self._table.select(next((number for number in found if number > current), found[0]))
            self._tell_found()

    def _check_in(self, text: str) -> None:
        """The field is empty for the next scan, whatever becomes of this one; no message stands in its way."""
        self.clear()
        try:
            done = self._shell.logbook.check_in.by_code(self.day_id, text)
        except UserError as error:
            self._shell.tell(str(error))
            return
        self.scanned.emit(done.row.id)
        self._shell.tell(done.sentence, undo=done.changed)

    def _tell_found(self) -> None:
        name = self._model.rows[self._table.currentIndex().row()].row.name
        more = len(self._found) - 1
        if more:
            self._shell.tell(f"{name}. Enter: nama berikutnya yang cocok ({more} lagi); panah bawah: ke daftar.")
        else:
            self._shell.tell(f"Enter: menuju {name}.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the name field into the list; a list that is pasted is imported."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self._table.setFocus()
                return True
            if event.matches(QKeySequence.StandardKey.Paste) and list_is_copied():
                self.pasted.emit()
                return True
        return super().eventFilter(watched, event)
