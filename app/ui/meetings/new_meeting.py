"""The short form of a new meeting; everything else is filled in on its page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from datetime import date as date_type

from PySide6.QtWidgets import QCheckBox, QWidget

from app.core.errors import UserError
from app.domain.attendance import lesson_hours_between
from app.domain.records import Invitation, Meeting, MeetingDay, ModelSchool, Stage
from app.domain.terms import MeetingMode, ServiceKind
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.meetings.clash_note import ClashNote
from app.ui.page import Shell
from app.ui.parts import text_label

_MOST_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """What it takes to write a meeting down."""

    title: str = ""
    stage_id: int | None = None
    organiser: str = ""
    date: date_type | None  # first day; None: not known yet
    until: date_type | None = None  # last day; None: one day
    start: time | None = time(8, 0)
    end: time | None = time(12, 0)
    mode: MeetingMode = MeetingMode.ON_SITE
    place: str = ""  # the link of a meeting that is online only
    invite_all: bool = True


def new_meeting_fields(stages: list[tuple[int | None, str]]) -> tuple[Field, ...]:
    """The fields of a `NewMeeting`; `stages` are (id, name) pairs."""
    return (
        Field(name="title", label="Nama kegiatan", columns=2, hint="Misalnya Sosialisasi Sekolah Model SPMI."),
        Field(name="stage_id", label="Tahapan", kind=Kind.CHOICE, choices=stages),
        Field(name="organiser", label="Penyelenggara", hint="Kosongkan bila sekolah Anda sendiri."),
        Field(name="date", label="Tanggal", kind=Kind.OPTIONAL_DATE, hint="Kosongkan bila belum ditentukan."),
        Field(name="until", label="Sampai tanggal", kind=Kind.OPTIONAL_DATE, hint="Kosongkan bila hanya satu hari."),
        Field(name="start", label="Mulai", kind=Kind.OPTIONAL_TIME),
        Field(name="end", label="Selesai", kind=Kind.OPTIONAL_TIME),
        Field(name="mode", label="Cara", kind=Kind.CHOICE, choices=[(term, term.label) for term in MeetingMode]),
        Field(name="place", label="Tempat, atau tautan bila daring"),
        Field(name="invite_all", label="Undang semua sekolah imbas", kind=Kind.FLAG, columns=2),
    )


class NewMeetingForm:
    """Makes the dialog, and the meeting that its values mean."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        programme = shell.logbook.programmes.current()
        self._stages: tuple[Stage, ...] = shell.logbook.programmes.stages(programme.id) if programme else ()

    def dialog(self, start: NewMeeting, create: Callable[[NewMeeting], None], parent: QWidget) -> RecordDialog:
        """The form, ready to be shown; what the meeting collides with is told in it."""
        stages: list[tuple[int | None, str]] = [(None, "Di luar tahapan")]
        stages += [(stage.id, stage.name) for stage in self._stages]
        clashes = ClashNote(self._shell, lambda: self.meeting(dialog.form.record(start)), tell_weekends=True)
        dialog = RecordDialog("Kegiatan baru", new_meeting_fields(stages), start, create, parent, extra=clashes)
        dialog.form.changed.connect(clashes.look_soon)
        self._let_invitations_follow(dialog)
        clashes.look_soon()
        return dialog

    def _let_invitations_follow(self, dialog: RecordDialog) -> None:
        """Tick whether the partners are invited as the chosen stage says, until the user says it; not by others."""
        tick = dialog.form.widgets["invite_all"]
        assert isinstance(tick, QCheckBox)
        by_others = text_label("Penyelenggaranya lembaga lain, jadi undangannya bukan dari sekolah Anda.", "hint")
        by_others.hide()
        dialog.form.put_below("invite_all", by_others)
        said: list[bool] = []
        tick.clicked.connect(lambda: said.append(tick.isChecked()))
        before: list[tuple[int | None, bool]] = [(None, False)]

        def follow() -> None:
            stage, others = self._stage(dialog.form.value("stage_id")), bool(dialog.form.value("organiser"))
            now = (stage.id if stage is not None else None, others)
            if now == before[-1]:
                return
            before[:] = [now]
            tick.setEnabled(not others)
            by_others.setVisible(others)
            wanted = said[-1] if said else stage is None or stage.invites_partners
            tick.setChecked(wanted and not others)

        dialog.form.changed.connect(follow)
        follow()

    def _stage(self, stage_id: int | None) -> Stage | None:
        return next((one for one in self._stages if one.id == stage_id), None)

    def meeting(self, new: NewMeeting) -> Meeting:
        """The meeting as it would be stored. Raises `UserError` for a last day that does not fit the first.

        Partners are invited to a meeting of one's own only, and only those active on its first day.
        """
        logbook = self._shell.logbook
        school = logbook.schools.model_school() or ModelSchool()
        stage = self._stage(new.stage_id)
        hours = lesson_hours_between(new.start, new.end, school.lesson_minutes)
        if not hours and stage is not None:
            hours = stage.lesson_hours
        online = new.mode is MeetingMode.ONLINE
        partners = logbook.schools.partners() if new.invite_all and not new.organiser else ()
        return Meeting(
            title=new.title,
            stage_id=new.stage_id,
            service=stage.service if stage is not None else ServiceKind.NONE,
            mode=new.mode,
            place="" if online else new.place,
            link=new.place if online else "",
            organiser=new.organiser,
            days=tuple(MeetingDay(date=day, start=new.start, end=new.end, lesson_hours=hours) for day in _days_of(new)),
            invitations=tuple(
                Invitation(partner_id=one.id) for one in partners if new.date is None or one.active_on(new.date)
            ),
        )


def _days_of(new: NewMeeting) -> list[date]:
    """Each day from the first to the last; none while the first is not known."""
    if new.date is None:
        if new.until is not None:
            raise UserError("“Sampai tanggal” terisi, tetapi tanggal mulainya belum. Isi keduanya, atau kosongkan.")
        return []
    last = new.until or new.date
    if last < new.date:
        raise UserError("“Sampai tanggal” lebih awal daripada tanggal mulai. Periksa keduanya.")
    if (last - new.date).days >= _MOST_DAYS:
        raise UserError(
            f"Satu kegiatan paling panjang {_MOST_DAYS} hari berturut-turut. Periksa “Sampai tanggal”, "
            "atau catat sebagai beberapa kegiatan."
        )
    return [new.date + timedelta(days=number) for number in range((last - new.date).days + 1)]
