"""The sheets that tell of each meeting what became of its date, its invitations, its people and its topics."""

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.dates import format_days
from app.domain.report import MeetingReport, ReportData
from app.domain.terms import InvitationOutcome
from app.reports.cell_styles import CellKind
from app.reports.grid import Cell, GridColumn
from app.reports.phrases import role_labels

_MEETING = (
    GridColumn("No", CellKind.ORDINAL, 5, 6),
    GridColumn("Tanggal", CellKind.DATE, 13, 13),
    GridColumn("Kegiatan", CellKind.WRAPPED, 24, 40),
)
_CAME = {None: "", True: "Ya", False: "Tidak"}


class MeetingSheet(NamedTuple):
    """A grid with the meeting at the left of each row."""

    name: str
    columns: tuple[GridColumn, ...]
    rows: list[tuple[Cell, ...]]


def date_changes(data: ReportData) -> MeetingSheet:
    """Every move of a meeting to other dates."""
    columns = (
        *_MEETING,
        GridColumn("Semula", CellKind.WRAPPED, 26, 40),
        GridColumn("Menjadi", CellKind.WRAPPED, 26, 40),
        GridColumn("Alasan", CellKind.WRAPPED, 24, 44),
        GridColumn("Dicatat", CellKind.DATE, 13, 13),
    )
    rows = [
        (*_meeting(number, report), format_days(one.before), format_days(one.after), one.reason, one.at.date())
        for number, report in _numbered(data)
        for one in report.meeting.date_changes
    ]
    return MeetingSheet("Perubahan Tanggal", columns, rows)


def invitations(data: ReportData) -> MeetingSheet:
    """Every partner that was invited, what became of it, and how many came."""
    columns = (
        *_MEETING,
        GridColumn("Sekolah Imbas", CellKind.WRAPPED, 22, 32),
        GridColumn("NPSN", CellKind.IDENTIFIER, 11),
        GridColumn("Kecamatan", CellKind.WRAPPED, 12, 18),
        GridColumn("Jumlah Undangan", CellKind.NUMBER, 11, 11),
        GridColumn("Hasil Undangan", CellKind.WRAPPED, 15, 16),
        GridColumn("Wakil", CellKind.WRAPPED, 14, 28),
        GridColumn("Keterangan", CellKind.WRAPPED, 16, 36),
        GridColumn("Hadir (orang-hari)", CellKind.NUMBER, 14, 14),
    )
    partners = {partner.id: partner for partner in data.partners}
    rows: list[tuple[Cell, ...]] = []
    for number, report in _numbered(data):
        attended = {count.partner_id: count.attended for count in report.partner_counts}
        for one in report.meeting.invitations:
            partner = partners.get(one.partner_id)
            place = (partner.name, partner.npsn, partner.district) if partner is not None else ("", "", "")
            outcome = "" if one.outcome is InvitationOutcome.UNKNOWN else one.outcome.label
            came = attended.get(one.partner_id, 0)
            told = (one.expected or None, outcome, one.representative, one.note, came)
            rows.append((*_meeting(number, report), *place, *told))
    return MeetingSheet("Undangan", columns, rows)


def tasks(data: ReportData) -> MeetingSheet:
    """Everybody with a task at a meeting, planned or not, and everybody who was sent to it."""
    columns = (
        *_MEETING,
        GridColumn("Penyelenggara", CellKind.WRAPPED, 15, 26),
        GridColumn("Peran", CellKind.WRAPPED, 12, 20),
        GridColumn("Nama", CellKind.WRAPPED, 18, 32),
        GridColumn("Instansi", CellKind.WRAPPED, 16, 32),
        GridColumn("Direncanakan", narrowest=14),
        GridColumn("Datang", narrowest=9),
        GridColumn("Keterangan", CellKind.WRAPPED, 16, 40),
    )
    rows: list[tuple[Cell, ...]] = []
    for number, report in _numbered(data):
        labels = role_labels(report.programme)
        organiser = report.meeting.organiser or data.school.name
        for one in report.meeting.roles:
            told = (one.name, one.institution, _CAME[one.planned], _CAME[one.came], one.note)
            rows.append((*_meeting(number, report), organiser, labels[one.role], *told))
    return MeetingSheet("Petugas dan Utusan", columns, rows)


def topics(data: ReportData) -> MeetingSheet:
    """What the meetings treated, with lesson hours and speaker."""
    columns = (
        *_MEETING,
        GridColumn("Urutan", CellKind.ORDINAL, 7, 8),
        GridColumn("Pokok Bahasan", CellKind.WRAPPED, 30, 60),
        GridColumn("JP", CellKind.NUMBER, 7, 7),
        GridColumn("Pembicara", CellKind.WRAPPED, 18, 36),
    )
    rows = [
        (*_meeting(number, report), order, one.title, one.lesson_hours or None, one.speaker)
        for number, report in _numbered(data)
        for order, one in enumerate(report.meeting.topics, 1)
    ]
    return MeetingSheet("Pokok Bahasan", columns, rows)


def _numbered(data: ReportData) -> Iterable[tuple[int, MeetingReport]]:
    """The meetings with the number they have in the report and in the sheet Jadwal."""
    return enumerate(data.meetings, 1)


def _meeting(number: int, report: MeetingReport) -> tuple[Cell, ...]:
    return number, report.meeting.first_date, report.meeting.title
