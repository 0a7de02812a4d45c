"""The recap workbook: its sheets in order, and those around the meetings."""

from collections.abc import Generator, Iterable

from app.core.progress import Progress
from app.domain.attendance import remark_of
from app.domain.dates import day_name, format_date, format_days
from app.domain.records import Meeting
from app.domain.report import ReportData
from app.domain.terms import MeetingStatus, Role
from app.reports.cell_styles import CellKind, CellStyles, Workbook, make_styles
from app.reports.grid import HEADER_ROW, Cell, Formula, GridColumn, Titles, open_sheet, put_text, share_of, write_grid
from app.reports.meeting_sheets import date_changes, invitations, tasks, topics
from app.reports.phrases import (
    decree_phrase,
    membership_phrase,
    period_phrase,
    principal_phrase,
    role_labels,
    school_line,
    version_phrase,
)

_NUMBER = GridColumn("No", CellKind.ORDINAL, 5, 6)
ATTENDANCE_COLUMNS = (
    GridColumn("Tanggal", CellKind.DATE, 13, 13),
    GridColumn("Hari", widest=8),
    GridColumn("Kegiatan", CellKind.WRAPPED, 16, 32),
    GridColumn("Hari ke-", CellKind.ORDINAL, 7, 7),
    GridColumn("Nama", CellKind.WRAPPED, 16, 30),
    GridColumn("NIP", CellKind.IDENTIFIER, 20, 22),
    GridColumn("Gol.", widest=8),
    GridColumn("Unit Kerja", CellKind.WRAPPED, 16, 28),
    GridColumn("Jabatan", CellKind.WRAPPED, 12, 20),
    GridColumn("Peran", CellKind.WRAPPED, 11, 16),
    GridColumn("Kehadiran", narrowest=11, widest=11),
    GridColumn("Menit", CellKind.NUMBER, 8, 8),
    GridColumn("Keterangan", CellKind.WRAPPED, 13, 22),
)


def write_sheets(workbook: Workbook, data: ReportData, progress: Progress) -> None:
    """Write every sheet, in the order a reader meets them."""
    styles = make_styles(workbook)
    titles = Titles(school_line(data), period_phrase(data.from_date, data.until_date), version_phrase(data))
    _summary(workbook, data, titles, styles)
    _partners(workbook, data, titles, styles, progress)
    _schedule(workbook, data, titles, styles, progress)
    for sheet in (date_changes(data), invitations(data), tasks(data), topics(data)):
        write_grid(
            open_sheet(workbook, sheet.name, titles, styles),
            sheet.columns,
            sheet.rows,
            styles,
            progress,
            len(sheet.rows),
        )
    _attendance(workbook, data, titles, styles, progress)
    _partner_recap(workbook, data, titles, styles, progress)
    _person_recap(workbook, data, titles, styles, progress)
    _completeness(workbook, data, titles, styles, progress)


def _summary(workbook: Workbook, data: ReportData, titles: Titles, styles: CellStyles) -> None:
    sheet = open_sheet(workbook, "Ringkasan", titles, styles)
    row = HEADER_ROW
    for heading, facts in _summary_facts(data):
        put_text(sheet, row, 0, heading, styles.section)
        for label, value in facts:
            row += 1
            put_text(sheet, row, 0, label, styles.label)
            if isinstance(value, int):
                sheet.write_number(row, 1, value, styles.whole)
            else:
                put_text(sheet, row, 1, value or "-", styles.value)
        row += 2
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 70)
    sheet.freeze_panes(HEADER_ROW - 1, 0)
    sheet.print_area(0, 0, row - 2, 1)
    sheet.ignore_errors({"number_stored_as_text": f"B{HEADER_ROW + 1}:B{row}"})


def _summary_facts(data: ReportData) -> Iterable[tuple[str, list[tuple[str, str | int]]]]:
    school, programme = data.school, data.programme
    yield (
        "Sekolah",
        [
            ("Nama", school.name),
            ("NPSN", school.npsn),
            ("Alamat", school.address),
            ("Kecamatan", school.district),
            ("Kabupaten/Kota", school.regency),
            ("Provinsi", school.province),
            ("Kepala Sekolah", principal_phrase(data.principal)),
            ("NIP Kepala Sekolah", data.principal.nip if data.principal else ""),
        ],
    )
    if programme is not None:
        signed = format_date(programme.decree_date) if programme.decree_date is not None else ""
        decree = ", ".join(part for part in (programme.decree_number, programme.decree_issuer, signed) if part)
        yield (
            "Program",
            [
                ("Nama program", programme.name),
                ("Tahun pelajaran", programme.school_year),
                ("Tahun anggaran", str(programme.budget_year or "")),
                ("Dasar", decree),
            ],
        )
    held = sum(report.meeting.status is MeetingStatus.HELD for report in data.meetings)
    gaps = [item for report in data.meetings for item in report.completeness.items]
    there = sum(report.completeness.have for report in data.meetings)
    yield (
        "Angka",
        [
            ("Sekolah imbas", len(data.partners)),
            ("Kegiatan", len(data.meetings)),
            ("Kegiatan terlaksana", held),
            ("Orang yang hadir", len(data.person_hours)),
            ("Catatan kehadiran", sum(len(report.attendance) for report in data.meetings)),
            ("Kelengkapan", f"{there} dari {len(gaps)}"),
            ("Aturan JP", data.hours_rule),
        ],
    )


