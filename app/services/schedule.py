"""The schedule: what is when, what collides, what is late, and the calendar file."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.core.errors import UserError
from app.domain.clashes import Clash, clashes
from app.domain.completeness import GapLevel, meeting_completeness
from app.domain.records import Meeting, MeetingDay, ModelSchool, Stage
from app.domain.terms import DocumentKind, MeetingStatus
from app.schedule.calendar_file import CalendarItem, write_calendar
from app.schedule.holidays import Holiday, holidays_between
from app.schedule.propose import SchoolCalendar
from app.services.overview import SOON_DAYS
from app.services.school_names import partner_labels
from app.storage import meetings, programmes, schedule, schools
from app.storage.database import Connection, Database
from app.storage.schedule import DayRow, ScheduleFilter

__all__ = ["DayRow", "Deadline", "Holiday", "Mark", "ScheduleFilter", "ScheduleService", "Span"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A few words on what is late or missing."""

    words: str
    level: GapLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A stage that still lacks meetings has to be through by this day."""

    stage_id: int
    name: str
    date: date
    late: bool

    @property
    def sentence(self) -> str:
        return f"Batas tahapan {self.name}"


@dataclass(frozen=True, kw_only=True)
class Span:
    """What the schedule shows of some days, from one consistent read. What a meeting lacks is worked out when asked."""

    today: date
    days: tuple[DayRow, ...]  # by date and time, inside the span
    deadlines: tuple[Deadline, ...]  # by date, inside the span
    stage_names: Mapping[int, str]
    _all_days: Mapping[int, Sequence[DayRow]]  # of each meeting, those outside the span too
    _stages: Mapping[int, Stage]
    _documents: Mapping[int, str]  # the kind of each document of a meeting, between spaces
    _clashing: frozenset[int]  # meetings still planned that collide with others
    _marks: dict[int, tuple[Mark, ...]] = field(default_factory=dict[int, tuple[Mark, ...]])

    def day_count(self, row: DayRow) -> int:
        """How many days the meeting of a row has."""
        return len(self._all_days[row.meeting_id])

    def marks(self, row: DayRow) -> tuple[Mark, ...]:
        """What is late or missing at the meeting of a row, and whether it collides with another."""
        if row.meeting_id not in self._marks:
            clash = (Mark("Bentrok", GapLevel.SOON),) if row.meeting_id in self._clashing else ()
            self._marks[row.meeting_id] = (*self._find_marks(row), *clash)
        return self._marks[row.meeting_id]

    @property
    def incomplete(self) -> int:
        """How many meetings lack something that is needed by now."""
        return sum(any(mark.level is GapLevel.MISSING for mark in self.marks(rows[0])) for rows in self._meetings())

    @property
    def late(self) -> int:
        """How many planned meetings and how many stages should be over by now."""
        return sum(self.is_late(rows[0]) for rows in self._meetings()) + sum(one.late for one in self.deadlines)

    def is_late(self, row: DayRow) -> bool:
        """Whether a meeting is still planned though its last day is over."""
        return row.status is MeetingStatus.PLANNED and self._all_days[row.meeting_id][-1].date < self.today

    def _meetings(self) -> Iterable[Sequence[DayRow]]:
        return self._all_days.values()

    def _find_marks(self, row: DayRow) -> list[Mark]:
        if row.status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
            return []
        if self.is_late(row):
            return [Mark("Lewat tanggal", GapLevel.MISSING)]
        planned = row.status is MeetingStatus.PLANNED
        if planned and (self._all_days[row.meeting_id][0].date - self.today).days > SOON_DAYS:
            return []
        found = meeting_completeness(
            self._meeting(row),
            self._stages.get(row.stage_id or 0),
            Counter(DocumentKind(kind) for kind in self._documents.get(row.meeting_id, "").split()),
            {day.day_id for day in self._all_days[row.meeting_id] if day.has_list},
            self.today,
        )
        if planned:
            lacks = any(item.code == DocumentKind.INVITATION.code and item.have < item.need for item in found.items)
            return [Mark("Undangan belum dibuat", GapLevel.SOON)] if lacks else []
        missing = sum(item.level is GapLevel.MISSING for item in found.items)
        return [Mark(f"Kurang {missing}", GapLevel.MISSING)] if missing else []

    def _meeting(self, row: DayRow) -> Meeting:
        return Meeting(
            id=row.meeting_id,
            title=row.title,
            mode=row.mode,
            organiser=row.organiser,
            status=row.status,
            stage_id=row.stage_id,
            days=tuple(
                MeetingDay(id=day.day_id, position=day.position, date=day.date)
                for day in self._all_days[row.meeting_id]
            ),
        )


class ScheduleService:
    """Reads the plan; meetings themselves are changed through the meetings service."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def clashes(self, meeting: Meeting) -> tuple[Clash, ...]:
        """Where a meeting, stored or still being typed (id 0), collides with the others."""
        if not meeting.days:
            return ()
        with self._database.read() as connection:
            others = schedule.meetings_on(connection, {day.date for day in meeting.days})
            names = partner_labels(connection)
        return clashes(meeting, others, names)

    def clashes_on(self, row: DayRow) -> tuple[Clash, ...]:
        """Where the meeting of a row collides with others on that day."""
        with self._database.read() as connection:
            found = schedule.meetings_on(connection, {row.date})
            names = partner_labels(connection)
        own = next((one for one in found if one.id == row.meeting_id), None)
        return clashes(own, found, names) if own is not None else ()

    def span(
        self,
        first: date | None = None,
        last: date | None = None,
        wanted: ScheduleFilter | None = None,
        today: date | None = None,
    ) -> Span:
        """The days from `first` to `last`, both included (None: everything)."""
        wanted = wanted or ScheduleFilter()
        day = today or date.today()
        with self._database.read() as connection:
            rows = schedule.day_rows(connection, first, last, wanted)
            documents = schedule.document_kinds(connection, first, last)
            stages = {stage.id: stage for stage in programmes.stages(connection)}
            there = schedule.dated_by_stage(connection)
            clashing = _clashing(connection, first, last)
        by_meeting: dict[int, list[DayRow]] = {}
        for row in rows:
            by_meeting.setdefault(row.meeting_id, []).append(row)
        inside = rows if first is None or last is None else tuple(row for row in rows if first <= row.date <= last)
        return Span(
            today=day,
            days=inside,
            deadlines=_deadlines(tuple(stages.values()), there, wanted, day, first or date.min, last or date.max),
            stage_names={stage.id: stage.name for stage in stages.values()},
            _all_days=by_meeting,
            _stages=stages,
            _documents=documents,
            _clashing=clashing,
        )

    def holidays(self, first: date, last: date) -> dict[date, Holiday]:
        """The national holidays from `first` to `last`; the first call loads their library (a fifth of a second)."""
        return holidays_between(first, last)

    def next_school_day(self, day: date) -> date:
        """`day`, or the first one after it on which the school works."""
        with self._database.read() as connection:
            school = schools.get_model_school(connection) or ModelSchool()
        return SchoolCalendar(school.school_days).fit(day, 1)[0]

    def export_calendar(self, path: Path, meeting_ids: Sequence[int] | None = None) -> int:
        """Write the days of some meetings (None: of all) as a calendar file. Returns how many entries it holds.

        Raises `UserError` when there is no day to write, `SetupError` when the file cannot be written.
        """
        with self._database.read() as connection:
            found = meetings.meetings(connection, ids=meeting_ids)
            changed = schedule.last_changes(connection, found)
            stages = {stage.id: stage.name for stage in programmes.stages(connection)}
            names = partner_labels(connection)
            school = schools.get_model_school(connection) or ModelSchool()
        items = [
            CalendarItem(
                meeting=meeting,
                stage_name=stages.get(meeting.stage_id or 0, ""),
                partners=tuple(names[one.partner_id] for one in meeting.invitations if one.partner_id in names),
                changed_at=changed.get(meeting.id),
            )
            for meeting in found
            if meeting.days
        ]
        if not items:
            raise UserError("Belum ada kegiatan yang bertanggal, jadi tidak ada yang diekspor. Isi tanggalnya dahulu.")
        return write_calendar(path, items, school)


