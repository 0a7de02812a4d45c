"""What can be done with a letter, for the meeting's tab and for the register alike."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.leftovers import Remark
from app.domain.letter_fields import FIELD_LABELS
from app.domain.records import Letter
from app.domain.terms import LetterKind
from app.qt.dialog import Dialog
from app.qt.theme import BUTTON_GAP, PAGE_MARGIN
from app.services.letters import file_name
from app.ui.letter_form import LetterDialog
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import Card, scrolled

CORRECT_TIP = "Surat baru bernomor berikutnya yang meralat surat ini"


class LetterActions:
    """The commands on letters. Nothing is made before doubtful words were pointed at."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        """`owner` is the widget whose window the dialogs belong to."""
        self._shell = shell
        self._owner = owner

    def create(self, kind: LetterKind, meeting_id: int | None = None) -> Letter | None:
        """The form of a new letter; what was kept, or None."""
        drafted: list[Letter] = []
        if self._shell.attempt(lambda: drafted.append(self._shell.logbook.letters.draft(kind, meeting_id))):
            return self.edit(drafted[0])
        return None

    def correct(self, letter: Letter) -> Letter | None:
        """The form of the letter that corrects one that went out; what was kept, or None."""
        drafted: list[Letter] = []
        if self._shell.attempt(lambda: drafted.append(self._shell.logbook.letters.correction(letter.id))):
            return self.edit(drafted[0])
        return None

    def edit(self, letter: Letter, focus: str = "") -> Letter | None:
        """The form of a letter, with the cursor in a field; what was kept, or None."""
        dialog = LetterDialog(self._shell, letter, self._owner.window(), focus)
        if not dialog.exec() or dialog.saved is None:
            return None
        self.tell_saved(dialog.saved)
        return dialog.saved

    def tell_saved(self, letter: Letter) -> None:
        """Say that a letter is kept, and what the finished file of it still says."""
        stale = " Berkas PDF-nya masih yang lama; pilih Perbarui PDF." if letter.document_id is not None else ""
        self._shell.tell(f"{letter.kind.label} tersimpan.{stale}", undo=True)

    def finish(self, letter: Letter) -> None:
        """Make the PDF that proves the letter, after a look at what is doubtful."""
        if self._looked_over(letter):
            self.make_finished(letter)

    def make_finished(self, letter: Letter) -> None:
        """Make the PDF that proves the letter."""
        letters = self._shell.logbook.letters
        self._shell.run("Menyusun surat", lambda progress: letters.finish(letter.id, progress), self._finished)

    def _finished(self, document: Any) -> None:
        where = "masuk ke dokumentasi kegiatan" if document.meeting_id is not None else "tersimpan di buku"
        self._shell.tell(f"Surat selesai: {document.original_name} {where}.", undo=True)

    def export(self, letter: Letter, kind: str) -> None:
        """Write a letter where the user wants it; `kind` is pdf or docx."""
        if not self._looked_over(letter):
            return
        from app.qt.prompts import choose_new_file

        title = "Simpan surat sebagai PDF" if kind == "pdf" else "Simpan surat sebagai Word"
        filters = "PDF (*.pdf)" if kind == "pdf" else "Word (*.docx)"
        path = choose_new_file(self._owner.window(), title, "surat", f"{file_name(letter)}.{kind}", filters)
        if path is not None:
            self.write(letter, path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}"))

    def write(self, letter: Letter, path: Path) -> None:
        """Write a letter as PDF or Word, by the ending of `path`."""
        letters = self._shell.logbook.letters
        write = letters.write_pdf if path.suffix.lower() == ".pdf" else letters.write_word
        self._shell.run(
            "Menulis surat",
            lambda _progress: write(letter.id, path),
            lambda _none: self._shell.tell(f"Surat tersimpan di {path}.", file=path),
        )

    def copy_message(self, letter: Letter) -> None:
        """Put the short text on the clipboard."""
        texts: list[str] = []
        if self._shell.attempt(lambda: texts.append(self._shell.logbook.letters.message(letter.id))):
            QGuiApplication.clipboard().setText(texts[0])
            self._shell.tell("Teks disalin. Buka WhatsApp, lalu tempel (Ctrl+V).")

    def remove(self, letter: Letter) -> None:
        """Delete a letter; undo brings it back."""
        if self._shell.attempt(lambda: self._shell.logbook.letters.remove(letter.id)):
            self._shell.tell(f"{letter.kind.label} {letter.number} dihapus.", undo=True)

    def _looked_over(self, letter: Letter) -> bool:
        """Whether the letter may go out as it is: nothing is doubtful, or the user wants it so."""
        found: list[tuple[Remark, ...]] = []
        if not self._shell.attempt(lambda: found.append(self._shell.logbook.letters.remarks(letter))):
            return False
        if not found[0]:
            return True
        dialog = RemarksDialog(found[0], self._owner.window())
        if dialog.exec():
            return True
        if dialog.field:
            names = {label: name for name, label in FIELD_LABELS.items()}
            self.edit(letter, names.get(dialog.field, ""))
        return False


class RemarksDialog(Dialog):
    """The doubtful words of a letter. Accepted: make it as it is; else `field` is the first one to mend, or empty."""

    def __init__(self, remarks: tuple[Remark, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._to_mend = remarks[0].field
        self.field = ""
        self.setWindowTitle("Periksa dahulu")
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 8, 0)
        for remark in remarks:
            card = Card()
            words = f"{remark.field}: “{remark.words}”" if remark.words.strip() else remark.field
            card.body.addWidget(text_label(words, "strong", wrap=True))
            card.body.addWidget(text_label(remark.sentence, "quiet", wrap=True))
            rows.addWidget(card)
        rows.addStretch(1)
        area = scrolled(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys scroll
        self.mend_button = button("Perbaiki", self._mend, kind="primary")
        self.make_button = button("Tetap buat", self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(BUTTON_GAP)
        foot.addStretch(1)
        foot.addWidget(self.mend_button)
        foot.addWidget(self.make_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        layout.setSpacing(10)
        layout.addWidget(text_label("Periksa dahulu", "page-title"))
        layout.addWidget(
            text_label("Lihat dahulu hal-hal ini. Surat tetap dapat dibuat seperti adanya.", "quiet", wrap=True)
        )
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(560, room.width() - 40), min(170 + 100 * len(remarks), room.height() - 60))
        self.mend_button.setFocus()

    def _mend(self) -> None:
        self.field = self._to_mend
        self.reject()
