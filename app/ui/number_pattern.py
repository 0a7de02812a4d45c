"""Pola nomor: how the next letter number is proposed, with an example while one types."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.letter_numbers import format_number
from app.domain.records import ModelSchool
from app.qt.forms import Field
from app.qt.record_dialog import RecordDialog
from app.ui.page import Shell
from app.ui.parts import text_label

_ABOUT = (
    "Nomor surat berikutnya diusulkan menurut pola ini dan tetap dapat diubah. Selain kata dalam kurung kurawal, "
    "semuanya tercetak seperti yang diketik."
)
_HINT = (
    "{nomor} nomor urut · {nomor3} nomor urut tiga angka · {bulan} bulan Romawi · {bulan2} bulan dua angka · "
    "{tahun} tahun"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the dialog edits."""

    template: str


class NumberPatternDialog(RecordDialog):
    """The pattern and what today's next letter would be called."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        school = shell.logbook.schools.model_school() or ModelSchool()
        example = text_label("", "strong", wrap=True)
        super().__init__(
            "Pola nomor surat",
            (Field(name="template", label="Pola", hint=_HINT),),
            Pattern(school.letter_template),
            lambda pattern: shell.logbook.letters.save_template(pattern.template),
            parent,
            about=_ABOUT,
            columns=1,
            extra=example,
        )
        self.example = example
        self._next = shell.logbook.letters.next_number(date.today()).sequence
        self.form.changed.connect(self._show_example)
        self._show_example()

    def _show_example(self) -> None:
        number = format_number(self.form.value("template"), self._next, date.today())
        self.example.setText(f"Contoh, bila dibuat hari ini: {number}")
