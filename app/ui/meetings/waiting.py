"""Rows of an import that were left out: each is answered by adding the person or by crossing it off."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.records import WaitingRow
from app.ui.meetings.add_person import AddPersonDialog
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import clear_layout, line, scrolled


class WaitingDialog(QDialog):
    """One line a row; closes by itself when none is left."""

    def __init__(self, shell: Shell, meeting_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._meeting_id = meeting_id
        self.setWindowTitle("Baris impor yang menunggu")
        self.resize(620, 420)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.addWidget(text_label("Baris impor yang menunggu", "page-title"))
        layout.addWidget(
            text_label(
                "Orang di baris ini belum masuk daftar hadir. Tambahkan, atau coret kalau tidak perlu.",
                "quiet",
                wrap=True,
            )
        )
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(close)
        self.show_rows()

    def show_rows(self) -> None:
        """List what still waits."""
        clear_layout(self._rows)
        waiting = self._shell.logbook.imports.waiting(self._meeting_id)
        for row in waiting:
            self._rows.addWidget(self._line(row))
            self._rows.addWidget(line())
        self._rows.addStretch(1)
        if not waiting:
            self.accept()

    def _line(self, row: WaitingRow) -> QWidget:
        widget = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        who = " · ".join(part for part in (row.name, row.school) if part) or "Tanpa nama"
        place = f"Lembar “{row.sheet}”, baris {row.row}" if row.sheet else f"Baris {row.row}"
        words.addWidget(text_label(who, "strong", wrap=True))
        words.addWidget(text_label(f"{place}: {row.reason}", "secondary", wrap=True))
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        layout.addWidget(button("Tambahkan …", lambda: self._add(row)))
        layout.addWidget(button("Coret", lambda: self._settle(row)))
        return widget

    def _add(self, row: WaitingRow) -> None:
        if AddPersonDialog(self._shell, row.meeting_day_id, row.name, self, row.school).exec():
            self._settle(row)

    def _settle(self, row: WaitingRow) -> None:
        self._shell.attempt(lambda: self._shell.logbook.imports.settle([row.id]))
        self.show_rows()
