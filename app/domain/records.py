"""Frozen records of the logbook.

`id` is the row in this laptop's database (0 before it is stored); `uid` is the identity that leaves the laptop.
Dates are local calendar dates; times are local clock times in the model school's time zone.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.terms import (
    Affiliation,
    AttendanceState,
    DocumentKind,
    MeetingMode,
    MeetingStatus,
    Role,
    SchoolLevel,
    SchoolStatus,
    ServiceKind,
    TimeZone,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSchool:
    """The one school that owns this data, with what its letterhead and signature block need."""

    id: int = 0
    uid: str = ""
    name: str = ""
    npsn: str = ""
    level: SchoolLevel = SchoolLevel.SMP
    status: SchoolStatus = SchoolStatus.STATE
    government: str = ""  # first line of the letterhead: PEMERINTAH KABUPATEN …
    office: str = ""  # second line: DINAS PENDIDIKAN …, or the yayasan of a private school
    address: str = ""
    district: str = ""  # kecamatan
    regency: str = ""  # kabupaten or kota
    province: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    principal_name: str = ""
    principal_nip: str = ""
    time_zone: TimeZone = TimeZone.WIB
    lesson_minutes: int = 45  # length of one JP


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A school that receives the practice (sekolah imbas)."""

    id: int = 0
    uid: str = ""
    position: int = 0  # order in lists, from 1
    name: str = ""
    npsn: str = ""
    level: SchoolLevel = SchoolLevel.SMP
    status: SchoolStatus = SchoolStatus.STATE
    address: str = ""
    district: str = ""
    regency: str = ""
    phone: str = ""
    principal_name: str = ""
    principal_nip: str = ""
    active_from: date | None = None
    active_until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A year's work under one legal basis."""

    id: int = 0
    uid: str = ""
    name: str = ""
    preset: str = ""  # name of the preset it was copied from
    school_year: str = ""  # tahun pelajaran, "2019/2020"
    budget_year: int | None = None  # tahun anggaran
    decree_number: str = ""
    decree_date: date | None = None
    decree_issuer: str = ""
    guide: str = ""  # the panduan it follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One document a stage asks of each of its meetings."""

    kind: DocumentKind
    minimum: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the programme (tahapan)."""

    id: int = 0
    uid: str = ""
    programme_id: int = 0
    position: int = 0
    name: str = ""
    planned_meetings: int = 1
    planned_days: int = 1
    due: date | None = None
    requirements: tuple[Requirement, ...] = ()


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
    note: str = ""  # why it did not come, whom it sent


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRole:
    """A person with a task at a meeting, planned or actual."""

    id: int = 0
    uid: str = ""
    meeting_id: int = 0
    name: str  # as printed
    institution: str = ""
    role: Role = Role.SPEAKER
    planned: bool = True
    came: bool | None = None  # None = not known yet
    note: str = ""  # reason of a change


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
    topics: str = ""  # one a line
    status: MeetingStatus = MeetingStatus.PLANNED
    note: str = ""
    days: tuple[MeetingDay, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    roles: tuple[MeetingRole, ...] = ()

    @property
    def first_date(self) -> date | None:
        return min((day.date for day in self.days), default=None)

    @property
    def last_date(self) -> date | None:
        return max((day.date for day in self.days), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Anybody who comes to meetings. Printed exactly as typed; the keys are for matching only."""

    id: int = 0
    uid: str = ""
    name: str
    affiliation: Affiliation = Affiliation.OTHER
    partner_id: int | None = None  # set when affiliation is PARTNER
    institution: str = ""  # as typed, when affiliation is OTHER
    position: str = ""  # jabatan
    grade: str = ""  # pangkat/golongan
    nip: str = ""
    nuptk: str = ""
    sex: str = ""  # L, P or empty
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person on one day of one meeting."""

    id: int = 0
    uid: str = ""
    meeting_day_id: int
    person_id: int
    role: Role = Role.PARTICIPANT
    state: AttendanceState = AttendanceState.PRESENT
    minutes: int | None = None  # measured presence, from an online report
    note: str = ""
    import_batch_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """An attendance joined with what a list prints of the person."""

    id: int
    uid: str
    meeting_id: int
    meeting_day_id: int
    person_id: int
    person_uid: str
    name: str
    nip: str
    grade: str
    position: str
    affiliation: Affiliation
    partner_id: int | None
    institution: str  # name of the school or institution, ready to print
    role: Role
    state: AttendanceState
    minutes: int | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One imported file: where its rows went and which are still waiting."""

    id: int = 0
    uid: str = ""
    meeting_id: int = 0
    meeting_day_id: int = 0
    file_name: str = ""
    sha256: str = ""
    sheet: str = ""
    imported_at: datetime | None = None
    rows_new: int = 0
    rows_matched: int = 0
    rows_waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A row of an imported file that was left out until somebody answers: doubtful or refused."""

    id: int = 0
    uid: str = ""
    import_batch_id: int = 0
    meeting_day_id: int = 0  # the day that its batch was imported onto
    sheet: str = ""
    row: int = 0  # as a person counts, from 1
    column: str = ""
    name: str = ""
    school: str = ""
    position: str = ""
    grade: str = ""
    nip: str = ""
    nuptk: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    partner_id: int | None = None  # the partner that the school cell means
    from_model_school: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file kept as proof, in the content-addressed store, or a link."""

    id: int = 0
    uid: str = ""
    meeting_id: int | None = None
    kind: DocumentKind = DocumentKind.OTHER
    original_name: str = ""
    sha256: str = ""  # empty for a link
    size: int = 0  # bytes
    media_type: str = ""
    link: str = ""
    caption: str = ""
    taken_at: datetime | None = None
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketFile:
    """One file that was handed over."""

    name: str
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """A packet that was made: what, when, for which period."""

    id: int = 0
    uid: str = ""
    made_at: datetime | None = None
    from_date: date | None = None
    until_date: date | None = None
    folder: str = ""
    files: tuple[PacketFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One use case as the user knows it, for history, undo and redo."""

    id: int
    at: datetime
    label: str
    actor: str
    undone: bool
