"""What is there and what to do now, most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.attendance import PartnerCount, partner_counts
from app.domain.completeness import GapLevel, MeetingCompleteness
from app.domain.dates import format_days, format_short_date
from app.domain.records import Meeting, Stage
from app.domain.terms import MeetingStatus, Term
from app.services.reporting import read_completeness
from app.storage import attendances, documents, imports, meetings, people, programmes, schools
from app.storage.database import Database

SOON_DAYS = 14
"""A planned meeting asks for its papers this many days ahead."""


class Place(Term):
    """Where in the window a gap is closed."""

    SCHOOL = "sekolah", "Isi data sekolah"
    PARTNERS = "sekolah-imbas", "Tambah sekolah imbas"
    NEW_MEETING = "kegiatan-baru", "Catat kegiatan"
    SUMMARY = "ringkasan", "Buka kegiatan"
    ATTENDANCE = "kehadiran", "Isi kehadiran"
    DOCUMENTS = "dokumentasi", "Lampirkan"
    PACKET = "paket", "Buat paket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One sentence of "what now?", with the place that closes it."""

    level: GapLevel
    title: str
    detail: str
    place: Place
    meeting_id: int | None = None


class StageState(Term):
    """How far a stage is."""

    DONE = "selesai", "Selesai"
    UNDER_WAY = "berjalan", "Berjalan"
    AHEAD = "nanti", "Belum mulai"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageProgress:
    """A stage in the strip of the year."""

    stage: Stage
    state: StageState
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOverview:
    """A meeting as a list shows it."""

    meeting: Meeting
    stage_name: str
    listed: int
    attended: int
    completeness: MeetingCompleteness
    waiting: int  # rows of an import that still wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Counts of everything."""

    school: str
    programme: str
    partners: int
    people: int
    meetings: int
    held: int
    attendance: int
    documents: int
    complete_meetings: int
    missing: int  # required things that held meetings lack


