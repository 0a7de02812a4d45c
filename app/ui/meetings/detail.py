"""One meeting: its tabs, and at the right always what it lacks and who came."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.dates import format_days
from app.domain.meetings import dates_of
from app.domain.records import Meeting
from app.domain.terms import DocumentKind, LetterKind, MeetingMode, MeetingStatus, ServiceKind
from app.qt.theme import CARD_GAP, PAGE_MARGIN, mark
from app.ui.list_arrivals import LIST_FILTER, NOTHING_TO_PASTE, clipboard_target, files_of, looks_like_list, target_of
from app.ui.meetings.attendance_tab import AttendanceTab
from app.ui.meetings.certificates_tab import CertificatesTab
from app.ui.meetings.documents_tab import DocumentsTab
from app.ui.meetings.history_tab import HistoryTab
from app.ui.meetings.letters_tab import LettersTab
from app.ui.meetings.listing import STATUS_TONES
from app.ui.meetings.side import MeetingSide
from app.ui.meetings.summary_tab import SummaryTab
from app.ui.page import Shell
from app.ui.parts import button
from app.ui.widgets import PageHeader, TabStrip, line, scrolled

TABS = ("ringkasan", "kehadiran", "dokumentasi", "surat", "sertifikat", "riwayat")
_LABELS = ("Ringkasan", "Kehadiran", "Dokumentasi", "Surat", "Sertifikat", "Riwayat")
_WRITTEN_HERE = {kind.code for kind in LetterKind}  # what is still to come is written; what is past is attached


class MeetingView(QWidget):
    """Sends `closed` when the meeting is gone or the user goes back to the list, and `copy_asked(meeting)`."""

    closed = Signal()
    copy_asked = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._narrow = False
        self.meeting: Meeting | None = None
        self.setAcceptDrops(True)
        self.header = PageHeader("Kegiatan")
        self.header.add_button(button("Semua kegiatan", self.closed.emit))
        self.more_button = button("Lainnya …", self._show_more, tip="Salin kegiatan, ekspor ke kalender")
        self.header.add_button(self.more_button)
        self.letter_button = button("Buat undangan", self._write_letter, kind="primary")
        self.header.add_button(self.letter_button)
        self.import_button = button("Impor daftar hadir", self.import_list, kind="primary")
        self.header.add_button(self.import_button)
        self.held_button = button(
            "Tandai terlaksana", self.mark_held, kind="primary", tip="Status kegiatan menjadi Terlaksana"
        )
        self.held_button.hide()
        self.header.add_button(self.held_button)
        self.tabs = TabStrip("Bagian kegiatan", _LABELS)
        self.tabs.chosen.connect(self._tab_chosen)
        self.summary = SummaryTab(shell)
        self.attendance = AttendanceTab(shell)
        self.attendance.import_asked.connect(self.import_list)
        self.attendance.paste_asked.connect(self.paste_list)
        self._paste = self._shortcut(QKeySequence.StandardKey.Paste, self.paste_list)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+Tab", 1), ("Ctrl+PgUp", -1), ("Ctrl+Shift+Tab", -1)):
            self._shortcut(keys, partial(self._next_tab, step))
        self.attendance.day_shown.connect(self._show_presence)
        self.documents = DocumentsTab(shell)
        self.letters = LettersTab(shell)
        self.certificates = CertificatesTab(shell)
        self.history = HistoryTab(shell)
        self.stack = QStackedWidget()
        for tab in (self.summary, self.attendance, self.documents, self.letters, self.certificates, self.history):
            self.stack.addWidget(tab)
        self.side = MeetingSide()
        self.side.asked.connect(self.close_gap)
        self.side.scope_asked.connect(self._show_presence)
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

    def _shortcut(self, keys: QKeySequence.StandardKey | str, action: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)
        return shortcut

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
            self.show_tab("ringkasan" if _to_come(self.meeting) else "kehadiran")
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
        where = meeting.place if meeting.mode is not MeetingMode.ONLINE or meeting.place else meeting.mode.label
        host = f"Penyelenggara: {meeting.organiser}" if meeting.organiser else ""
        parts = (format_days([day.date for day in meeting.days]), where, service, host)
        subtitle = " · ".join(part for part in parts if part)
        self.header.tell(meeting.title, subtitle, meeting.status.label, STATUS_TONES[meeting.status])
        self._offer_next(meeting)
        self.side.show_completeness(logbook.overview.completeness(meeting.id))
        current = self.stack.currentWidget()
        if current is self.summary:
            self.summary.show_meeting(meeting)
        elif current is self.attendance:
            self.attendance.show_meeting(meeting)
        elif current is self.documents:
            self.documents.show_meeting(meeting)
        elif current is self.letters:
            self.letters.show_meeting(meeting)
        elif current is self.certificates:
            self.certificates.show_meeting(meeting)
        else:
            self.history.show_meeting(meeting)
        self._show_presence()
        return True

    def _show_presence(self) -> None:
        """Who came, on the day that the list shows or on all days."""
        meeting = self.meeting
        if meeting is None:
            return
        day = next((day for day in meeting.days if day.id == self.attendance.day_of(meeting)), None)
        wanted = day.id if day is not None and not self.side.whole_meeting else None
        found = self._shell.logbook.attendance.presence(meeting, wanted)
        position = day.position if day is not None else 1
        self.side.show_presence(found, position, len(meeting.days), hosted=not meeting.organiser)

    def _offer_next(self, meeting: Meeting) -> None:
        """The next step stands first: the letter of what is to come, the list of who came, then that it was held."""
        rows = self._shell.logbook.attendance.rows(meeting.id) if _may_be_over(meeting) else ()
        held = any(row.state.attended for row in rows)
        wanted = not held and _to_come(meeting) and not self._shell.logbook.letters.of_meeting(meeting.id)
        self.held_button.setVisible(held)
        mark(self.import_button, "kind", "" if held else "primary")
        self.letter_button.setText("Buat surat tugas" if meeting.organiser else "Buat undangan")
        self.letter_button.setVisible(wanted)
        self.import_button.setVisible(not wanted and not (held and self._narrow))

    def mark_held(self) -> None:
        """The meeting took place; what is typed is saved first."""
        if self.meeting is None or not self.leave():
            return
        meetings, number = self._shell.logbook.meetings, self.meeting.id

        def store() -> None:
            meetings.save(replace(meetings.meeting(number), status=MeetingStatus.HELD))

        if self._shell.attempt(store):
            self._shell.tell("Kegiatan ditandai terlaksana.", undo=True)
            self.focus_main()

    def _write_letter(self) -> None:
        """The form of the first letter; what is typed is saved first."""
        if self.meeting is None or not self.leave():
            return
        kind = LetterKind.ASSIGNMENT if self.meeting.organiser else LetterKind.INVITATION
        self._shell.go("kegiatan", meeting_id=self.meeting.id, tab="surat")
        self.letters.make(kind)
        self._shell.attempt(self.refresh)
        self.focus_main()

    def show_tab(self, code: str) -> None:
        """Open a tab."""
        number = TABS.index(code)
        self.tabs.set_current(number)
        self._open_tab(number)

    def _open_tab(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.side.put_presence_first(self.stack.currentWidget() is self.attendance)
        self._paste.setEnabled(self.stack.currentWidget() is self.attendance)

    def _tab_chosen(self, number: int) -> None:
        if not self.leave():
            self.tabs.set_current(self.stack.currentIndex())
            return
        self._open_tab(number)
        self._shell.attempt(self.refresh)

    def _next_tab(self, step: int) -> None:
        wanted = (self.stack.currentIndex() + step) % self.stack.count()
        self.tabs.set_current(wanted)
        self._tab_chosen(wanted)
        if self.stack.currentIndex() == wanted and self.meeting is not None:
            self.focus_main()

    def focus_main(self) -> None:
        """The table of the open tab."""
        starts = {
            self.summary: self.summary.form.widgets["title"],
            self.attendance: self.attendance.start(),
            self.documents: self.documents.start(),
            self.letters: self.letters.start(),
            self.certificates: self.certificates.start(),
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
        elif code in _WRITTEN_HERE and self.meeting.status is MeetingStatus.PLANNED:
            self._shell.go("kegiatan", meeting_id=self.meeting.id, tab="surat")
        elif code == DocumentKind.CERTIFICATE.code and not self.meeting.organiser:  # theirs come as files
            self._shell.go("kegiatan", meeting_id=self.meeting.id, tab="sertifikat")
        else:
            self._shell.go("kegiatan", meeting_id=self.meeting.id, tab="dokumentasi", kind=code)

    def import_list(self, *paths: Path) -> None:
        """Import attendance lists; asks for the files when none is given."""
        if not paths:
            from app.qt.prompts import choose_files

            self._shell.logbook.imports.prepare()
            paths = tuple(choose_files(self.window(), "Pilih daftar hadir", LIST_FILTER))
        if paths:
            self._import({"paths": paths})

    def paste_list(self) -> None:
        """Import what was copied in Excel, in WhatsApp, or as files."""
        if target := clipboard_target():
            self._import(target)
        else:
            self._shell.tell(NOTHING_TO_PASTE)

    def _import(self, target: dict[str, Any]) -> None:
        if self.meeting is not None and self.leave():
            self._shell.go("impor", meeting_id=self.meeting.id, day_id=self.attendance.day_id, **target)

    def copy(self) -> None:
        """Ask for a copy of the meeting; what is typed is saved first."""
        if self.meeting is not None and self.leave():
            self.copy_asked.emit(self.meeting)

    def more_menu(self) -> QMenu:
        """What else can be done with the meeting; it goes when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.import_button.isHidden():
            menu.addAction("Impor daftar hadir …", self.import_list)
        menu.addAction("Tempel daftar dari Excel/WhatsApp", self.paste_list)
        menu.addAction("Tarik kembali impor …", lambda: self._tab_chosen(TABS.index("riwayat")))
        menu.addAction("Salin ke tanggal lain …", self.copy)
        menu.addAction("Ekspor ke kalender …", self._export_calendar)
        return menu

    def _show_more(self) -> None:
        self.more_menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _export_calendar(self) -> None:
        from app.ui.calendar_export import ask_for_calendar

        if self.meeting is not None and self.leave():
            ask_for_calendar(self._shell, self, [self.meeting.id], self.meeting.title)

    def set_narrow(self, narrow: bool) -> None:
        """A slimmer right column; of two next steps the second one moves into the menu."""
        self._narrow = narrow
        if self.meeting is not None:
            self._offer_next(self.meeting)
        self._side_area.setFixedWidth(262 if narrow else 284)
        self.attendance.set_narrow(narrow)
        self.letters.set_narrow(narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file over the meeting: it can be dropped."""
        if target_of(event.mimeData()):
            event.acceptProposedAction()
            self._mark_drop(True)
            self._shell.logbook.imports.prepare()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went away."""
        self._mark_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tables and text are imported; anything else is attached."""
        self._mark_drop(False)
        event.acceptProposedAction()
        if paths := files_of(event.mimeData()):
            self.take(paths)
        else:
            self._import(target_of(event.mimeData()))

    def take(self, paths: list[Path]) -> None:
        """What a drop does: tables are imported, other files become documents first.

        Plain text dropped onto the documents is one of them: notes are written so more often than lists.
        """
        notes = self.stack.currentWidget() is self.documents
        lists = [path for path in paths if looks_like_list(path) and not (notes and path.suffix.lower() == ".txt")]
        others = [path for path in paths if path not in lists]
        if others:
            self.show_tab("dokumentasi")
            self._shell.attempt(self.refresh)
            self.documents.add_files(others, lambda: self.import_list(*lists) if lists else None)
        elif lists:
            self.import_list(*lists)

    def _mark_drop(self, over: bool) -> None:
        if over:
            self._shell.tell("Lepaskan: tabel diimpor sebagai daftar hadir, berkas lain dilampirkan.")
        self.setCursor(Qt.CursorShape.DragCopyCursor if over else Qt.CursorShape.ArrowCursor)


def _may_be_over(meeting: Meeting) -> bool:
    """Whether it is planned although its last day has come."""
    dates = dates_of(meeting)
    return meeting.status is MeetingStatus.PLANNED and bool(dates) and max(dates) <= date.today()


def _to_come(meeting: Meeting) -> bool:
    """Whether it is planned and not over."""
    last = max(dates_of(meeting), default=date.max)
    return meeting.status is MeetingStatus.PLANNED and last >= date.today()
