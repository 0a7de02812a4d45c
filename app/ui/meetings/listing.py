"""The list of meetings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dates import format_days
from app.domain.terms import MeetingStatus
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import PAGE_MARGIN
from app.services.overview import MeetingOverview
from app.ui.page import Shell
from app.ui.parts import button
from app.ui.widgets import Card, EmptyState, PageHeader

STATUS_TONES = {
    MeetingStatus.PLANNED: "chosen",
    MeetingStatus.HELD: "there",
    MeetingStatus.POSTPONED: "soon",
    MeetingStatus.CANCELLED: "quiet",
}


def _days(item: MeetingOverview) -> str:
    return format_days([day.date for day in item.meeting.days])


def _completeness(item: MeetingOverview) -> str:
    if not item.completeness.need:
        return "–"
    return "Lengkap" if item.completeness.complete else f"{item.completeness.have} dari {item.completeness.need}"


def _completeness_tone(item: MeetingOverview) -> str:
    if not item.completeness.need:
        return "secondary"
    if item.completeness.complete:
        return "there"
    return "missing" if item.meeting.status is MeetingStatus.HELD else "soon"


COLUMNS: tuple[Column[MeetingOverview], ...] = (
    Column(header="Tanggal", text=_days, width=20, stretch=3, tip=_days),
    Column(
        header="Kegiatan",
        text=lambda i: i.meeting.title,
        width=18,
        stretch=5,
        strong=True,
        tip=lambda i: i.meeting.title,
    ),
    Column(header="Tahapan", text=lambda i: i.stage_name or "–", width=12, stretch=3, tone=lambda _i: "secondary"),
    Column(
        header="Status", text=lambda i: i.meeting.status.label, width=11, tone=lambda i: STATUS_TONES[i.meeting.status]
    ),
    Column(header="Hadir", text=lambda i: f"{i.attended} / {i.listed}" if i.listed else "–", width=9, right=True),
    Column(header="Kelengkapan", text=_completeness, width=14, tone=_completeness_tone),
)


def _id(item: MeetingOverview) -> int:
    return item.meeting.id


class MeetingList(QWidget):
    """Sends `opened(meeting_id)` and `new_asked`."""

    opened = Signal(int)
    new_asked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.header = PageHeader("Kegiatan")
        self.remove_button = button("Hapus", self._remove_current)
        self.header.add_button(self.remove_button)
        self.header.add_button(button("Kegiatan baru", self.new_asked.emit, kind="primary", tip="Ctrl+N"))
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Daftar kegiatan")
        self.table.opened.connect(lambda item: self.opened.emit(item.meeting.id))
        self.table.removed.connect(self.remove)
        self.empty = EmptyState(
            "Di sini tercatat setiap pertemuan: tanggal, siapa yang hadir, dan dokumennya.",
            [button("Catat kegiatan pertama", self.new_asked.emit)],
        )
        card = Card()
        card.body.setContentsMargins(1, 4, 1, 8)
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        card.body.addWidget(self.views)
        frame = QHBoxLayout()
        frame.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        frame.addWidget(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(frame, 1)

    def refresh(self) -> None:
        """Read the meetings again."""
        items = self._shell.logbook.overview.meetings()
        self.table.show_rows(items, key=_id)
        self.views.setCurrentWidget(self.table if items else self.empty)
        self.remove_button.setVisible(bool(items))
        lacking = sum(_completeness_tone(item) == "missing" for item in items)
        waiting = f" · {lacking} belum lengkap" if lacking else ""
        self.header.tell("Kegiatan", f"{len(items)} kegiatan{waiting} · Enter membuka" if items else "")

    def set_narrow(self, narrow: bool) -> None:
        """Without the stage where there is little room."""
        self.table.setColumnHidden(2, narrow)
        self.table.share_width()

    def remove(self, item: MeetingOverview) -> None:
        """Delete one; undo brings it back."""
        if self._shell.attempt(lambda: self._shell.logbook.meetings.remove(item.meeting.id)):
            self._shell.tell(f"{item.meeting.title} dihapus.", undo=True)

    def _remove_current(self) -> None:
        if (item := self.table.current()) is not None:
            self.remove(item)
