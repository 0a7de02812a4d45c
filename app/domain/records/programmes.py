"""A year of work: programme, stages and the quality cycle."""

from dataclasses import dataclass
from datetime import date
from datetime import date as date_type

from app.domain.terms import CycleState, DocumentKind, Role, ServiceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWord:
    """What a programme calls a role ("guru sasaran" for a peserta)."""

    role: Role
    word: str


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
    decree_document_id: int | None = None  # the scanned decree
    guide: str = ""  # the panduan it follows
    start: date | None = None  # the day that the offsets of its stages count from
    role_words: tuple[RoleWord, ...] = ()
    recipients: str = ""  # who gets its reports, one a line
    minimum_attendance: int = 75  # per cent of a meeting's days that earn hours and a certificate
    daily_hours_cap: int = 0  # most JP that one person earns on one date; 0 = no limit


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateDesign:
    """What the certificates of a programme say.

    The texts may hold `{peran}`, `{kegiatan}`, `{tanggal}`, `{tempat}` and `{jp}`.
    """

    id: int = 0
    uid: str = ""
    programme_id: int = 0
    title: str = ""
    opening: str = ""
    body: str = ""
    closing: str = ""
    shows_topics: bool = True  # list of topics and JP on the reverse
    background_id: int | None = None  # document of the user's own picture


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
    planned_days: int = 1  # of one meeting
    planned_participants: int = 0  # 0 = not said
    lesson_hours: int = 0  # JP of one day; 0 = not said
    service: ServiceKind = ServiceKind.NONE
    invites_partners: bool = True  # False: for the own staff only
    offset_days: int | None = None  # days after the programme's start; None = not planned by offset
    due: date | None = None
    note: str = ""
    requirements: tuple[Requirement, ...] = ()

    def lacks_meetings(self, there: int) -> bool:
        """Whether its due day still says something, when `there` of its meetings are planned or held.

        A stage without planned meetings is about a paper; the due day stands until one meeting is written down for it.
        """
        return there < max(self.planned_meetings, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleStep:
    """A step of a programme's quality cycle (siklus mutu), which every partner goes through."""

    id: int = 0
    uid: str = ""
    programme_id: int = 0
    position: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleMark:
    """How far one partner is with one step."""

    id: int = 0
    uid: str = ""
    cycle_step_id: int
    partner_id: int
    state: CycleState = CycleState.NOT_BEGUN
    date: date_type | None = None
    note: str = ""
    document_id: int | None = None  # the evidence
