"""Everything a report prints, gathered in one consistent read."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from app import __version__
from app.core.errors import UserError
from app.domain.attendance import partner_counts, person_hours
from app.domain.completeness import MeetingCompleteness, meeting_completeness
from app.domain.records import AttendanceRow, Document, Meeting
from app.domain.report import MeetingReport, Photo, ReportData
from app.domain.signatories import signatory_on
from app.domain.terms import DocumentKind
from app.storage import attendances, change_log, documents, meetings, programmes, schools
from app.storage.database import Connection

PhotoPath = Callable[[Document], Path]
_BEFORE_ANY_CHANGE = datetime(2000, 1, 1)


def read_completeness(connection: Connection, today: date) -> dict[int, MeetingCompleteness]:
    """Kelengkapan of every meeting by its id."""
    stages = {stage.id: stage for stage in programmes.stages(connection)}
    counted = documents.counts(connection)
    filled = attendances.days_with_attendance(connection)
    return {
        meeting.id: meeting_completeness(
            meeting, stages.get(meeting.stage_id or 0), counted.get(meeting.id, {}), filled, today
        )
        for meeting in meetings.meetings(connection)
    }


def gather_report(
    connection: Connection, from_date: date | None, until_date: date | None, today: date, photo_path: PhotoPath
) -> ReportData:
    """The report of the meetings with a day in the period (both ends included; None = open).

    `made_at` is the moment of the last change: the same data gives the same report, whenever it is made.

    Raises `UserError` when the school is not entered yet or the period holds no meeting.
    """
    school = schools.get_model_school(connection)
    if school is None:
        raise UserError("Data sekolah belum diisi. Isi nama sekolah dahulu, lalu buat paket.")
    found = meetings.meetings(connection, from_date=from_date, until_date=until_date)
    if not found:
        raise UserError("Tidak ada kegiatan pada masa itu. Pilih tanggal lain, atau catat kegiatannya dahulu.")
    ids = [meeting.id for meeting in found]
    attendance = attendances.attendance_rows(connection, meeting_ids=ids)
    partners = schools.partners(connection)
    order = {partner.id: partner.position for partner in partners}
    stages = {stage.id: stage for stage in programmes.stages(connection)}
    completeness = read_completeness(connection, today)
    by_meeting: dict[int, list[AttendanceRow]] = defaultdict(list)
    for row in attendance:
        by_meeting[row.meeting_id].append(row)
    papers: dict[int, list[Document]] = defaultdict(list)
    for document in documents.documents(connection, ids):
        papers[document.meeting_id or 0].append(document)

    def one(meeting: Meeting) -> MeetingReport:
        day_order = {day.id: day.position for day in meeting.days}
        rows = sorted(
            by_meeting[meeting.id],
            key=lambda row: (
                day_order[row.meeting_day_id],
                order.get(row.partner_id or 0, 10_000),
                row.institution.casefold(),
                row.name.casefold(),
                row.id,
            ),
        )
        photos = [paper for paper in papers[meeting.id] if paper.kind is DocumentKind.PHOTO and paper.sha256]
        return MeetingReport(
            meeting=meeting,
            stage=stages.get(meeting.stage_id or 0),
            attendance=tuple(rows),
            partner_counts=partner_counts([meeting], rows, partners),
            completeness=completeness[meeting.id],
            photos=tuple(Photo(document=photo, path=photo_path(photo)) for photo in photos),
            documents=tuple(paper for paper in papers[meeting.id] if paper not in photos),
        )

    made_at = change_log.newest_moment(connection) or _BEFORE_ANY_CHANGE
    signatories = schools.signatories(connection)
    principals = {
        partner.id: principal
        for partner in partners
        if (principal := signatory_on(signatories, made_at.date(), partner_id=partner.id)) is not None
    }
    listed = programmes.programmes(connection)
    programme = next((p for p in listed if p.id == found[-1].programme_id), None)
    return ReportData(
        school=school,
        principal=signatory_on(signatories, made_at.date()),
        partner_principals=principals,
        programme=programme,
        stages=programmes.stages(connection, programme.id) if programme else (),
        partners=partners,
        meetings=tuple(one(meeting) for meeting in found),
        partner_totals=partner_counts(found, attendance, partners),
        person_hours=person_hours(found, attendance),
        from_date=from_date or found[0].first_date,
        until_date=until_date or max(meeting.last_date for meeting in found if meeting.last_date),
        made_at=made_at,
        program_version=__version__,
    )
