"""A dated activity with all that belongs to it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.terms import InvitationOutcome, MeetingMode, MeetingStatus, Role, ServiceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDay:
    """One date of a meeting: planned clock times and, once held, the actual ones."""

    id: int = 0
    uid: str = ""
    meeting_id: int = 0
    position: int = 1  # "hari ke-", from 1
    date: date
    start: time | None = None
    end: time | None = None
    actual_start: time | None = None
    actual_end: time | None = None
    lesson_hours: int = 0  # JP


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A partner invited to a meeting, and what became of it."""

    id: int = 0
    uid: str = ""
    meeting_id: int = 0
    partner_id: int
    expected: int = 0  # people expected; 0 = not said
    outcome: InvitationOutcome = InvitationOutcome.UNKNOWN
    representative: str = ""  # whom it sent
    note: str = ""  # why it did not come


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRole:
    """A person with a task at a meeting, planned or actual."""

    id: int = 0
    uid: str = ""
    meeting_id: int = 0
    person_id: int | None = None  # the person of the register, where there is one
    name: str  # as printed
    institution: str = ""
    role: Role = Role.SPEAKER
    planned: bool = True
    came: bool | None = None  # None = not known yet
    note: str = ""  # reason of a change


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something a meeting treats (pokok bahasan, materi)."""

    id: int = 0
    uid: str = ""
    meeting_id: int = 0
    position: int = 0
    title: str
    lesson_hours: int = 0  # JP; 0 = not said
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateChange:
    """A meeting was moved: its dates before and after. Written by the program, never by hand."""

    id: int = 0
    uid: str = ""
    meeting_id: int = 0
    at: datetime
    before: tuple[date, ...] = ()
    after: tuple[date, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One dated activity (kegiatan) of one or several days."""

    id: int = 0
    uid: str = ""
    programme_id: int = 0
    stage_id: int | None = None
    title: str = ""
    service: ServiceKind = ServiceKind.NONE
    mode: MeetingMode = MeetingMode.ON_SITE
    place: str = ""
    link: str = ""
    organiser: str = ""  # empty = the model school itself
    status: MeetingStatus = MeetingStatus.PLANNED
    note: str = ""
    days: tuple[MeetingDay, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    roles: tuple[MeetingRole, ...] = ()
    topics: tuple[Topic, ...] = ()
    date_changes: tuple[DateChange, ...] = ()  # oldest first

    @property
    def first_date(self) -> date | None:
        return min((day.date for day in self.days), default=None)

    @property
    def last_date(self) -> date | None:
        return max((day.date for day in self.days), default=None)
