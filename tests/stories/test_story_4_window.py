"""Story 4 in the window: from nothing to the packet, as the principal of SMP Negeri 2 Sempor would go."""

import json
import zipfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.core.paths import resource
from app.core.progress import Progress
from app.domain.records import Partner
from app.domain.terms import AttendanceState, MeetingStatus
from app.ui.home.page import HomePage
from app.ui.importing.page import ImportPage
from app.ui.meetings.page import MeetingsPage, NewMeeting
from app.ui.packets.page import PacketsPage
from app.ui.partners.form import PartnerDialog
from app.ui.partners.page import PartnersPage
from app.ui.school_form import ProgrammeChoice, SchoolDialog, model_school_dialog
from app.ui.tabbed_dialog import TabbedDialog

PARTNERS = (
    ("SMP Negeri 4 Gombong", "Gombong"),
    ("SMP Purnama Sempor", "Sempor"),
    ("SMP Muhammadiyah Gombong", "Gombong"),
    ("SMP PGRI 1 Rowokele", "Rowokele"),
    ("SMP Pius Bhakti Utama Gombong", "Gombong"),
)


def fill(dialog: SchoolDialog | PartnerDialog, **values: str) -> None:
    for name, value in values.items():
        widget = dialog.form.widgets[name]
        assert isinstance(widget, QLineEdit)
        widget.setText(value)
    dialog.store()
    assert dialog.result() == TabbedDialog.DialogCode.Accepted, dialog.problem.text()


