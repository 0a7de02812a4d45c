"""The reminder in the system tray."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.records import Meeting, MeetingDay
from app.services.logbook import Logbook
from app.ui.meetings.page import MeetingsPage
from app.ui.schedule.page import SchedulePage
from app.ui.tray import TrayReminder, reminder_text

TODAY = date.today()


def plan(logbook: Logbook, title: str, day: date) -> Meeting:
    return logbook.meetings.save(Meeting(title=title, place="Aula", days=(MeetingDay(date=day, start=time(8)),)))


@pytest.fixture
def tray(stage):
    stage.window.reminder = TrayReminder(stage.window)
    yield stage
    if stage.window.reminder is not None:
        stage.window.set_reminder(False)


def test_it_tells_today_tomorrow_what_is_due_and_what_is_late(empty) -> None:
    logbook = empty.logbook
    assert reminder_text(logbook, TODAY) == ""
    plan(logbook, "Rapat kerja", TODAY)
    plan(logbook, "Pengimbasan", TODAY + timedelta(days=1))
    plan(logbook, "Lusa", TODAY + timedelta(days=2))
    plan(logbook, "Kemarin", TODAY - timedelta(days=1))
    programme = logbook.programmes.current()
    assert programme is not None
    programme = logbook.programmes.start("sekolah-model-spmi")
    first, *others = logbook.programmes.stages(programme.id)
    logbook.programmes.save(programme, (replace(first, due=TODAY), *others))
    assert reminder_text(logbook, TODAY).splitlines() == [
        "Hari ini: 08.00 Rapat kerja (Aula)",
        "Besok: 08.00 Pengimbasan (Aula)",
        f"Batas tahapan {first.name}: hari ini",
        "1 hal lewat tanggal. Lihat Jadwal.",
    ]


def test_it_is_off_until_asked_for_and_says_when_there_is_no_tray(empty) -> None:
    assert empty.window.reminder is None
    empty.window.set_reminder(True)  # the screen of the tests has no tray
    assert "tidak punya baki sistem" in empty.window.status.message.whole_text()
    assert empty.window.reminder is None
    assert empty.window.remembered("pengingat") == ""


def test_while_it_is_on_closing_the_window_only_hides_it(tray) -> None:
    tray.window.close()
    assert not tray.window.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    tray.window.reminder.menu.actions()[0].trigger()
    assert tray.window.isVisible()


def test_its_menu_opens_the_next_meeting_or_the_schedule(tray) -> None:
    following = tray.window.reminder.menu.actions()[1]
    following.trigger()
    assert isinstance(tray.window.page, SchedulePage)
    meeting = plan(tray.logbook, "Rapat kerja", TODAY + timedelta(days=3))
    following.trigger()
    assert tray.page(MeetingsPage).detail.meeting.id == meeting.id


def test_its_menu_ends_the_program(tray) -> None:
    tray.window.reminder.menu.actions()[-1].trigger()
    assert not tray.window.isVisible()
    assert tray.window.reminder is None
    assert QApplication.quitOnLastWindowClosed()
