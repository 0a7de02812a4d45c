"""One meeting: its tabs, and at the right always what it lacks and who came."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.dates import format_days
from app.domain.records import Meeting
from app.domain.terms import DocumentKind, ServiceKind
from app.qt.theme import CARD_GAP, PAGE_MARGIN
from app.ui.meetings.attendance_tab import AttendanceTab
from app.ui.meetings.documents_tab import DocumentsTab
from app.ui.meetings.history_tab import HistoryTab
from app.ui.meetings.listing import STATUS_TONES
from app.ui.meetings.side import MeetingSide
from app.ui.meetings.summary_tab import SummaryTab
from app.ui.page import Shell
from app.ui.parts import button
from app.ui.widgets import PageHeader, TabStrip, line, scrolled

TABS = ("ringkasan", "kehadiran", "dokumentasi", "riwayat")
_LABELS = ("Ringkasan", "Kehadiran", "Dokumentasi", "Riwayat")
_FILTER = "Daftar hadir (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.xml *.html *.htm);;Semua berkas (*)"
_LISTS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".xml", ".html", ".htm"}


class MeetingView(QWidget):
    """Sends `closed` when the meeting is gone or the user goes back to the list."""

    closed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.meeting: Meeting | None = None
        self.setAcceptDrops(True)
        self.header = PageHeader("Kegiatan")
        self.header.add_button(button("Semua kegiatan", self.closed.emit))
        self.import_button = button("Impor daftar hadir", self.import_list, kind="primary")
        self.header.add_button(self.import_button)
        self.tabs = TabStrip("Bagian kegiatan", _LABELS)
        self.tabs.chosen.connect(self._tab_chosen)
        self.summary = SummaryTab(shell)
        self.attendance = AttendanceTab(shell)
        self.attendance.import_asked.connect(self.import_list)
        self.documents = DocumentsTab(shell)
        self.history = HistoryTab(shell)
        self.stack = QStackedWidget()
        for tab in (self.summary, self.attendance, self.documents, self.history):
            self.stack.addWidget(tab)
        self.side = MeetingSide()
        self.side.asked.connect(self.close_gap)
        self._side_area = scrolled(self.side)
        strip = QHBoxLayout()
        strip.setContentsMargins(PAGE_MARGIN - 4, 0, PAGE_MARGIN, 0)
        strip.addWidget(self.tabs)
        below = QHBoxLayout()
        below.setContentsMargins(PAGE_MARGIN, CARD_GAP, PAGE_MARGIN, 12)
        below.setSpacing(CARD_GAP)
        below.addWidget(self.stack, 1)
        below.addWidget(self._side_area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(strip)
        layout.addWidget(line())
        layout.addLayout(below, 1)
        self.set_narrow(False)

    def open(self, meeting_id: int, tab: str = "", *, kind: str = "", position: int = 0) -> None:
        """Show a meeting, at a tab, with a kind of document or a day picked."""
        new = self.meeting is None or self.meeting.id != meeting_id
        self.meeting = self._shell.logbook.meetings.meeting(meeting_id)
        if new:
            self.summary.forget()
            self.attendance.forget()
        if tab in TABS:
            self.show_tab(tab)
        elif new:
            self.show_tab("kehadiran")
        if position:
            self.attendance.show_day(self.meeting, position)
        if kind:
            self.documents.pick_kind(DocumentKind(kind))

    def refresh(self) -> bool:
        """Read the meeting again; False when it is gone."""
        if self.meeting is None:
            return False
        logbook = self._shell.logbook
        try:
            self.meeting = logbook.meetings.meeting(self.meeting.id)
        except UserError:  # deleted, or its making was undone
            self.meeting = None
            return False
        meeting = self.meeting
        service = "" if meeting.service is ServiceKind.NONE else meeting.service.label
        parts = (format_days([day.date for day in meeting.days]), meeting.place, service)
        subtitle = " · ".join(part for part in parts if part)
        self.header.tell(meeting.title, subtitle, meeting.status.label, STATUS_TONES[meeting.status])
        self.side.show_completeness(logbook.overview.completeness(meeting.id))
        self.side.show_presence(logbook.overview.meeting_partner_counts(meeting.id))
        current = self.stack.currentWidget()
        if current is self.summary:
            self.summary.show_meeting(meeting)
        elif current is self.attendance:
            self.attendance.show_meeting(meeting)
        elif current is self.documents:
            self.documents.show_meeting(meeting)
        else:
            self.history.show_meeting(meeting)
        return True

    def show_tab(self, code: str) -> None:
        """Open a tab."""
        number = TABS.index(code)
        self.tabs.set_current(number)
        self.stack.setCurrentIndex(number)

    def _tab_chosen(self, number: int) -> None:
        if not self.leave():
            self.tabs.set_current(self.stack.currentIndex())
            return
        self.stack.setCurrentIndex(number)
        self._shell.attempt(self.refresh)

    def focus_main(self) -> None:
        """The table of the open tab."""
        starts = {
            self.summary: self.summary.form.widgets["title"],
            self.attendance: self.attendance.table,
            self.documents: self.documents.start(),
            self.history: self.history.table,
        }
        next(widget for tab, widget in starts.items() if tab is self.stack.currentWidget()).setFocus()

    def leave(self) -> bool:
        """Save what the summary holds; False to stay."""
        if self.stack.currentWidget() is self.summary and not self.summary.save_if_changed():
            return False
        self.attendance.leave()
        return True

    def close_gap(self, code: str) -> None:
        """Open the tab that closes a gap."""
        if self.meeting is None:
            return
        if code.startswith("kehadiran:"):
            self._shell.go("kegiatan", meeting_id=self.meeting.id, tab="kehadiran", day=int(code.partition(":")[2]))
        else:
            self._shell.go("kegiatan", meeting_id=self.meeting.id, tab="dokumentasi", kind=code)

    def import_list(self, path: Path | None = None) -> None:
        """Import an attendance list; asks for the file when none is given."""
        if self.meeting is None or not self.leave():
            return
        if path is None:
            from app.qt.prompts import choose_file

            path = choose_file(self.window(), "Pilih daftar hadir", _FILTER)
        if path is not None:
            self._shell.go("impor", meeting_id=self.meeting.id, day_id=self.attendance.day_id, path=path)

    def set_narrow(self, narrow: bool) -> None:
        """A slimmer right column."""
        self._side_area.setFixedWidth(262 if narrow else 284)
        self.attendance.set_narrow(narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file over the meeting: it can be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._mark_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went away."""
        self._mark_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """One table is imported; anything else is attached."""
        self._mark_drop(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take(paths)

    def take(self, paths: list[Path]) -> None:
        """What a drop does: one table is imported, other files become documents."""
        if len(paths) == 1 and paths[0].suffix.lower() in _LISTS:
            self.import_list(paths[0])
        elif paths:
            self.show_tab("dokumentasi")
            self._shell.attempt(self.refresh)
            self.documents.add_files(paths)

    def _mark_drop(self, over: bool) -> None:
        if over:
            self._shell.tell("Lepaskan: satu tabel diimpor sebagai daftar hadir, berkas lain dilampirkan.")
        self.setCursor(Qt.CursorShape.DragCopyCursor if over else Qt.CursorShape.ArrowCursor)
