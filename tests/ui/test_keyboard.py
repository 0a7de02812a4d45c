"""Where the keyboard stands after something came or went, and what its undo reaches."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.records import Meeting, MeetingDay, Partner
from app.domain.terms import LetterKind
from app.ui.letters.page import LettersPage
from app.ui.meetings.page import MeetingsPage, NewMeeting
from app.ui.partners.page import PartnersPage
from tests.ui.meeting_form import find_meeting, open_meeting, part, planned


def _new(stage, **fields: object) -> MeetingsPage:
    stage.window.go("kegiatan")
    page = stage.page(MeetingsPage)
    page._create(NewMeeting(**{"title": "Lokakarya", "date": date(2019, 8, 1), **fields}))  # pyright: ignore[reportArgumentType]
    stage.settle()
    return page


def _press(stage, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    stage.qtbot.keyClick(stage.window.focusWidget(), key, keys)
    stage.settle()


def test_ctrl_z_in_an_untouched_field_takes_a_new_meeting_back_and_leads_to_the_list(stage) -> None:
    page = _new(stage)
    assert stage.window.focusWidget() is page.detail.summary.form.widgets["title"]
    _press(stage, Qt.Key.Key_Z)
    assert all(one.title != "Lokakarya" for one in stage.logbook.meetings.meetings())
    assert page.views.currentWidget() is page.list
    assert stage.window.focusWidget() is page.list.table, "Space must not delete the meeting that is selected"


def test_ctrl_z_in_a_field_that_was_typed_in_takes_the_typing_back(stage) -> None:
    page = _new(stage)
    title = part(QLineEdit, page.detail.summary.form.widgets["title"])
    stage.qtbot.keyClicks(title, "x")
    _press(stage, Qt.Key.Key_Z)
    assert title.text() == "Lokakarya"
    assert find_meeting(stage, "Lokakarya")


def test_ctrl_z_reaches_the_logbook_from_a_number_too(stage) -> None:
    page = _new(stage)
    page.detail.summary.days.rows[0].form.widgets["lesson_hours"].setFocus()
    _press(stage, Qt.Key.Key_Z)
    assert page.views.currentWidget() is page.list


def test_the_button_that_deletes_does_not_keep_the_keyboard(stage) -> None:
    stage.window.go("kegiatan")
    page = stage.page(MeetingsPage)
    page.list.remove_button.setFocus()
    _press(stage, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert page.list.model.rowCount() == 5
    assert stage.window.focusWidget() is page.list.table


def test_a_school_that_is_deleted_by_its_button_leaves_the_keyboard_in_the_list(stage) -> None:
    stage.logbook.schools.save_partner(Partner(name="SMP Baru"))
    stage.window.go("imbas")
    page = stage.page(PartnersPage)
    page.table.select(page.model.rowCount() - 1)
    page.remove_button.setFocus()
    _press(stage, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert stage.window.focusWidget() is page.table


def test_a_letter_that_is_deleted_by_its_button_leaves_the_keyboard_on_the_page(stage) -> None:
    letters = stage.logbook.letters
    letters.save(letters.draft(LetterKind.INVITATION, find_meeting(stage, "Evaluasi").id))
    stage.window.go("surat")
    page = stage.page(LettersPage)
    page.letter_buttons[-1].setFocus()
    _press(stage, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert stage.window.focusWidget() in (page.table, page.first_button)


def test_what_goes_with_a_meeting_is_named(stage) -> None:
    stage.window.go("kegiatan")
    page = stage.page(MeetingsPage)
    page.list.remove(next(item for item in page.list.model.rows if "Rapat kerja" in item.meeting.title))
    stage.settle()
    told = stage.window.status.message.whole_text()
    assert " kehadiran dan " in told
    assert told.endswith(" berkas.")
    assert stage.window.status.undo.isVisible()


def test_what_is_to_come_opens_on_its_summary_with_the_letter_as_next_step(stage) -> None:
    soon = MeetingDay(date=date.today() + timedelta(days=9))
    made = stage.logbook.meetings.save(Meeting(title="Nanti", days=(soon,)))
    stage.window.go("kegiatan", meeting_id=made.id)
    stage.settle()
    detail = stage.page(MeetingsPage).detail
    assert detail.stack.currentWidget() is detail.summary
    assert detail.letter_button.isVisible()
    assert detail.import_button.isHidden()
    assert detail.more_menu().actions()[0].text() == "Impor daftar hadir …"
    letters = stage.logbook.letters
    letters.save(letters.draft(LetterKind.INVITATION, made.id))
    stage.settle()
    assert detail.letter_button.isHidden()
    assert detail.import_button.isVisible()


def test_what_is_over_opens_on_its_list_with_the_keyboard_in_it(stage) -> None:
    stage.window.go("kegiatan", meeting_id=find_meeting(stage, "Rapat kerja").id)
    stage.settle()
    detail = stage.page(MeetingsPage).detail
    assert detail.stack.currentWidget() is detail.attendance
    assert stage.window.focusWidget() is detail.attendance.table


def test_a_meeting_with_an_empty_list_begins_with_its_name_field(stage) -> None:
    made = stage.logbook.meetings.save(Meeting(title="Kosong", days=(MeetingDay(date=date(2019, 8, 1)),)))
    stage.window.go("kegiatan", meeting_id=made.id, tab="kehadiran")
    stage.settle()
    assert stage.window.focusWidget() is stage.page(MeetingsPage).detail.attendance.field


def test_ctrl_s_saves_the_summary(stage) -> None:
    summary = planned(stage)
    title = part(QLineEdit, summary.form.widgets["title"])
    title.setFocus()
    title.setText("Lokakarya kedua")
    _press(stage, Qt.Key.Key_S)
    assert find_meeting(stage, "Lokakarya kedua")
    assert stage.window.focusWidget() is title


def test_a_letter_that_is_saved_again_keeps_the_keyboard_on_its_button(stage) -> None:
    letters = stage.logbook.letters
    saved = letters.save(letters.draft(LetterKind.INVITATION, find_meeting(stage, "Evaluasi").id))
    detail = open_meeting(stage, "Evaluasi", "surat")
    detail.letters.cards[0].buttons[0].setFocus()
    letters.save(replace(saved, subject="Undangan rapat"))
    stage.settle()
    assert stage.window.focusWidget() is detail.letters.cards[0].buttons[0]


def test_the_field_at_fault_in_the_summary_gets_the_cursor(stage) -> None:
    summary = planned(stage)
    part(QLineEdit, summary.form.widgets["title"]).setText("")
    summary.note.widgets["note"].setFocus()
    stage.answer_problem()
    assert not summary.save()
    assert stage.window.focusWidget() is summary.form.widgets["title"]
    part(QLineEdit, summary.form.widgets["title"]).setText("Lokakarya")
    day = part(QLineEdit, summary.days.rows[0].form.widgets["date"])
    day.setText("entah")
    day.textEdited.emit("entah")
    stage.answer_problem()
    assert not summary.save()
    assert stage.window.focusWidget() is day
    day.setText("1/8/2019")
    day.textEdited.emit("1/8/2019")
    assert summary.save()
