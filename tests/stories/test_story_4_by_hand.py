"""Story 4, the sosialisasi of 27 July 2019 entered by hand: 20 participants, and a speaker who could not come."""

import zipfile
from datetime import date, time
from pathlib import Path

import openpyxl
import pypdf
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.records import Invitation, Meeting, MeetingDay, MeetingRole, ModelSchool, Partner, Person
from app.domain.terms import Affiliation, AttendanceState, MeetingStatus, PersonGroup, Role
from app.ui.meetings.add_person import AddPersonDialog
from app.ui.meetings.prepare_list import PrepareListDialog
from app.ui.widgets import BarRow
from tests.ui.meeting_form import find_meeting, open_meeting

PARTNERS = (
    "SMP Negeri 4 Gombong",
    "SMP Purnama Sempor",
    "SMP Muhammadiyah Gombong",
    "SMP PGRI 1 Rowokele",
    "SMP Pius Bhakti Utama Gombong",
)
OWN = (("Drs. Wahyu Rekaan, M.Pd.", "Kepala Sekolah"), ("Fitri Rekaan", "Guru"), ("Kusnadi Rekaan", "Tata Usaha"))
OTHERS = (
    ("Drs. Slamet Rekaan", "Dinas Pendidikan", "Pengawas", PersonGroup.SUPERVISOR),
    ("Wagiyem Rekaan", "Komite Sekolah", "Ketua komite", PersonGroup.PARENTS_COMMITTEE),
    ("Karto Rekaan", "Desa Sempor", "Tokoh masyarakat", PersonGroup.COMMUNITY),
)


def _enter_what_was_planned(logbook) -> None:
    logbook.schools.save_model_school(ModelSchool(name="SMP Negeri 2 Sempor"))
    partners = [logbook.schools.save_partner(Partner(name=name)) for name in PARTNERS]
    for name, position in OWN:
        logbook.people.save(Person(name=name, position=position, affiliation=Affiliation.MODEL))
    for number, partner in enumerate(partners):
        for position in ("Kepala Sekolah", "Guru", "Guru")[: 3 if number < 3 else 2]:
            name = f"{position.split()[0]} Rekaan {number}-{len(logbook.people.search('Rekaan', limit=99))}"
            new = Person(name=name, position=position, affiliation=Affiliation.PARTNER, partner_id=partner.id)
            logbook.people.save(new)
    speaker = None
    for name, institution, position, group in OTHERS:
        one = logbook.people.save(Person(name=name, institution=institution, position=position, groups=(group,)))
        speaker = speaker or one
    assert speaker is not None
    logbook.meetings.save(
        Meeting(
            title="Sosialisasi sekolah model",
            place="SMP Negeri 2 Sempor",
            status=MeetingStatus.HELD,
            days=(MeetingDay(date=date(2019, 7, 27), start=time(8), end=time(11), lesson_hours=4),),
            invitations=tuple(
                Invitation(partner_id=one.id, expected=3 if n < 3 else 2) for n, one in enumerate(partners)
            ),
            roles=(MeetingRole(person_id=speaker.id, name=speaker.name, role=Role.SPEAKER, came=False),),
        )
    )


def _prepare(label: str) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PrepareListDialog)
        choices = [dialog.source.itemText(number) for number in range(dialog.source.count())]
        dialog.source.setCurrentIndex(next(n for n, words in enumerate(choices) if words.startswith(label)))
        dialog.store()

    QTimer.singleShot(50, answer)


def _add_walk_in() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AddPersonDialog)
    dialog.origin.setCurrentIndex(dialog.origin.findText("Luar sekolah"))
    dialog.store()


def test_twenty_participants_by_hand_and_a_speaker_who_could_not_come(empty, tmp_path: Path) -> None:
    _enter_what_was_planned(empty.logbook)
    empty.settle()
    detail = open_meeting(empty, "Sosialisasi", "kehadiran")
    tab = detail.attendance
    for label in ("Sekolah yang diundang", "Sekolah sendiri", "Pengawas", "Komite sekolah", "Masyarakat"):
        _prepare(label)
        tab.prepare()
        empty.settle()
    assert tab.total.text() == "0 dari 19 hadir · 19 belum diisi"
    empty.window.activateWindow()
    QTimer.singleShot(50, _add_walk_in)
    tab.field.setFocus()
    empty.qtbot.keyClicks(tab.field, "Tamu Tanpa Undangan")
    empty.qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    empty.settle()
    names = [line.row.name for line in tab.model.rows]
    assert len(names) == 20

    tab.table.setFocus()
    for row, name in enumerate(names):
        tab.table.select(row)
        sent = name.startswith("Kepala Rekaan 4")
        key = Qt.Key.Key_I if name.startswith("Drs. Slamet") else Qt.Key.Key_W if sent else Qt.Key.Key_H
        empty.qtbot.keyClick(tab.table, key)
        if sent:
            empty.qtbot.keyClicks(tab.substitute.picker.field, "Wakasek Rekaan, S.Pd.")
            empty.qtbot.keyClick(tab.substitute.picker.field, Qt.Key.Key_Return)
    empty.settle()
    assert tab.total.text() == "19 dari 20 hadir · 1 izin · 1 wakil"
    bars = {bar.name: bar.number.text() for bar in detail.side.findChildren(BarRow) if bar.isVisible()}
    assert bars["Narasumber dan fasilitator"] == "0 / 1"
    assert bars["SMP Pius Bhakti Utama Gombong"] == "2 / 2"
    (completeness,) = [
        item for item in empty.logbook.overview.completeness(detail.meeting.id).items if item.code == "kehadiran:1"
    ]
    assert completeness.have == 1

    meeting = find_meeting(empty, "Sosialisasi")
    rows = empty.logbook.attendance.rows(meeting.id)
    assert [row.state for row in rows].count(AttendanceState.PRESENT) == 18
    (part,) = empty.logbook.packets.make(tmp_path / "keluar", None, None).files
    with zipfile.ZipFile(tmp_path / "keluar" / part.name) as archive:
        archive.extractall(tmp_path / "isi")
    report = " ".join(
        " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).replace("\n", " ")
        for path in (tmp_path / "isi").rglob("*.pdf")
    )
    assert "Hadir 19 dari 20 orang yang terdaftar (1 izin, 1 wakil)" in report
    assert "diwakili" in report
    book = openpyxl.load_workbook(next((tmp_path / "isi").rglob("*.xlsx")), read_only=True)
    cells = [cell for row in book["Kehadiran"].iter_rows(values_only=True) for cell in row]
    assert "diwakili Wakasek Rekaan, S.Pd." in cells
    book.close()
