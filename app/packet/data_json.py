"""`data.json`: the records of a report for programs, described in resources/help/format-paket.md."""

from collections.abc import Iterable
from datetime import date, datetime, time

from app.domain.letter_text import text_lines
from app.domain.records import (
    AttendanceRow,
    DateChange,
    Document,
    Invitation,
    Meeting,
    MeetingDay,
    MeetingRole,
    ModelSchool,
    Partner,
    Person,
    Programme,
    Signatory,
    Stage,
    Topic,
)
from app.domain.report import ReportData

DATA_SCHEMA = "buku-imbas/data"
DATA_SCHEMA_VERSION = 1

Fields = dict[str, object]


def data_document(data: ReportData) -> Fields:
    """The whole report as plain values. Everything is named by its uid; ids of this laptop never leave."""
    partner_uids = {partner.id: partner.uid for partner in data.partners}
    stage_uids = {stage.id: stage.uid for stage in data.stages}
    stage_uids |= {report.stage.id: report.stage.uid for report in data.meetings if report.stage is not None}
    day_uids = {day.id: day.uid for report in data.meetings for day in report.meeting.days}
    rows = [row for report in data.meetings for row in report.attendance]
    person_uids = {person.id: person.uid for person in data.people_with_tasks}
    return {
        "schema": DATA_SCHEMA,
        "schema_version": DATA_SCHEMA_VERSION,
        "program_version": data.program_version,
        "made_at": _moment(data.made_at),
        "period": {"from": _moment(data.from_date), "until": _moment(data.until_date)},
        "school": _school(data.school, data.principal),
        "programme": _programme(data.programme) if data.programme is not None else None,
        "stages": [_stage(stage) for stage in data.stages],
        "partners": [_partner(partner, data.partner_principals.get(partner.id)) for partner in data.partners],
        "people": _people((*rows, *data.people_with_tasks), partner_uids),
        "meetings": [_meeting(report.meeting, stage_uids, partner_uids, person_uids) for report in data.meetings],
        "attendance": [_attendance(row, day_uids) for row in rows],
        "documents": [
            _document(document, report.meeting.uid)
            for report in data.meetings
            for document in (*(photo.document for photo in report.photos), *report.documents)
        ],
    }


def _moment(value: date | datetime | time | None) -> str | None:
    return value.isoformat() if value is not None else None


def _clock(value: time | None) -> str | None:
    return value.isoformat("minutes") if value is not None else None


def _school(school: ModelSchool, principal: Signatory | None) -> Fields:
    return {
        "uid": school.uid,
        "name": school.name,
        "npsn": school.npsn,
        "level": school.level.value,
        "status": school.status.value,
        "government": school.government,
        "office": school.office,
        "address": school.address,
        "district": school.district,
        "regency": school.regency,
        "province": school.province,
        "phone": school.phone,
        "email": school.email,
        "website": school.website,
        "principal_name": principal.name if principal else "",
        "principal_nip": principal.nip if principal else "",
        "principal": _principal(principal),
        "time_zone": school.time_zone.value,
        "lesson_minutes": school.lesson_minutes,
    }


def _principal(principal: Signatory | None) -> Fields | None:
    """Who held the office on the day of `made_at`, with the form and the period of the office."""
    if principal is None:
        return None
    return {
        "uid": principal.uid,
        "name": principal.name,
        "nip": principal.nip,
        "grade": principal.grade,
        "title": principal.title,
        "form": principal.form.value,
        "from": _moment(principal.from_date),
        "until": _moment(principal.until_date),
    }


def _programme(programme: Programme) -> Fields:
    return {
        "uid": programme.uid,
        "name": programme.name,
        "preset": programme.preset,
        "school_year": programme.school_year,
        "budget_year": programme.budget_year,
        "decree_number": programme.decree_number,
        "decree_date": _moment(programme.decree_date),
        "decree_issuer": programme.decree_issuer,
        "guide": programme.guide,
        "start": _moment(programme.start),
        "role_words": [{"role": word.role.value, "word": word.word} for word in programme.role_words],
        "recipients": list(text_lines(programme.recipients)),
    }


def _stage(stage: Stage) -> Fields:
    return {
        "uid": stage.uid,
        "position": stage.position,
        "name": stage.name,
        "planned_meetings": stage.planned_meetings,
        "planned_days": stage.planned_days,
        "planned_participants": stage.planned_participants,
        "lesson_hours": stage.lesson_hours,
        "service": stage.service.value,
        "invites_partners": stage.invites_partners,
        "due": _moment(stage.due),
        "note": stage.note,
        "requirements": [{"kind": needed.kind.value, "minimum": needed.minimum} for needed in stage.requirements],
    }