def _deadlines(
    stages: Sequence[Stage], there: Mapping[int, int], wanted: ScheduleFilter, today: date, first: date, last: date
) -> tuple[Deadline, ...]:
    """The stages that lack meetings and are due inside; a filter by partner or status asks for meetings only."""
    if wanted.partner_id is not None or wanted.status is not None:
        return ()
    found = [
        Deadline(stage_id=stage.id, name=stage.name, date=stage.due, late=stage.due < today)
        for stage in stages
        if stage.due is not None
        and first <= stage.due <= last
        and stage.lacks_meetings(there.get(stage.id, 0))
        and (wanted.stage_ids is None or stage.id in wanted.stage_ids)
    ]
    return tuple(sorted(found, key=lambda one: (one.date, one.stage_id)))


def _clashing(connection: Connection, first: date | None, last: date | None) -> frozenset[int]:
    """The meetings still planned that collide with another, whether the schedule shows that one or not.

    Only days that several meetings share are looked at, so that years of meetings cost one small query.
    """
    shared = schedule.shared_days(connection, first, last)
    if not shared:
        return frozenset()
    by_day: dict[date, list[Meeting]] = {}
    for meeting in schedule.meetings_on(connection, shared):
        for day in meeting.days:
            by_day.setdefault(day.date, []).append(meeting)
    return frozenset(
        meeting.id
        for day in shared
        for meeting in by_day[day]
        if meeting.status is MeetingStatus.PLANNED and clashes(meeting, by_day[day], {})
    )
