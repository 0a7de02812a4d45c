"""Jadwal with keyboard and mouse, on the real window."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QStyleOptionViewItem

from app.domain.records import Invitation, Meeting, MeetingDay
from app.domain.terms import MeetingStatus
from app.qt.record_dialog import RecordDialog
from app.ui.calendar_export import save_calendar
from app.ui.meetings.page import MeetingsPage
from app.ui.schedule.month_view import grid_end, grid_start, moved_by_months
from app.ui.schedule.page import SchedulePage

TODAY = date.today()
THEN = date(2019, 11, 16)  # the sample's last meeting


def schedule(stage) -> SchedulePage:
    stage.window.go("jadwal")
    stage.settle()
    return stage.page(SchedulePage)


def plan(stage, title: str, day: date, **more) -> Meeting:
    days = (MeetingDay(date=day, start=time(8), end=time(12)),)
    saved = stage.logbook.meetings.save(Meeting(title=title, days=days, **more))
    stage.settle()
    return saved


def press(page: SchedulePage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.month if page.views.currentIndex() == 0 else page.agenda, key)


def labels(menu: QMenu) -> list[str]:
    found = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return found


def test_six_weeks_from_monday_hold_every_month() -> None:
    for month in range(1, 13):
        first = grid_start(date(2026, month, 15))
        assert first.weekday() == 0
        assert first <= date(2026, month, 1)
        assert moved_by_months(date(2026, month, 1), 1) - timedelta(days=1) <= grid_end(date(2026, month, 15))
    assert moved_by_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert moved_by_months(date(9998, 12, 1), 1) == date(9998, 12, 1)


def test_the_arrows_move_the_day_and_the_page_keys_the_month(empty) -> None:
    page = schedule(empty)
    page.month.choose(date(2019, 11, 16))
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
    assert page.month.day == date(2019, 10, 16)
    assert page.month_name.text() == "Oktober 2019"
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert page.month_name.text() == "Desember 2019"
    press(page, Qt.Key.Key_Home)
    assert page.month.day == TODAY


def test_a_screen_reader_hears_what_a_day_holds(stage) -> None:
    page = schedule(stage)
    page.month.choose(THEN)
    assert "Sabtu, 16 November 2019: 08.00–14.00 Pengimbasan praktik baik" in page.month.accessibleName()
    press(page, Qt.Key.Key_Right)
    assert page.month.accessibleName().endswith("Minggu, 17 November 2019: belum ada kegiatan")


def test_holidays_are_named(empty) -> None:
    page = schedule(empty)
    page.month.choose(date(2019, 8, 17))
    empty.qtbot.waitUntil(lambda: page.month.holiday_of(date(2019, 8, 17)) is not None, timeout=30_000)
    holiday = page.month.holiday_of(date(2019, 8, 17))
    assert holiday is not None
    assert holiday.name in empty.texts()
    assert holiday.name in page.month.accessibleName()


def test_enter_opens_the_meeting_of_the_day(stage) -> None:
    page = schedule(stage)
    page.month.choose(THEN)
    press(page, Qt.Key.Key_Return)
    assert stage.page(MeetingsPage).detail.meeting.title == "Pengimbasan praktik baik"


def test_enter_on_an_empty_day_says_how_to_fill_it(empty) -> None:
    page = schedule(empty)
    page.month.choose(date(2026, 11, 12))
    press(page, Qt.Key.Key_Return)
    assert "Tekan N untuk mencatatnya" in empty.window.status.message.whole_text()


def test_several_meetings_of_a_day_are_offered_in_a_menu(stage) -> None:
    plan(stage, "Rapat komite & guru", THEN)
    page = schedule(stage)
    page.month.choose(THEN)
    assert labels(page.day_menu(THEN)) == [
        "Buka Pengimbasan praktik baik",
        "Buka Rapat komite && guru",
        "Pindahkan Pengimbasan praktik baik …",
        "Pindahkan Rapat komite && guru …",
        "Kegiatan baru pada 16 November 2019",
    ]


def test_a_double_click_opens_a_meeting(stage) -> None:
    page = schedule(stage)
    page.month.choose(THEN)
    place = page.month.cell(THEN).topLeft() + QPoint(20, page.month.fontMetrics().height() + 14)
    assert page.month.row_at(place) is not None
    QTest.mouseDClick(page.month, Qt.MouseButton.LeftButton, pos=place)
    assert stage.page(MeetingsPage).detail.meeting.title == "Pengimbasan praktik baik"


def asked_dates(stage, act: Callable[[], object]) -> list[str]:
    """Do something that asks for a new meeting; the dates that stand in the form, which is then closed."""
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RecordDialog):
            timer.stop()
            field = dialog.form.widgets["date"]
            assert isinstance(field, QLineEdit)
            seen.append(field.text())
            dialog.reject()

    timer = QTimer(stage.window)
    timer.timeout.connect(look)
    timer.start(20)
    act()
    return seen


def test_a_new_meeting_is_asked_for_on_the_day_of_the_hand(empty) -> None:
    page = schedule(empty)
    page.month.choose(date(2026, 11, 12))
    assert asked_dates(empty, lambda: press(page, Qt.Key.Key_N)) == ["Kam, 12 Nov 2026"]
    assert empty.window.page is page
    free = page.month.cell(date(2026, 11, 18)).center()
    double = asked_dates(empty, lambda: QTest.mouseDClick(page.month, Qt.MouseButton.LeftButton, pos=free))
    assert double == ["Rab, 18 Nov 2026"]


def test_more_meetings_than_fit_are_counted(empty) -> None:
    for number in range(9):
        plan(empty, f"Rapat {number}", date(2026, 11, 12))
    page = schedule(empty)
    page.month.choose(date(2026, 11, 12))
    lines = [what for _, what in page.month._lines(date(2026, 11, 12))]
    assert isinstance(lines[-1], int)
    assert lines[-1] == 9 - (len(lines) - 1)


def test_the_day_at_the_side_says_what_is_late_and_what_collides(empty) -> None:
    plan(empty, "Terlewat", TODAY - timedelta(days=1), place="Perpustakaan")
    plan(empty, "Rapat kerja", TODAY, place="Aula")
    plan(empty, "Pengimbasan", TODAY, place="Aula")
    page = schedule(empty)
    page.month.choose(TODAY)
    assert "Undangan belum dibuat" in empty.texts()
    empty.qtbot.waitUntil(lambda: "Bentrok: Aula juga dipakai “Pengimbasan”" in empty.texts(), timeout=30_000)
    plan(empty, "Juga terlewat", TODAY - timedelta(days=1), place="Perpustakaan")
    page.month.choose(TODAY - timedelta(days=1))
    empty.qtbot.waitUntil(lambda: "Bentrok: " in empty.texts(), timeout=30_000)
    assert "Lewat tanggal" in empty.texts()


def test_a_meeting_is_moved_with_its_reason_and_the_move_can_be_undone(stage) -> None:
    page = schedule(stage)
    meeting = stage.logbook.meetings.meetings()[-1]
    dialog = page.move_dialog(meeting.id)
    dialog.show()
    dialog.form.widgets["first"].setText("25/11/2019")
    dialog.form.widgets["first"].textEdited.emit("25/11/2019")
    dialog.form.widgets["reason"].setText("gedung dipakai")
    dialog.store()
    dialog.deleteLater()
    stage.settle()
    moved = stage.logbook.meetings.meeting(meeting.id)
    assert moved.first_date == date(2019, 11, 25)
    assert (moved.date_changes[-1].before, moved.date_changes[-1].reason) == ((THEN,), "gedung dipakai")
    assert page.month.day == date(2019, 11, 25)
    stage.window.undo()
    assert stage.logbook.meetings.meeting(meeting.id).first_date == THEN


def test_the_question_for_a_new_date_tells_holidays_and_clashes_and_blocks_nothing(stage) -> None:
    page = schedule(stage)
    first, *_, last = stage.logbook.meetings.meetings()
    plan(stage, "Upacara", date(2019, 8, 17), place=last.place)
    dialog = page.move_dialog(last.id)
    dialog.show()
    for typed, told in (("17/8/2019", "adalah hari libur"), ("17/8/2019", "Bentrok:"), ("18/8/2019", "hari Minggu")):
        dialog.form.widgets["first"].setText(typed)
        dialog.form.widgets["first"].textEdited.emit(typed)
        assert told in dialog.notes.text()
    dialog.reject() if not dialog.changed() else dialog.done(0)
    dialog.deleteLater()
    assert first.title not in dialog.notes.text()


def test_a_postponed_meeting_that_gets_a_date_is_planned_again(stage) -> None:
    meeting = plan(stage, "Lokakarya", TODAY, status=MeetingStatus.POSTPONED)
    dialog = schedule(stage).move_dialog(meeting.id)
    dialog.form.widgets["first"].pick(TODAY + timedelta(days=7))
    dialog.store()
    dialog.deleteLater()
    assert stage.logbook.meetings.meeting(meeting.id).status is MeetingStatus.PLANNED


def test_the_agenda_begins_at_today_and_home_comes_back(stage) -> None:
    plan(stage, "Hari ini juga", TODAY)
    page = schedule(stage)
    page.show_view(1)
    assert page.agenda.current().row.title == "Hari ini juga"
    page.agenda.select(0)
    press(page, Qt.Key.Key_Home)
    assert page.agenda.current().row.title == "Hari ini juga"
    press(page, Qt.Key.Key_Return)
    assert stage.page(MeetingsPage).detail.meeting.title == "Hari ini juga"


def test_the_agenda_says_when_where_and_what_is_missing(stage) -> None:
    page = schedule(stage)
    page.show_view(1)
    model = page.agenda.records
    lines = [[model.columns[c].shown(n, row) for c in range(6)] for n, row in enumerate(model.rows)]
    assert ["Jum, 11 Okt 2019", "08.00–14.00", "Evaluasi peningkatan mutu (hari 1 dari 2)"] in [
        line[:3] for line in lines
    ]
    assert lines[-1][4:] == ["Rencana", "Lewat tanggal"]


def test_a_long_title_is_shortened_before_the_words_on_the_day(empty) -> None:
    days = tuple(MeetingDay(date=TODAY + timedelta(days=number)) for number in range(2))
    empty.logbook.meetings.save(Meeting(title="Rapat kerja " * 40, days=days))
    empty.settle()
    page = schedule(empty)
    page.show_view(1)
    index = page.agenda.records.index(0, 2)
    option: Any = QStyleOptionViewItem()
    option.rect = page.agenda.visualRect(index)
    option.font = page.agenda.font()
    delegate: Any = page.agenda.itemDelegateForColumn(2)
    delegate.initStyleOption(option, index)
    assert option.text.endswith("… (hari 1 dari 2)")
    assert option.fontMetrics.horizontalAdvance(option.text) < option.rect.width()


def test_filters_stay_while_the_window_lives(stage) -> None:
    partner = stage.logbook.schools.partners()[0]
    plan(stage, "Hanya satu", TODAY, invitations=(Invitation(partner_id=partner.id),), status=MeetingStatus.POSTPONED)
    page = schedule(stage)
    page.show_view(1)
    page.filters.status.setCurrentIndex(page.filters.status.findData(MeetingStatus.POSTPONED))
    page.filters.status.activated.emit(0)
    assert [one.row.title for one in page.agenda.records.rows] == ["Hanya satu"]
    stage.window.go("beranda")
    page = schedule(stage)
    assert [one.row.title for one in page.agenda.records.rows] == ["Hanya satu"]
    page.filters.status.setCurrentIndex(page.filters.status.findData(MeetingStatus.CANCELLED))
    page.filters.status.activated.emit(0)
    assert "Tidak ada kegiatan yang cocok" in stage.texts()
    stage.press("Tampilkan semua")
    assert len(page.agenda.records.rows) > 1


def test_the_view_that_was_used_last_comes_first_in_the_next_window(empty, make_stage) -> None:
    schedule(empty).show_view(1)
    following = make_stage()
    assert schedule(following).views.currentIndex() == 1


def test_an_empty_agenda_says_what_belongs_there(empty) -> None:
    page = schedule(empty)
    page.show_view(1)
    assert "Jadwal terisi dari kegiatan yang bertanggal" in empty.texts()


def test_the_calendar_is_written_for_all_or_for_what_is_shown(stage, tmp_path: Path) -> None:
    page = schedule(stage)
    page.month.choose(THEN)
    assert labels(page.export_menu()) == [
        "Semua kegiatan",
        "Yang sedang ditampilkan (1 kegiatan)",
        "Hanya Pengimbasan praktik baik",
    ]
    page.filters.status.setCurrentIndex(page.filters.status.findData(MeetingStatus.HELD))
    page.filters.status.activated.emit(0)
    assert "Semua yang cocok dengan saringan (5 kegiatan)" in labels(page.export_menu())
    save_calendar(stage.window, None, tmp_path / "jadwal")
    stage.settle()
    assert (tmp_path / "jadwal.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == 9
    assert "9 hari kegiatan ditulis" in stage.window.status.message.whole_text()


def test_in_a_narrow_window_the_chosen_day_stands_below(make_stage) -> None:
    made = make_stage(900, 480)
    plan(made, "Rapat kerja", TODAY)
    page = schedule(made)
    assert not page.panel.isVisible()
    assert "08.00–12.00 Rapat kerja" in page.hint.whole_text()
    row = page.month.row_at(page.month._lines(TODAY)[0][0].center())
    assert row is not None
    assert row.title == "Rapat kerja"