@pytest.fixture
def attendance_list(tmp_path: Path) -> Path:
    """The list that the school's operator typed: titles above, a blank row inside, a signature block below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Daftar Hadir"
    for row in (
        ("DAFTAR HADIR SOSIALISASI SEKOLAH MODEL",),
        ("Sabtu, 27 Juli 2019",),
        (),
        ("NO", "NAMA", "NIP", "UNIT KERJA", "JABATAN", "TANDA TANGAN"),
        (1, "Drs. Wahyu Sasmita, M.Pd.", "196507121990031004", "SMPN 2 Sempor", "Kepala Sekolah", "1."),
        (2, "Fitri Nur Aini, S.Pd.", "-", "SMPN 2 Sempor", "TPMPS", "2."),
        (3, "Retno Widyastuti, S.Pd.", "-", "SMP N 4 Gombong", "Guru", "3."),
        (),
        (4, "Yuliana Kartika", "-", "SMP Purnama", "Kepala Sekolah", "4."),
        (5, "Wagiyem", "-", "Komite Sekolah", "Komite", "5."),
        (),
        ("", "", "", "Mengetahui,"),
        ("", "", "", "Kepala Sekolah"),
        (),
        ("", "", "", "Drs. Wahyu Sasmita, M.Pd."),
        ("", "", "", "NIP. 196507121990031004"),
    ):
        sheet.append(row)
    path = tmp_path / "daftar hadir sosialisasi FIX.xlsx"
    book.save(path)
    return path


def test_from_an_empty_book_to_the_packet(empty, attendance_list: Path, tmp_path: Path) -> None:
    window, logbook = empty.window, empty.logbook
    assert isinstance(window.page, HomePage)
    assert "Isi data sekolah" in empty.texts()

    school = model_school_dialog(window, window)
    empty.qtbot.addWidget(school)
    (choice,) = school.findChildren(ProgrammeChoice)
    (box,) = choice.findChildren(QComboBox)
    box.setCurrentIndex(box.findText("Sekolah Model SPMI"))
    fill(
        school,
        name="SMP Negeri 2 Sempor",
        district="Sempor",
        principal_name="Drs. Wahyu Sasmita, M.Pd.",
        principal_nip="19650712 199003 1 004",
    )
    empty.settle()
    principal = logbook.schools.principal()
    assert principal is not None
    assert (principal.name, principal.nip) == ("Drs. Wahyu Sasmita, M.Pd.", "196507121990031004")

    window.go("imbas")
    for name, district in PARTNERS:
        dialog = empty.page(PartnersPage).dialog("Tambah sekolah imbas", Partner())
        empty.qtbot.addWidget(dialog)
        fill(dialog, name=name, district=district)
    empty.settle()
    assert [partner.name for partner in logbook.schools.partners()] == [name for name, _ in PARTNERS]

    window.go("kegiatan")
    stage_id = logbook.programmes.stages()[0].id
    empty.page(MeetingsPage)._create(
        NewMeeting(
            title="Sosialisasi sekolah model",
            stage_id=stage_id,
            date=date(2019, 7, 27),
            start=time(8),
            end=time(12),
            place="SMP Negeri 2 Sempor",
        )
    )
    empty.settle()
    (meeting,) = logbook.meetings.meetings()

    empty.page(MeetingsPage).detail.take([attendance_list])
    empty.settle()
    empty.settle()
    page = empty.page(ImportPage)
    assert page.import_button.text() == "Impor 5 orang"
    assert logbook.attendance.rows(meeting.id) == ()
    page.import_button.click()
    empty.settle()
    rows = logbook.attendance.rows(meeting.id)
    assert [row.name for row in rows] == [
        "Drs. Wahyu Sasmita, M.Pd.",
        "Fitri Nur Aini, S.Pd.",
        "Retno Widyastuti, S.Pd.",
        "Yuliana Kartika",
        "Wagiyem",
    ]
    assert [row.institution for row in rows] == [
        "SMP Negeri 2 Sempor",
        "SMP Negeri 2 Sempor",
        "SMP Negeri 4 Gombong",
        "SMP Purnama Sempor",
        "Komite Sekolah",
    ]

    table = empty.page(MeetingsPage).detail.attendance.table
    table.select(1)
    empty.qtbot.keyClick(table, Qt.Key.Key_I)
    empty.settle()
    assert logbook.attendance.rows(meeting.id)[1].state is AttendanceState.EXCUSED
    window.undo()
    empty.settle()
    assert logbook.attendance.rows(meeting.id)[1].state is AttendanceState.PRESENT
    window.redo()
    empty.settle()

    logbook.meetings.save(replace(logbook.meetings.meeting(meeting.id), status=MeetingStatus.HELD))
    photo = resource("sample", "foto-1.jpg")
    logbook.documents.add([photo], meeting.id, None, Progress())
    empty.settle()

    window.go("paket")
    packets = empty.page(PacketsPage)
    packets.folder.setText(str(tmp_path / "keluar"))
    empty.press("Buat paket")
    empty.settle()
    (packet,) = logbook.packets.packets()
    path = tmp_path / "keluar" / packet.files[0].name
    assert str(path) in empty.texts()
    assert logbook.packets.verify(path).ok

    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "isi")
    report = pypdf.PdfReader(next((tmp_path / "isi").rglob("*.pdf")))
    text = " ".join(page.extract_text() for page in report.pages)
    for words in ("Sabtu, 27 Juli 2019", "Retno Widyastuti, S.Pd.", "SMP Pius Bhakti Utama Gombong", "Izin"):
        assert words in text
    assert report.metadata is not None
    assert report.metadata.author == "SMP Negeri 2 Sempor"
    book = openpyxl.load_workbook(next((tmp_path / "isi").rglob("*.xlsx")), data_only=True)
    cells = {str(cell.value) for row in book["Kehadiran"].iter_rows() for cell in row}
    assert {"Yuliana Kartika", "196507121990031004", "Komite Sekolah"} <= cells
    data = json.loads((tmp_path / "isi" / "data.json").read_text(encoding="utf-8"))
    assert len(data["people"]) == 5
    assert len(data["partners"]) == 5


def test_the_sample_school_goes_the_same_way(empty, tmp_path: Path) -> None:
    empty.press("Coba dengan data contoh")
    empty.settle()
    logbook = empty.logbook
    meeting = next(one for one in logbook.meetings.meetings() if one.title.startswith("Evaluasi"))
    empty.window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran", day=2)
    empty.page(MeetingsPage).detail.take([resource("sample", "daftar-hadir-contoh.xlsx")])
    empty.settle()
    empty.settle()
    page = empty.page(ImportPage)
    assert "sekolah mana ini?" in empty.texts()
    empty.press("Ini")  # the school that is nearly written so
    empty.settle()
    assert "Siapa ini?" in empty.texts()
    empty.press("Ini")
    empty.settle()
    assert page.import_button.text() == "Impor 16 orang"
    page.import_button.click()
    empty.settle()
    day = [row for row in logbook.attendance.rows(meeting.id) if row.meeting_day_id == meeting.days[1].id]
    assert len(day) == 16
    assert "Moh. Arifin, S.Ag." in {row.name for row in day}, "the person is printed as he is known"
    assert len(logbook.imports.waiting(meeting.id)) == 1
    empty.window.undo()
    empty.settle()
    assert all(row.meeting_day_id != meeting.days[1].id for row in logbook.attendance.rows(meeting.id))
