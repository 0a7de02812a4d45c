"""What is there and what to do now, most urgent first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.attendance import PartnerCount
from app.domain.clashes import Clash, clashes
from app.domain.completeness import GapLevel, MeetingCompleteness
from app.domain.current_programme import current_programme
from app.domain.dates import format_day, format_days, format_percent, format_short_date
from app.domain.recaps import RecapKind, RecapLine, RecapQuery
from app.domain.records import Meeting, Stage
from app.domain.terms import DocumentKind, MeetingStatus, Role, Term
from app.services.reporting import read_completeness
from app.services.school_names import partner_labels
from app.storage import attendances, documents, imports, meetings, people, programmes, recaps, schools
from app.storage.database import Connection, Database

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
    LETTER = "surat", "Buat undangan"
    SCHEDULE = "jadwal", "Lihat jadwal"
    PROGRAMME = "program", "Lihat program"
    PACKET = "paket", "Buat paket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One sentence of "what now?", with the place that closes it."""

    level: GapLevel
    title: str
    detail: str
    place: Place
    meeting_id: int | None = None
    due: date | None = None  # when it was or will be needed; of one level, the earliest comes first


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
class NextMeeting:
    """A planned meeting that is still to come."""

    meeting: Meeting
    speakers: int  # narasumber who are planned and have not cancelled
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOverview:
    """A meeting as a list shows it."""

    meeting: Meeting
    stage_name: str
    attended: int  # in person-days, as in the recap; 0 for a meeting that does not count yet
    expected: int
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
            counts = {line.key: line for line in recaps.recap_lines(connection, RecapQuery(), {})}
            none = RecapLine(0, "", "")
            waiting = imports.waiting_counts(connection)
            completeness = read_completeness(connection, today or date.today())
            return tuple(
                MeetingOverview(
                    meeting=meeting,
                    stage_name=stages.get(meeting.stage_id or 0, ""),
                    attended=counts.get(meeting.id, none).attended,
                    expected=counts.get(meeting.id, none).expected,
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

    def partner_totals(self) -> tuple[PartnerCount, ...]:
        """Presence per partner over all meetings that count."""
        with self._database.read() as connection:
            lines = recaps.recap_lines(connection, RecapQuery(kind=RecapKind.PARTNER), partner_labels(connection))
        return tuple(
            PartnerCount(partner_id=line.key, name=line.label, attended=line.attended, expected=line.expected)
            for line in lines
        )

    def next_meetings(self, today: date | None = None, limit: int = 4) -> tuple[NextMeeting, ...]:
        """The next meetings that are planned from today on, with what collides."""
        day = today or date.today()
        with self._database.read() as connection:
            coming = meetings.meetings(connection, from_date=day)
            names = partner_labels(connection)
        planned = [one for one in coming if one.status is MeetingStatus.PLANNED][:limit]
        return tuple(
            NextMeeting(
                meeting=one,
                speakers=sum(role.role is Role.SPEAKER and role.came is not False for role in one.roles),
                clashes=clashes(one, coming, names),
            )
            for one in planned
        )

    def stage_progress(self, today: date | None = None) -> tuple[StageProgress, ...]:
        """The stages of the current programme, in order."""
        overviews = self.meetings(today)
        with self._database.read() as connection:
            stages = _current_stages(connection, today or date.today())
        return tuple(
            _progress(stage, [item for item in overviews if item.meeting.stage_id == stage.id]) for stage in stages
        )

    def status(self, today: date | None = None) -> Status:
        """Counts and completeness of the whole logbook."""
        overviews = self.meetings(today)
        with self._database.read() as connection:
            school = schools.get_model_school(connection)
            current = current_programme(programmes.programmes(connection), today or date.today())
            return Status(
                school=school.name if school else "",
                programme=current.name if current else "",
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
        """What to do now: first steps, then what is missing, then what is due soon; the earliest first."""
        day = today or date.today()
        overviews = self.meetings(day)
        with self._database.read() as connection:
            school = schools.get_model_school(connection)
            names = partner_labels(connection)
            stages = _current_stages(connection, day)
        first = list(_first_steps(school is not None, bool(names), bool(overviews)))
        gaps = [task for item in overviews for task in _meeting_tasks(item, day)]
        gaps += _clash_tasks([item.meeting for item in overviews], names, day)
        gaps += [task for stage in stages for task in _deadline_tasks(stage, overviews, day)]
        gaps.sort(key=lambda task: (task.level is not GapLevel.MISSING, task.due or date.max))
        return (*first, *gaps)


def _current_stages(connection: Connection, today: date) -> tuple[Stage, ...]:
    current = current_programme(programmes.programmes(connection), today)
    return programmes.stages(connection, current.id) if current is not None else ()


def _missing(item: MeetingOverview) -> int:
    return sum(gap.level is GapLevel.MISSING for gap in item.completeness.items)


def _progress(stage: Stage, items: list[MeetingOverview]) -> StageProgress:
    live = [item for item in items if item.meeting.status is not MeetingStatus.CANCELLED]
    held = [item for item in live if item.meeting.status is MeetingStatus.HELD]
    if len(held) >= max(stage.planned_meetings, 1):
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
        elif held and last.expected:
            detail += f" · {format_percent(last.attended, last.expected)} hadir"
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


def _clash_tasks(every: Sequence[Meeting], names: Mapping[int, str], today: date) -> Iterable[Task]:
    """What collides among the planned meetings that come next; each pair is told once."""
    by_day: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in every:
        for day in meeting.days:
            by_day[day.date].append(meeting)
    for meeting in every:
        first = meeting.first_date
        if meeting.status is not MeetingStatus.PLANNED or first is None or first < today:
            continue
        beside = {other.id: other for day in meeting.days for other in by_day[day.date]}
        others = [one for one in beside.values() if one.status is not MeetingStatus.PLANNED or one.id > meeting.id]
        for clash in clashes(meeting, others, names):
            yield Task(
                level=GapLevel.SOON,
                title=f"{meeting.title} bentrok dengan {clash.other_title}",
                detail=clash.sentence,
                place=Place.SCHEDULE,
                meeting_id=meeting.id,
                due=first,
            )


def _deadline_tasks(stage: Stage, items: Sequence[MeetingOverview], today: date) -> Iterable[Task]:
    """A stage that is due soon, or was, and still lacks meetings; one that has its meetings asks through them."""
    own = [item.meeting for item in items if item.meeting.stage_id == stage.id and item.meeting.days]
    there = sum(one.status in (MeetingStatus.PLANNED, MeetingStatus.HELD) for one in own)
    if stage.due is None or (stage.due - today).days > SOON_DAYS or not stage.lacks_meetings(there):
        return
    late = stage.due < today
    planned = stage.planned_meetings
    what = f"{there} dari {planned} pertemuan sudah dijadwalkan" if planned else "catat kegiatannya, atau ubah batasnya"
    yield Task(
        level=GapLevel.MISSING if late else GapLevel.SOON,
        title=f"Tahapan {stage.name} {'lewat batas waktunya' if late else 'segera jatuh tempo'}",
        detail=f"{format_day(stage.due)} · {what}",
        place=Place.PROGRAMME,
        due=stage.due,
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
            due=meeting.first_date,
        )
    if meeting.status is MeetingStatus.PLANNED and over:
        yield Task(
            level=GapLevel.MISSING,
            title=f"{meeting.title} sudah lewat tanggal",
            detail=f"{when} · tandai terlaksana, ditunda, atau batal",
            place=Place.SUMMARY,
            meeting_id=meeting.id,
            due=meeting.first_date,
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
        place = Place.ATTENDANCE if attendance else Place.DOCUMENTS
        if gap.code == DocumentKind.INVITATION.code and meeting.status is MeetingStatus.PLANNED:
            place = Place.LETTER
        count = f" · ada {gap.have} dari {gap.need}" if gap.need > 1 else ""
        yield Task(
            level=gap.level,
            title=f"{gap.label} {meeting.title} belum {'diisi' if attendance else 'lengkap' if gap.have else 'ada'}",
            detail=f"{when}{count}",
            place=place,
            meeting_id=meeting.id,
            due=meeting.first_date,
        )
