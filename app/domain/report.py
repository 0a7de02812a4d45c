"""Everything a report prints, gathered once so that paper, workbook and data tell the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.attendance import PartnerCount, PersonHours
from app.domain.completeness import MeetingCompleteness
from app.domain.records import AttendanceRow, Document, Meeting, ModelSchool, Partner, Programme, Signatory, Stage


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """The report of one period."""

    school: ModelSchool
    principal: Signatory | None  # who signs: the principal on the day of `made_at`
    partner_principals: Mapping[int, Signatory]  # by partner id, on that day
    programme: Programme | None
    stages: tuple[Stage, ...]
    partners: tuple[Partner, ...]
    meetings: tuple[MeetingReport, ...]
    partner_totals: tuple[PartnerCount, ...]
    person_hours: tuple[PersonHours, ...]
    from_date: date | None
    until_date: date | None
    made_at: datetime  # moment of the newest change in the data, so that the same data gives the same bytes
    program_version: str
