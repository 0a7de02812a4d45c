"""The questions about certificates: who gets numbers, one number by itself, and what becomes which file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.letter_numbers import format_number
from app.domain.records import Certificate, Meeting, ModelSchool
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.services.certificates import CertificateBoard, CertificateLine
from app.ui.page import Shell
from app.ui.parts import text_label


class Whom(Enum):
    """All of them, or those that are marked in the table."""

    ALL = "all"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the dialog of numbers asks."""

    whom: Whom
    day: date


@dataclass(frozen=True, slots=True)
class Files:
    """What the dialog of files asks."""

    whom: Whom
    apart: bool


class NumberingDialog(RecordDialog):
    """Numbers for those who qualify or for those who are marked, with the first and the last number before anything."""

    def __init__(
        self,
        shell: Shell,
        meeting: Meeting,
        board: CertificateBoard,
        chosen: Sequence[CertificateLine],
        parent: QWidget,
    ) -> None:
        self._shell = shell
        self._waiting = board.waiting
        self._chosen = [one for one in chosen if one.certificate is None]
        self.made: tuple[Certificate, ...] = ()
        choices: list[tuple[Whom, str]] = []
        if self._waiting:
            choices.append((Whom.ALL, f"Semua yang memenuhi syarat ({len(self._waiting)} orang)"))
        if self._chosen:
            choices.append((Whom.CHOSEN, f"Yang dipilih di tabel ({_people(self._chosen)})"))
        fields = (
            Field(name="whom", label="Untuk siapa", kind=Kind.CHOICE, choices=choices),
            Field(name="day", label="Tanggal sertifikat", kind=Kind.DATE, hint="Juga tanggal tanda tangannya."),
        )
        day = shell.logbook.certificates.usual_date(meeting.id)
        self.example = text_label("", "strong", wrap=True)
        super().__init__(
            "Beri nomor sertifikat",
            fields,
            Numbering(choices[0][0], day),
            lambda asked: self._give(meeting.id, asked),
            parent,
            about="Nomor diambil berurutan dari buku nomor sertifikat tahun itu. Yang sudah bernomor tidak berubah.",
            columns=1,
            extra=self.example,
        )
        self.form.changed.connect(self._show_example)
        self._show_example()

    def _lines(self) -> Sequence[CertificateLine]:
        return self._chosen if self.form.value("whom") is Whom.CHOSEN else self._waiting

    def _show_example(self) -> None:
        day = self.form.value("day")
        if not isinstance(day, date):
            self.example.setText("")
            return
        lines = self._lines()
        first = self._shell.logbook.certificates.next_number(day)
        template = (self._shell.logbook.schools.model_school() or ModelSchool()).certificate_template
        last = format_number(template, first.sequence + len(lines) - 1, day)
        words = f"Nomor {first.text}" + (f" sampai {last}" if len(lines) > 1 else "")
        unfit = [one for one in lines if not one.candidate.qualifies]
        if unfit:
            words += f"\nTidak memenuhi syarat: {_people(unfit)}."
        self.example.setText(words)

    def _give(self, meeting_id: int, asked: Numbering) -> None:
        ids = None if asked.whom is Whom.ALL else [one.candidate.person_id for one in self._chosen]
        self.made = self._shell.logbook.certificates.give_numbers(meeting_id, ids, asked.day)


def number_dialog(shell: Shell, certificate: Certificate, parent: QWidget) -> RecordDialog:
    """One certificate's number and date; what is typed stands, and a number that is used twice is only told."""
    service = shell.logbook.certificates

    def remark(number: str) -> str:
        return service.number_remark(replace(certificate, number=number))

    fields = (
        Field(name="number", label="Nomor", warning=remark, columns=2),
        Field(name="date", label="Tanggal sertifikat", kind=Kind.DATE, columns=2),
    )
    return RecordDialog(
        f"Sertifikat {certificate.name}",
        fields,
        certificate,
        service.save,
        parent,
        about="Kode QR ditandatangani lagi, jadi PDF yang lama tidak lagi sama dengan buku.",
    )


def files_dialog(
    certificates: int, chosen: Sequence[CertificateLine], save: Callable[[Files], Any], parent: QWidget
) -> RecordDialog:
    """Which certificates, in one file or in one each."""
    numbered = [one for one in chosen if one.certificate is not None]
    whom: list[tuple[Whom, str]] = [(Whom.ALL, f"Semua yang bernomor ({certificates})")]
    if numbered and len(numbered) < certificates:
        whom.append((Whom.CHOSEN, f"Yang dipilih di tabel ({_people(numbered)})"))
    several = len(numbered) > 1
    fields = (
        Field(name="whom", label="Sertifikat siapa", kind=Kind.CHOICE, choices=whom),
        Field(
            name="apart",
            label="Berkasnya",
            kind=Kind.CHOICE,
            choices=[(False, "Satu PDF berisi semuanya"), (True, "Satu PDF untuk setiap orang")],
        ),
    )
    return RecordDialog(
        "Simpan sertifikat sebagai PDF",
        fields,
        Files(Whom.CHOSEN if several and len(whom) > 1 else Whom.ALL, False),
        save,
        parent,
        about="Semua sertifikat kegiatan ini juga disimpan sebagai satu PDF di dokumentasinya, jadi ikut dalam paket.",
        columns=1,
    )


def _people(lines: Sequence[CertificateLine]) -> str:
    return lines[0].candidate.name if len(lines) == 1 else f"{len(lines)} orang"
