"""The question of how next year's copy of a programme begins, and which of its meetings are planned again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.domain.dates import format_days
from app.domain.records import Meeting, Programme
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.page import Shell
from app.ui.parts import text_label


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWish:
    """How next year's programme begins."""

    start: date | None
    with_meetings: bool = False


FIELDS = (
    Field(
        name="start",
        label="Mulai tanggal",
        kind=Kind.OPTIONAL_DATE,
        columns=2,
        hint="Kalau kosong, semua tanggal maju satu tahun.",
    ),
    Field(
        name="with_meetings",
        label="Rencanakan juga kegiatan yang sama",
        kind=Kind.FLAG,
        columns=2,
    ),
)


class MeetingTicks(QWidget):
    """One tick for each meeting. The own series is taken; what others organise, and what no stage asks for, is not."""

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        super().__init__()
        self.ticks: dict[int, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(text_label("Direncanakan lagi pada hari sekolah terdekat", "field-label"), 0, 0, 1, 2)
        for row, meeting in enumerate(meetings, start=1):
            why = _why_not(meeting)
            when = format_days([day.date for day in meeting.days])
            words = " · ".join(part for part in (meeting.title, when, why) if part)
            tick = QCheckBox()
            tick.setAccessibleName(words)
            tick.setChecked(not why)
            self.ticks[meeting.id] = tick
            grid.addWidget(tick, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text_label(words, wrap=True), row, 1)

    def chosen(self) -> list[int]:
        """The ids of the meetings that are taken."""
        return [meeting_id for meeting_id, tick in self.ticks.items() if tick.isChecked()]


def _why_not(meeting: Meeting) -> str:
    """Why a meeting is likely not to come again, or empty."""
    if meeting.organiser:
        return f"oleh {meeting.organiser}"
    return "di luar tahapan" if meeting.stage_id is None else ""


class CopyQuestion:
    """The dialog, and the programme that came of it."""

    def __init__(self, shell: Shell, programme: Programme, parent: QWidget) -> None:
        self._shell = shell
        self._source = programme
        self.programme: Programme | None = None
        there = shell.logbook.programmes.copyable(programme.id)
        self.list = MeetingTicks(there)
        self.list.hide()
        self.dialog = RecordDialog(
            "Salin ke tahun berikutnya",
            FIELDS if there else FIELDS[:1],
            CopyWish(start=None),
            self._copy,
            parent,
            about="Tahapan, dokumen yang diminta, sebutan peran, penerima laporan, dan langkah siklus mutu ikut. "
            "Daftar hadir, dokumentasi, dan SK tahun lalu tidak.",
            extra=self.list,
        )
        if there:
            self.dialog.form.changed.connect(self._show_list)

    def _show_list(self) -> None:
        """The meetings stand there once they are asked for; the dialog makes room for them."""
        wanted = bool(self.dialog.form.value("with_meetings"))
        if wanted == self.list.isVisibleTo(self.dialog):
            return
        self.list.setVisible(wanted)
        if wanted:
            room = self.dialog.screen().availableGeometry().height() - 60
            height = self.dialog.height() + self.list.sizeHint().height() + 12
            self.dialog.resize(self.dialog.width(), min(room, height))

    def _copy(self, wish: CopyWish) -> None:
        chosen = self.list.chosen() if wish.with_meetings else []
        self.programme = self._shell.logbook.programmes.duplicate(self._source.id, wish.start, meeting_ids=chosen)