def _partners(workbook: Workbook, data: ReportData, titles: Titles, styles: CellStyles, progress: Progress) -> None:
    columns = (
        _NUMBER,
        GridColumn("Nama Sekolah", CellKind.WRAPPED, 20, 30),
        GridColumn("NPSN", CellKind.IDENTIFIER, 11),
        GridColumn("Jenjang", widest=11),
        GridColumn("Status", widest=9),
        GridColumn("Kecamatan", CellKind.WRAPPED, 12, 16),
        GridColumn("Kabupaten/Kota", CellKind.WRAPPED, 16, 20),
        GridColumn("Alamat", CellKind.WRAPPED, 10, 28),
        GridColumn("Telepon", CellKind.IDENTIFIER, 14, 18),
        GridColumn("Kepala Sekolah", CellKind.WRAPPED, 18, 28),
        GridColumn("NIP Kepala Sekolah", CellKind.IDENTIFIER, 20, 22),
        GridColumn("Jarak (km)", CellKind.DECIMAL, 8, 10),
        GridColumn("SK", CellKind.WRAPPED, 10, 24),
        GridColumn("Masa Aktif", CellKind.WRAPPED, 12, 20),
        GridColumn("Keterangan", CellKind.WRAPPED, 13, 22),
    )
    rows = (
        (
            number,
            partner.name,
            partner.npsn,
            partner.level.label,
            partner.status.label,
            partner.district,
            partner.regency,
            partner.address,
            partner.phone,
            principal_phrase(principal),
            principal.nip if principal else "",
            partner.distance_km,
            decree_phrase(partner.decree_number, partner.decree_date),
            membership_phrase(partner),
            partner.note,
        )
        for number, (partner, principal) in enumerate(
            ((partner, data.partner_principals.get(partner.id)) for partner in data.partners), 1
        )
    )
    sheet = open_sheet(workbook, "Sekolah Imbas", titles, styles)
    write_grid(sheet, columns, rows, styles, progress, len(data.partners))


def _schedule(workbook: Workbook, data: ReportData, titles: Titles, styles: CellStyles, progress: Progress) -> None:
    columns = (
        _NUMBER,
        GridColumn("Tanggal", CellKind.DATE, 13, 13),
        GridColumn("Hari", widest=8),
        GridColumn("Kegiatan", CellKind.WRAPPED, 20, 28),
        GridColumn("Hari ke-", CellKind.ORDINAL, 7, 7),
        GridColumn("Tahapan", CellKind.WRAPPED, 14, 20),
        GridColumn("Mulai (rencana)", CellKind.CLOCK, 10, 10),
        GridColumn("Selesai (rencana)", CellKind.CLOCK, 10, 10),
        GridColumn("Mulai (nyata)", CellKind.CLOCK, 9, 9),
        GridColumn("Selesai (nyata)", CellKind.CLOCK, 9, 9),
        GridColumn("JP", CellKind.ORDINAL, 6, 6),
        GridColumn("Layanan", widest=12),
        GridColumn("Moda", widest=9),
        GridColumn("Tempat", CellKind.WRAPPED, 14, 20),
        GridColumn("Tautan", CellKind.WRAPPED, 10, 20),
        GridColumn("Penyelenggara", CellKind.WRAPPED, 15, 18),
        GridColumn("Narasumber", CellKind.WRAPPED, 14, 22),
        GridColumn("Status", narrowest=10, widest=11),
    )
    sheet = open_sheet(workbook, "Jadwal", titles, styles)
    write_grid(sheet, columns, _schedule_rows(data), styles, progress, len(data.meetings))


def _schedule_rows(data: ReportData) -> Generator[tuple[Cell, ...]]:
    for number, report in enumerate(data.meetings, 1):
        meeting = report.meeting
        stage = report.stage.name if report.stage is not None else ""
        rest = (
            meeting.service.label,
            meeting.mode.label,
            meeting.place,
            meeting.link,
            meeting.organiser or data.school.name,
            _speakers(meeting),
            meeting.status.label,
        )
        for day in meeting.days:
            clocks = (day.start, day.end, day.actual_start, day.actual_end, day.lesson_hours or None)
            yield (number, day.date, day_name(day.date), meeting.title, day.position, stage, *clocks, *rest)
        if not meeting.days:
            yield (number, None, "", meeting.title, None, stage, None, None, None, None, None, *rest)


def _speakers(meeting: Meeting) -> str:
    speakers = [role for role in meeting.roles if role.role is Role.SPEAKER and role.came is not False]
    return "; ".join(speaker.name for speaker in speakers)


