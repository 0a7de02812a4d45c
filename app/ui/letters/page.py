"""Surat: the letter register of a year, and the pattern of its numbers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QWidget

from app.domain.dates import format_short_date
from app.domain.letter_text import text_lines
from app.domain.records import Letter
from app.domain.terms import LetterKind
from app.qt.fields import ComboBox
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import PAGE_MARGIN
from app.services.letters import RegisterLine
from app.ui.letter_actions import CORRECT_TIP, LetterActions
from app.ui.letters.new_letter import NewLetterDialog
from app.ui.number_pattern import NumberPatternDialog
from app.ui.page import Page, Shell
from app.ui.parts import button, text_label
from app.ui.widgets import Card, EmptyState

_ALL = "Semua tahun"
_CORRECT, _SAVE = 2, 3  # among the buttons of a letter
_MEETING, _RECIPIENTS = 4, 5  # columns that a narrow window does without


def _recipients(line: RegisterLine) -> str:
    letter = line.letter
    names = text_lines(letter.recipients)
    if letter.kind is LetterKind.ASSIGNMENT:
        names = tuple(one.name for one in letter.people)
    if not names:
        return "–"
    return names[0] if len(names) == 1 else f"{names[0]} dan {len(names) - 1} lainnya"


def _subject(line: RegisterLine) -> str:
    return line.letter.subject


def _meeting(line: RegisterLine) -> str:
    return line.meeting or "–"


def _done(line: RegisterLine) -> bool:
    return line.letter.document_id is not None


def _state(line: RegisterLine) -> str:
    if line.corrected:
        return "Sudah diralat"
    if line.outdated:
        return "Perlu diperbarui"
    return "Selesai" if _done(line) else "Draf"


def _state_told(line: RegisterLine) -> str:
    if line.corrected:
        return f"Diralat dengan surat {line.corrected}."
    if line.moved:
        return line.moved
    return "Surat ini berubah sejak PDF-nya dibuat." if line.outdated else ""


def _number(line: RegisterLine) -> str:
    number = line.letter.number or "belum bernomor"
    return f"{number} – periksa" if line.remarks else number


def _remarks(line: RegisterLine) -> str:
    return "\n".join(line.remarks)


COLUMNS: tuple[Column[RegisterLine], ...] = (
    Column(
        header="Nomor",
        text=_number,
        width=15,
        stretch=2,
        strong=True,
        tone=lambda line: "soon" if line.remarks or not line.letter.number else "",
        tip=_remarks,
    ),
    Column(header="Tanggal", text=lambda line: format_short_date(line.letter.date), width=12),
    Column(header="Jenis", text=lambda line: line.letter.kind.label, width=16, tone=lambda _line: "secondary"),
    Column(header="Hal", text=_subject, width=12, stretch=4, tip=_subject),
    Column(header="Kegiatan", text=_meeting, width=10, stretch=3, tip=_meeting),
    Column(header="Penerima", text=_recipients, width=12, stretch=3, tip=_recipients),
    Column(
        header="Keadaan",
        text=_state,
        width=16,
        tone=lambda line: "there" if _done(line) and not line.outdated else "soon",
        tip=_state_told,
    ),
)


def _id(line: RegisterLine) -> int:
    return line.letter.id


class LettersPage(Page):
    """All letters of a year."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Surat")
        self._lines: tuple[RegisterLine, ...] = ()
        self._years: list[int | None] = [None]
        self._wanted: int | None = None  # the letter that was just saved or asked for
        self.commands = LetterActions(shell, self)
        self.pattern_button = button("Pola nomor …", self.edit_pattern)
        self.new_button = button("Surat baru", self.new, kind="primary")
        self.header.add_button(self.pattern_button)
        self.header.add_button(self.new_button)
        self.year = ComboBox("Tahun")
        self.year.activated.connect(lambda _number: self.shell.attempt(self.refresh))
        self.words = QLineEdit()
        self.words.setPlaceholderText("Cari nomor, hal, kegiatan, atau penerima")
        self.words.setAccessibleName("Cari surat")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _text: self._show())
        self.odd = text_label("", "warning", wrap=True)
        self.letter_buttons = [
            button("Ubah", lambda: self._with_current(self.edit)),
            button("Selesaikan", lambda: self._with_current(self.commands.finish)),
            button("Buat ralat", lambda: self._with_current(self.correct), tip=CORRECT_TIP),
            button("Simpan ke …", self._export_menu),
            button("Salin teks WhatsApp", lambda: self._with_current(self.commands.copy_message)),
            button("Hapus", lambda: self._with_current(self.commands.remove)),
        ]
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Daftar surat keluar")
        self.table.opened.connect(lambda line: self.edit(line.letter))
        self.table.removed.connect(lambda line: self.commands.remove(line.letter))
        self.table.chosen.connect(self._tell_current)
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.first_button = button("Buat surat pertama", self.new)
        self.empty = EmptyState(
            "Setiap undangan dan surat tugas tercatat di sini dengan nomornya. Buat dari tab Surat pada kegiatannya, "
            "atau mulai dari sini.",
            [self.first_button],
        )
        self.none_found = EmptyState("Tidak ada surat dengan kata itu pada tahun ini. Ubah kata atau tahunnya.")
        self.views.addWidget(self.empty)
        self.views.addWidget(self.none_found)
        self._build()

    def _build(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(14, 0, 14, 2)
        filters.setSpacing(8)
        filters.addWidget(self.year)
        filters.addWidget(self.words, 1)
        tools = QHBoxLayout()
        tools.setContentsMargins(14, 0, 14, 4)
        tools.setSpacing(8)
        for one in self.letter_buttons:
            tools.addWidget(one)
        tools.addStretch(1)
        self.card = Card()
        self.card.body.setContentsMargins(1, 10, 1, 8)
        self.card.body.addLayout(filters)
        self.card.body.addLayout(tools)
        odd = QHBoxLayout()
        odd.setContentsMargins(14, 0, 14, 0)
        odd.addWidget(self.odd)
        self.card.body.addLayout(odd)
        self.card.body.addWidget(self.views, 1)
        frame = QWidget()
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        layout.addWidget(self.card)
        self.outer.addWidget(frame, 1)

    def open(self, **target: Any) -> None:
        """`letter_id` shows that letter, in its year."""
        letter_id = target.get("letter_id")
        if letter_id:
            letter = self.shell.logbook.letters.letter(letter_id)
            self._offer_years()
            self.words.clear()
            self.year.setCurrentIndex(self._years.index(letter.date.year))
            self._wanted = letter_id

    def refresh(self) -> None:
        """Read the register again."""
        self._offer_years()
        self._lines = self.shell.logbook.letters.register(self._years[self.year.currentIndex()])
        self._show()

    def focus_main(self) -> None:
        """The table, so that arrows and Enter work at once; while there is none, the first letter."""
        (self.first_button if self.views.currentWidget() is self.empty else self.table).setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Fewer columns where there is little room."""
        for column in (_MEETING, _RECIPIENTS):
            self.table.setColumnHidden(column, narrow)
        self.table.share_width()

    def new(self) -> None:
        """Ask for kind and meeting, then show the form."""
        dialog = NewLetterDialog(self.shell, self.window())
        if dialog.exec():
            self._saved(self.commands.create(dialog.kind(), dialog.meeting_id()))

    def edit(self, letter: Letter) -> None:
        """The form of one letter."""
        self._saved(self.commands.edit(letter))
        self.table.setFocus()

    def correct(self, letter: Letter) -> None:
        """The form of the letter that corrects one."""
        self._saved(self.commands.correct(letter))
        self.table.setFocus()

    def edit_pattern(self) -> None:
        """How the next numbers are proposed."""
        if NumberPatternDialog(self.shell, self.window()).exec():
            self.shell.tell("Pola nomor tersimpan; berlaku untuk surat berikutnya.", undo=True)

    def _saved(self, letter: Letter | None) -> None:
        if letter is not None:
            self._wanted = letter.id
            self.shell.attempt(lambda: self.open(letter_id=letter.id))
            self.shell.attempt(self.refresh)

    def _offer_years(self) -> None:
        """The years that have letters, the newest first; the choice stays."""
        chosen = self._years[self.year.currentIndex()] if self.year.count() else None
        known = bool(self.year.count())
        found = self.shell.logbook.letters.years()
        self._years = [*found, None]
        self.year.clear()
        self.year.addItems([*(str(one) for one in found), _ALL])
        wanted = chosen if known and chosen in self._years else _opening_year(found)
        self.year.setCurrentIndex(self._years.index(wanted))

    def _show(self) -> None:
        typed = self.words.text().casefold().split()
        found = [line for line in self._lines if all(word in _told(line) for word in typed)]
        self.table.show_rows(found, key=_id, wanted=self._wanted)
        self._wanted = None
        self.views.setCurrentWidget(self.table if found else self.none_found if self._lines else self.empty)
        for one in self.letter_buttons:
            one.setVisible(bool(found))
        bare = not self._lines and len(self._years) == 1
        for one in (self.year, self.words):
            one.setVisible(not bare)
        drafts = sum(not _done(line) for line in self._lines)
        waiting = f" · {drafts} masih draf" if drafts else ""
        self.header.tell("Surat", f"{len(self._lines)} surat{waiting}" if self._lines else "")
        self._tell_current(self.table.current())

    def _tell_current(self, line: RegisterLine | None) -> None:
        """What is odd about the selected letter, or which numbers are odd at all."""
        self.letter_buttons[_CORRECT].setVisible(line is not None and line.outdated)
        self.letter_buttons[1].setText("Perbarui PDF" if line is not None and _done(line) else "Selesaikan")
        odd = [one.letter.number or "belum bernomor" for one in self._lines if one.remarks]
        remarks = list(line.remarks) if line is not None else []
        if line is not None and line.outdated:
            remarks.append(f"{_state_told(line)} Pilih Perbarui PDF, atau Buat ralat bila surat lama sudah terkirim.")
        if remarks:
            self.odd.setText(" ".join(remarks))
        else:
            self.odd.setText(f"Nomor yang perlu diperiksa: {', '.join(odd)}.")
        self.odd.setVisible(bool(remarks or odd))

    def _with_current(self, action: Any) -> None:
        if (line := self.table.current()) is not None:
            action(line.letter)

    def _export_menu(self) -> None:
        line = self.table.current()
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("PDF …", lambda: self.commands.export(line.letter, "pdf"))
        menu.addAction("Word …", lambda: self.commands.export(line.letter, "docx"))
        one = self.letter_buttons[_SAVE]
        menu.popup(one.mapToGlobal(one.rect().bottomLeft()))


def _opening_year(years: Sequence[int]) -> int | None:
    """This year, or else the newest that is not in the future; `years` run from the newest."""
    this = date.today().year
    return next((one for one in years if one <= this), years[-1] if years else None)


def _told(line: RegisterLine) -> str:
    """All words of a line that the search looks at."""
    letter = line.letter
    names = " ".join(one.name for one in letter.people)
    return f"{letter.number} {letter.subject} {letter.kind.label} {line.meeting} {letter.recipients} {names}".casefold()
