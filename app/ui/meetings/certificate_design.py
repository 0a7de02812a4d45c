"""What the certificates of a programme say, with a picture of one while it is being typed."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError
from app.domain.certificate_text import PLACEHOLDERS, TEXT_LABELS, text_faults
from app.domain.records import CertificateDesign, Meeting
from app.domain.terms import DocumentKind
from app.qt.dialog import Dialog
from app.qt.forms import Field, Kind, RecordForm
from app.qt.theme import mark
from app.ui.letterhead_form import PictureField
from app.ui.meetings.certificate_preview import CertificatePreview
from app.ui.page import Shell
from app.ui.parts import text_label
from app.ui.widgets import scrolled

_PAUSE = 150  # milliseconds after a keystroke before the picture follows
_ABOUT = (
    "Berlaku untuk semua kegiatan program ini. Yang diisi sendiri oleh program: "
    + ", ".join(f"{{{name}}} {meaning}" for name, meaning in PLACEHOLDERS.items())
    + "."
)
_FIELDS = (
    Field(name="title", label=TEXT_LABELS["title"]),
    Field(name="opening", label=TEXT_LABELS["opening"], hint="Tercetak sebelum nama."),
    Field(name="body", label=TEXT_LABELS["body"], kind=Kind.LINES, hint="Tercetak sesudah nama dan asalnya."),
    Field(name="closing", label=TEXT_LABELS["closing"], kind=Kind.LINES, hint="Boleh kosong."),
    Field(name="shows_topics", label="Daftar materi dan JP di halaman belakang", kind=Kind.FLAG),
)
_BACKGROUND_HINT = (
    "Gambar mendatar selebar kertas, sebagai ganti bingkai. Kop, nama, tanda tangan, dan QR tetap dicetak program; "
    "pilih gambar yang terang supaya tulisannya terbaca."
)


class DesignDialog(Dialog):
    """Texts at the left, the certificate at the right."""

    asks = True

    def __init__(self, shell: Shell, meeting: Meeting, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._meeting = meeting
        self._design = shell.logbook.certificates.design(meeting.programme_id)
        self.setWindowTitle("Isi sertifikat")
        self.form = RecordForm(_FIELDS, columns=1)
        self.form.load(self._design)
        self.background = PictureField(shell, "Gambar latar", DocumentKind.OTHER, self._design.background_id, width=150)
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        self.problem.hide()
        self.preview = CertificatePreview()
        inner = QWidget()
        words = QVBoxLayout(inner)
        words.setContentsMargins(2, 2, 10, 2)
        words.setSpacing(10)
        words.addWidget(self.form)
        words.addWidget(self.background)
        words.addWidget(text_label(_BACKGROUND_HINT, "hint", wrap=True))
        words.addStretch(1)
        area = scrolled(inner)
        area.setMinimumWidth(inner.minimumSizeHint().width() + 16)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(area, 5)
        sides.addWidget(self.preview, 7)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        store = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        store.setDefault(True)
        mark(store, "kind", "primary")
        self.buttons.accepted.connect(self.store)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(text_label("Isi sertifikat", "page-title"))
        layout.addWidget(text_label(_ABOUT, "quiet", wrap=True))
        layout.addLayout(sides, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        room = self.screen().availableGeometry()
        self.resize(min(1080, room.width() - 40), min(660, room.height() - 60))
        self._closed = False
        self.finished.connect(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._show)
        self.form.changed.connect(self._typed)
        self.background.changed.connect(self._typed)
        self._show()
        self.form.focus_first()

    def changed(self) -> bool:
        """Whether something is not saved yet."""
        return (
            super().changed() or self.background.new is not None or self.background.kept != self._design.background_id
        )

    def typed(self) -> CertificateDesign:
        """The design as the form has it."""
        return replace(self.form.record(self._design), background_id=self.background.kept)

    def store(self) -> None:
        """Save and close, or say why not."""
        try:
            self._shell.logbook.certificates.save_design(self.typed(), self.background.new)
        except BukuImbasError as error:
            self._tell(str(error))
            return
        self.accept()

    def _close(self) -> None:
        self._closed = True

    def _typed(self) -> None:
        faults = text_faults(self.typed())
        self._tell(faults[0] if faults else "")
        self._timer.start()

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _show(self) -> None:
        papers, design, new = self._shell.logbook.certificates.papers, self.typed(), self.background.new

        def done(page: Any) -> None:
            if not self._closed:  # it may be gone by the time the page is set
                self.preview.show_page(page)

        self._shell.quietly(lambda: papers.preview(design, self._meeting.id, new), done)
