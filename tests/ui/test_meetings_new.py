"""A meeting is made: new, or as a copy."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from app.domain.records import Partner
from app.domain.terms import MeetingMode
from app.ui.meetings.copying import copy_dialog
from app.ui.meetings.page import MeetingsPage, NewMeeting
from tests.ui.meeting_form import THURSDAY, find_meeting, open_meeting, part


def test_a_new_meeting_is_made_from_its_short_form(stage) -> None:
    stage.window.go("kegiatan")
    page = stage.page(MeetingsPage)
    page._create(NewMeeting(title="Lokakarya", date=date(2020, 1, 15)))
    stage.settle()
    made = find_meeting(stage, "Lokakarya")
    assert len(made.invitations) == 5
    assert page.views.currentWidget() is page.detail
    assert page.detail.stack.currentWidget() is page.detail.summary


def test_the_form_of_a_new_meeting_tells_clashes_before_it_is_made(stage) -> None:
    held = find_meeting(stage, "Rapat kerja")
    stage.window.go("kegiatan")
    start = NewMeeting(title="Lain", date=THURSDAY, place=held.place)
    dialog = stage.page(MeetingsPage).new_dialog(start)
    stage.qtbot.addWidget(dialog)
    dialog.show()
    stage.qtbot.waitUntil(lambda: f"“{held.title}”" in _words(dialog), timeout=5000)
    dialog.store()
    assert find_meeting(stage, "Lain").days[0].date == THURSDAY


def test_a_new_meeting_of_several_days_by_others(stage) -> None:
    stage.window.go("kegiatan")
    page = stage.page(MeetingsPage)
    page._create(
        NewMeeting(title="Pelatihan", date=date(2019, 8, 13), until=date(2019, 8, 15), organiser="LPMP Rekaan")
    )
    stage.settle()
    made = find_meeting(stage, "Pelatihan")
    assert [day.date.day for day in made.days] == [13, 14, 15]
    assert made.invitations == ()
    assert page.detail.summary.delegates.isVisible()


def test_a_new_meeting_that_ends_before_it_begins_stays_open(stage) -> None:
    stage.window.go("kegiatan")
    start = NewMeeting(title="Terbalik", date=THURSDAY, until=date(2019, 7, 31))
    dialog = stage.page(MeetingsPage).new_dialog(start)
    stage.qtbot.addWidget(dialog)
    dialog.store()
    assert "lebih awal daripada tanggal mulai" in dialog.problem.text()
    assert all(one.title != "Terbalik" for one in stage.logbook.meetings.meetings())


def test_a_new_meeting_may_have_no_date_yet(stage) -> None:
    stage.window.go("kegiatan")
    page = stage.page(MeetingsPage)
    page._create(NewMeeting(title="Menyusul", date=None))
    stage.settle()
    made = find_meeting(stage, "Menyusul")
    assert made.days == ()
    assert len(made.invitations) == 5
    assert "Tanggal belum ditentukan" in stage.texts()


def test_a_last_day_without_a_first_is_told(stage) -> None:
    stage.window.go("kegiatan")
    dialog = stage.page(MeetingsPage).new_dialog(NewMeeting(title="Menyusul", date=None, until=THURSDAY))
    stage.qtbot.addWidget(dialog)
    dialog.store()
    assert "tanggal mulainya belum" in dialog.problem.text()
    assert all(one.title != "Menyusul" for one in stage.logbook.meetings.meetings())


def test_a_meeting_takes_kind_and_partners_from_its_stage_and_day(stage) -> None:
    stage.logbook.schools.save_partner(Partner(name="SMP Baru", active_from=date(2030, 1, 1)))
    stage.window.go("kegiatan")
    stage.page(MeetingsPage)._create(NewMeeting(title="Bersama", date=THURSDAY))
    stage.settle()
    assert len(find_meeting(stage, "Bersama").invitations) == 5


def test_a_stage_for_the_own_staff_invites_nobody_until_the_user_says_so(stage) -> None:
    (programme,) = stage.logbook.programmes.programmes()
    stages = stage.logbook.programmes.stages(programme.id)
    stage.logbook.programmes.save(programme, (replace(stages[0], invites_partners=False), *stages[1:]))
    stage.window.go("kegiatan")
    dialog = stage.page(MeetingsPage).new_dialog(NewMeeting(title="Untuk guru sendiri", date=THURSDAY))
    stage.qtbot.addWidget(dialog)
    tick, box = part(QCheckBox, dialog.form.widgets["invite_all"]), part(QComboBox, dialog.form.widgets["stage_id"])
    box.setCurrentIndex(1)
    assert not tick.isChecked()
    box.setCurrentIndex(2)
    assert tick.isChecked()
    box.setCurrentIndex(1)
    tick.click()
    box.setCurrentIndex(2)
    box.setCurrentIndex(1)
    assert tick.isChecked(), "what the user ticked stays"
    tick.click()
    dialog.store()
    assert find_meeting(stage, "Untuk guru sendiri").invitations == ()


def test_a_copy_opens_as_a_plan_on_its_new_date(stage) -> None:
    original = find_meeting(stage, "Rapat kerja")
    detail = open_meeting(stage, "Rapat kerja", "ringkasan")
    dialog = copy_dialog(stage.window, original, stage.window)
    stage.qtbot.addWidget(dialog)
    part(QLineEdit, dialog.form.widgets["title"]).setText("Rapat kedua")
    dialog.form.widgets["date"].pick(date(2020, 2, 6))  # pyright: ignore[reportAttributeAccessIssue]
    dialog.store()
    stage.settle()
    assert detail.meeting is not None
    assert detail.meeting.title == "Rapat kedua"
    assert [day.date for day in detail.meeting.days] == [date(2020, 2, 6), date(2020, 2, 7)]
    assert detail.header.badge.text() == "Rencana"
    assert detail.stack.currentWidget() is detail.summary


def _words(dialog) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_new_online_meeting_keeps_its_link_as_a_link(stage) -> None:
    stage.window.go("kegiatan")
    new = NewMeeting(title="Lewat layar", date=THURSDAY, mode=MeetingMode.ONLINE, place="https://rapat.example/1")
    stage.page(MeetingsPage)._create(new)
    stage.settle()
    made = find_meeting(stage, "Lewat layar")
    assert (made.mode, made.place, made.link) == (MeetingMode.ONLINE, "", "https://rapat.example/1")
    assert "Daring" in stage.page(MeetingsPage).detail.header.subtitle.whole_text()


def test_a_meeting_of_others_invites_nobody_and_says_so(stage) -> None:
    stage.window.go("kegiatan")
    dialog = stage.page(MeetingsPage).new_dialog(NewMeeting(title="Undangan dinas", date=THURSDAY))
    stage.qtbot.addWidget(dialog)
    dialog.show()
    tick = part(QCheckBox, dialog.form.widgets["invite_all"])
    part(QLineEdit, dialog.form.widgets["organiser"]).setText("Dinas Rekaan")
    assert not tick.isEnabled()
    assert not tick.isChecked()
    assert "lembaga lain" in _words(dialog)
    part(QLineEdit, dialog.form.widgets["organiser"]).setText("")
    assert tick.isEnabled()
    assert tick.isChecked()


def test_a_new_meeting_and_a_copy_are_proposed_on_a_school_day(stage) -> None:
    stage.window.go("kegiatan")
    dialog = stage.page(MeetingsPage).new_dialog()
    copy = copy_dialog(stage.window, find_meeting(stage, "Rapat kerja"), stage.window)
    for one in (dialog, copy):
        stage.qtbot.addWidget(one)
        proposed = one.form.value("date")
        assert proposed >= date.today()
        assert proposed == stage.logbook.schedule.next_school_day(proposed)


def test_a_copy_tells_a_day_on_which_nobody_is_at_school(stage) -> None:
    dialog = copy_dialog(stage.window, find_meeting(stage, "Evaluasi"), stage.window)
    stage.qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.widgets["date"].pick(date(2026, 8, 17))  # pyright: ignore[reportAttributeAccessIssue]
    stage.qtbot.waitUntil(lambda: "Senin, 17 Agustus 2026 hari libur" in _words(dialog), timeout=5000)
    dialog.form.widgets["date"].pick(date(2026, 8, 16))  # pyright: ignore[reportAttributeAccessIssue]
    stage.qtbot.waitUntil(lambda: "Minggu, 16 Agustus 2026 di luar hari sekolah" in _words(dialog), timeout=5000)


def test_what_is_wrong_in_a_new_meeting_gets_the_cursor(stage) -> None:
    stage.window.go("kegiatan")
    start = NewMeeting(title="Terbalik", date=THURSDAY, until=date(2019, 7, 31))
    dialog = stage.page(MeetingsPage).new_dialog(start)
    stage.qtbot.addWidget(dialog)
    dialog.store()
    assert dialog.focusWidget() is dialog.form.widgets["until"]
