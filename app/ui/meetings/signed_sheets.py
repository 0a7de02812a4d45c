"""The sheets printed for a meeting: their scans, the signatures on them, and how they fit the digital list."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.attendance_sheets import SheetCount
from app.domain.dates import format_short_date
from app.domain.records import Meeting
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import BUTTON_GAP
from app.services.printed_sheets import SheetLine
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import EmptyState, clear_layout


def _list(line: SheetLine) -> str:
    return f"{line.sheet.list.label.split()[0]}, hari {line.day.position}"


def _signed(line: SheetLine) -> str:
    return "belum" if line.sheet.signed is None else str(line.sheet.signed)


COLUMNS: tuple[Column[SheetLine], ...] = (
    Column(header="Daftar", text=_list, width=15, stretch=3, strong=True),
    Column(header="Lembar", text=lambda line: line.sheet.code, width=8),
    Column(
        header="Dicetak",
        text=lambda line: format_short_date(line.sheet.printed_at.date()),
        width=12,
        tone=lambda _line: "secondary",
    ),
    Column(header="Nama", text=lambda line: str(line.sheet.names), width=5, right=True),
    Column(header="Tanda tangan", text=_signed, width=13, right=True),
    Column(
        header="Pindaian",
        text=lambda line: line.scan.original_name if line.scan is not None else "belum ada",
        width=12,
        stretch=3,
        tone=lambda line: "there" if line.scan is not None else "secondary",
        tip=lambda line: line.scan.original_name if line.scan is not None else "",
    ),
)


def _id(line: SheetLine) -> int:
    return line.sheet.id


class SignedSheets(QWidget):
    """The list, the comparison below it, and the way to attach what came back signed."""

    def __init__(self, shell: Shell, meeting: Meeting, day_id: int) -> None:
        super().__init__()
        self._shell = shell
        self._meeting = meeting
        self._day_id = day_id
        self._counts: tuple[SheetCount, ...] = ()
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Lembar yang dicetak")
        self.table.opened.connect(self._opened)
        self.table.removed.connect(self.remove)
        self.attach_button = button("Lampirkan pindaian …", self._choose, kind="primary")
        self.count_button = button("Jumlah tanda tangan …", self._ask_count)
        self.open_button = button("Buka pindaian", self._open)
        self.again_button = button("Cetak ulang …", self._choose_reprint, tip="Lembar yang sama, dengan kode yang sama")
        self.remove_button = button("Hapus", self._remove_current)
        self.comparison = QVBoxLayout()
        self.comparison.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.setSpacing(BUTTON_GAP)
        for one in (self.attach_button, self.count_button, self.open_button, self.again_button, self.remove_button):
            buttons.addWidget(one)
        buttons.addStretch(1)
        there = QWidget()
        inside = QVBoxLayout(there)
        inside.setContentsMargins(0, 6, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.table, 1)
        inside.addLayout(self.comparison)
        inside.addLayout(buttons)
        self.views = QStackedWidget()
        self.views.addWidget(there)
        self.views.addWidget(
            EmptyState(
                "Belum ada lembar yang dicetak untuk kegiatan ini. Cetak lembar kosongnya dahulu; setelah "
                "ditandatangani, lampirkan pindaian atau fotonya di sini."
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.views)
        self.table.chosen.connect(lambda _line: self._show_current())
        self.reload()

    def reload(self) -> None:
        """Read the sheets again."""
        lines = self._shell.logbook.printed_sheets.of_meeting(self._meeting.id)
        self.table.show_rows(lines, key=_id)
        self.views.setCurrentIndex(0 if lines else 1)
        self._counts = self._shell.logbook.printed_sheets.counts(self._meeting.id)
        self._show_current()

    def show_newest(self) -> None:
        """Sheets were printed: the newest one is chosen."""
        self.reload()
        self.table.select(0)

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.attach_button if self.model.rowCount() else self

    def ask_for(self, paths: Sequence[Path]) -> None:
        """Ask which sheet the files are and how many signed it, then attach them."""
        from app.ui.meetings.signed_sheet_form import SignedSheetDialog

        sheets = self._shell.logbook.printed_sheets
        lines, counts = sheets.of_meeting(self._meeting.id), sheets.counts(self._meeting.id)
        dialog = SignedSheetDialog(lines, counts, self._day_id, self.window(), files=[path.name for path in paths])
        if dialog.exec():
            self.attach(dialog.line().sheet.id, paths, dialog.signed())

    def attach(self, sheet_id: int, paths: Sequence[Path], signed: int | None) -> None:
        """Keep the files as the scan of a sheet, with progress."""
        sheets = self._shell.logbook.printed_sheets
        self._shell.run(
            "Melampirkan lembar bertanda tangan",
            lambda progress: sheets.attach(sheet_id, paths, signed, progress),
            self._attached,
        )

    def reprint(self, line: SheetLine, path: Path) -> None:
        """Write a sheet once more, with progress."""
        sheets = self._shell.logbook.printed_sheets

        def done(note: str) -> None:
            self._shell.tell(f"Lembar {line.sheet.code} tersimpan di {path}. {note}".strip(), file=path)
            if note:
                from app.qt.prompts import show_message

                show_message(self.window(), f"Lembar {line.sheet.code} dicetak ulang", note)

        self._shell.run("Mencetak ulang", lambda _progress: sheets.reprint(line.sheet.id, path), done)

    def remove(self, line: SheetLine) -> None:
        """Forget a sheet; undo brings it back."""
        if self._shell.attempt(lambda: self._shell.logbook.printed_sheets.remove(line.sheet.id)):
            self._shell.tell(f"Lembar {line.sheet.code} dihapus dari daftar cetak.", undo=True)
            self.reload()

    def _attached(self, documents: Any) -> None:
        many = len(documents)
        self._shell.tell(f"{many} berkas dilampirkan sebagai daftar hadir bertanda tangan.", undo=True)
        self.reload()

    def _show_current(self) -> None:
        """What can be done with the current sheet, and how paper and digital list of its day compare."""
        line: SheetLine | None = self.table.current()
        clear_layout(self.comparison)
        for count in self._counts:
            if line is not None and count.day_id == line.day.id:
                words = f"{count.list.label}, hari {line.day.position}: {count.sentence}"
                self.comparison.addWidget(comparison_label(words, count))
        for one in (self.count_button, self.again_button, self.remove_button):
            one.setEnabled(line is not None)
        self.open_button.setEnabled(line is not None and line.scan is not None)

    def _choose(self) -> None:
        from app.qt.prompts import choose_files

        kinds = "Pindaian atau foto (*.pdf *.jpg *.jpeg *.png *.webp);;Semua berkas (*)"
        if paths := choose_files(self.window(), "Pilih pindaian atau foto lembar bertanda tangan", kinds):
            self.ask_for(paths)

    def _ask_count(self) -> None:
        from app.ui.meetings.signed_sheet_form import SignedSheetDialog

        line: SheetLine | None = self.table.current()
        if line is None:
            return
        counts = self._shell.logbook.printed_sheets.counts(self._meeting.id)
        dialog = SignedSheetDialog([line], counts, line.day.id, self.window())
        if dialog.exec():
            sheets, signed = self._shell.logbook.printed_sheets, dialog.signed()
            if self._shell.attempt(lambda: sheets.set_signed(line.sheet.id, signed)):
                self._shell.tell("Jumlah tanda tangan tersimpan.", undo=True)
                self.reload()

    def _opened(self, line: SheetLine) -> None:
        if line.scan is not None:
            self._open()
        else:
            self._ask_count()

    def _open(self) -> None:
        line: SheetLine | None = self.table.current()
        if line is not None and line.scan is not None:
            self._shell.open_folder(self._shell.logbook.documents.path_of(line.scan))

    def _choose_reprint(self) -> None:
        from app.qt.prompts import choose_new_file

        line: SheetLine | None = self.table.current()
        if line is None:
            return
        name = f"Daftar-Hadir-{line.sheet.list.label.split()[0]}-{line.day.date.isoformat()}-{line.sheet.code}.pdf"
        path = choose_new_file(self.window(), "Cetak ulang daftar hadir", "daftar hadir", name, "PDF (*.pdf)")
        if path is not None:
            self.reprint(line, path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf"))

    def _remove_current(self) -> None:
        if (line := self.table.current()) is not None:
            self.remove(line)


def comparison_label(text: str, count: SheetCount) -> QWidget:
    """A sentence about printed, ticked and signed: green when they agree, amber when they differ."""
    label = text_label(text, {None: "quiet", True: "", False: "warning"}[count.agrees], wrap=True)
    if count.agrees:
        label.setProperty("tone", "there")
    return label