def _partner(partner: Partner, principal: Signatory | None) -> Fields:
    return {
        "uid": partner.uid,
        "position": partner.position,
        "name": partner.name,
        "npsn": partner.npsn,
        "level": partner.level.value,
        "status": partner.status.value,
        "address": partner.address,
        "district": partner.district,
        "regency": partner.regency,
        "phone": partner.phone,
        "principal_name": principal.name if principal else "",
        "principal_nip": principal.nip if principal else "",
        "principal": _principal(principal),
        "distance_km": partner.distance_km,
        "decree_number": partner.decree_number,
        "decree_date": _moment(partner.decree_date),
        "active_from": _moment(partner.active_from),
        "active_until": _moment(partner.active_until),
        "note": partner.note,
    }


def _people(rows: Iterable[AttendanceRow | Person], partner_uids: dict[int, str]) -> list[Fields]:
    """Everybody on a list of the period or with a task once, in the order of first appearance."""
    people: dict[str, Fields] = {}
    for row in rows:
        uid = row.uid if isinstance(row, Person) else row.person_uid
        if uid not in people:
            people[uid] = {
                "uid": uid,
                "name": row.name,
                "nip": row.nip,
                "grade": row.grade,
                "position": row.position,
                "affiliation": row.affiliation.value,
                "partner": partner_uids.get(row.partner_id) if row.partner_id is not None else None,
                "institution": row.institution,
            }
    return list(people.values())


def _meeting(
    meeting: Meeting, stage_uids: dict[int, str], partner_uids: dict[int, str], person_uids: dict[int, str]
) -> Fields:
    return {
        "uid": meeting.uid,
        "stage": stage_uids.get(meeting.stage_id) if meeting.stage_id is not None else None,
        "title": meeting.title,
        "service": meeting.service.value,
        "mode": meeting.mode.value,
        "place": meeting.place,
        "link": meeting.link,
        "organiser": meeting.organiser,
        "topics": [topic.title for topic in meeting.topics],
        "topic_details": [_topic(topic) for topic in meeting.topics],
        "status": meeting.status.value,
        "note": meeting.note,
        "days": [_day(day) for day in meeting.days],
        "date_changes": [_date_change(change) for change in meeting.date_changes],
        "invitations": [_invitation(invitation, partner_uids) for invitation in meeting.invitations],
        "roles": [_role(role, person_uids) for role in meeting.roles],
    }


def _topic(topic: Topic) -> Fields:
    return {"uid": topic.uid, "title": topic.title, "lesson_hours": topic.lesson_hours, "speaker": topic.speaker}


def _date_change(change: DateChange) -> Fields:
    return {
        "uid": change.uid,
        "at": _moment(change.at),
        "before": [_moment(day) for day in change.before],
        "after": [_moment(day) for day in change.after],
        "reason": change.reason,
    }


def _invitation(invitation: Invitation, partner_uids: dict[int, str]) -> Fields:
    return {
        "uid": invitation.uid,
        "partner": partner_uids.get(invitation.partner_id),
        "expected": invitation.expected,
        "outcome": invitation.outcome.value,
        "representative": invitation.representative,
        "note": invitation.note,
    }


def _role(role: MeetingRole, person_uids: dict[int, str]) -> Fields:
    return {
        "uid": role.uid,
        "person": person_uids.get(role.person_id) if role.person_id is not None else None,
        "name": role.name,
        "institution": role.institution,
        "role": role.role.value,
        "planned": role.planned,
        "came": role.came,
        "note": role.note,
    }


def _day(day: MeetingDay) -> Fields:
    return {
        "uid": day.uid,
        "position": day.position,
        "date": _moment(day.date),
        "start": _clock(day.start),
        "end": _clock(day.end),
        "actual_start": _clock(day.actual_start),
        "actual_end": _clock(day.actual_end),
        "lesson_hours": day.lesson_hours,
    }


def _attendance(row: AttendanceRow, day_uids: dict[int, str]) -> Fields:
    return {
        "uid": row.uid,
        "day": day_uids.get(row.meeting_day_id),
        "person": row.person_uid,
        "role": row.role.value,
        "state": row.state.value,
        "minutes": row.minutes,
        "note": row.note,
        "substitute": row.substitute,
    }


def _document(document: Document, meeting_uid: str) -> Fields:
    return {
        "uid": document.uid,
        "meeting": meeting_uid,
        "kind": document.kind.value,
        "original_name": document.original_name,
        "sha256": document.sha256,
        "size": document.size,
        "media_type": document.media_type,
        "link": document.link,
        "caption": document.caption,
        "taken_at": _moment(document.taken_at),
        "added_at": _moment(document.added_at),
    }
