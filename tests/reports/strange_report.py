"""The sample report with everything that people really type into it."""

from dataclasses import replace
from pathlib import Path

from app.domain.records import MeetingRole
from app.domain.report import ReportData
from tests.reports.sample_report import sample_report

LONG_TITLE = "Rapat Koordinasi " + "Penguatan Budaya Mutu Berkelanjutan " * 8 + "Tahap Akhir"
STRANGE_NAMES = (
    '=HYPERLINK("http://contoh.id/a?b=c&d=e","klik di sini")',
    "<b>Tebal</b> & <font color='red'>Merah</font>",
    "+62 Nama & Anak",
    "-Minus",
    "@Sebut",
    "\tTab di depan",
    "\rKembali di depan",
    "Ibu 😀👩🏽‍🏫 Guru",
    "محمد علي",
    "ꦱꦸꦭꦱ꧀ꦠꦿꦶ",
    "Nur\u200bAini\u0301 Zoë Đặng",
    "Tanpaspasi" * 14,
    "Prof. Dr. Ir. K.H. Raden Mas Panjang Sekali Namanya Sampai Berbaris-baris, S.Pd., M.Pd., M.Si., Ph.D.",
)


def strange_report(folder: Path) -> ReportData:
    """Long titles, formulas, markup, letters that no font has, missing and broken photos, empty fields."""
    data = sample_report(folder)
    first = data.meetings[0]
    rows = list(first.attendance)
    for index, name in enumerate(STRANGE_NAMES):
        rows[index] = replace(rows[index], name=name, nip="=1+1" if index == 0 else rows[index].nip)
    (folder / "bukan-gambar.jpg").write_bytes(b"bukan gambar")
    photos = list(first.photos)
    photos[0] = replace(photos[0], path=folder / "hilang.jpg")
    photos[1] = replace(photos[1], path=folder / "bukan-gambar.jpg")
    roles = (*first.meeting.roles, MeetingRole(name="<i>Tamu</i> & rekan", came=True, note="=1+1"))
    meeting = replace(first.meeting, title=LONG_TITLE, note="Catatan panjang. " * 400, place="x" * 900, roles=roles)
    reports = (replace(first, meeting=meeting, attendance=tuple(rows), photos=tuple(photos)), *data.meetings[1:])
    partners = (replace(data.partners[0], name=LONG_TITLE), *data.partners[1:])
    return replace(data, principal=None, meetings=reports, partners=partners)
