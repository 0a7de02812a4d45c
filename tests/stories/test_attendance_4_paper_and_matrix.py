"""Story 4 in the window: a blank sheet is printed and signed, the day entered by hand, two days come as a matrix.

Truth, counted by hand. Sosialisasi (4 JP): 21 on the list, the pengawas excused, Dra. Endang replaced by a colleague:
20 seats taken, 19 people in person. Rapat kerja (8 + 4 JP, both days needed): of eight people Bambang was ill on the
second day and Hj. Nur missing on the first, so six earn 12 JP. Together 19 × 4 + 6 × 12 = 148 JP.
"""

import zipfile
from pathlib import Path

from PySide6.QtCore import Qt

from app.domain.recaps import RecapKind, RecapQuery
from app.domain.terms import AttendanceState, DocumentKind, SheetList
from app.services.logbook import Logbook
from app.ui.importing.page import ImportPage
from app.ui.meetings.certificate_dialogs import NumberingDialog, Whom
from app.ui.meetings.page import MeetingsPage
from app.ui.meetings.sheets_dialog import SheetsDialog
from app.ui.recaps.page import RecapsPage
from tests.services.list_files import write_sheets
from tests.stories.desk import STORIES, MakeDesk, cells_of, codes_seen, files_in, line_of, words_of
from tests.stories.hands import Principal, in_dialog

FIRST, SECOND = "Sosialisasi sekolah model", "Rapat kerja pemetaan mutu dan perencanaan"
SUPERVISOR, REPLACED, COLLEAGUE = "Drs. Slamet Riyanto Hadi", "Dra. Endang Lestari Ningrum", "Sukirman Rekaan, S.Pd."
MATRIX = (
    ("Drs. Wahyu Sasmita, M.Pd.", "SMPN 2 Sempor", "√", "√"),
    ("Fitri Nur Aini", "SMPN 2 Sempor", "√", "√"),
    ("Hadi Purwanto, S.Pd", "SMPN 2 Sempor", "√", "√"),
    ("Retno Widyastuti, S.Pd.", "SMP N 4 Gombong", "√", "√"),
    ("Drs. H. Suparman Adi", "SMP N 4 Gombong", "√", "√"),
    ("Bambang Irawan Saputra", "SMP Purnama Sempor", "√", "S"),
    ("Hj. Nur Fadilah, S.Ag.", "SMP Muhammadiyah Gombong", "A", "√"),
    ("Kasirin", "SMP PGRI 1 Rowokele", "√", "√"),
)
EARNED = {
    "Drs. Wahyu Sasmita, M.Pd.",
    "Fitri Nur Aini, S.Pd.",
    "Hadi Purwanto, S.Pd.",
    "Retno Widyastuti, S.Pd.",
    "Drs. H. Suparman Adi, M.Pd.",
    "Kasirin",
}


def clear(logbook: Logbook) -> None:
    """Take off who stands on the lists by the story's data file: here they are entered."""
    for meeting in logbook.meetings.meetings():
        rows = logbook.attendance.rows(meeting.id)
        if rows:
            logbook.attendance.remove([row.id for row in rows])


def matrix(folder: Path) -> Path:
    """The list of the rapat kerja: a group word above two dates."""
    return write_sheets(
        folder / "raker.xlsx",
        Raker=[
            ("DAFTAR HADIR RAPAT KERJA",),
            ("Kamis–Jumat, 1–2 Agustus 2019",),
            (),
            ("NO", "NAMA", "UNIT KERJA", "HADIR", ""),
            ("", "", "", "1 Agustus 2019", "2 Agustus 2019"),
            *((number, *row) for number, row in enumerate(MATRIX, 1)),
            (),
            ("", "", "Kepala Sekolah,"),
        ],
    )


