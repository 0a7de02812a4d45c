"""The chapters around the meetings: title, identity, partners, schedule, recaps."""

from collections.abc import Callable
from typing import Any

from app.domain.dates import format_days, format_number, format_percent
from app.domain.records import Partner, Programme
from app.domain.report import ReportData
from app.reports.phrases import decree_phrase, membership_phrase, period_phrase, principal_phrase
from app.reports.tables import TableColumn, fact_table, headed_table, ruled_table
from app.reports.type_styles import NOTE, SECTION, SUBTITLE, TITLE, gap, heading, paragraph
from app.reports.typesetting import MM

_PARTNERS = (
    TableColumn("NO", 9, "CENTER"),
    TableColumn("NAMA SEKOLAH", 52),
    TableColumn("NPSN", 20, "CENTER"),
    TableColumn("KECAMATAN", 29),
    TableColumn("KEPALA SEKOLAH", 50),
)
_SCHEDULE = (
    TableColumn("NO", 9, "CENTER"),
    TableColumn("KEGIATAN", 57),
    TableColumn("HARI/TANGGAL", 40),
    TableColumn("TEMPAT", 32),
    TableColumn("STATUS", 22, "CENTER"),
)
_PARTNER_RECAP = (
    TableColumn("NO", 9, "CENTER"),
    TableColumn("SEKOLAH IMBAS", 79),
    TableColumn("HADIR", 22, "CENTER"),
    TableColumn("DIHARAPKAN", 28, "CENTER"),
    TableColumn("PERSEN", 22, "CENTER"),
)
_PERSON_RECAP = (
    TableColumn("NO", 9, "CENTER"),
    TableColumn("NAMA", 50),
    TableColumn("NIP", 33),
    TableColumn("UNIT KERJA", 44),
    TableColumn("HARI", 12, "CENTER"),
    TableColumn("JP", 12, "CENTER"),
)


def title_block(data: ReportData) -> list[Any]:
    """LAPORAN KEGIATAN, the programme and the period."""
    story = [paragraph("LAPORAN KEGIATAN", TITLE)]
    if data.programme is not None and data.programme.name:
        story.append(paragraph(data.programme.name.upper(), TITLE))
        if data.programme.school_year:
            story.append(paragraph(f"Tahun Pelajaran {data.programme.school_year}", SUBTITLE))
    story.append(paragraph(f"Periode {period_phrase(data.from_date, data.until_date)}", SUBTITLE))
    return [*story, gap(6)]


def identity(data: ReportData) -> list[Any]:
    """Who reports, and on which legal basis."""
    school = data.school
    facts = [
        ("Nama sekolah", school.name),
        ("NPSN", school.npsn),
        ("Jenjang dan status", f"{school.level.label} {school.status.label.lower()}"),
        ("Alamat", school.address),
        ("Kecamatan", school.district),
        ("Kabupaten/kota", school.regency),
        ("Provinsi", school.province),
        ("Kepala sekolah", principal_phrase(data.principal)),
        ("NIP", data.principal.nip if data.principal else ""),
    ]
    if data.programme is not None:
        facts += _programme_facts(data.programme)
    return [*heading("A. Identitas Sekolah", SECTION, 0), fact_table(facts)]


def _programme_facts(programme: Programme) -> list[tuple[str, str]]:
    facts: list[tuple[str, str]] = []
    if programme.decree_number:
        decree = f"Nomor {decree_phrase(programme.decree_number, programme.decree_date)}"
        if programme.decree_issuer:
            decree += f", {programme.decree_issuer}"
        facts.append(("Surat keputusan", decree))
    if programme.guide:
        facts.append(("Panduan", programme.guide))
    if programme.budget_year:
        facts.append(("Tahun anggaran", str(programme.budget_year)))
    return facts


def partners(data: ReportData) -> list[Any]:
    """The partner schools in their own order."""
    title = "B. Sekolah Imbas"
    if not data.partners:
        return [*heading(title, SECTION, 0), paragraph("Belum ada sekolah imbas yang dicatat.", NOTE)]
    rows = (
        (str(number), partner.name, partner.npsn or "-", partner.district or "-", _principal(data, partner))
        for number, partner in enumerate(data.partners, 1)
    )
    joined = [f"{partner.name}: {words}" for partner in data.partners if (words := membership_phrase(partner))]
    story = headed_table(title, SECTION, 0, ruled_table(_PARTNERS, rows))
    return [*story, paragraph(f"Masa aktif: {'; '.join(joined)}.", NOTE)] if joined else story


def _principal(data: ReportData, partner: Partner) -> str:
    return principal_phrase(data.partner_principals.get(partner.id)) or "-"


def schedule(data: ReportData) -> list[Any]:
    """All meetings of the period at a glance."""
    title = "C. Jadwal Kegiatan"
    if not data.meetings:
        return [*heading(title, SECTION, 0), paragraph("Tidak ada kegiatan yang dicatat dalam periode ini.", NOTE)]
    rows = (
        (
            str(number),
            report.meeting.title,
            format_days([day.date for day in report.meeting.days]),
            report.meeting.place or report.meeting.mode.label,
            report.meeting.status.label,
        )
        for number, report in enumerate(data.meetings, 1)
    )
    return headed_table(title, SECTION, 0, ruled_table(_SCHEDULE, rows))


def partner_recap(data: ReportData) -> list[Any]:
    """Presence per partner over the whole period."""
    title = "E. Rekapitulasi Kehadiran per Sekolah Imbas"
    if not data.partner_totals:
        return [*heading(title, SECTION, 0), paragraph("Belum ada kehadiran sekolah imbas yang dicatat.", NOTE)]
    attended = sum(count.attended for count in data.partner_totals)
    expected = sum(count.expected for count in data.partner_totals)
    rows = (
        (
            str(number),
            count.name,
            format_number(count.attended),
            format_number(count.expected) if count.expected else "–",
            format_percent(count.attended, count.expected),
        )
        for number, count in enumerate(data.partner_totals, 1)
    )
    total = ("", "JUMLAH", format_number(attended), format_number(expected), format_percent(attended, expected))
    return [
        *headed_table(title, SECTION, 0, ruled_table(_PARTNER_RECAP, rows, total)),
        paragraph("Angka dihitung dalam orang-hari: satu orang yang hadir satu hari dihitung satu.", NOTE),
    ]


def person_recap(data: ReportData, check: Callable[[], None]) -> list[Any]:
    """Lesson hours per person over the whole period. `check` may raise to stop."""
    title = "F. Rekapitulasi Jam Pelajaran (JP) per Orang"
    if not data.person_hours:
        return [*heading(title, SECTION, 0), paragraph("Belum ada jam pelajaran yang dihitung.", NOTE)]
    nips = {row.person_id: row.nip for report in data.meetings for row in report.attendance}
    rows = (
        (
            str(number),
            person.name,
            nips.get(person.person_id) or "-",
            person.institution or "-",
            str(person.days),
            str(person.lesson_hours),
        )
        for number, person in enumerate(data.person_hours, 1)
    )
    return [
        *headed_table(title, SECTION, 0, ruled_table(_PERSON_RECAP, rows, on_row=check)),
        paragraph(f"{data.hours_rule} Satu JP dihitung {data.school.lesson_minutes} menit.", NOTE),
    ]


def meetings_heading(data: ReportData) -> list[Any]:
    """The heading over all meeting chapters, kept with the first of them."""
    story = heading("D. Pelaksanaan Kegiatan", SECTION, 0, (90 if data.meetings else 30) * MM)
    return story if data.meetings else [*story, paragraph("Tidak ada kegiatan yang dilaporkan.", NOTE)]
