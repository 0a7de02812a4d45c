from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QPushButton

from app.domain.dates import school_year_of
from app.domain.records import Meeting
from app.domain.terms import AttendanceState, DocumentKind, MeetingStatus
from app.ui.meetings.add_person import AddPersonDialog
from app.ui.meetings.detail import TABS
from app.ui.meetings.page import MeetingsPage
from app.ui.meetings.state_delegate import segments_for


def _meeting(stage, words: str) -> Meeting:
    return next(meeting for meeting in stage.logbook.meetings.meetings() if words in meeting.title)


def _open(stage, words: str, tab: str):
    stage.window.go("kegiatan", meeting_id=_meeting(stage, words).id, tab=tab)
    stage.qtbot.wait(20)
    return stage.page(MeetingsPage).detail


def test_the_list_tells_date_stage_presence_and_completeness(stage) -> None:
    stage.window.go("kegiatan")
    model = stage.page(MeetingsPage).list.model
    cells = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert cells[0] == "Senin–Selasa, 22–23 Juli 2019"
    assert cells[3] == "Terlaksana"
    assert "/" in cells[4]


def test_enter_opens_the_meeting_and_its_page_names_everything(stage) -> None:
    stage.window.go("kegiatan")
    page = stage.page(MeetingsPage)
    page.list.table.select(2)
    stage.qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    header = page.detail.header
    assert header.title.whole_text().startswith("Rapat kerja")
    assert "1–2 Agustus 2019" in header.subtitle.whole_text()
    assert header.badge.text() == "Terlaksana"


def test_by_keys_alone_from_anywhere_to_a_saved_state(stage) -> None:
    stage.window.go("kegiatan")
    page = stage.page(MeetingsPage)
    stage.window.activateWindow()
    assert page.list.table.hasFocus()
    stage.qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    stage.qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    table = page.detail.attendance.table
    assert table.hasFocus()
    stage.qtbot.keyClick(table, Qt.Key.Key_S)
    stage.settle()
    assert page.detail.attendance.model.rows[0].row.state is AttendanceState.SICK


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_I, AttendanceState.EXCUSED),
        (Qt.Key.Key_S, AttendanceState.SICK),
        (Qt.Key.Key_W, AttendanceState.SUBSTITUTED),
        (Qt.Key.Key_A, AttendanceState.ABSENT),
        (Qt.Key.Key_T, AttendanceState.ON_DUTY),
        (Qt.Key.Key_L, AttendanceState.LATE),
        (Qt.Key.Key_H, AttendanceState.PRESENT),
    ],
)
def test_one_key_sets_one_state_and_is_saved_at_once(stage, key: Qt.Key, state: AttendanceState) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    tab.table.select(2)
    person = tab.model.rows[2].row.person_id
    stage.qtbot.keyClick(tab.table, key)
    stage.settle()
    rows = stage.logbook.attendance.rows(_meeting(stage, "Rapat kerja").id)
    assert next(row.state for row in rows if row.person_id == person and row.meeting_day_id == tab.day_id) is state
    assert tab.model.rows[2].row.state is state
    asks = state is AttendanceState.SUBSTITUTED
    assert tab.table.currentIndex().row() == (2 if asks else 3), "one key a person; by whom is asked first"


def test_arrows_move_and_the_next_key_goes_to_the_next_row(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    tab.table.select(0)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_A)
    stage.settle()
    assert tab.model.rows[1].row.state is AttendanceState.ABSENT
    assert "1 alpa" in tab.total.whole_text()
    stage.window.undo()
    stage.settle()
    assert tab.model.rows[1].row.state is AttendanceState.PRESENT


def test_a_click_on_a_segment_sets_it(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    index = tab.model.index(0, 4)
    rect = tab.table.visualRect(index)
    stage.qtbot.mouseClick(
        tab.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 24, rect.center().y())
    )
    stage.settle()
    assert tab.model.rows[0].row.state is AttendanceState.ABSENT