def test_paper_keys_and_a_matrix_in_the_window(empty, tmp_path: Path) -> None:
    principal = Principal(empty)
    logbook = principal.logbook
    logbook.data_files.load(STORIES[4])
    clear(logbook)
    principal.settle()

    print_and_sign(principal, tmp_path)
    enter_by_hand(principal)
    compare_paper(principal, tmp_path)
    import_matrix(principal, tmp_path)
    read_recaps(principal, tmp_path)
    issue(principal, tmp_path)
    undo_everything_since_the_matrix(principal, tmp_path)

    (packet,) = logbook.packets.make(tmp_path / "keluar", None, None).files
    path = tmp_path / "keluar" / packet.name
    assert logbook.packets.verify(path).ok
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "isi")
    report = next(one for one in (tmp_path / "isi").rglob("*.pdf") if "laporan" in one.name)
    words = words_of(report)
    assert "Hadir 20 dari 21 orang yang terdaftar (1 izin, 1 wakil)" in words
    assert f"diwakili {COLLEAGUE}" in words
    assert (tmp_path / "sertifikat.pdf").read_bytes() in files_in(tmp_path / "isi").values()


def open_sheets(principal: Principal) -> SheetsDialog:
    meeting = principal.meeting(FIRST)
    dialog = SheetsDialog(principal.window, meeting, meeting.days[0].id, principal.window)
    principal.stage.qtbot.addWidget(dialog)
    dialog.show()
    principal.stage.qtbot.waitUntil(lambda: bool(dialog.form.summary.text()), timeout=10_000)
    return dialog


def print_and_sign(principal: Principal, folder: Path) -> None:
    """The invited schools' people are on the sheet before anybody came; the pengawas has said that he does not."""
    dialog = open_sheets(principal)
    dialog.form.spare.setValue(8)
    (folder / "cetak").mkdir()
    dialog.form.print_to(folder / "cetak")
    principal.settle()
    sheets = {
        line.sheet.list: line.sheet for line in principal.logbook.printed_sheets.of_meeting(principal.meeting(FIRST).id)
    }
    assert (sheets[SheetList.PARTICIPANTS].names, sheets[SheetList.PARTICIPANTS].spare) == (11, 8)
    assert sheets[SheetList.SPEAKERS].names == 1
    (participants,) = (folder / "cetak").glob("Daftar-Hadir-Peserta-*.pdf")
    (speakers,) = (folder / "cetak").glob("Daftar-Hadir-Narasumber-*.pdf")
    assert "Theresia Ambarwati, S.Pd." in words_of(participants)
    assert "Sabtu, 27 Juli 2019" in words_of(participants)
    assert SUPERVISOR not in words_of(speakers)
    code = sheets[SheetList.PARTICIPANTS].code
    assert len([one for one in codes_seen(participants) if one.startswith(code)]) == 4
    dialog.close()


def enter_by_hand(principal: Principal) -> None:
    """Everybody of the register, one key each."""
    logbook = principal.logbook
    day = principal.meeting(FIRST).days[0].id
    everybody = [source for source in logbook.prepared_lists.sources(principal.meeting(FIRST).id, day) if source.people]
    ids = list(dict.fromkeys(person.id for source in everybody for person in source.people))
    assert logbook.prepared_lists.prepare(day, ids) == 21
    principal.settle()
    tab = principal.open_meeting(FIRST, "Kehadiran").attendance
    tab.table.setFocus()
    keys = {SUPERVISOR: Qt.Key.Key_I, REPLACED: Qt.Key.Key_W}
    for row, name in enumerate([line.row.name for line in tab.model.rows]):
        tab.table.select(row)
        principal.stage.qtbot.keyClick(tab.table, keys.get(name, Qt.Key.Key_H))
        if name == REPLACED:
            principal.stage.qtbot.keyClicks(tab.substitute.picker.field, COLLEAGUE)
            principal.stage.qtbot.keyClick(tab.substitute.picker.field, Qt.Key.Key_Return)
    principal.settle()
    assert tab.total.text() == "20 dari 21 hadir · 1 izin · 1 wakil"


