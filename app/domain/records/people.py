"""People, their names and their attendance."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.terms import Affiliation, AttendanceState, PersonGroup, Role


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
    employment: str = ""  # status kepegawaian: PNS, PPPK, GTT …
    duty: str = ""  # tugas tambahan
    groups: tuple[PersonGroup, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another way a person's name is written, confirmed by the user."""

    id: int = 0
    uid: str = ""
    person_id: int
    name: str = ""  # as it was written; empty where only the key is known
    name_key: str
    school_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolAlias:
    """Another way a school is written in lists, confirmed by the user."""

    id: int = 0
    uid: str = ""
    name: str = ""  # as it was written
    school_key: str
    partner_id: int | None = None
    from_model_school: bool = False  # neither: a school elsewhere, which is not asked about again


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSame:
    """The user said that these two people are not one, so they are not proposed again."""

    id: int = 0
    uid: str = ""
    first_id: int  # the smaller id
    second_id: int


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
    substitute: str = ""  # who sat there instead, when the state is SUBSTITUTED
    import_batch_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSource:
    """An import that names somebody who stood on the day's list already, through an earlier import."""

    id: int = 0
    uid: str = ""
    attendance_id: int
    import_batch_id: int
    state: AttendanceState = AttendanceState.PRESENT  # what it says of them


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
    substitute: str = ""
    groups: tuple[PersonGroup, ...] = ()
    import_batch_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One imported file: where its rows went and which are still waiting."""

    id: int = 0
    uid: str = ""
    meeting_id: int | None = None  # None: imported into the register of people
    meeting_day_id: int | None = None
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
    meeting_day_id: int | None = None  # the day that its batch was imported onto
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
    employment: str = ""
    duty: str = ""
    partner_id: int | None = None  # the partner that the school cell means
    from_model_school: bool = False
    reason: str = ""
    states: str = ""  # of each day that it tells of: "1=hadir 2=alpa", by the day's place in the meeting
    minutes: int | None = None
    note: str = ""
