"""Everything a report prints, gathered once so that paper, workbook and data tell the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.attendance import PartnerCount
from app.domain.completeness import MeetingCompleteness
from app.domain.lesson_hours import PersonHours
from app.domain.records import (
    AttendanceRow,
    Document,
    Meeting,
    ModelSchool,
    Partner,
    Person,
    Programme,
    Signatory,
    Stage,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo of a meeting with the path of the copy that is printed."""

    document: Document
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingReport:
    """One meeting with all that belongs to it, in the order it is printed."""

    meeting: Meeting
    stage: Stage | None
    attendance: tuple[AttendanceRow, ...]  # all days, ordered by day, then school, then name
    partner_counts: tuple[PartnerCount, ...]
    completeness: MeetingCompleteness
    photos: tuple[Photo, ...]
    documents: tuple[Document, ...]  # the others, links included
    programme: Programme | None = None  # the meeting's own: what it calls the roles


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """The report of one period."""

    school: ModelSchool
    principal: Signatory | None  # who signs: the principal on the day of `made_at`
    partner_principals: Mapping[int, Signatory]  # by partner id, on that day
    programme: Programme | None
    stages: tuple[Stage, ...]
    partners: tuple[Partner, ...]  # those that take part in the period
    meetings: tuple[MeetingReport, ...]
    partner_totals: tuple[PartnerCount, ...]
    person_hours: tuple[PersonHours, ...]
    hours_rule: str  # by which they were earned, as a sentence
    from_date: date | None
    until_date: date | None
    made_at: datetime  # moment of the newest change in the data, so that the same data gives the same bytes
    program_version: str
    people_with_tasks: tuple[Person, ...] = ()  # of the register; `institution` is ready to print
    government_logo: Path | None = None  # pictures of the letterhead, as stored files
    school_logo: Path | None = None
    letterhead: Path | None = None  # the user's own picture in place of the whole letterhead