def compare_paper(principal: Principal, folder: Path) -> None:
    """One signature is missing on the paper that came back, until it is counted again."""
    scan = folder / "bertanda tangan.pdf"
    scan.write_bytes(b"%PDF-1.4 pindaian")
    logbook, meeting = principal.logbook, principal.meeting(FIRST)
    line = next(
        one for one in logbook.printed_sheets.of_meeting(meeting.id) if one.sheet.list is SheetList.PARTICIPANTS
    )
    dialog = open_sheets(principal)
    dialog.show_tab(1)
    dialog.signed.attach(line.sheet.id, [scan], 18)
    principal.settle()
    counts = {one.list: one for one in logbook.printed_sheets.counts(meeting.id)}
    participants = counts[SheetList.PARTICIPANTS]
    assert (participants.printed, participants.ticked, participants.signed) == (11, 19, 18)
    assert "1 orang tercatat hadir tanpa tanda tangan" in participants.sentence
    logbook.printed_sheets.set_signed(line.sheet.id, 19)
    assert next(one for one in logbook.printed_sheets.counts(meeting.id) if one.signed).agrees
    dialog.close()
    principal.settle()
    kinds = [one.kind for one in logbook.documents.of_meeting(meeting.id)]
    assert kinds == [DocumentKind.ATTENDANCE_SHEET]


def import_matrix(principal: Principal, folder: Path) -> None:
    principal.open_meeting(SECOND, "Kehadiran").import_list(matrix(folder))
    for _ in range(3):
        principal.stage.settle()
    page = principal.stage.page(ImportPage)
    assert page.import_button.text() == "Impor 8 orang"
    page.import_button.click()
    principal.settle()
    check_matrix(principal.logbook, principal.meeting(SECOND).id)


def check_matrix(logbook: Logbook, meeting_id: int) -> None:
    days = [day.id for day in logbook.meetings.meeting(meeting_id).days]
    rows = logbook.attendance.rows(meeting_id)
    assert [sum(row.meeting_day_id == day for row in rows) for day in days] == [8, 8]
    odd = {(row.name, days.index(row.meeting_day_id)): row.state for row in rows if not row.state.attended}
    assert odd == {
        ("Bambang Irawan Saputra, S.Pd.", 1): AttendanceState.SICK,
        ("Hj. Nur Fadilah, S.Ag.", 0): AttendanceState.ABSENT,
    }


def read_recaps(principal: Principal, folder: Path) -> None:
    principal.window.go("rekap", kind=RecapKind.PERSON.code)
    page = principal.stage.page(RecapsPage)
    principal.stage.qtbot.waitUntil(lambda: page.recap is not None and page.recap.query.kind is RecapKind.PERSON)
    assert page.recap.total.hours == 148
    assert "148 JP" in page.total.text()
    hours = {line.label: line.hours for line in page.recap.lines}
    assert {name: hours[name] for name in EARNED} == dict.fromkeys(EARNED, 16) | {"Kasirin": 12}
    assert (hours[REPLACED], hours[SUPERVISOR]) == (0, 0)
    page.save(folder / "rekap.xlsx")
    principal.settle()
    book = cells_of(folder / "rekap.xlsx")
    assert line_of(book["Rekap Orang"], "Jumlah")["JP"] == 148
    assert line_of(book["Rekap Kegiatan"], FIRST)["Datang"] == 20
    page.save(folder / "rekap.pdf")
    principal.settle()
    assert "Kasirin" in words_of(folder / "rekap.pdf")


