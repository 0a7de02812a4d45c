"""The sample report when little went as planned: a moved date, absent schools, a meeting of others."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app.domain.records import (
    AttendanceRow,
    DateChange,
    Invitation,
    MeetingRole,
    Partner,
    Person,
    RoleWord,
    Signatory,
    Topic,
)
from app.domain.report import MeetingReport, ReportData
from app.domain.terms import Affiliation, InvitationOutcome, MeetingMode, Role, SignatoryForm
from tests.reports.sample_report import sample_report

PRIVATE = ("0812-5550-0191", "Bu Ratmi", "tata.usaha@contoh.sch.id", "0813-5550-0177", "pribadi@contoh.id")
"""Phones and contacts that stay on the laptop."""

_CAME = InvitationOutcome.CAME
_OUTCOMES: tuple[Mapping[str, object], ...] = (
    {"outcome": _CAME},
    {"outcome": InvitationOutcome.REPRESENTED, "representative": "Moh. Arifin, S.Ag."},
    {"outcome": InvitationOutcome.ABSENT, "note": "bersamaan dengan akreditasi"},
    {"outcome": _CAME, "note": "terlambat satu jam"},
    {},
)


def eventful_report(folder: Path) -> ReportData:
    """The sample with all that issue 3 knows of meetings and schools; photos are drawn into `folder`."""
    data = sample_report(folder)
    assert data.programme is not None
    programme = replace(
        data.programme,
        role_words=(
            RoleWord(role=Role.PARTICIPANT, word="guru sasaran"),
            RoleWord(role=Role.SPEAKER, word="Pemateri"),
            RoleWord(role=Role.MINUTES_TAKER, word="Penulis"),
        ),
        recipients="Kepala Dinas Pendidikan\nPengawas Pembina",
        start=date(2019, 7, 15),
    )
    first, second, third = (replace(report, programme=programme) for report in data.meetings)
    people = (
        Person(
            id=77,
            uid="018f0000-0000-7000-8000-000400000077",
            name="Dr. Haryono, M.Pd.",
            institution="Dinas Pendidikan Kabupaten Kebumen",
            phone=PRIVATE[3],
            email=PRIVATE[4],
        ),
        Person(
            id=2,
            uid="018f0000-0000-7000-8000-000400000002",
            name="Retno Widyastuti, S.Pd.",
            affiliation=Affiliation.PARTNER,
            partner_id=11,
            institution="SMP Negeri 4 Gombong",
        ),
    )
    return replace(
        data,
        programme=programme,
        principal=Signatory(
            id=1,
            uid="018f0000-0000-7000-8000-001100000001",
            name="Slamet Raharjo, S.Pd., M.Pd.",
            nip="196907141994121002",
            form=SignatoryForm.ACTING,
            from_date=date(2019, 10, 1),
        ),
        partners=(_partner(data.partners[0]), *data.partners[1:]),
        meetings=(_moved(first), _of_others(second), third),
        people_with_tasks=people,
    )


def _partner(partner: Partner) -> Partner:
    return replace(
        partner,
        distance_km=12.5,
        decree_number="800/17/2019",
        decree_date=date(2019, 6, 3),
        active_from=date(2019, 8, 1),
        contact_phone=PRIVATE[0],
        contact_name=PRIVATE[1],
        email=PRIVATE[2],
    )


def _moved(report: MeetingReport) -> MeetingReport:
    meeting = report.meeting
    told = zip(meeting.invitations, _OUTCOMES, strict=True)
    change = DateChange(
        id=1,
        uid="018f0000-0000-7000-8000-001200000001",
        at=datetime(2019, 7, 16, 7, 30),
        before=(date(2019, 7, 20),),
        after=(date(2019, 7, 27),),
        reason="aula dipakai ujian",
    )
    invitations: tuple[Invitation, ...] = tuple(replace(one, **more) for one, more in told)
    topics = (
        Topic(id=1, uid="018f0000-0000-7000-8000-001300000001", position=1, title="Kebijakan mutu", lesson_hours=2),
        Topic(
            id=2,
            uid="018f0000-0000-7000-8000-001300000002",
            position=2,
            title="Siklus SPMI",
            lesson_hours=4,
            speaker="Slamet Raharjo, S.Pd., M.Pd.",
        ),
    )
    roles = (replace(meeting.roles[0], person_id=77), *meeting.roles[1:])
    meeting = replace(meeting, date_changes=(change,), invitations=invitations, topics=topics, roles=roles)
    return replace(report, meeting=meeting)


def _of_others(report: MeetingReport) -> MeetingReport:
    """Organised by the provincial office, online; two people were sent and one of them stayed at home."""
    sent = (
        MeetingRole(id=51, uid="018f0000-0000-7000-8000-000800000051", person_id=2, name="Retno Widyastuti, S.Pd."),
        MeetingRole(id=52, uid="018f0000-0000-7000-8000-000800000052", name="Kusnadi", note="operator", came=False),
    )
    meeting = replace(
        report.meeting,
        organiser="LPMP Jawa Tengah",
        mode=MeetingMode.ONLINE,
        place="",
        link="https://rapat.contoh.id/lpmp",
        invitations=(),
        roles=tuple(replace(one, role=Role.DELEGATE) for one in sent),
    )
    rows: tuple[AttendanceRow, ...] = tuple(
        replace(row, role=Role.DELEGATE) if row.partner_id == 11 else row for row in report.attendance
    )
    return replace(report, meeting=meeting, attendance=rows)
