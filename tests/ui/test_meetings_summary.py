"""The form of a meeting: saving, place, invitations, any words."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.records import Invitation, Topic
from app.domain.terms import InvitationOutcome, MeetingMode, Role
from app.ui.meetings.page import MeetingsPage
from tests.ui.meeting_form import choose, find_meeting, open_meeting, part, pick_date, planned, write


def test_the_summary_is_saved_by_its_button(stage) -> None:
    detail = open_meeting(stage, "Evaluasi", "ringkasan")
    summary = detail.summary
    field = summary.form.widgets["title"]
    assert isinstance(field, QLineEdit)
    field.setText("Evaluasi mutu")
    assert summary.save_button.isEnabled()
    stage.press("Simpan perubahan")
    stage.settle()
    assert find_meeting(stage, "Evaluasi mutu")
    assert detail.header.title.whole_text() == "Evaluasi mutu"
    assert not summary.save_button.isEnabled()


def test_leaving_the_summary_saves_it(stage) -> None:
    detail = open_meeting(stage, "Evaluasi", "ringkasan")
    field = detail.summary.place.place.widgets["place"]
    assert isinstance(field, QLineEdit)
    field.setText("Aula")
    stage.window.go("beranda")
    assert find_meeting(stage, "Evaluasi").place == "Aula"


def test_what_cannot_be_saved_keeps_the_summary_open(stage) -> None:
    detail = open_meeting(stage, "Evaluasi", "ringkasan")
    field = detail.summary.form.widgets["title"]
    assert isinstance(field, QLineEdit)
    field.setText("")
    heard = stage.answer_problem()
    stage.window.go("beranda")
    assert "masih kosong" in heard[1]
    assert isinstance(stage.window.page, MeetingsPage)
    field.setText("Evaluasi")
    assert detail.summary.save()


def test_days_invitations_and_speakers_are_edited(stage) -> None:
    summary = open_meeting(stage, "Pengimbasan", "ringkasan").summary
    before = find_meeting(stage, "Pengimbasan")
    summary.days.add_day()
    summary.invitations.rows[0].tick.setChecked(False)
    summary.invitations.rows[1].expected.setValue(9)
    summary.roles.add_role(Role.SPEAKER)
    summary.roles.rows[-1].name.text = "Drs. Sukarno Hadi"
    summary.roles.rows[-1].came.setCurrentIndex(2)
    summary.roles.rows[-1].note.setText("Sakit")
    assert summary.save()
    stage.settle()
    after = find_meeting(stage, "Pengimbasan")
    assert len(after.days) == len(before.days) + 1
    partners = stage.logbook.schools.partners()
    invited: dict[int, Invitation] = {one.partner_id: one for one in after.invitations}
    assert partners[0].id not in invited
    assert invited[partners[1].id].expected == 9
    speaker = after.roles[-1]
    assert (speaker.name, speaker.came, speaker.note) == ("Drs. Sukarno Hadi", False, "Sakit")


def test_place_and_link_are_asked_as_the_mode_needs_them(stage) -> None:
    place = planned(stage).place
    assert (place.place.isVisible(), place.link.isVisible()) == (True, False)
    choose(place.mode, "mode", MeetingMode.HYBRID)
    assert (place.place.isVisible(), place.link.isVisible()) == (True, True)
    choose(place.mode, "mode", MeetingMode.ONLINE)
    assert (place.place.isVisible(), place.link.isVisible()) == (False, True)
    part(QLineEdit, place.link.widgets["link"]).setText("https://rapat.example/1")
    choose(place.mode, "mode", MeetingMode.ON_SITE)
    assert (place.place.isVisible(), place.link.isVisible()) == (True, True), "what is written stays in sight"
    stage.window.go("beranda")
    assert find_meeting(stage, "Lokakarya").link == "https://rapat.example/1"


def test_all_partners_are_invited_or_none_by_one_press(stage) -> None:
    summary = open_meeting(stage, "Pengimbasan", "ringkasan").summary
    stage.press("Kosongkan undangan")
    assert summary.invitations.invitations() == ()
    stage.press("Undang semua")
    summary.invitations.rows[0].tick.setChecked(False)
    assert summary.invitations.all_button.text() == "Undang semua"
    assert summary.save()
    assert len(find_meeting(stage, "Pengimbasan").invitations) == 4


def test_an_invitation_asks_what_its_outcome_needs(stage) -> None:
    summary = planned(stage)
    stage.press("Undang semua")
    sent, absent, came = summary.invitations.rows[:3]
    assert not sent.representative.isVisible()
    outcomes = list(InvitationOutcome)
    sent.outcome.setCurrentIndex(outcomes.index(InvitationOutcome.REPRESENTED))
    write(sent.representative, "Bu Wati, guru")
    absent.outcome.setCurrentIndex(outcomes.index(InvitationOutcome.ABSENT))
    assert not absent.representative.isVisible()
    write(absent.note, "ujian sekolah")
    came.outcome.setCurrentIndex(outcomes.index(InvitationOutcome.CAME))
    assert not came.note.isVisible()
    assert summary.save()
    stage.settle()
    found = find_meeting(stage, "Lokakarya").invitations
    assert len(found) == 5
    assert [(one.outcome, one.representative, one.note) for one in found[:3]] == [
        (InvitationOutcome.REPRESENTED, "Bu Wati, guru", ""),
        (InvitationOutcome.ABSENT, "", "ujian sekolah"),
        (InvitationOutcome.CAME, "", ""),
    ]


def test_only_partners_of_that_day_are_offered_and_invited_ones_stay(stage) -> None:
    first, second, *_ = stage.logbook.schools.partners()
    for partner in (first, second):
        stage.logbook.schools.save_partner(replace(partner, active_until=date(2019, 7, 31)))
    summary = planned(stage, invitations=(Invitation(partner_id=first.id),))
    rows = summary.invitations.rows
    assert [row.isVisible() for row in rows] == [True, False, True, True, True]
    stage.press("Undang semua")
    assert not rows[1].tick.isChecked()
    pick_date(summary.days, 0, date(2019, 7, 30))
    assert rows[1].isVisible()
    assert summary.save()


def test_every_script_and_length_survives_the_form(stage) -> None:
    words = "Rapat 😀 مدرسة ꦱꦼꦏꦺꦴꦭꦃ & <b> " + "x" * 480
    summary = planned(stage)
    part(QLineEdit, summary.form.widgets["title"]).setText(words)
    stage.press("Tambah pokok bahasan")
    write(summary.topics.rows[0].title, words)
    stage.window.go("beranda")
    saved = find_meeting(stage, "😀")
    assert saved.title == words
    assert saved.topics[0].title == words


def test_the_form_is_edited_by_keys_alone(stage) -> None:
    summary = planned(stage, topics=(Topic(title="RKS"), Topic(title="SOP")))
    stage.window.activateWindow()
    row = summary.topics.rows[1]
    row.up.setFocus()
    stage.qtbot.keyClick(row.up, Qt.Key.Key_Return)
    assert [one.title.text() for one in summary.topics.rows] == ["SOP", "RKS"]
    assert row.title.hasFocus()
    assert summary.save()