def test_the_rarer_states_take_the_place_of_their_kind() -> None:
    assert AttendanceState.LATE in segments_for(AttendanceState.LATE)
    assert AttendanceState.PRESENT not in segments_for(AttendanceState.LATE)
    assert len(segments_for(AttendanceState.ON_DUTY)) == 5


def test_typing_a_name_jumps_to_it(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    wanted = tab.model.rows[5].row.name
    tab.field.setFocus()
    stage.qtbot.keyClicks(tab.field, wanted[:12])
    assert tab.table.current().row.name == wanted
    stage.qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    assert tab.field.text() == ""


def test_enter_goes_on_to_the_next_person_of_that_name(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    wanted = [number for number, line in enumerate(tab.model.rows) if "s.pd" in line.row.name.casefold()]
    assert len(wanted) > 2
    tab.field.setFocus()
    stage.qtbot.keyClicks(tab.field, "s.pd")
    seen = [tab.table.currentIndex().row()]
    for _ in wanted:
        stage.qtbot.keyClick(tab.field, Qt.Key.Key_Return)
        seen.append(tab.table.currentIndex().row())
    assert seen == [*wanted, wanted[0]]
    stage.qtbot.keyClick(tab.field, Qt.Key.Key_Down)
    assert tab.table.hasFocus()


def test_end_and_home_go_to_the_last_and_the_first_row(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_End)
    assert tab.table.currentIndex().row() == tab.model.rowCount() - 1
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_Home)
    assert tab.table.currentIndex().row() == 0


def test_what_was_searched_for_is_gone_after_leaving(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    stage.qtbot.keyClicks(tab.field, "siapa")
    stage.window.go("beranda")
    assert tab.field.text() == ""


def test_who_was_just_added_is_selected(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AddPersonDialog)
        height = dialog.height()
        dialog.name.end(False)
        stage.qtbot.keyClicks(dialog.name, " Baru")
        assert dialog.height() == height
        dialog.origin.setCurrentIndex(0)
        dialog.store()

    QTimer.singleShot(50, fill)
    tab.add_person("Zulaikha")
    assert tab.table.current().row.name == "Zulaikha Baru"
    stage.settle()
    assert tab.table.viewport().rect().contains(tab.table.visualRect(tab.table.currentIndex()).center())
    assert tab.table.current().row.name == "Zulaikha Baru"


def test_a_narrow_list_explains_its_letters(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    stage.window.resize(910, 485)
    stage.qtbot.wait(30)
    assert tab.keys.isVisible()
    assert tab.keys.text() == "Ketik H L I S T W A"
    assert tab.keys.width() >= tab.keys.sizeHint().width(), "nothing of it is cut off"
    assert tab.keys.toolTip().startswith("H hadir, L terlambat, I izin, S sakit, T tugas, W wakil, A alpa")


def test_an_unknown_name_is_added(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    before = tab.model.rowCount()
    dialog = AddPersonDialog(stage.window, tab.day_id, "Zulaikha Baru, S.Pd.", stage.window)
    stage.qtbot.addWidget(dialog)
    dialog.store()
    assert dialog.problem.text().startswith("Pilih dahulu asalnya"), "no school is guessed"
    dialog.origin.setCurrentIndex(0)
    dialog.store()
    stage.settle()
    assert tab.model.rowCount() == before + 1
    assert "Zulaikha Baru, S.Pd." in [line.row.name for line in tab.model.rows]


def test_a_known_name_is_not_made_twice(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    name = tab.model.rows[0].row.name
    people = stage.logbook.overview.status().people
    dialog = AddPersonDialog(stage.window, tab.day_id, name, stage.window)
    stage.qtbot.addWidget(dialog)
    dialog.store()
    assert stage.logbook.overview.status().people == people


def test_everybody_present_by_one_press(stage) -> None:
    tab = _open(stage, "Fasilitasi", "kehadiran").attendance
    before = [line.state for line in tab.model.rows]
    heard = stage.answer_problem("Batal")
    stage.press("Semua hadir")
    assert "orang berstatus lain (" in heard[1]
    assert [line.state for line in tab.model.rows] == before
    stage.answer_problem("Ya, semua hadir")
    stage.press("Semua hadir")
    stage.settle()
    assert {line.row.state for line in tab.model.rows} == {AttendanceState.PRESENT}


def test_delete_takes_a_person_off_the_list(stage) -> None:
    tab = _open(stage, "Rapat kerja", "kehadiran").attendance
    before = tab.model.rowCount()
    tab.table.select(0)
    stage.qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    stage.settle()
    assert tab.model.rowCount() == before - 1
    stage.window.undo()
    stage.settle()
    assert tab.model.rowCount() == before


def test_what_is_missing_leads_to_the_tab_that_closes_it(stage) -> None:
    detail = _open(stage, "Evaluasi", "ringkasan")
    detail.side.asked.emit("kehadiran:2")
    stage.qtbot.wait(10)
    assert detail.stack.currentWidget() is detail.attendance
    assert detail.attendance.days.current() == 1
    detail.side.asked.emit("notulen")
    stage.qtbot.wait(10)
    assert detail.stack.currentWidget() is detail.documents
    assert detail.documents.kind.currentText() == DocumentKind.MINUTES.label


def test_files_are_attached_retyped_and_detached(stage, tmp_path: Path) -> None:
    detail = _open(stage, "Evaluasi", "dokumentasi")
    documents = detail.documents
    before = documents.model.rowCount()
    paper = tmp_path / "notulen rapat.txt"
    paper.write_text("Keputusan rapat", encoding="utf-8")
    documents.pick_kind(DocumentKind.MINUTES)
    documents.add_files([paper])
    stage.settle()
    assert documents.model.rowCount() == before + 1
    added = next(one for one in documents.model.rows if one.original_name == paper.name)
    assert added.kind is DocumentKind.MINUTES
    assert documents.kind.currentText() == "Jenis otomatis"
    documents.remove(added)
    stage.settle()
    assert documents.model.rowCount() == before
    stage.window.undo()
    stage.settle()
    assert documents.model.rowCount() == before + 1


def test_a_document_is_given_its_caption(stage) -> None:
    documents = _open(stage, "Evaluasi", "dokumentasi").documents
    first = documents.model.rows[0]
    documents.table.select(0)
    asked: list[str] = []

    def answer() -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, QInputDialog):
            timer.stop()
            asked.append(question.labelText())
            question.setTextValue("Pembukaan  oleh kepala sekolah")
            question.accept()

    timer = QTimer(stage.window)
    timer.timeout.connect(answer)
    timer.start(20)
    stage.press("Keterangan …")
    stage.settle()
    assert first.original_name in asked[0]
    assert documents.model.rows[0].caption == "Pembukaan oleh kepala sekolah"
    assert "Pembukaan oleh kepala sekolah" in str(documents.model.index(0, 1).data())
    stage.window.undo()
    stage.settle()
    assert documents.model.rows[0].caption == first.caption


def test_a_file_that_cannot_be_used_is_told_and_the_others_go_on(stage, tmp_path: Path) -> None:
    detail = _open(stage, "Evaluasi", "dokumentasi")
    good, empty = tmp_path / "materi.txt", tmp_path / "kosong.txt"
    good.write_text("materi", encoding="utf-8")
    empty.touch()
    before = detail.documents.model.rowCount()
    heard = stage.answer_problem()
    detail.take([good, empty])
    stage.settle()
    stage.qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert "kosong.txt" in heard[1]
    assert detail.documents.model.rowCount() == before + 1


def test_notes_in_plain_text_are_attached_where_the_documents_are_shown(stage, tmp_path: Path) -> None:
    notes = tmp_path / "notulen.txt"
    notes.write_text("Rapat dibuka pukul 08.00.", encoding="utf-8")
    detail = _open(stage, "Evaluasi", "dokumentasi")
    before = detail.documents.model.rowCount()
    detail.take([notes])
    stage.settle()
    assert stage.page(MeetingsPage).detail is detail
    assert detail.documents.model.rowCount() == before + 1


def test_the_header_offers_a_copy_and_the_calendar_in_its_menu(stage) -> None:
    detail = _open(stage, "Evaluasi", "ringkasan")
    menu = detail.more_menu()
    words = ["Salin ke tanggal lain …", "Ekspor ke kalender …"]
    assert [one.text() for one in menu.actions() if one.text()][-2:] == words
    asked: list[object] = []
    detail.copy_asked.disconnect()
    detail.copy_asked.connect(asked.append)
    next(one for one in menu.actions() if one.text() == words[0]).trigger()
    assert asked == [detail.meeting]


def test_the_header_of_a_meeting_fits_a_small_window(stage) -> None:
    stage.window.resize(910, 485)
    detail = _open(stage, "Rapat kerja", "kehadiran")
    stage.qtbot.wait(50)
    for status in (MeetingStatus.HELD, MeetingStatus.PLANNED):
        stage.logbook.meetings.save(replace(stage.logbook.meetings.meeting(detail.meeting.id), status=status))
        stage.settle()
        shown = [one for one in detail.header.findChildren(QPushButton) if one.isVisible()]
        assert detail.held_button.isVisible() == (status is MeetingStatus.PLANNED)
        for one in shown:
            assert one.width() >= one.sizeHint().width(), one.text()
            assert detail.rect().contains(one.geometry().translated(detail.header.pos())), one.text()


def test_the_history_names_the_steps(stage) -> None:
    detail = _open(stage, "Rapat kerja", "kehadiran")
    detail.attendance.set_state(AttendanceState.SICK)
    stage.settle()
    detail.tabs._group.button(TABS.index("riwayat")).click()
    assert "Sakit" in detail.history.model.rows[0].label


def test_a_deleted_meeting_leads_back_to_the_list(stage) -> None:
    detail = _open(stage, "Evaluasi", "kehadiran")
    stage.logbook.meetings.remove(detail.meeting.id)
    stage.settle()
    page = stage.page(MeetingsPage)
    assert page.views.currentWidget() is page.list
    assert page.list.model.rowCount() == 5


def test_a_meeting_is_deleted_from_the_list_and_comes_back(stage) -> None:
    stage.window.go("kegiatan")
    page = stage.page(MeetingsPage)
    page.list.table.select(0)
    stage.qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    stage.settle()
    assert page.list.model.rowCount() == 5
    stage.window.undo()
    stage.settle()
    assert page.list.model.rowCount() == 6
    assert page.list.model.rows[0].meeting.status is MeetingStatus.HELD


def test_the_list_shows_this_years_programme_until_another_year_is_chosen(stage) -> None:
    logbook = stage.logbook
    old = logbook.programmes.current()
    ids = [one.id for one in logbook.programmes.copyable(old.id)]
    logbook.programmes.save(replace(old, school_year=school_year_of(date.today())))
    stage.window.go("kegiatan")
    stage.settle()
    listing = stage.page(MeetingsPage).list
    assert listing.year.isHidden()
    new = logbook.programmes.duplicate(old.id, meeting_ids=ids[:2])
    stage.settle()
    assert listing.year.isVisible()
    assert listing.model.rowCount() == len(ids)
    for programme_id, expected in ((None, len(ids) + 2), (new.id, 2)):
        number = listing.year.findData(programme_id)
        listing.year.setCurrentIndex(number)
        listing.year.activated.emit(number)
        assert listing.model.rowCount() == expected
    stage.window.go("beranda")
    stage.window.go("kegiatan")
    assert listing.model.rowCount() == 2
    for one in logbook.meetings.meetings():
        if one.programme_id == new.id:
            logbook.meetings.remove(one.id)
    stage.settle()
    assert "Belum ada kegiatan pada tahun pelajaran ini." in stage.texts()
    stage.press("Tampilkan semua tahun")
    assert listing.model.rowCount() == len(ids)
