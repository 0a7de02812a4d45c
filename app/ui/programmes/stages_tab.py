"""The stages of a programme as a list that is edited by keyboard or by buttons."""

from collections import Counter
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.completeness import DEFAULT_REQUIREMENTS
from app.domain.dates import format_short_date
from app.domain.records import Programme, Stage
from app.domain.terms import ServiceKind
from app.qt.record_dialog import RecordDialog
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.ui.page import Shell
from app.ui.parts import ElidedLabel, button
from app.ui.programmes.stage_form import stage_dialog
from app.ui.widgets import Card, EmptyState


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage with how many meetings it has."""

    stage: Stage
    meetings: int


def _plan(row: StageRow) -> str:
    stage = row.stage
    if not stage.planned_meetings:
        return "tenggat saja"
    return f"{stage.planned_meetings} × {max(1, stage.planned_days)} hari"


def _recorded(row: StageRow) -> str:
    return f"{row.meetings} dari {row.stage.planned_meetings}" if row.stage.planned_meetings else "–"


def _recorded_tone(row: StageRow) -> str:
    if not row.stage.planned_meetings:
        return "secondary"
    return "there" if row.meetings >= row.stage.planned_meetings else "soon"


def _documents(row: StageRow) -> str:
    needed = row.stage.requirements or DEFAULT_REQUIREMENTS
    return ", ".join(one.kind.label if one.minimum == 1 else f"{one.kind.label} {one.minimum}" for one in needed)


def _kinds(row: StageRow) -> str:
    return f"{len(row.stage.requirements)} jenis" if row.stage.requirements else "umum"


def _about(row: StageRow) -> str:
    own = "" if row.stage.invites_partners else "Sekolah imbas tidak diundang."
    return "\n".join(words for words in (row.stage.name, own, row.stage.note) if words)


COLUMNS: tuple[Column[StageRow], ...] = (
    Column(header="No", width=4),
    Column(
        header="Tahapan",
        text=lambda r: r.stage.name,
        width=18,
        stretch=5,
        strong=True,
        tip=_about,
    ),
    Column(header="Rencana", text=_plan, width=12),
    Column(header="Peserta", text=lambda r: str(r.stage.planned_participants or "–"), width=8, right=True),
    Column(header="JP", text=lambda r: str(r.stage.lesson_hours or "–"), width=4, right=True),
    Column(
        header="In/On",
        text=lambda r: r.stage.service.label if r.stage.service is not ServiceKind.NONE else "–",
        width=10,
        tone=lambda _r: "secondary",
    ),
    Column(header="Tenggat", text=lambda r: format_short_date(r.stage.due) if r.stage.due else "–", width=12),
    Column(header="Tercatat", text=_recorded, width=9, tone=_recorded_tone),
    Column(header="Dokumen", text=_kinds, width=10, tone=lambda _r: "secondary", tip=_documents),
)
_WIDE_ONLY = (3, 4, 5, 8)


def _id(row: StageRow) -> int:
    return row.stage.id


class StagesTab(QWidget):
    """List and buttons. Everything is saved at once and can be undone."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._programme = Programme()
        self._wanted: int | None = None
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Tahapan program")
        self.table.opened.connect(lambda row: self.edit(row.stage))
        self.table.removed.connect(lambda row: self.remove(row.stage))
        self.table.chosen.connect(lambda _row: self._enable())
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.move_current(step))
        self.edit_button = button("Ubah", self._edit_current, tip="Enter")
        self.up_button = button("Naik", lambda: self.move_current(-1), tip="Alt+↑")
        self.down_button = button("Turun", lambda: self.move_current(1), tip="Alt+↓")
        self.remove_button = button("Hapus", self._remove_current, tip="Delete")
        self._of_row = (self.edit_button, self.up_button, self.down_button, self.remove_button)
        tools = QHBoxLayout()
        tools.setContentsMargins(14, 0, 14, 4)
        tools.setSpacing(8)
        tools.addWidget(ElidedLabel("Enter membuka · Alt+↑↓ memindahkan", "secondary"), 1)
        for one in (*self._of_row, button("Tambah tahapan", self.add)):
            tools.addWidget(one)
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(
            EmptyState(
                "Tahapan adalah langkah-langkah program, misalnya sosialisasi atau rapat kerja, "
                "dengan dokumen yang diminta dari setiap kegiatannya.",
                [button("Tambah tahapan pertama", self.add)],
            )
        )
        card = Card()
        card.body.setContentsMargins(1, 10, 1, 8)
        card.body.addLayout(tools)
        card.body.addWidget(self.views, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_programme(self, programme: Programme, stages: tuple[Stage, ...], counts: Counter[int | None]) -> None:
        """List the stages of a programme, with the number of meetings of each."""
        self._programme = programme
        self.table.show_rows([StageRow(stage, counts[stage.id]) for stage in stages], key=_id, wanted=self._wanted)
        self._wanted = None
        self.views.setCurrentIndex(0 if stages else 1)
        self._enable()

    def focus_main(self) -> None:
        """The list, so that arrows and Enter work at once."""
        self.table.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Only what tells stages apart where there is little room."""
        for number in _WIDE_ONLY:
            self.table.setColumnHidden(number, narrow)
        self.table.share_width()

    def dialog(self, stage: Stage) -> RecordDialog:
        """The form of a stage (id 0: a new one), ready to be shown."""
        return stage_dialog(stage, self._save, self.window())

    def add(self) -> None:
        """A new stage, behind the one that is selected."""
        self.edit(Stage())

    def edit(self, stage: Stage) -> None:
        """The form of one stage."""
        self.dialog(stage).exec()
        self.table.setFocus()

    def remove(self, stage: Stage) -> None:
        """Delete one; its meetings stay without a stage, and undo brings it back."""
        row = next((row for row in self.model.rows if row.stage.id == stage.id), None)
        left = [one for one in self._stages() if one.id != stage.id]
        if row is not None and self._store(left):
            kept = f" {row.meetings} kegiatannya tetap ada, di luar tahapan." if row.meetings else ""
            self._shell.tell(f"Tahapan {stage.name} dihapus.{kept}", undo=True)

    def move_current(self, step: int) -> None:
        """Move the selected stage up (-1) or down (1)."""
        row: StageRow | None = self.table.current()
        if row is None:
            return
        stages = self._stages()
        at = stages.index(row.stage)
        to = at + step
        if 0 <= to < len(stages):
            stages[at], stages[to] = stages[to], stages[at]
            self._wanted = row.stage.id
            if self._store(stages):
                self._shell.tell(f"Tahapan {row.stage.name} kini nomor {to + 1}.", undo=True)

    def _stages(self) -> list[Stage]:
        return [row.stage for row in self.model.rows]

    def _store(self, stages: list[Stage]) -> bool:
        programmes = self._shell.logbook.programmes
        return self._shell.attempt(lambda: programmes.save(self._programme, tuple(stages)))

    def _save(self, stage: Stage) -> None:
        stages = self._stages()
        if stage.id:
            stages = [stage if one.id == stage.id else one for one in stages]
        else:
            row: StageRow | None = self.table.current()
            at = stages.index(row.stage) + 1 if row is not None else len(stages)
            stages.insert(at, replace(stage, programme_id=self._programme.id))
        programmes = self._shell.logbook.programmes
        programmes.save(self._programme, tuple(stages))
        saved = programmes.stages(self._programme.id)
        known = {one.id for one in self._stages()}
        self._wanted = stage.id or next(one.id for one in saved if one.id not in known)
        self._shell.tell(f"Tahapan {stage.name} tersimpan.", undo=True)

    def _enable(self) -> None:
        row: StageRow | None = self.table.current()
        for one in self._of_row:
            one.setEnabled(row is not None)
        if row is not None:
            at = self._stages().index(row.stage)
            self.up_button.setEnabled(at > 0)
            self.down_button.setEnabled(at + 1 < len(self.model.rows))

    def _edit_current(self) -> None:
        if (row := self.table.current()) is not None:
            self.edit(row.stage)

    def _remove_current(self) -> None:
        if (row := self.table.current()) is not None:
            self.remove(row.stage)
