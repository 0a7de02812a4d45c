"""What a programme is apart from its stages: legal basis, calendar, words and recipients."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dates import format_date
from app.domain.lesson_hours import rule_sentence
from app.domain.records import Document, Programme
from app.qt.record_dialog import RecordDialog
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.programmes.copy_question import CopyQuestion
from app.ui.programmes.facts_form import facts_dialog
from app.ui.widgets import Card, scrolled


class FactsTab(QWidget):
    """The facts to read, and the ways to change, copy and delete. Sends `copied(programme_id)` after a copy."""

    copied = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._programme = Programme()
        self._decree: Document | None = None
        self.edit_button = button("Ubah data program", self.edit)
        self.copy_button = button("Salin ke tahun berikutnya", self.copy)
        self.remove_button = button("Hapus program", self.remove)
        self.decree_button = button("Lampirkan berkas SK …", self._choose_decree)
        self.open_button = button("Buka berkas SK", self._open_decree)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for one in (self.edit_button, self.decree_button, self.open_button):
            tools.addWidget(one)
        tools.addStretch(1)
        for one in (self.copy_button, self.remove_button):
            tools.addWidget(one)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        card = Card()
        card.body.addLayout(tools)
        card.body.addSpacing(8)
        card.body.addWidget(scrolled(inner), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_programme(self, programme: Programme) -> None:
        """Write the facts of a programme."""
        self._programme = programme
        self._decree = self._shell.logbook.programmes.decree(programme)
        self.open_button.setVisible(self._decree is not None)
        self.decree_button.setText("Ganti berkas SK …" if self._decree is not None else "Lampirkan berkas SK …")
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (label, words) in enumerate(self._facts()):
            name = text_label(label, "field-label")
            value = text_label(words or "belum diisi", "" if words else "quiet", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _facts(self) -> list[tuple[str, str]]:
        one = self._programme
        words = "\n".join(f"{word.role.label}: {word.word}" for word in one.role_words)
        return [
            ("Nama program", one.name),
            ("Tahun pelajaran", one.school_year),
            ("Tahun anggaran", str(one.budget_year or "")),
            ("Tanggal mulai", format_date(one.start) if one.start else ""),
            ("Nomor SK", one.decree_number),
            ("Tanggal SK", format_date(one.decree_date) if one.decree_date else ""),
            ("Yang menetapkan SK", one.decree_issuer),
            ("Berkas SK", self._decree.original_name if self._decree is not None else ""),
            ("Panduan", one.guide),
            ("Aturan JP", rule_sentence([one])),
            ("Penerima laporan", one.recipients),
            ("Sebutan peran", words or "seperti biasa: peserta, narasumber, fasilitator …"),
        ]

    def focus_main(self) -> None:
        """The button that changes."""
        self.edit_button.setFocus()

    def dialog(self) -> RecordDialog:
        """The form of the facts, ready to be shown."""
        return facts_dialog(self._programme, self._save, self.window())

    def edit(self) -> None:
        """Change the facts."""
        self.dialog().exec()
        self.edit_button.setFocus()

    def _save(self, programme: Programme) -> None:
        self._shell.logbook.programmes.save(programme)
        self._shell.tell("Data program tersimpan.", undo=True)

    def copy(self) -> None:
        """Begin next year from this programme."""
        made = CopyQuestion(self._shell, self._programme, self.window())
        if made.dialog.exec() and made.programme is not None:
            year = f" untuk {made.programme.school_year}" if made.programme.school_year else ""
            self._shell.tell(f"{made.programme.name} disalin{year}.", undo=True)
            self.copied.emit(made.programme.id)

    def remove(self) -> None:
        """Delete a programme without meetings; undo brings it back."""
        programme = self._programme
        if self._shell.attempt(lambda: self._shell.logbook.programmes.remove(programme.id)):
            self._shell.tell(f"Program {programme.name} dihapus.", undo=True)

    def attach_decree(self, path: Path) -> None:
        """Keep a scanned decree, with progress."""
        programmes, programme_id = self._shell.logbook.programmes, self._programme.id
        self._shell.run(
            "Melampirkan berkas SK",
            lambda _progress: programmes.attach_decree(programme_id, path),
            lambda document: self._shell.tell(f"{document.original_name} dilampirkan.", undo=True),
        )

    def _choose_decree(self) -> None:
        from app.qt.prompts import choose_file

        if (path := choose_file(self.window(), "Pilih berkas SK")) is not None:
            self.attach_decree(path)

    def _open_decree(self) -> None:
        if self._decree is not None:
            self._shell.open_folder(self._shell.logbook.documents.path_of(self._decree))
