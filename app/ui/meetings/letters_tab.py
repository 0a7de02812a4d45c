"""Surat: the letters of a meeting, and everything that can be done with each."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.dates import format_date
from app.domain.letter_text import text_lines
from app.domain.records import Letter, Meeting
from app.domain.terms import LetterKind
from app.qt.theme import BUTTON_GAP, CARD_GAP
from app.services.letters import RegisterLine
from app.ui.letter_actions import CORRECT_TIP, LetterActions
from app.ui.page import Shell
from app.ui.parts import badge, button, text_label
from app.ui.widgets import Card, EmptyState, clear_layout, scrolled

_BESIDE, _BESIDE_NARROW = 7, 3  # buttons of a letter beside each other


class LettersTab(QWidget):
    """A card for each letter. No button is filled: the header of the meeting has the one that is."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._meeting: Meeting | None = None
        self._narrow = False
        self.lines: tuple[RegisterLine, ...] = ()
        self.cards: list[LetterCard] = []
        self._last: tuple[int, int] | None = None  # letter and place of the button that the keyboard stood on
        self.commands = LetterActions(shell, self)
        self.invitation_button = button("Buat undangan", lambda: self.make(LetterKind.INVITATION))
        self.assignment_button = button("Buat surat tugas", lambda: self.make(LetterKind.ASSIGNMENT))
        tools = QHBoxLayout()
        tools.setSpacing(BUTTON_GAP)
        tools.addStretch(1)
        tools.addWidget(self.assignment_button)
        tools.addWidget(self.invitation_button)
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(CARD_GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(tools)
        layout.addWidget(scrolled(inner), 1)

    def show_meeting(self, meeting: Meeting) -> None:
        """List the letters of a meeting."""
        lines = self._shell.logbook.letters.of_meeting(meeting.id)
        if self.cards and lines == self.lines and self._meeting is not None and self._meeting.id == meeting.id:
            return
        if self._meeting is None or self._meeting.id != meeting.id:
            self._last = None
        self._meeting, self.lines = meeting, lines
        self._build()

    def set_narrow(self, narrow: bool) -> None:
        """Two rows of buttons where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            if self._meeting is not None:
                self._build()

    def start(self) -> QWidget:
        """Where the keyboard begins: where it stood, the first letter, or making one."""
        letter, place = self._last or (0, 0)
        card = next((one for one in self.cards if one.letter.id == letter), None)
        if card is not None:
            return card.buttons[place]
        return self.cards[0].buttons[0] if self.cards else self._first_button()

    def make(self, kind: LetterKind) -> None:
        """A new letter for this meeting."""
        if self._meeting is not None:
            self.commands.create(kind, self._meeting.id)

    def _first_button(self) -> QPushButton:
        """The likelier letter: whoever is invited by others sends people, everybody else invites."""
        hosted = self._meeting is None or not self._meeting.organiser
        return self.invitation_button if hosted else self.assignment_button

    def _build(self) -> None:
        focused = self._focused()
        self._last = focused or self._last
        clear_layout(self._box)
        self.cards = [
            LetterCard(line, self.commands, _BESIDE_NARROW if self._narrow else _BESIDE) for line in self.lines
        ]
        for card in self.cards:
            self._box.addWidget(card)
        if not self.cards:
            empty = Card()
            empty.body.addWidget(
                EmptyState(
                    "Undangan dan surat tugas untuk kegiatan ini. Nomor, penerima, hari, waktu, dan tempat "
                    "diisi dari data kegiatan; kalimatnya dapat diubah. "
                    "Undangan yang sudah jadi cukup dilampirkan di tab Dokumentasi."
                )
            )
            self._box.addWidget(empty, 1)
        else:
            self._box.addStretch(1)
        if focused is not None:
            self.start().setFocus()

    def _focused(self) -> tuple[int, int] | None:
        """The letter and the place of its button that the keyboard stands on, or does once a dialog is gone."""
        holder = self.window().focusWidget()
        for card in self.cards:
            for place, one in enumerate(card.buttons):
                if one is holder:
                    return card.letter.id, place
        return None


class LetterCard(Card):
    """One letter: what it is, what is odd about it, what can be done."""

    def __init__(self, line: RegisterLine, commands: LetterActions, beside: int) -> None:
        super().__init__()
        letter = self.letter = line.letter
        done = letter.document_id is not None
        self.setAccessibleName(f"{letter.kind.label} {letter.number}")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(text_label(f"{letter.kind.label} · {letter.number or 'belum bernomor'}", "strong", wrap=True), 1)
        if line.corrected:
            head.addWidget(badge("Sudah diralat", "there"))
        elif line.outdated:
            head.addWidget(badge("Perlu diperbarui" if line.moved else "Berubah sejak PDF dibuat", "soon"))
        else:
            head.addWidget(badge("Selesai", "there") if done else badge("Draf", "soon"))
        self.body.addLayout(head)
        if letter.subject:
            self.body.addWidget(text_label(letter.subject, wrap=True))
        self.body.addWidget(text_label(f"{format_date(letter.date)} · {reached(letter)}", "secondary", wrap=True))
        if line.corrected:
            self.body.addWidget(text_label(f"Diralat dengan surat {line.corrected}.", "secondary", wrap=True))
        if line.moved:
            self.body.addWidget(text_label(line.moved, "warning", wrap=True))
        for remark in line.remarks:
            self.body.addWidget(text_label(remark, "warning", wrap=True))
        tip = "Membuat PDF dan memasukkannya ke dokumentasi kegiatan"
        self.buttons = [
            button("Ubah", lambda: commands.edit(letter)),
            button("Perbarui PDF" if done else "Selesaikan", lambda: commands.finish(letter), tip=tip),
            *([button("Buat ralat", lambda: commands.correct(letter), tip=CORRECT_TIP)] if line.outdated else []),
            button("PDF …", lambda: commands.export(letter, "pdf"), tip="Menyimpan surat sebagai PDF"),
            button("Word …", lambda: commands.export(letter, "docx"), tip="Menyimpan surat sebagai Word"),
            button("Salin teks WhatsApp", lambda: commands.copy_message(letter)),
            button("Hapus", lambda: commands.remove(letter)),
        ]
        for first in range(0, len(self.buttons), beside):
            row = QHBoxLayout()
            row.setSpacing(BUTTON_GAP)
            for one in self.buttons[first : first + beside]:
                row.addWidget(one)
            row.addStretch(1)
            self.body.addLayout(row)


def reached(letter: Letter) -> str:
    """How many the letter goes to, or sends."""
    if letter.kind is LetterKind.ASSIGNMENT:
        return f"{len(letter.people)} orang ditugaskan" if letter.people else "belum ada yang ditugaskan"
    number = len(text_lines(letter.recipients))
    return f"{number} penerima" if number else "belum ada penerima"
