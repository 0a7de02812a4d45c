"""Impor kegiatan ini: which lists came in when, and the way to take one back though other work was done since."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from app.domain.dates import format_number, format_short_date, format_time
from app.domain.records import ImportBatch, Meeting
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import row_height
from app.services.imports import TakenBack
from app.ui.meetings.taken_back import TakenBackDialog, taken_back_question
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import Card

_NARROW = 700  # pixels; below, the day is told by the tip of the file
_DAY_COLUMN = 2
_SHOWN = 4  # lines without scrolling


def _when(batch: ImportBatch) -> str:
    at = batch.imported_at
    return f"{format_short_date(at.date())}, {format_time(at.time())}" if at is not None else "–"


def _what(batch: ImportBatch) -> str:
    return f"{batch.file_name}, lembar “{batch.sheet}”" if batch.sheet else batch.file_name


def _people(batch: ImportBatch) -> str:
    waits = f", {batch.rows_waiting} menunggu" if batch.rows_waiting else ""
    return f"{format_number(batch.rows_new + batch.rows_matched)} orang{waits}"


class ImportsCard(Card):
    """The newest import first; hidden while there is none."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("Impor kegiatan ini")
        self._shell = shell
        self._positions: Mapping[int, int] = {}
        columns: tuple[Column[ImportBatch], ...] = (
            Column(header="Kapan", text=_when, width=20, tone=lambda _b: "secondary"),
            Column(header="Berkas", text=_what, width=12, stretch=3, strong=True, tip=self._where),
            Column(header="Hari", text=self._day, width=7),
            Column(header="Isi", text=_people, width=20, stretch=1, tip=_people),
        )
        self.model = RecordTableModel(columns)
        self.table = RecordTable(self.model, "Impor kegiatan ini")
        self.table.opened.connect(self.take_back)
        self.table.removed.connect(self.take_back)
        self.take_back_button = button("Tarik kembali …", self._take_back_current)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 2, 15, 0)
        foot.addWidget(
            text_label("Yang Anda ubah sesudah impor tetap ada, dan disebutkan namanya.", "quiet", wrap=True), 1
        )
        foot.addWidget(self.take_back_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(1, 10, 1, 10)
        self.heading.setContentsMargins(15, 0, 15, 0)
        self.body.addWidget(self.table)
        self.body.addLayout(foot)

    def show_meeting(self, meeting: Meeting) -> None:
        """Read the imports again."""
        self._positions = {day.id: day.position for day in meeting.days}
        batches = tuple(reversed(self._shell.logbook.imports.batches(meeting.id)))
        self.table.show_rows(batches, lambda batch: batch.id)
        self.setVisible(bool(batches))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + min(len(batches), _SHOWN) * row_height(self.table) + 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(_DAY_COLUMN, self.width() < _NARROW)
        self.table.share_width()

    def _where(self, batch: ImportBatch) -> str:
        return f"{_what(batch)}\n{self._day(batch)}"

    def _day(self, batch: ImportBatch) -> str:
        position = self._positions.get(batch.meeting_day_id or 0)
        return f"Hari {position}" if position else "beberapa"

    def _take_back_current(self) -> None:
        if (current := self.table.current()) is not None:
            self.take_back(current)

    def take_back(self, batch: ImportBatch) -> None:
        """Look what would go, ask, take the import back, and tell what went and what stayed."""
        imports = self._shell.logbook.imports
        self._shell.run(
            f"Melihat isi impor {batch.file_name}",
            lambda _progress: imports.would_take_back(batch.id),
            lambda seen: self._ask(batch, seen),
        )

    def _ask(self, batch: ImportBatch, seen: TakenBack) -> None:
        from app.qt.prompts import ask

        imports = self._shell.logbook.imports
        if not seen.nothing and not ask(
            self.window(), "Tarik kembali impor ini?", taken_back_question(seen), "Tarik kembali"
        ):
            return
        # Of an import that stays whole, the service says why.
        self._shell.run(
            f"Menarik kembali {batch.file_name}", lambda _progress: imports.take_back(batch.id), self._taken_back
        )

    def _taken_back(self, taken: TakenBack) -> None:
        self._shell.tell(f"Impor {taken.file_name} ditarik kembali.", undo=True)
        TakenBackDialog(taken, self.window()).exec()