class OverviewService:
    """Reads only. `today` can be given, so that the same data tells the same on any day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def meetings(self, today: date | None = None) -> tuple[MeetingOverview, ...]:
        """All meetings by date, with presence and completeness."""
        with self._database.read() as connection:
            stages = {stage.id: stage.name for stage in programmes.stages(connection)}
            counts = attendances.counts_by_meeting(connection)
            waiting = imports.waiting_counts(connection)
            completeness = read_completeness(connection, today or date.today())
            return tuple(
                MeetingOverview(
                    meeting=meeting,
                    stage_name=stages.get(meeting.stage_id or 0, ""),
                    listed=counts.get(meeting.id, (0, 0))[0],
                    attended=counts.get(meeting.id, (0, 0))[1],
                    completeness=completeness[meeting.id],
                    waiting=waiting.get(meeting.id, 0),
                )
                for meeting in meetings.meetings(connection)
            )

    def completeness(self, meeting_id: int, today: date | None = None) -> MeetingCompleteness:
        """Kelengkapan of one meeting."""
        with self._database.read() as connection:
            found = read_completeness(connection, today or date.today()).get(meeting_id)
        return found or MeetingCompleteness(meeting_id=meeting_id, items=())

    def meeting_partner_counts(self, meeting_id: int) -> tuple[PartnerCount, ...]:
        """Presence per partner at one meeting."""
        return self._partner_counts([meeting_id])

    def partner_totals(self) -> tuple[PartnerCount, ...]:
        """Presence per partner over all meetings that were held."""
        with self._database.read() as connection:
            held = [m.id for m in meetings.meetings(connection) if m.status is MeetingStatus.HELD]
        return self._partner_counts(held)

    def _partner_counts(self, ids: list[int]) -> tuple[PartnerCount, ...]:
        with self._database.read() as connection:
            rows = attendances.attendance_rows(connection, meeting_ids=ids)
            return partner_counts(meetings.meetings(connection, ids=ids), rows, schools.partners(connection))

    def next_meeting(self, today: date | None = None) -> Meeting | None:
        """The next meeting that is planned from today on."""
        day = today or date.today()
        with self._database.read() as connection:
            for meeting in meetings.meetings(connection, from_date=day):
                if meeting.status is MeetingStatus.PLANNED:
                    return meeting
        return None

    def stage_progress(self, today: date | None = None) -> tuple[StageProgress, ...]:
        """The stages of the current programme, in order."""
        overviews = self.meetings(today)
        with self._database.read() as connection:
            listed = programmes.programmes(connection)
            stages = programmes.stages(connection, listed[0].id) if listed else ()
        return tuple(
            _progress(stage, [item for item in overviews if item.meeting.stage_id == stage.id]) for stage in stages
        )

    def status(self, today: date | None = None) -> Status:
        """Counts and completeness of the whole logbook."""
        overviews = self.meetings(today)
        with self._database.read() as connection:
            school = schools.get_model_school(connection)
            listed = programmes.programmes(connection)
            return Status(
                school=school.name if school else "",
                programme=listed[0].name if listed else "",
                partners=len(schools.partners(connection)),
                people=people.count(connection),
                meetings=len(overviews),
                held=sum(item.meeting.status is MeetingStatus.HELD for item in overviews),
                attendance=attendances.count(connection),
                documents=len(documents.documents(connection)),
                complete_meetings=sum(item.completeness.complete for item in overviews),
                missing=sum(_missing(item) for item in overviews),
            )

    def tasks(self, today: date | None = None) -> tuple[Task, ...]:
        """What to do now: first steps, then what is missing, then what is due soon."""
        day = today or date.today()
        overviews = self.meetings(day)
        with self._database.read() as connection:
            school = schools.get_model_school(connection)
            has_partners = bool(schools.partners(connection))
        first = list(_first_steps(school is not None, has_partners, bool(overviews)))
        gaps = [task for item in overviews for task in _meeting_tasks(item, day)]
        gaps.sort(key=lambda task: task.level is not GapLevel.MISSING)
        return (*first, *gaps)


def _missing(item: MeetingOverview) -> int:
    return sum(gap.level is GapLevel.MISSING for gap in item.completeness.items)


def _progress(stage: Stage, items: list[MeetingOverview]) -> StageProgress:
    live = [item for item in items if item.meeting.status is not MeetingStatus.CANCELLED]
    held = [item for item in live if item.meeting.status is MeetingStatus.HELD]
    if held and len(held) >= max(stage.planned_meetings, 1):
        state = StageState.DONE
    else:
        state = StageState.UNDER_WAY if live else StageState.AHEAD
    if not live:
        detail = f"batas {format_short_date(stage.due)}" if stage.due else "belum dijadwalkan"
    else:
        last = live[-1]
        when = last.meeting.first_date
        detail = format_short_date(when) if when else "tanggal belum ada"
        if len(live) > 1:
            detail = f"{len(held)} dari {max(stage.planned_meetings, len(live))} pertemuan"
        elif held:
            detail += f" · {last.attended} hadir"
    return StageProgress(stage=stage, state=state, detail=detail)


def _first_steps(school: bool, partners: bool, any_meeting: bool) -> Iterable[Task]:
    if not school:
        yield Task(
            level=GapLevel.SOON,
            title="Isi data sekolah Anda",
            detail="Cukup namanya dahulu; dipakai di kop laporan",
            place=Place.SCHOOL,
        )
    if not partners:
        yield Task(
            level=GapLevel.SOON,
            title="Tambahkan sekolah imbas",
            detail="Supaya kehadiran terhitung per sekolah",
            place=Place.PARTNERS,
        )
    if not any_meeting:
        yield Task(
            level=GapLevel.SOON,
            title="Catat kegiatan pertama",
            detail="Nama dan tanggalnya saja sudah cukup untuk mengimpor daftar hadir",
            place=Place.NEW_MEETING,
        )


def _meeting_tasks(item: MeetingOverview, today: date) -> Iterable[Task]:
    meeting = item.meeting
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        return
    when = format_days([day.date for day in meeting.days])
    over = meeting.last_date is not None and meeting.last_date < today
    if item.waiting:
        yield Task(
            level=GapLevel.MISSING,
            title=f"{item.waiting} baris impor {meeting.title} menunggu jawaban",
            detail=when,
            place=Place.ATTENDANCE,
            meeting_id=meeting.id,
        )
    if meeting.status is MeetingStatus.PLANNED and over:
        yield Task(
            level=GapLevel.MISSING,
            title=f"{meeting.title} sudah lewat tanggal",
            detail=f"{when} · tandai terlaksana, ditunda, atau batal",
            place=Place.SUMMARY,
            meeting_id=meeting.id,
        )
        return
    soon = meeting.first_date is not None and (meeting.first_date - today).days <= SOON_DAYS
    if meeting.status is MeetingStatus.PLANNED and not soon:
        return
    lacking = [gap for gap in item.completeness.items if gap.level is not GapLevel.THERE]
    if meeting.status is MeetingStatus.PLANNED and not over:  # before the meeting only the invitation can be there
        lacking = [gap for gap in lacking if gap.code == "undangan"]
    for gap in lacking:
        attendance = gap.code.startswith("kehadiran:")
        count = f" · ada {gap.have} dari {gap.need}" if gap.need > 1 else ""
        yield Task(
            level=gap.level,
            title=f"{gap.label} {meeting.title} belum {'diisi' if attendance else 'lengkap' if gap.have else 'ada'}",
            detail=f"{when}{count}",
            place=Place.ATTENDANCE if attendance else Place.DOCUMENTS,
            meeting_id=meeting.id,
        )
