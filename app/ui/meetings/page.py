"""Kegiatan: the list of meetings, and one meeting when it is opened."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from app.domain.attendance import lesson_hours_between
from app.domain.records import Invitation, Meeting, MeetingDay, ModelSchool
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.meetings.detail import MeetingView
from app.ui.meetings.listing import MeetingList
from app.ui.page import Page, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """What it takes to write a meeting down."""

    title: str = ""
    stage_id: int | None = None
    date: date
    start: time | None = time(8, 0)
    end: time | None = time(12, 0)
    place: str = ""
    invite_all: bool = True


def new_meeting_fields(stages: list[tuple[int | None, str]]) -> tuple[Field, ...]:
    """The short form of a new meeting; everything else is filled in on its page."""
    return (
        Field(name="title", label="Nama kegiatan", columns=2, hint="Misalnya Sosialisasi Sekolah Model SPMI."),
        Field(name="stage_id", label="Tahapan", kind=Kind.CHOICE, choices=stages),
        Field(name="date", label="Tanggal", kind=Kind.DATE, hint="Hari berikutnya dapat ditambah di halaman kegiatan."),
        Field(name="start", label="Mulai", kind=Kind.OPTIONAL_TIME),
        Field(name="end", label="Selesai", kind=Kind.OPTIONAL_TIME),
        Field(name="place", label="Tempat", columns=2),
        Field(name="invite_all", label="Undang semua sekolah imbas", kind=Kind.FLAG, columns=2),
    )


class MeetingsPage(Page):
    """List and detail, one at a time; each brings its own header."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Kegiatan")
        self.header.hide()
        self.list = MeetingList(shell)
        self.list.opened.connect(lambda meeting_id: shell.go("kegiatan", meeting_id=meeting_id))
        self.list.new_asked.connect(self.new)
        self.detail = MeetingView(shell)
        self.detail.closed.connect(lambda: shell.go("kegiatan"))
        self.views = QStackedWidget()
        self.views.addWidget(self.list)
        self.views.addWidget(self.detail)
        self.outer.addWidget(self.views, 1)

    def open(self, **target: Any) -> None:
        """`meeting_id` (with `tab`, `kind`, `day`) opens a meeting, `new=True` the form of a new one, else the list."""
        meeting_id = target.get("meeting_id")
        if meeting_id:
            self.detail.open(
                meeting_id, target.get("tab", ""), kind=target.get("kind", ""), position=target.get("day", 0)
            )
            self.views.setCurrentWidget(self.detail)
            return
        self.views.setCurrentWidget(self.list)
        self.list.refresh()
        if target.get("new"):
            self.new()

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

    def new_dialog(self) -> RecordDialog:
        """The form of a new meeting, ready to be shown."""
        programme = self.shell.logbook.programmes.current()
        stages: list[tuple[int | None, str]] = [(None, "Di luar tahapan")]
        if programme is not None:
            stages += [(stage.id, stage.name) for stage in self.shell.logbook.programmes.stages(programme.id)]
        return RecordDialog(
            "Kegiatan baru", new_meeting_fields(stages), NewMeeting(date=date.today()), self._create, self.window()
        )

    def new(self) -> None:
        """Ask for a new meeting and open it."""
        self.new_dialog().exec()

    def _create(self, new: NewMeeting) -> None:
        invited = self.shell.logbook.schools.partners() if new.invite_all else ()
        school = self.shell.logbook.schools.model_school() or ModelSchool()
        hours = lesson_hours_between(new.start, new.end, school.lesson_minutes)
        meeting = Meeting(
            title=new.title,
            stage_id=new.stage_id,
            place=new.place,
            days=(MeetingDay(date=new.date, start=new.start, end=new.end, lesson_hours=hours),),
            invitations=tuple(Invitation(partner_id=partner.id) for partner in invited),
        )
        saved = self.shell.logbook.meetings.save(meeting)
        self.shell.tell(f"Kegiatan {saved.title} dibuat.", undo=True)
        self.shell.go("kegiatan", meeting_id=saved.id, tab="ringkasan")