def _attendance(workbook: Workbook, data: ReportData, titles: Titles, styles: CellStyles, progress: Progress) -> None:
    total = sum(len(report.attendance) for report in data.meetings)
    sheet = open_sheet(workbook, "Kehadiran", titles, styles)
    write_grid(sheet, ATTENDANCE_COLUMNS, attendance_cells(data), styles, progress, total)


def attendance_cells(data: ReportData) -> Generator[tuple[Cell, ...]]:
    """The cells of the sheet Kehadiran: one row per person and day, in the order of `ATTENDANCE_COLUMNS`."""
    for report in data.meetings:
        title = report.meeting.title
        days = {day.id: (day.date, day_name(day.date), title, day.position) for day in report.meeting.days}
        unknown = (None, "", title, None)
        labels = role_labels(report.programme)
        for row in report.attendance:
            yield (
                *days.get(row.meeting_day_id, unknown),
                row.name,
                row.nip,
                row.grade,
                row.institution,
                row.position,
                labels[row.role],
                row.state.label,
                row.minutes,
                remark_of(row),
            )


def _partner_recap(
    workbook: Workbook, data: ReportData, titles: Titles, styles: CellStyles, progress: Progress
) -> None:
    columns = (
        _NUMBER,
        GridColumn("Sekolah Imbas", narrowest=30),
        GridColumn("NPSN", CellKind.IDENTIFIER, 11),
        GridColumn("Kecamatan", narrowest=14, widest=26),
        GridColumn("Hadir (orang-hari)", CellKind.NUMBER, 12, 14),
        GridColumn("Diharapkan (orang-hari)", CellKind.NUMBER, 14, 16),
        GridColumn("Persen", CellKind.PERCENT, 11, 12),
    )
    known = {partner.id: partner for partner in data.partners}
    rows: list[tuple[Cell, ...]] = []
    for number, count in enumerate(data.partner_totals, 1):
        partner = known.get(count.partner_id)
        place = (partner.npsn, partner.district) if partner is not None else ("", "")
        share = _share(HEADER_ROW + number + 1, count.attended, count.expected)
        rows.append((number, count.name, *place, count.attended, count.expected, share))
    sheet = open_sheet(workbook, "Rekap Sekolah", titles, styles)
    write_grid(sheet, columns, rows, styles, progress, len(rows), _partner_total(data) if rows else None)


def _partner_total(data: ReportData) -> tuple[Cell, ...]:
    first, last = HEADER_ROW + 2, HEADER_ROW + 1 + len(data.partner_totals)  # lines as a reader counts them
    attended = sum(count.attended for count in data.partner_totals)
    expected = sum(count.expected for count in data.partner_totals)
    return (
        None,
        "Jumlah",
        None,
        None,
        Formula(f"=SUM(E{first}:E{last})", attended),
        Formula(f"=SUM(F{first}:F{last})", expected),
        _share(last + 1, attended, expected),
    )


def _share(line: int, attended: int, expected: int) -> Formula:
    return share_of(f"E{line}", f"F{line}", attended, expected)


def _person_recap(workbook: Workbook, data: ReportData, titles: Titles, styles: CellStyles, progress: Progress) -> None:
    columns = (
        _NUMBER,
        GridColumn("Nama", narrowest=28),
        GridColumn("NIP", CellKind.IDENTIFIER, 21, 24),
        GridColumn("Unit Kerja", narrowest=24),
        GridColumn("Hari hadir", CellKind.NUMBER, 10, 12),
        GridColumn("JP", CellKind.NUMBER, 9, 10),
    )
    nips = {row.person_id: row.nip for report in data.meetings for row in report.attendance}
    rows = (
        (number, person.name, nips.get(person.person_id, ""), person.institution, person.days, person.lesson_hours)
        for number, person in enumerate(data.person_hours, 1)
    )
    sheet = open_sheet(workbook, "Rekap Orang", titles, styles)
    write_grid(sheet, columns, rows, styles, progress, len(data.person_hours))


def _completeness(workbook: Workbook, data: ReportData, titles: Titles, styles: CellStyles, progress: Progress) -> None:
    columns = (
        _NUMBER,
        GridColumn("Kegiatan", CellKind.WRAPPED, 30, 50),
        GridColumn("Waktu", CellKind.WRAPPED, 26, 44),
        GridColumn("Yang diperlukan", narrowest=26),
        GridColumn("Ada", CellKind.NUMBER, 8, 9),
        GridColumn("Perlu", CellKind.NUMBER, 8, 9),
        GridColumn("Status", narrowest=11, widest=12),
    )
    rows = (
        (
            number,
            report.meeting.title,
            format_days([day.date for day in report.meeting.days]),
            item.label,
            item.have,
            item.need,
            item.level.label,
        )
        for number, report in enumerate(data.meetings, 1)
        for item in report.completeness.items
    )
    sheet = open_sheet(workbook, "Kelengkapan", titles, styles)
    write_grid(sheet, columns, rows, styles, progress, len(data.meetings))
