"""Everything a report prints, gathered in one consistent read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from app import __version__
from app.core.errors import UserError
from app.domain.attendance import partner_counts
from app.domain.completeness import MeetingCompleteness, meeting_completeness
from app.domain.lesson_hours import person_hours, rule_sentence
from app.domain.recaps import counted_meetings
from app.domain.records import AttendanceRow, Document, Meeting, ModelSchool, Partner, Person, Signatory
from app.domain.report import MeetingReport, Photo, ReportData
from app.domain.school_labels import school_labels
from app.domain.signatories import signatory_on
from app.domain.terms import Affiliation, DocumentKind
from app.services.letterhead import letterhead_pictures
from app.storage import attendances, change_log, documents, meetings, people, programmes, schools
from app.storage.database import Connection

FilePath = Callable[[Document], Path]
_BEFORE_ANY_CHANGE = datetime(2000, 1, 1)
_OfMeeting = TypeVar("_OfMeeting", AttendanceRow, Document)


def read_completeness(connection: Connection, today: date) -> dict[int, MeetingCompleteness]:
    """Kelengkapan of every meeting by its id."""
    stages = {stage.id: stage for stage in programmes.stages(connection)}
    counted = documents.counts(connection)
    filled = attendances.days_with_attendance(connection) - attendances.unanswered_days(connection)
    return {
        meeting.id: meeting_completeness(
            meeting, stages.get(meeting.stage_id or 0), counted.get(meeting.id, {}), filled, today
        )
        for meeting in meetings.meetings(connection)
    }


def gather_report(
    connection: Connection,
    from_date: date | None,
    until_date: date | None,
    today: date,
    *,
    photo_path: FilePath,
    file_path: FilePath,
) -> ReportData:
    """The report of the meetings with a day in the period (both ends included; None = open).

    `photo_path` gives the copy of a photo that is printed, `file_path` where any other stored file lies.
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
    start = from_date or found[0].first_date
    end = until_date or max((meeting.last_date for meeting in found if meeting.last_date), default=None)
    registered = schools.partners(connection)
    labels = school_labels(registered, school)
    attendance = _labelled(attendance, {one.id: labels[one.id] for one in registered if labels[one.id] != one.name})
    partners = _taking_part(registered, found, attendance, start, end)
    named = [replace(partner, name=labels[partner.id]) for partner in partners]  # where the name stands alone
    order = {partner.id: partner.position for partner in partners}
    stages = {stage.id: stage for stage in programmes.stages(connection)}
    listed = {programme.id: programme for programme in programmes.programmes(connection)}
    completeness = read_completeness(connection, today)
    listed_rows = _by_meeting(attendance)
    counted = counted_meetings(found, attendance)
    papers = _by_meeting(documents.documents(connection, ids))

    def one(meeting: Meeting) -> MeetingReport:
        rows = _in_print_order(listed_rows[meeting.id], meeting, order)
        photos = [paper for paper in papers[meeting.id] if paper.kind is DocumentKind.PHOTO and paper.sha256]
        return MeetingReport(
            meeting=meeting,
            stage=stages.get(meeting.stage_id or 0),
            attendance=tuple(rows),
            partner_counts=partner_counts([meeting], rows, named),
            completeness=completeness[meeting.id],
            photos=tuple(Photo(document=photo, path=photo_path(photo)) for photo in photos),
            documents=tuple(paper for paper in papers[meeting.id] if paper not in photos),
            programme=listed.get(meeting.programme_id),
        )

    made_at = change_log.newest_moment(connection) or _BEFORE_ANY_CHANGE
    signatories = schools.signatories(connection)
    programme = listed.get(found[-1].programme_id)
    return ReportData(
        school=school,
        principal=signatory_on(signatories, made_at.date()),
        partner_principals=_principals(signatories, partners, made_at.date()),
        programme=programme,
        stages=programmes.stages(connection, programme.id) if programme else (),
        partners=partners,
        meetings=tuple(one(meeting) for meeting in found),
        partner_totals=partner_counts(counted, _of(counted, attendance), named),
        person_hours=person_hours(counted, attendance, listed, registered),
        hours_rule=rule_sentence(listed[number] for number in dict.fromkeys(one.programme_id for one in counted)),
        from_date=start,
        until_date=end,
        made_at=made_at,
        program_version=__version__,
        people_with_tasks=_with_tasks(connection, found, school, labels),
        **letterhead_pictures(connection, school, file_path),
    )


def _of(counted: Iterable[Meeting], attendance: Iterable[AttendanceRow]) -> list[AttendanceRow]:
    """The lists of some meetings."""
    ids = {meeting.id for meeting in counted}
    return [row for row in attendance if row.meeting_id in ids]


def _by_meeting(records: Iterable[_OfMeeting]) -> dict[int, list[_OfMeeting]]:
    grouped: dict[int, list[_OfMeeting]] = defaultdict(list)
    for record in records:
        grouped[record.meeting_id or 0].append(record)
    return grouped


def _in_print_order(rows: Iterable[AttendanceRow], meeting: Meeting, order: Mapping[int, int]) -> list[AttendanceRow]:
    """By day, then school in the order of the partner list, then name."""
    days = {day.id: day.position for day in meeting.days}
    return sorted(
        rows,
        key=lambda row: (
            days[row.meeting_day_id],
            order.get(row.partner_id or 0, 10_000),
            row.institution.casefold(),
            row.name.casefold(),
            row.id,
        ),
    )


def _principals(signatories: Sequence[Signatory], partners: Iterable[Partner], day: date) -> dict[int, Signatory]:
    """The principal of each partner on `day`, by partner id; a partner without one is left out."""
    found = ((partner.id, signatory_on(signatories, day, partner_id=partner.id)) for partner in partners)
    return {partner_id: principal for partner_id, principal in found if principal is not None}


def _taking_part(
    partners: Iterable[Partner],
    found: Iterable[Meeting],
    attendance: Iterable[AttendanceRow],
    start: date | None,
    end: date | None,
) -> tuple[Partner, ...]:
    """The partners that are active on a day of the period, were invited to one of its meetings, or came."""
    involved: set[int | None] = {one.partner_id for meeting in found for one in meeting.invitations}
    involved.update(row.partner_id for row in attendance)
    return tuple(
        partner
        for partner in partners
        if partner.id in involved
        or (
            (partner.active_from is None or end is None or partner.active_from <= end)
            and (partner.active_until is None or start is None or start <= partner.active_until)
        )
    )


def _labelled(rows: tuple[AttendanceRow, ...], labels: Mapping[int, str]) -> tuple[AttendanceRow, ...]:
    """The rows with the labels of schools that share their name."""
    if not labels:
        return rows
    return tuple(
        replace(row, institution=labels[row.partner_id])
        if row.partner_id is not None and row.partner_id in labels
        else row
        for row in rows
    )


def _with_tasks(
    connection: Connection, found: Iterable[Meeting], school: ModelSchool, names: Mapping[int, str]
) -> tuple[Person, ...]:
    """The people of the register who have a task at the meetings, by id, with the institution that is printed."""
    ids = sorted({role.person_id for meeting in found for role in meeting.roles if role.person_id is not None})

    def institution(person: Person) -> str:
        if person.affiliation is Affiliation.MODEL:
            return school.name
        return names.get(person.partner_id or 0, person.institution)

    known = sorted(people.people(connection, ids), key=lambda person: person.id)
    return tuple(replace(person, institution=institution(person)) for person in known)
