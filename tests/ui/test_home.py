from datetime import date, timedelta

from app.domain.records import Invitation, Meeting, MeetingDay, MeetingRole
from app.domain.terms import MeetingStatus
from app.ui.home.page import HomePage
from app.ui.meetings.page import MeetingsPage


def test_the_first_run_offers_two_ways(empty) -> None:
    assert empty.page(HomePage).views.currentIndex() == 0
    words = empty.texts()
    assert "Isi data sekolah" in words
    assert "Coba dengan data contoh" in words


def test_the_sample_is_one_press_away(empty) -> None:
    empty.press("Coba dengan data contoh")
    empty.settle()
    assert empty.logbook.schools.model_school() is not None
    assert empty.page(HomePage).views.currentIndex() == 1
    assert "Yang perlu dikerjakan" in empty.texts()


def test_the_year_the_tasks_and_the_partners_are_shown(stage) -> None:
    words = stage.texts()
    for stage_name in ("Sosialisasi", "Pengimbasan"):
        assert stage_name in words
    assert "dari 7 selesai" in words
    assert "SMP Pius Bhakti Utama Gombong" in words
    assert "paling mendesak di atas" in words
    assert "Kurang" in words


def test_a_task_leads_to_the_tab_that_closes_it(stage) -> None:
    task = next(task for task in stage.logbook.overview.tasks() if task.place.value == "dokumentasi")
    stage.press(task.place.label)
    detail = stage.page(MeetingsPage).detail
    assert detail.meeting.id == task.meeting_id
    assert detail.stack.currentWidget() is detail.documents


def test_the_next_meeting_is_shown(stage) -> None:
    partner = stage.logbook.schools.partners()[0]
    stage.logbook.meetings.save(
        Meeting(
            title="Lokakarya penutup",
            status=MeetingStatus.PLANNED,
            days=(MeetingDay(date=date.today() + timedelta(days=3)),),
            invitations=(Invitation(partner_id=partner.id, expected=4),),
        )
    )
    stage.settle()
    assert "Lokakarya penutup" in stage.texts()
    assert "4 diundang" in stage.texts()


def test_several_meetings_come_next_with_who_speaks_and_what_collides(stage) -> None:
    soon = (MeetingDay(date=date.today() + timedelta(days=3)),)
    roles = (MeetingRole(name="Drs. Suparman"), MeetingRole(name="Tri Lestari", came=False))
    stage.logbook.meetings.save(Meeting(title="Lokakarya", place="Aula", days=soon, roles=roles))
    stage.logbook.meetings.save(Meeting(title="Rapat komite", place="Aula", days=soon))
    stage.settle()
    words = stage.texts()
    assert "Rapat komite" in words
    assert "1 narasumber" in words
    assert words.count("1 bentrok") == 2
    assert "Lokakarya bentrok dengan Rapat komite" in words


def test_an_invitation_that_is_due_leads_to_the_letters_of_its_meeting(stage) -> None:
    saved = stage.logbook.meetings.save(
        Meeting(title="Lokakarya", days=(MeetingDay(date=date.today() + timedelta(days=3)),))
    )
    stage.settle()
    stage.press("Buat undangan")
    detail = stage.page(MeetingsPage).detail
    assert detail.meeting.id == saved.id
    assert detail.stack.currentWidget() is detail.letters


def test_the_navigation_counts_what_is_late(stage) -> None:
    assert stage.window.navigation.buttons["jadwal"].count.text() == "1"
    assert stage.window.navigation.buttons["jadwal"].accessibleName() == "Jadwal, 1 menunggu"
