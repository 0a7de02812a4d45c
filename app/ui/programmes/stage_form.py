"""The form of one stage: what is planned, and which documents each of its meetings must have."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.completeness import DEFAULT_REQUIREMENTS
from app.domain.records import Requirement, Stage
from app.domain.terms import DocumentKind, ServiceKind
from app.qt.fields import SpinBox
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.parts import text_label

_NO_PROOF = (DocumentKind.LOGO, DocumentKind.LETTERHEAD)  # pictures of the letterhead prove no meeting
_COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """A stage as the form shows it: the offset as text, because it may stay empty."""

    name: str
    planned_meetings: int
    planned_days: int
    planned_participants: int
    lesson_hours: int
    service: ServiceKind
    invites_partners: bool
    offset: str
    due: date | None
    note: str


def facts_of(stage: Stage) -> StageFacts:
    """What the form shows of a stage."""
    shown = {field.name: getattr(stage, field.name) for field in fields(StageFacts) if field.name != "offset"}
    return StageFacts(**shown, offset="" if stage.offset_days is None else str(stage.offset_days))


def applied(facts: StageFacts, stage: Stage) -> Stage:
    """The stage with what the form says. Raises `UserError` for an offset that is no number."""
    if fault := _offset_fault(facts.offset):
        raise UserError(f"Mulai hari ke-: {fault}")
    said = {field.name: getattr(facts, field.name) for field in fields(StageFacts) if field.name != "offset"}
    return replace(stage, **said, offset_days=int(facts.offset) if facts.offset else None)


def _offset_fault(text: str) -> str:
    plain = text.isascii() and text.isdecimal()
    return "" if not text or plain else "Tulis angka saja, misalnya 14, atau kosongkan."


FIELDS = (
    Field(name="name", label="Nama tahapan", columns=4),
    Field(name="planned_meetings", label="Pertemuan", kind=Kind.WHOLE, hint="0 = hanya tenggat"),
    Field(name="planned_days", label="Hari tiap pertemuan", kind=Kind.WHOLE),
    Field(name="planned_participants", label="Peserta", kind=Kind.WHOLE, hint="0 = belum diketahui"),
    Field(name="lesson_hours", label="JP tiap hari", kind=Kind.WHOLE),
    Field(
        name="offset",
        label="Jarak dari awal program (hari)",
        columns=2,
        warning=_offset_fault,
        hint="Dasar usulan tanggal. Kosongkan kalau tanggalnya ditentukan pihak lain.",
    ),
    Field(name="due", label="Tenggat", kind=Kind.OPTIONAL_DATE, columns=2),
    Field(
        name="service",
        label="In/On Service",
        kind=Kind.CHOICE,
        choices=[(term, term.label) for term in ServiceKind],
        columns=2,
    ),
    Field(name="invites_partners", label="Mengundang sekolah imbas", kind=Kind.FLAG, columns=2),
    Field(name="note", label="Catatan", kind=Kind.LINES, columns=4),
)


class RequirementEditor(QWidget):
    """How many of each kind of document every meeting of a stage must have."""

    def __init__(self, requirements: tuple[Requirement, ...]) -> None:
        super().__init__()
        self._before = requirements
        self.boxes: dict[DocumentKind, SpinBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        minima = {one.kind: one.minimum for one in requirements}
        for number, kind in enumerate(kind for kind in DocumentKind if kind not in _NO_PROOF):
            box = SpinBox(9999)
            box.setValue(minima.get(kind, 0))
            box.setAccessibleName(f"{kind.label}: paling sedikit")
            box.setMaximumWidth(box.fontMetrics().horizontalAdvance("0000") + 34)
            label = text_label(kind.label, wrap=True)
            label.setBuddy(box)
            self.boxes[kind] = box
            row, column = divmod(number, _COLUMNS)
            grid.addWidget(box, row, 2 * column, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, row, 2 * column + 1, Qt.AlignmentFlag.AlignVCenter)
            grid.setColumnStretch(2 * column + 1, 1)
        usual = ", ".join(
            one.kind.label.lower() if one.minimum == 1 else f"{one.minimum} {one.kind.label.lower()}"
            for one in DEFAULT_REQUIREMENTS
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text_label("Dokumen yang diminta dari setiap kegiatan (paling sedikit)", "field-label"))
        layout.addLayout(grid)
        layout.addWidget(text_label(f"Kalau semuanya 0, yang diminta adalah {usual}.", "hint", wrap=True))

    def requirements(self) -> tuple[Requirement, ...]:
        """What is asked for: first what was asked before, in its order."""
        order = [one.kind for one in self._before] + list(self.boxes)
        kinds = dict.fromkeys(kind for kind in order if kind in self.boxes and self.boxes[kind].value())
        hidden = tuple(one for one in self._before if one.kind not in self.boxes)
        return (*(Requirement(kind=kind, minimum=self.boxes[kind].value()) for kind in kinds), *hidden)


def stage_dialog(stage: Stage, save: Callable[[Stage], Any], parent: QWidget) -> RecordDialog:
    """The dialog of a stage (id 0: a new one), ready to be shown."""
    needed = RequirementEditor(stage.requirements)

    def store(facts: StageFacts) -> None:
        save(replace(applied(facts, stage), requirements=needed.requirements()))

    return RecordDialog(
        "Ubah tahapan" if stage.id else "Tambah tahapan",
        FIELDS,
        facts_of(stage),
        store,
        parent,
        columns=4,
        extra=needed,
    )
