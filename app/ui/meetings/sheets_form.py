"""What is to be printed for a meeting: lists, days, spare rows, and a word on what comes out."""

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attendance_sheets import MOST_SPARE
from app.domain.dates import format_day, format_number
from app.domain.records import Meeting
from app.domain.terms import Paper, SheetList
from app.qt.fields import ComboBox, SpinBox, fill_choices
from app.qt.theme import BUTTON_GAP
from app.services.printed_sheets import PrintedFiles, SheetPreview
from app.services.sheet_contents import SheetOrder
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import scrolled

_SPARE = "baris-cadangan"  # what is remembered of the last print
_USUAL_SPARE = 5
_FILES = (("pdf", "PDF"), ("both", "PDF dan Word"), ("word", "Word saja"))
_PAUSE = 150  # milliseconds after the last change before the pages are counted


class SheetsForm(QWidget):
    """Sends `printed` once sheets were written."""

    printed = Signal()

    def __init__(self, shell: Shell, meeting: Meeting, day_id: int) -> None:
        super().__init__()
        self._shell = shell
        self._meeting = meeting
        self._asked = 0  # previews asked for; only the newest is shown
        self._made: Path | None = None
        self._names = shell.logbook.printed_sheets.names(meeting.id)
        school = shell.logbook.schools.model_school()
        days: list[tuple[int | None, str]] = [
            (one.id, f"Hari {one.position}: {format_day(one.date)}" if len(meeting.days) > 1 else format_day(one.date))
            for one in meeting.days
        ]
        if len(days) > 1:
            days.append((None, f"Semua hari ({len(days)} lembar setiap daftar)"))
        self.day = ComboBox()
        fill_choices(self.day, days)
        self.day.setCurrentIndex(max(0, self.day.findData(day_id)))
        self.lists = {one: QCheckBox() for one in SheetList}
        self.prefilled = QCheckBox("Nama sudah tercetak")
        self.prefilled.setChecked(True)
        self.prefilled.setToolTip("Tanpa centang: lembar berisi baris kosong saja")
        self.spare = SpinBox(MOST_SPARE)
        remembered = shell.remembered(_SPARE)
        self.spare.setValue(int(remembered) if remembered.isdigit() else _USUAL_SPARE)
        self.paper = ComboBox()
        fill_choices(self.paper, [(one, one.label) for one in Paper])
        self.paper.setCurrentIndex(list(Paper).index(school.paper if school is not None else Paper.F4))
        self.files = ComboBox()
        fill_choices(self.files, _FILES)
        self.summary = text_label("", wrap=True)
        self.note = text_label("", "warning", wrap=True)
        self.result = text_label("", wrap=True)
        self.result.setProperty("tone", "there")
        self.save_button = button("Simpan ke folder …", self._choose_folder, kind="primary")
        self.open_button = button("Buka", self._open)
        self.badge_button = button("Kartu nama …", self._choose_badge_file, tip="Sepuluh kartu sehalaman, dengan kode")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask_preview)
        self._lay_out()
        self._show_names(first=True)
        self._connect()
        self._ask_preview()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, column, title, widget in (
            (0, 0, "Hari", self.day),
            (0, 1, "Kertas", self.paper),
            (1, 0, "Baris cadangan di bawah nama", self.spare),
            (1, 1, "Berkas", self.files),
        ):
            label = text_label(title, "field-label")
            label.setBuddy(widget)
            widget.setAccessibleName(title)
            grid.addWidget(label, 3 * row, column)
            grid.addWidget(widget, 3 * row + 1, column)
            grid.setRowMinimumHeight(3 * row + 2, 4)
            grid.setColumnStretch(column, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(BUTTON_GAP)
        for one in (self.save_button, self.badge_button):
            buttons.addWidget(one)
        buttons.addStretch(1)
        done = QHBoxLayout()
        done.setSpacing(BUTTON_GAP)
        done.addWidget(self.result, 1)
        done.addWidget(self.open_button)
        fields = QWidget()
        layout = QVBoxLayout(fields)
        layout.setContentsMargins(2, 6, 10, 2)
        layout.setSpacing(6)
        about = (
            "Satu lembar untuk setiap daftar dan hari, dengan tanda tangan berselang-seling. Kode di keempat sudutnya "
            "mengikat kertas yang ditandatangani dengan daftar di buku ini."
        )
        layout.addWidget(text_label(about, "quiet", wrap=True))
        layout.addSpacing(4)
        layout.addLayout(grid)
        layout.addWidget(text_label("Daftar", "field-label"))
        for box in self.lists.values():
            layout.addWidget(box)
        layout.addSpacing(4)
        layout.addWidget(self.prefilled)
        layout.addSpacing(8)
        layout.addWidget(self.summary)
        layout.addWidget(self.note)
        layout.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(scrolled(fields), 1)  # what presses the work on is never scrolled away
        whole.addLayout(done)
        whole.addLayout(buttons)
        self.note.hide()
        self.result.hide()
        self.open_button.hide()

    def _connect(self) -> None:
        self.day.currentIndexChanged.connect(lambda: self._show_names())
        for one in (self.day, self.paper, self.files):
            one.currentIndexChanged.connect(self._changed)
        for box in (*self.lists.values(), self.prefilled):
            box.toggled.connect(self._changed)
        self.spare.valueChanged.connect(self._changed)

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.save_button

    def orders(self) -> tuple[SheetOrder, ...]:
        """The sheets as they are chosen now."""
        return tuple(
            SheetOrder(
                day_id=day,
                list=wanted,
                spare=self.spare.value(),
                prefilled=self.prefilled.isChecked(),
                paper=list(Paper)[self.paper.currentIndex()],
            )
            for day in self._days()
            for wanted, box in self.lists.items()
            if box.isChecked()
        )

    def print_to(self, folder: Path) -> None:
        """Write the chosen sheets into a folder, with progress."""
        orders, kind = self.orders(), _FILES[self.files.currentIndex()][0]
        self._shell.remember(_SPARE, str(self.spare.value()))
        sheets = self._shell.logbook.printed_sheets

        def work(progress: Any) -> PrintedFiles:
            return sheets.print_to_folder(orders, folder, pdf=kind != "word", word=kind != "pdf", progress=progress)

        self._shell.run("Menyusun daftar hadir", work, self._printed)

    def write_badges(self, path: Path) -> None:
        """Write the name badges of everybody expected, with progress."""
        sheets = self._shell.logbook.printed_sheets
        meeting_id = self._meeting.id

        def done(number: int) -> None:
            self._tell(f"{format_number(number)} kartu nama tersimpan di {path}.", path)

        self._shell.run("Menyusun kartu nama", lambda progress: sheets.badges(meeting_id, path, progress), done)

    def _days(self) -> list[int]:
        chosen = self.day.currentData()
        return [one.id for one in self._meeting.days if chosen in (None, one.id)]

    def _show_names(self, *, first: bool = False) -> None:
        """Say behind each list how many names it begins with; at `first` choose those that have any."""
        for wanted, box in self.lists.items():
            number = max((self._names.get((day, wanted), 0) for day in self._days()), default=0)
            box.setText(
                f"{wanted.label} ({format_number(number)} nama)" if number else f"{wanted.label} (belum ada nama)"
            )
            if first:
                box.setChecked(bool(number) or wanted is SheetList.PARTICIPANTS)

    def _changed(self) -> None:
        self.result.hide()
        self.open_button.hide()
        self._timer.start(_PAUSE)

    def _ask_preview(self) -> None:
        self._asked += 1
        number, orders = self._asked, self.orders()
        self.save_button.setEnabled(bool(orders))
        if not orders:
            self.summary.setText("Pilih sedikitnya satu daftar.")
            self.note.hide()
            return
        sheets = self._shell.logbook.printed_sheets
        self._shell.quietly(lambda: sheets.preview(orders), lambda found: self._show_preview(number, found))

    def _show_preview(self, number: int, found: tuple[SheetPreview, ...]) -> None:
        if number != self._asked:
            return
        self.summary.setText(preview_sentence(found))
        self.save_button.setEnabled(any(one.pages for one in found))
        notes = list(dict.fromkeys(one.note for one in found if one.note))
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))

    def _choose_folder(self) -> None:
        from app.qt.folders import folders
        from app.qt.prompts import choose_folder

        title = "Simpan daftar hadir ke folder"
        folder = choose_folder(self.window(), title)
        if folder is not None:
            folders.keep(title, folder)
            self.print_to(folder)

    def _choose_badge_file(self) -> None:
        from app.qt.prompts import choose_new_file

        words = re.sub(r"[^A-Za-z0-9]+", "-", f"Kartu Nama {self._meeting.title}").strip("-")[:80]
        path = choose_new_file(self.window(), "Simpan kartu nama", "kartu nama", f"{words}.pdf", "PDF (*.pdf)")
        if path is not None:
            self.write_badges(path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf"))

    def _printed(self, made: PrintedFiles) -> None:
        where = made.files[0] if len(made.files) == 1 else made.files[0].parent
        what = made.files[0].name if len(made.files) == 1 else f"{len(made.files)} berkas"
        self._tell(f"{what} tersimpan di {made.files[0].parent}.", where, undo=True)
        self.printed.emit()

    def _tell(self, sentence: str, file: Path, *, undo: bool = False) -> None:
        self._made = file
        self.result.setText(sentence)
        self.result.show()
        self.open_button.show()
        self.open_button.setAccessibleName(f"Buka {file.name}")
        self._shell.tell(sentence, undo=undo, file=file)

    def _open(self) -> None:
        if self._made is not None:
            self._shell.open_folder(self._made)


def preview_sentence(found: tuple[SheetPreview, ...]) -> str:
    """What would be printed, one line a sheet and a sum where there are several."""
    printed = [one for one in found if one.pages]
    if not printed:
        return "Belum ada baris untuk dicetak. Tambahkan baris cadangan, atau isi daftar hadirnya dahulu."
    lines: list[str] = []
    several_days = len({one.order.day_id for one in found}) > 1
    for one in printed:
        rows = [f"{format_number(one.names)} nama"] if one.names else []
        rows += [f"{format_number(one.free)} baris untuk sekolah yang diundang"] if one.free else []
        rows += [f"{format_number(one.spare)} baris cadangan"] if one.spare else []
        lines.append(f"{one.order.list.label}: {', '.join(rows)} – {one.pages} halaman")
    if several_days:  # the days of one list are alike
        lines = [f"{line} sehari" for line in dict.fromkeys(lines)]
    pages = sum(one.pages for one in printed)
    total = f"Yang dicetak: {len(printed)} lembar, {format_number(pages)} halaman." if len(printed) > 1 else ""
    left_out = [one.order.list.label for one in found if not one.pages]
    lines += [f"{label}: tidak dicetak, belum ada baris" for label in dict.fromkeys(left_out)]
    return "\n".join(filter(None, (*lines, total)))
