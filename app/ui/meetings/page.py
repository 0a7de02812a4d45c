"""Kegiatan: the list of meetings, and one meeting when it is opened."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from app.domain.records import Meeting
from app.qt.record_dialog import RecordDialog
from app.ui.meetings.copying import copy_dialog
from app.ui.meetings.detail import MeetingView
from app.ui.meetings.listing import MeetingList
from app.ui.meetings.new_meeting import NewMeeting, NewMeetingForm
from app.ui.page import Page, Shell


class MeetingsPage(Page):
    """List and detail, one at a time; each brings its own header."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Kegiatan")
        self.header.hide()
        self.list = MeetingList(shell)
        self.list.opened.connect(lambda meeting_id: shell.go("kegiatan", meeting_id=meeting_id))
        self.list.new_asked.connect(self.new)
        self.list.copy_asked.connect(self.copy)
        self.detail = MeetingView(shell)
        self.detail.copy_asked.connect(self.copy)
        self.detail.closed.connect(lambda: shell.go("kegiatan"))
        self.views = QStackedWidget()
        self.views.addWidget(self.list)
        self.views.addWidget(self.detail)
        self.outer.addWidget(self.views, 1)

    def open(self, **target: Any) -> None:
        """`meeting_id` (with `tab`, `kind`, `day`) opens a meeting; without it the list comes."""
        meeting_id = target.get("meeting_id")
        if meeting_id:
            self.detail.open(
                meeting_id, target.get("tab", ""), kind=target.get("kind", ""), position=target.get("day", 0)
            )
            self.views.setCurrentWidget(self.detail)
            return
        self.views.setCurrentWidget(self.list)
        self.list.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        if self.views.currentWidget() is self.list:
            self.list.refresh()
        elif not self.detail.refresh():
            self.views.setCurrentWidget(self.list)
            self.list.refresh()

    def focus_main(self) -> None:
        """The list, or what the open tab is about."""
        if self.views.currentWidget() is self.list:
            self.list.table.setFocus()
        else:
            self.detail.focus_main()

    def leave(self) -> bool:
        """Unsaved changes of the summary are saved."""
        return self.views.currentWidget() is self.list or self.detail.leave()

    def set_narrow(self, narrow: bool) -> None:
        """Fewer columns."""
        self.list.set_narrow(narrow)
        self.detail.set_narrow(narrow)

    def new_dialog(self, start: NewMeeting | None = None) -> RecordDialog:
        """The form of a new meeting, ready to be shown; it proposes the next school day."""
        start = start or NewMeeting(date=self.shell.logbook.schedule.next_school_day(date.today()))
        return NewMeetingForm(self.shell).dialog(start, self._create, self.window())

    def new(self, day: date | None = None) -> None:
        """Ask for a new meeting (on `day`) and open it."""
        self.new_dialog(NewMeeting(date=day) if day is not None else None).exec()

    def copy(self, meeting: Meeting) -> None:
        """Ask for the date of a copy and open it."""
        copy_dialog(self.shell, meeting, self.window()).exec()

    def _create(self, new: NewMeeting) -> None:
        saved = self.shell.logbook.meetings.save(NewMeetingForm(self.shell).meeting(new))
        self.shell.tell(f"Kegiatan {saved.title} dibuat.", undo=True)
        self.shell.go("kegiatan", meeting_id=saved.id, tab="ringkasan")