def issue(principal: Principal, folder: Path) -> None:
    tab = principal.open_meeting(SECOND, "Sertifikat").certificates
    assert tab.rule.text() == "Peserta yang hadir setiap hari (2 hari) mendapat sertifikat; syaratnya 75 %."
    in_dialog(tab.number_button.click, lambda dialog: dialog.store(), NumberingDialog)
    principal.settle()
    tab.write(folder / "sertifikat.pdf", apart=False, whom=Whom.ALL)
    principal.settle()
    checks = principal.logbook.certificates.checks.check_file(folder / "sertifikat.pdf")
    assert {one.claim.name for one in checks if one.claim} == EARNED
    assert {one.claim.lesson_hours for one in checks if one.claim} == {12}
    assert all(one.holds and not one.remarks for one in checks)
    text = words_of(folder / "sertifikat.pdf")
    assert all(f"{number:03d}/SERT/VIII/2019" in text for number in range(1, 7))
    assert "1 dan 2 Agustus 2019" in text or "1–2 Agustus 2019" in text or "1 s.d. 2 Agustus 2019" in text


def undo_everything_since_the_matrix(principal: Principal, folder: Path) -> None:
    """Undo and redo step by step; then the import is taken back from under the certificates: who has one stays."""
    logbook = principal.logbook
    meeting = principal.meeting(SECOND)
    before = logbook.recaps.recap(RecapQuery(kind=RecapKind.PERSON)).lines
    for label in ("Lampirkan sertifikat", "Beri nomor sertifikat", "Impor raker.xlsx"):
        assert logbook.history.undo_label() == label
        principal.window.undo()
        principal.settle()
    assert logbook.attendance.rows(meeting.id) == ()
    for _ in range(3):
        principal.window.redo()
        principal.settle()
    check_matrix(logbook, meeting.id)
    assert logbook.recaps.recap(RecapQuery(kind=RecapKind.PERSON)).lines == before
    (batch,) = logbook.imports.batches(meeting.id)
    taken = logbook.imports.take_back(batch.id)
    assert {one.name for one in taken.kept} == EARNED
    assert {row.name for row in logbook.attendance.rows(meeting.id)} == EARNED
    seen = logbook.imports.recognise(folder / "raker.xlsx")
    plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[0].id)
    logbook.imports.commit(plan, {})
    check_matrix(logbook, meeting.id)
    principal.settle()
    assert principal.stage.page(MeetingsPage)


def test_the_same_on_the_command_line(desk: MakeDesk, tmp_path: Path) -> None:
    school = desk(4)
    with school.open() as logbook:
        clear(logbook)
    first, second = school.meeting(FIRST), school.meeting("Rapat kerja")
    blank = school.run("daftar-hadir", "--kegiatan", first, tmp_path / "kosong.docx", "--word")
    assert blank["names"] == 11
    with school.open() as logbook:
        names = [person.name for person in logbook.people.search("", limit=99)]
    assert len(names) == 21
    states = {SUPERVISOR: "=izin", REPLACED: f"=wakil:{COLLEAGUE}"}
    told = school.run("hadir", "--kegiatan", first, *(f"{name}{states.get(name, '')}" for name in names))
    assert (told["listed"], told["attended"]) == (21, 20)
    assert [one["substitute"] for one in told["people"] if one["substitute"]] == [COLLEAGUE]
    done = school.run("impor", matrix(tmp_path), "--kegiatan", second)
    assert (done["new"], done["matched"], done["waiting"], done["days"]) == (1, 7, 0, [1, 2])
    people = school.recap("orang")
    assert sum(line["lesson_hours"] for line in people.values()) == 148
    assert {line["label"] for line in people.values() if line["lesson_hours"] >= 12} == EARNED
    printed = school.run("daftar-hadir", "--kegiatan", second, "--hari", 2, tmp_path / "hari-2.pdf")
    assert (printed["names"], printed["day"]) == (8, 2)
    issued = school.run("sertifikat", "--kegiatan", second, "--ke", tmp_path / "sertifikat.pdf")
    assert {one["name"] for one in issued["people"] if one["number"]} == EARNED
    assert {one["name"]: one["reason"] for one in issued["people"] if not one["number"]} == dict.fromkeys(
        ("Bambang Irawan Saputra, S.Pd.", "Hj. Nur Fadilah, S.Ag."), "hadir 50 %, kurang dari 75 %"
    )
    assert school.run("periksa", tmp_path / "sertifikat.pdf")["ok"]
