"""One cell of the quality cycle: state, date, note, and the document that proves it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dates import format_short_date
from app.domain.records import CycleMark, Document
from app.domain.terms import CycleState
from app.qt.fields import ComboBox
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.page import Shell
from app.ui.parts import button, text_label

FIELDS = (
    Field(name="state", label="Keadaan", kind=Kind.CHOICE, choices=[(state, state.label) for state in CycleState]),
    Field(name="date", label="Tanggal", kind=Kind.OPTIONAL_DATE),
    Field(name="note", label="Catatan", kind=Kind.LINES, columns=2),
)


class EvidenceChoice(QWidget):
    """A document of the logbook, or a file that becomes one."""

    def __init__(self, shell: Shell, document_id: int | None) -> None:
        super().__init__()
        meetings = {one.id: one.title for one in shell.logbook.meetings.meetings()}
        self.file: Path | None = None
        self._ids: list[int | None] = [None]
        self.box = ComboBox("Bukti")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.addItem("Tanpa bukti")
        for document in shell.logbook.cycle.proofs():
            self._ids.append(document.id)
            self.box.addItem(_named(document, meetings.get(document.meeting_id or 0, "")))
        if document_id in self._ids:
            self.box.setCurrentIndex(self._ids.index(document_id))
        label = text_label("Bukti", "field-label")
        label.setBuddy(self.box)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(button("Pilih berkas …", self._choose))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addWidget(text_label("Dokumen yang sudah ada di buku ini, atau berkas baru.", "hint", wrap=True))

    def take_file(self, path: Path) -> None:
        """Offer a file from outside and choose it."""
        if self.file is not None:
            self.box.removeItem(self.box.count() - 1)
        self.file = path
        self.box.addItem(f"{path.name} (berkas baru)")
        self.box.setCurrentIndex(self.box.count() - 1)

    def chosen(self) -> tuple[int | None, Path | None]:
        """The document, or the file that is to become one."""
        number = self.box.currentIndex()
        return (self._ids[number], None) if number < len(self._ids) else (None, self.file)

    def _choose(self) -> None:
        from app.qt.prompts import choose_file

        if (path := choose_file(self.window(), "Pilih berkas bukti")) is not None:
            self.take_file(path)


def _named(document: Document, meeting: str) -> str:
    day = document.taken_at or document.added_at
    parts = (document.caption or document.original_name or document.link, meeting)
    return " · ".join([part for part in parts if part] + ([format_short_date(day.date())] if day else []))


class MarkDialog(RecordDialog):
    """The dialog of a cell with its evidence."""

    def __init__(
        self,
        shell: Shell,
        title: str,
        mark: CycleMark,
        save: Callable[[CycleMark, Path | None], Any],
        parent: QWidget,
    ) -> None:
        self.evidence = EvidenceChoice(shell, mark.document_id)

        def store(said: CycleMark) -> None:
            document_id, file = self.evidence.chosen()
            save(replace(said, document_id=document_id), file)

        super().__init__(title, FIELDS, mark, store, parent, extra=self.evidence)
