"""What one line of a recap counts, row by row; Enter opens the meeting."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dates import format_number
from app.domain.recaps import EntryLine, Recap, RecapLine
from app.domain.terms import AttendanceState
from app.qt.paged_rows import PagedRows
from app.qt.table_model import RecordTableModel
from app.qt.table_view import RecordTable
from app.ui.page import Shell
from app.ui.parts import ElidedLabel, button, text_label
from app.ui.recaps.columns import ENTRY_COLUMNS, in_words

if TYPE_CHECKING:
    from app.services.recaps import RecapEntries

_GONE = EntryLine(0, 0, date.min, "", "", "", AttendanceState.UNKNOWN, 1, 0)


class EntriesView(QWidget):
    """Sends `left` when the recap is wanted again, and `opened(entry)`."""

    left = Signal()
    opened = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.back_button = button("Kembali ke rekap", self.left.emit, tip="Esc")
        self.title = ElidedLabel("", "card-title")
        self.about = text_label("", "quiet", wrap=True)
        self.model = RecordTableModel(ENTRY_COLUMNS)
        self.table = RecordTable(self.model, "Catatan kehadiran")
        self.table.opened.connect(self.opened)
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 14, 0)
        head.setSpacing(12)
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.addWidget(self.about, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def show_line(self, recap: Recap, line: RecapLine) -> None:
        """Read what a line counts."""
        self.title.setText(f"{line.label} · {line.detail}" if line.detail else line.label)
        attended, expected = format_number(line.attended), format_number(line.expected)
        self.about.setText(f"{attended} dari {expected} datang: {in_words(line)}. Enter membuka kegiatannya.")
        recaps = self._shell.logbook.recaps
        self._shell.quietly(lambda: recaps.entries(recap.query, line), self._show)

    def _show(self, found: "RecapEntries") -> None:
        unlisted = {-number: one for number, one in enumerate(found.unlisted, 1)}
        recaps = self._shell.logbook.recaps

        def load(ids: Sequence[int]) -> list[tuple[int, EntryLine]]:
            read = dict(recaps.entry_lines([number for number in ids if number > 0]))
            return [(number, one) for number in ids if (one := read.get(number) or unlisted.get(number)) is not None]

        self.model.set_rows(PagedRows([*found.ids, *unlisted], load, _GONE))
        self.table.select(0)
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
