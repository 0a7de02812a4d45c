"""Blank sheets, badges and signed scans in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from app.domain.records import Meeting
from app.domain.terms import DocumentKind, SheetList
from app.services.sheet_contents import SheetOrder
from app.ui.meetings.page import MeetingsPage
from app.ui.meetings.sheets_dialog import SheetsDialog
from app.ui.meetings.signed_sheet_form import SignedSheetDialog

Open = Callable[[], SheetsDialog]


def _meeting(stage) -> Meeting:
    return next(one for one in stage.logbook.meetings.meetings() if "Rapat kerja" in one.title)


@pytest.fixture
def sheets(stage) -> Open:
    """Opens the dialog on the first day."""

    def open_dialog() -> SheetsDialog:
        meeting = _meeting(stage)
        dialog = SheetsDialog(stage.window, meeting, meeting.days[0].id, stage.window)
        stage.qtbot.addWidget(dialog)
        dialog.show()
        stage.qtbot.waitUntil(lambda: bool(dialog.form.summary.text()), timeout=10_000)
        return dialog

    return open_dialog


def _texts(dialog: SheetsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(b"%PDF-1.4 pindaian")
    return path


def test_the_form_begins_with_the_lists_that_have_names_and_tells_the_pages(stage, sheets: Open):
    dialog = sheets()

    chosen = [wanted for wanted, box in dialog.form.lists.items() if box.isChecked()]
    assert SheetList.PARTICIPANTS in chosen
    assert "belum ada nama" in dialog.form.lists[SheetList.COMMITTEE].text()
    assert SheetList.COMMITTEE not in chosen
    assert "Peserta: 14 nama, 5 baris cadangan – 2 halaman" in dialog.form.summary.text()


def test_a_low_window_never_scrolls_the_saving_button_away(stage, sheets: Open):
    dialog = sheets()
    dialog.resize(dialog.width(), 420)
    stage.settle()
    save = dialog.form.save_button
    assert not save.visibleRegion().isEmpty()
    assert save.visibleRegion().boundingRect() == save.rect()


def test_the_preview_follows_the_choices(stage, sheets: Open):
    form = sheets().form

    form.day.setCurrentIndex(form.day.count() - 1)
    form.spare.setValue(30)
    stage.qtbot.waitUntil(lambda: "30 baris cadangan" in form.summary.text(), timeout=10_000)
    assert "halaman sehari" in form.summary.text()
    assert len(form.orders()) == 2 * sum(box.isChecked() for box in form.lists.values())

    for box in form.lists.values():
        box.setChecked(False)
    stage.qtbot.waitUntil(lambda: "Pilih sedikitnya satu daftar" in form.summary.text(), timeout=10_000)
    assert not form.save_button.isEnabled()


def test_a_sheet_without_any_row_is_not_offered(stage, sheets: Open):
    form = sheets().form

    form.prefilled.setChecked(False)
    form.spare.setValue(0)
    stage.qtbot.waitUntil(lambda: "Belum ada baris" in form.summary.text(), timeout=10_000)

    assert not form.save_button.isEnabled()


def test_printing_writes_the_files_and_offers_to_open_them(stage, sheets: Open, tmp_path: Path):
    dialog = sheets()
    dialog.form.files.setCurrentIndex(1)
    dialog.form.lists[SheetList.SPEAKERS].setChecked(False)

    dialog.form.print_to(tmp_path)
    stage.settle()

    assert sorted(path.suffix for path in tmp_path.glob("Daftar-Hadir-*")) == [".docx", ".pdf"]
    assert "2 berkas tersimpan" in dialog.form.result.text()
    assert dialog.form.open_button.isVisible()
    assert dialog.signed.model.rowCount() == 1


def test_the_number_of_spare_rows_is_remembered(stage, sheets: Open, tmp_path: Path):
    form = sheets().form
    form.spare.setValue(12)
    form.print_to(tmp_path)
    stage.settle()

    assert sheets().form.spare.value() == 12


def test_badges_are_written_for_everybody(stage, sheets: Open, tmp_path: Path):
    dialog = sheets()

    dialog.form.write_badges(tmp_path / "kartu.pdf")
    stage.settle()

    assert "kartu nama tersimpan" in dialog.form.result.text()
    assert (tmp_path / "kartu.pdf").stat().st_size > 1000


def test_without_a_printed_sheet_the_second_tab_says_what_to_do(stage, sheets: Open):
    dialog = sheets()

    dialog.show_tab(1)

    assert "Cetak lembar kosongnya dahulu" in _texts(dialog)


def _print(stage, folder: Path, day: int = 0, **wishes):
    order = SheetOrder(day_id=_meeting(stage).days[day].id, **wishes)
    (sheet,) = stage.logbook.printed_sheets.print_to_folder([order], folder).sheets
    stage.settle()
    return sheet


def test_a_scan_is_attached_and_compared_in_words(stage, sheets: Open, tmp_path: Path, scan: Path):
    sheet = _print(stage, tmp_path)
    dialog = sheets()
    dialog.show_tab(1)

    dialog.signed.attach(sheet.id, [scan], 12)
    stage.settle()

    assert "14 nama tercetak, 14 tercatat hadir, 12 tanda tangan. 2 orang tercatat hadir tanpa" in _texts(dialog)
    assert dialog.signed.open_button.isEnabled()
    kinds = [
        one.kind for one in stage.logbook.documents.of_meeting(_meeting(stage).id) if one.original_name == scan.name
    ]
    assert kinds == [DocumentKind.ATTENDANCE_SHEET]


def test_the_newest_sheet_of_the_day_is_proposed_and_the_sentence_follows_the_number(stage, tmp_path: Path):
    _print(stage, tmp_path, day=1)
    first = _print(stage, tmp_path)
    wanted = _print(stage, tmp_path)
    service, meeting = stage.logbook.printed_sheets, _meeting(stage)
    service.set_signed(first.id, 4)
    dialog = SignedSheetDialog(
        service.of_meeting(meeting.id),
        service.counts(meeting.id),
        meeting.days[0].id,
        stage.window,
        files=["IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg", "IMG_4.jpg"],
    )
    stage.qtbot.addWidget(dialog)

    assert dialog.line().sheet.id == wanted.id
    assert dialog.signed() is None
    dialog.number.setValue(10)  # four stand on the other paper of the same list
    assert "sama" in dialog.sentence.text()
    assert dialog.sentence.property("tone") == "there"
    dialog.number.setValue(11)
    assert "1 tanda tangan belum ada di daftar digital" in dialog.sentence.text()
    assert dialog.sentence.property("role") == "warning"
    assert dialog.signed() == 11


def test_signatures_are_counted_later_too(stage, sheets: Open, tmp_path: Path):
    _print(stage, tmp_path)
    dialog = sheets()
    dialog.show_tab(1)

    def answer() -> None:
        (form,) = dialog.findChildren(SignedSheetDialog)
        form.number.setValue(14)
        form.accept()

    QTimer.singleShot(100, dialog, answer)
    dialog.signed.count_button.click()
    stage.qtbot.wait(20)

    assert "daftar digital dan lembarnya sama" in _texts(dialog)


def test_a_sheet_is_removed_and_comes_back(stage, sheets: Open, tmp_path: Path):
    _print(stage, tmp_path)
    dialog = sheets()
    dialog.show_tab(1)

    dialog.signed.remove_button.click()
    assert dialog.signed.model.rowCount() == 0
    stage.window.undo()
    dialog.signed.reload()

    assert dialog.signed.model.rowCount() == 1


def test_a_reprint_is_written_where_it_was_wanted(stage, sheets: Open, tmp_path: Path):
    _print(stage, tmp_path)
    dialog = sheets()

    dialog.signed.reprint(dialog.signed.model.rows[0], tmp_path / "lagi.pdf")
    stage.settle()

    assert (tmp_path / "lagi.pdf").is_file()


def test_the_digital_list_says_whether_the_paper_agrees(stage, tmp_path: Path):
    meeting = _meeting(stage)
    sheet = _print(stage, tmp_path)
    stage.window.go("kegiatan", meeting_id=meeting.id, tab="kehadiran")
    stage.qtbot.wait(30)
    tab = stage.page(MeetingsPage).detail.attendance
    assert not tab.paper.isVisible()

    stage.logbook.printed_sheets.set_signed(sheet.id, 13)
    stage.settle()

    assert "1 orang tercatat hadir tanpa tanda tangan" in stage.texts()
    stage.logbook.printed_sheets.set_signed(sheet.id, 14)
    stage.settle()
    assert "Lembar peserta: 14 nama tercetak, 14 tercatat hadir, 14 tanda tangan" in stage.texts()


def test_every_control_has_a_name_that_can_be_read_out(stage, sheets: Open):
    form = sheets().form

    for widget in (form.day, form.paper, form.spare, form.files):
        assert widget.accessibleName()
    for box in (*form.lists.values(), form.prefilled):
        assert box.text()
