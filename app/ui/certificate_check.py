"""Periksa sertifikat: what a scanner types, a text or a PDF, verified without the internet."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.qt.dialog import Dialog, close_button
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import PAGE_MARGIN
from app.services.certificate_checks import Outcome, Verdict, claim_lines
from app.ui.page import Shell
from app.ui.parts import badge, button, set_badge, text_label
from app.ui.widgets import Card, clear_layout, scrolled

_PAUSE = 250  # milliseconds: a scanner types a whole code within it, and no verdict flickers in between
_BADGES = {
    Outcome.OURS: ("Asli", "there"),
    Outcome.OTHER_KEY: ("Utuh, sekolah lain", "soon"),
    Outcome.ALTERED: ("Tidak cocok", "missing"),
    Outcome.CUT: ("Terpotong", "missing"),
    Outcome.NUMBER: ("Nomor saja", "soon"),
    Outcome.NO_CODE: ("Bukan kode", "quiet"),
}
_ABOUT = (
    "Pindai kode QR di sertifikat dengan pemindai USB, tempel kodenya (Ctrl+V), atau pilih PDF sertifikatnya. "
    "Nomor sertifikat juga dapat diketik. Tidak perlu internet."
)
_KEY = (
    "Tanda tangan digital sekolah ikut dalam cadangan: memulihkan cadangan mengembalikannya. Folder data baru yang "
    "diisi dari berkas data mendapat tanda tangan baru; sertifikat lama lalu terbaca sebagai milik sekolah lain, dan "
    "dapat dicocokkan dengan pengenalnya."
)


class CheckDialog(Dialog):
    """One field for the code, and below it the verdict in words."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self.verdicts: Sequence[Verdict] = ()
        self.setAcceptDrops(True)
        self.setWindowTitle("Periksa sertifikat")
        self.code = QLineEdit()
        self.code.setAccessibleName("Kode sertifikat")
        self.code.setPlaceholderText("BIS1 …")
        self.code.setClearButtonEnabled(True)
        self.file_button = button("Pilih PDF …", self._choose)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.code, 1)
        line.addWidget(self.file_button)
        self.model = RecordTableModel[Verdict](
            (
                Column(header="Hasil", text=lambda one: _BADGES[one.outcome][0], width=14, tone=_tone),
                Column(header="Nomor", text=lambda one: one.claim.number if one.claim else "–", width=16, stretch=1),
                Column(header="Nama", text=lambda one: one.claim.name if one.claim else "–", width=16, stretch=2),
            )
        )
        self.table = RecordTable(self.model, "Sertifikat di dalam PDF")
        self.table.setProperty("role", "framed")
        self.table.setMinimumHeight(130)
        self.table.chosen.connect(self._show_one)
        self.table.hide()
        self.word = badge("", "quiet")
        self.sentence = text_label("", "strong", wrap=True)
        self.answer = Card()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.word)
        head.addWidget(self.sentence, 1)
        self.answer.body.addLayout(head)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(4)
        self.answer.body.addLayout(self._remarks)
        self._facts = QVBoxLayout()
        self.answer.body.addLayout(self._facts)
        self.answer.hide()
        inner = QWidget()
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, 8, 0)
        own = shell.logbook.certificates.fingerprint() or "belum ada; dibuat bersama sertifikat pertama"
        words.addWidget(self.answer)
        words.addStretch(1)
        words.addWidget(text_label(f"Pengenal tanda tangan digital sekolah ini: {own}", "secondary", wrap=True))
        words.addWidget(text_label(_KEY, "hint", wrap=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        layout.setSpacing(10)
        layout.addWidget(text_label("Periksa sertifikat", "page-title"))
        layout.addWidget(text_label(_ABOUT, "quiet", wrap=True))
        layout.addLayout(line)
        layout.addWidget(self.table)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(close_button(self))
        room = self.screen().availableGeometry()
        self.resize(min(680, room.width() - 40), min(640, room.height() - 60))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.check)
        self.code.textChanged.connect(self._typed)
        self.code.returnPressed.connect(self.check)
        self.code.setFocus()

    def check(self) -> None:
        """Verify what the field holds; the text stays marked, so that the next scan takes its place."""
        self._timer.stop()
        text = self.code.text()
        if text.strip():
            self._shell.attempt(lambda: self._show((self._shell.logbook.certificates.checks.check(text),)))
            self.code.selectAll()

    def check_file(self, path: Path) -> None:
        """Verify every certificate of a PDF."""
        checks = self._shell.logbook.certificates.checks
        self._shell.attempt(lambda: self._show(checks.check_file(path)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file can be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Verify the file that was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.check_file(paths[0])

    def _typed(self) -> None:
        if self.code.text().strip():
            self._timer.start()
        else:
            self._timer.stop()

    def _choose(self) -> None:
        from app.qt.prompts import choose_file

        path = choose_file(self, "Pilih PDF sertifikat", "PDF (*.pdf)")
        if path is not None:
            self.check_file(path)

    def _show(self, verdicts: Sequence[Verdict]) -> None:
        self.verdicts = verdicts
        several = len(verdicts) > 1
        # What is not ours is seen first.
        shown = next((place for place, one in enumerate(verdicts) if one.outcome is not Outcome.OURS), 0)
        self.table.setVisible(several)
        self.model.set_rows(verdicts if several else ())
        self.table.select(shown)
        self._show_one(verdicts[shown])

    def _show_one(self, verdict: Any) -> None:
        if not isinstance(verdict, Verdict):
            return
        word, tone = _BADGES[verdict.outcome]
        set_badge(self.word, word, tone)
        self.sentence.setText(verdict.sentence)
        self.sentence.setProperty("tone", tone if tone != "quiet" else "text")
        clear_layout(self._remarks)
        for remark in verdict.remarks:
            self._remarks.addWidget(text_label(remark, "warning", wrap=True))
        clear_layout(self._facts)
        if verdict.claim is not None:
            self._facts.addWidget(_facts([*claim_lines(verdict.claim), ("Pengenal", verdict.key)]))
        self.answer.show()


def _tone(verdict: Verdict) -> str:
    return _BADGES[verdict.outcome][1]


def _facts(lines: Sequence[tuple[str, str]]) -> QWidget:
    """Labels and words in two columns."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (label, words) in enumerate(lines):
        grid.addWidget(text_label(label, "secondary"), row, 0)
        grid.addWidget(text_label(words, wrap=True), row, 1)
    return box
