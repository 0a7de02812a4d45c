"""The form of a programme's facts."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.records import Programme, RoleWord
from app.domain.terms import Role
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.parts import text_label


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFacts:
    """A programme as the form shows it: the budget year as text, because it may stay empty."""

    name: str
    school_year: str
    budget: str
    start: date | None
    decree_number: str
    decree_date: date | None
    decree_issuer: str
    guide: str
    recipients: str
    minimum_attendance: int
    daily_hours_cap: int


_PLAIN = [field.name for field in fields(ProgrammeFacts) if field.name != "budget"]


def _year_fault(text: str) -> str:
    clear = not text or (text.isascii() and text.isdecimal() and len(text) == 4)
    return "" if clear else "Tulis empat angka, misalnya 2026, atau kosongkan."


FIELDS = (
    Field(name="name", label="Nama program", columns=2, hint="Seperti di laporan."),
    Field(name="school_year", label="Tahun pelajaran", hint="Misalnya 2026/2027."),
    Field(name="budget", label="Tahun anggaran", warning=_year_fault),
    Field(name="start", label="Tanggal mulai", kind=Kind.OPTIONAL_DATE, hint="Jarak tahapan dihitung dari sini."),
    Field(name="guide", label="Panduan yang diikuti"),
    Field(name="decree_number", label="Nomor SK"),
    Field(name="decree_date", label="Tanggal SK", kind=Kind.OPTIONAL_DATE),
    Field(name="decree_issuer", label="Yang menetapkan SK", columns=2, hint="Misalnya Kepala Dinas Pendidikan."),
    Field(
        name="minimum_attendance",
        label="Kehadiran minimum (% hari)",
        kind=Kind.WHOLE,
        largest=100,
        hint="Syarat JP dan sertifikat peserta; 0 = cukup hadir satu hari.",
    ),
    Field(
        name="daily_hours_cap",
        label="JP paling banyak per hari",
        kind=Kind.WHOLE,
        largest=24,
        hint="Per orang per tanggal; 0 = tidak dibatasi.",
    ),
    Field(name="recipients", label="Penerima laporan (satu per baris)", kind=Kind.LINES, columns=2),
)


class RoleWordEditor(QWidget):
    """One line for each role; an empty one keeps the usual word."""

    def __init__(self, words: tuple[RoleWord, ...]) -> None:
        super().__init__()
        self.lines: dict[Role, QLineEdit] = {}
        said = {one.role: one.word for one in words}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for number, role in enumerate(Role):
            line = QLineEdit(said.get(role, ""))
            line.setPlaceholderText(role.label)
            line.setAccessibleName(f"Sebutan untuk {role.label.lower()}")
            line.setCursorPosition(0)
            label = text_label(role.label, "field-label")
            label.setBuddy(line)
            self.lines[role] = line
            row, column = divmod(number, 2)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(line, 2 * row + 1, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(
            text_label("Sebutan peran dalam program ini; kosongkan untuk memakai kata yang biasa.", "hint", wrap=True)
        )
        layout.addLayout(grid)

    def words(self) -> tuple[RoleWord, ...]:
        """The words that are written."""
        return tuple(RoleWord(role=role, word=line.text().strip()) for role, line in self.lines.items() if line.text())


def facts_dialog(programme: Programme, save: Callable[[Programme], Any], parent: QWidget) -> RecordDialog:
    """The dialog of a programme's facts, ready to be shown."""
    words = RoleWordEditor(programme.role_words)
    shown = {name: getattr(programme, name) for name in _PLAIN}
    facts = ProgrammeFacts(**shown, budget=str(programme.budget_year or ""))

    def store(said: ProgrammeFacts) -> None:
        if fault := _year_fault(said.budget):
            raise UserError(f"Tahun anggaran: {fault}")
        changes = {name: getattr(said, name) for name in _PLAIN}
        year = int(said.budget) if said.budget else None
        save(replace(programme, **changes, budget_year=year, role_words=words.words()))

    return RecordDialog("Data program", FIELDS, facts, store, parent, extra=words)
