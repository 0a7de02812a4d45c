"""Sertifikat: everybody of a meeting, who qualifies and who does not and why, their numbers and their files."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.records import Meeting
from app.domain.role_words import word_for
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.services.certificates import CertificateBoard, CertificateLine
from app.ui.meetings.certificate_dialogs import Files, NumberingDialog, Whom, files_dialog, number_dialog
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import Card, EmptyState

_NARROW = 700  # pixels; below, the rule would stand beside its buttons as a column of single words
_WIDE_ONLY = (1, 3)  # the columns Asal and Hari
_NO_BOARD = CertificateBoard(rule="", notes=(), lines=())


def _state(line: CertificateLine) -> str:
    certificate = line.certificate
    if certificate is not None:
        changed = f" · berubah: {', '.join(line.changed)}" if line.changed else ""
        return f"{certificate.number}{changed}"
    return "memenuhi syarat" if line.candidate.qualifies else line.candidate.reason


def _tone(line: CertificateLine) -> str:
    if line.remark:
        return "missing"
    if line.certificate is not None:
        return "soon" if line.changed else "there"
    return "text" if line.candidate.qualifies else "secondary"


def _tip(line: CertificateLine) -> str:
    if line.changed:
        return f"{_state(line)}\nPilih Terbitkan ulang supaya sertifikatnya sesuai data; nomornya tetap."
    return line.remark or _state(line)


def _key(line: CertificateLine) -> int:
    return line.candidate.person_id


class CertificatesTab(QWidget):
    """The list and what can be done with it. No button is filled: the header of the meeting has the one that is."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._meeting: Meeting | None = None
        self.board = _NO_BOARD
        self.rule = text_label("", "secondary", wrap=True)
        self.number_button = button("Beri nomor …", self.give_numbers)
        self.pdf_button = button("Simpan PDF …", self.ask_files)
        self.design_button = button(
            "Isi sertifikat …", self.edit_design, tip="Kalimat, gambar latar, dan daftar materi"
        )
        self.check_button = button("Periksa …", self.check, tip="Memeriksa keaslian sebuah sertifikat")
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.rule, 1)
        above.addWidget(self.check_button)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addStretch(1)
        for one in (self.design_button, self.pdf_button, self.number_button):
            actions.addWidget(one)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setContentsMargins(14, 0, 14, 0)
        self._tools.setSpacing(8)
        self._tools.addLayout(above, 1)
        self._tools.addLayout(actions)
        self.notes = text_label("", "warning", wrap=True)
        self.notes.setContentsMargins(14, 0, 14, 0)
        self.model = RecordTableModel[CertificateLine](self._columns())
        self.table = RecordTable(self.model, "Sertifikat peserta kegiatan")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.opened.connect(self.open_line)
        self.table.removed.connect(lambda _line: self.remove_chosen())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(
            EmptyState(
                "Sertifikat untuk peserta, narasumber, dan panitia kegiatan ini. Isi dahulu kehadirannya; yang "
                "memenuhi syarat muncul di sini dan diberi nomor sekaligus."
            )
        )
        self.chosen_words = text_label("", "secondary", wrap=True)
        self.edit_button = button("Nomor …", self._edit_current, tip="Mengubah nomor dan tanggal (Enter)")
        self.reissue_button = button("Terbitkan ulang", self.reissue)
        self.remove_button = button("Hapus", self.remove_chosen, tip="Menghapus sertifikat yang dipilih (Delete)")
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.setSpacing(8)
        foot.addWidget(self.chosen_words, 1)
        for one in (self.reissue_button, self.edit_button, self.remove_button):
            foot.addWidget(one)
        card = Card()
        card.body.setContentsMargins(1, 10, 1, 8)
        card.body.addLayout(self._tools)
        card.body.addWidget(self.notes)
        card.body.addWidget(self.views, 1)
        card.body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_meeting(self, meeting: Meeting) -> None:
        """Read the board of a meeting again."""
        if self._meeting is None or self._meeting.id != meeting.id:
            self.table.clearSelection()
        self._meeting = meeting
        self._programme = next(
            (one for one in self._shell.logbook.programmes.programmes() if one.id == meeting.programme_id), None
        )
        self.board = self._shell.logbook.certificates.board(meeting.id)
        self.table.show_rows(self.board.lines, key=_key)
        self.views.setCurrentIndex(0 if self.board.lines else 1)
        self.rule.setText(self.board.rule if self.board.lines else "")
        self.notes.setText("\n".join((*self.board.notes, *self._remarks())))
        self.notes.setVisible(bool(self.notes.text()))
        self._offer()

    def start(self) -> QWidget:
        """Where the keyboard begins: numbering while somebody waits for it, else the list."""
        return self.number_button if self.board.waiting and not self._issued() else self.table

    def chosen(self) -> list[CertificateLine]:
        """The marked rows, from the top."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[row] for row in rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand below the rule, and the list leaves out what its tips say."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        direction = QBoxLayout.Direction
        self._tools.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        for number in _WIDE_ONLY:
            self.table.setColumnHidden(number, narrow)
        self.table.share_width()

    # ---- what the buttons do

    def give_numbers(self) -> None:
        """Ask for whom and from which day, then number and sign."""
        if self._meeting is None:
            return
        chosen = self.chosen()
        dialog = NumberingDialog(self._shell, self._meeting, self.board, chosen, self.window())
        if dialog.exec() and dialog.made:
            self._shell.tell(f"{len(dialog.made)} sertifikat bernomor, mulai {dialog.made[0].number}.", undo=True)

    def ask_files(self) -> None:
        """Ask which and where, then write."""
        asked: list[Files] = []
        if files_dialog(len(self._issued()), self.chosen(), asked.append, self.window()).exec() and asked:
            self._choose_place(asked[0])

    def write(self, target: Path, *, apart: bool, whom: Whom) -> None:
        """Write certificates to a PDF file, or a file each into a folder."""
        meeting = self._meeting
        if meeting is None:
            return
        chosen = [one.certificate.id for one in self.chosen() if one.certificate is not None]
        ids = None if whom is Whom.ALL else chosen
        papers = self._shell.logbook.certificates.papers
        self._shell.run(
            "Menyusun sertifikat",
            lambda progress: papers.write(meeting.id, target, ids=ids, apart=apart, progress=progress),
            lambda written: self._written(target, written),
        )

    def reissue(self) -> None:
        """Let the marked certificates, or all that are out of date, say what the data says now."""
        ids = self._to_reissue()
        if ids and self._shell.attempt(lambda: self._shell.logbook.certificates.reissue(ids)):
            self._shell.tell(f"{len(ids)} sertifikat diterbitkan ulang dengan nomor yang sama.", undo=True)

    def remove_chosen(self) -> None:
        """Delete the marked certificates; undo brings them back."""
        certificates = [one.certificate for one in self.chosen() if one.certificate is not None]
        ids = [one.id for one in certificates]
        if ids and self._shell.attempt(lambda: self._shell.logbook.certificates.remove(ids)):
            what = f"Sertifikat {certificates[0].name}" if len(ids) == 1 else f"{len(ids)} sertifikat"
            self._shell.tell(f"{what} dihapus.", undo=True)

    def open_line(self, line: CertificateLine) -> None:
        """Edit a number, or give the first one."""
        if line.certificate is None:
            self.give_numbers()
        elif number_dialog(self._shell, line.certificate, self.window()).exec():
            self._shell.tell("Nomor sertifikat tersimpan.", undo=True)

    def edit_design(self) -> None:
        """The texts of the programme's certificates, with a picture of them."""
        from app.ui.meetings.certificate_design import DesignDialog

        if self._meeting is not None and DesignDialog(self._shell, self._meeting, self.window()).exec():
            self._shell.tell("Isi sertifikat tersimpan; dipakai semua kegiatan program ini.", undo=True)

    def check(self) -> None:
        """Verify a certificate."""
        from app.ui.certificate_check import CheckDialog

        CheckDialog(self._shell, self.window()).exec()

    # ---- inside

    def _columns(self) -> tuple[Column[CertificateLine], ...]:
        return (
            Column(header="Nama", text=lambda one: one.candidate.name, width=15, stretch=3, strong=True, tip=self._who),
            Column(
                header="Asal",
                text=lambda one: one.candidate.institution,
                width=10,
                stretch=3,
                tone=lambda _one: "secondary",
                tip=lambda one: one.candidate.institution,
            ),
            Column(header="Sebagai", text=self._role, width=11, tip=self._role),
            Column(header="Hari", text=self._days, width=4, right=True),
            Column(header="JP", text=lambda one: str(one.candidate.lesson_hours or "–"), width=3, right=True),
            Column(header="Nomor", text=_state, width=19, stretch=2, tone=_tone, tip=_tip),
        )

    def _who(self, line: CertificateLine) -> str:
        origin = f"\n{line.candidate.institution}" if line.candidate.institution else ""
        return f"{line.candidate.name}{origin}\nhadir {self._days(line)} hari"

    def _role(self, line: CertificateLine) -> str:
        return word_for(line.candidate.role, self._programme)

    def _days(self, line: CertificateLine) -> str:
        return f"{line.candidate.days}/{len(self._meeting.days) if self._meeting is not None else 0}"

    def _issued(self) -> list[CertificateLine]:
        return [one for one in self.board.lines if one.certificate is not None]

    def _remarks(self) -> list[str]:
        twice = [one.remark for one in self.board.lines if one.remark]
        more = [f"Dan {len(twice) - 2} nomor lain yang terpakai dua kali."] if len(twice) > 2 else []
        return [*twice[:2], *more]

    def _to_reissue(self) -> list[int]:
        chosen = self.chosen()
        lines = chosen if len(chosen) > 1 else self.board.outdated or chosen
        return [one.certificate.id for one in lines if one.certificate is not None]

    def _offer(self) -> None:
        """Enable what can be done, and say how many it is for."""
        chosen, issued, outdated = self.chosen(), self._issued(), self.board.outdated
        free = [one for one in chosen if one.certificate is None]
        numbered = [one for one in chosen if one.certificate is not None]
        self.number_button.setEnabled(bool(self.board.waiting or free))
        self.pdf_button.setEnabled(bool(issued))
        self.reissue_button.setEnabled(bool(self._to_reissue()))
        self.edit_button.setEnabled(len(chosen) == 1 and bool(numbered))
        self.remove_button.setEnabled(bool(numbered))
        words = f"{len(issued)} bernomor, {len(self.board.waiting)} menunggu nomor"
        if outdated:
            words += f", {len(outdated)} tidak lagi sesuai data"
        if len(chosen) > 1:
            words += f" · {len(chosen)} dipilih"
        self.chosen_words.setText(words if self.board.lines else "")
        shown: tuple[QPushButton, ...] = (self.reissue_button, self.edit_button, self.remove_button)
        for one in shown:
            one.setVisible(bool(self.board.lines))

    def _edit_current(self) -> None:
        if (line := self.table.current()) is not None:
            self.open_line(line)

    def _choose_place(self, asked: Files) -> None:
        from app.qt.prompts import choose_folder, choose_new_file
        from app.services.certificate_papers import bundle_name

        assert self._meeting is not None
        if asked.apart:
            target = choose_folder(self.window(), "Simpan sertifikat di folder")
        else:
            name = f"{bundle_name(self._meeting.title)}.pdf"
            target = choose_new_file(self.window(), "Simpan sertifikat", "sertifikat", name, "PDF (*.pdf)")
            if target is not None and target.suffix.lower() != ".pdf":
                target = target.with_name(f"{target.name}.pdf")
        if target is not None:
            self.write(target, apart=asked.apart, whom=asked.whom)

    def _written(self, target: Path, written: Any) -> None:
        number = len(written)
        words = f"{number} PDF sertifikat tersimpan di {target}." if number > 1 else f"Tersimpan: {written[0]}."
        self._shell.tell(words, file=target)
