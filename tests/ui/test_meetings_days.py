"""The days of a meeting in its form: hours, moves, clashes."""

from datetime import date, time

from PySide6.QtWidgets import QLineEdit, QSpinBox

from app.domain.records import MeetingDay
from app.domain.terms import MeetingStatus
from app.ui.meetings.page import MeetingsPage
from tests.ui.meeting_form import THURSDAY, choose, find_meeting, open_meeting, part, pick_date, planned, write


def test_lesson_hours_follow_the_times_until_somebody_writes_them(stage) -> None:
    summary = open_meeting(stage, "Pengimbasan", "ringkasan").summary
    widgets = summary.days.rows[0].form.widgets
    hours, end = widgets["lesson_hours"], widgets["end"]
    assert isinstance(hours, QSpinBox)
    assert isinstance(end, QLineEdit)
    hours.setValue(0)
    end.selectAll()
    stage.qtbot.keyClicks(end, "1230")
    assert hours.value() == 6
    end.selectAll()
    stage.qtbot.keyClicks(end, "11.00")
    assert hours.value() == 4
    hours.setValue(9)
    end.selectAll()
    stage.qtbot.keyClicks(end, "12.00")
    assert hours.value() == 9
    assert summary.save()


def test_a_time_that_is_not_clear_keeps_the_summary_open(stage) -> None:
    detail = open_meeting(stage, "Pengimbasan", "ringkasan")
    end = detail.summary.days.rows[0].form.widgets["end"]
    assert isinstance(end, QLineEdit)
    end.selectAll()
    stage.qtbot.keyClicks(end, "siang")
    heard = stage.answer_problem()
    stage.window.go("beranda")
    assert "Selesai: “siang” belum jelas" in heard[1]
    assert isinstance(stage.window.page, MeetingsPage)
    assert end.text() == "siang"
    end.selectAll()
    stage.qtbot.keyClicks(end, "14")
    assert detail.summary.save()


def test_a_moved_date_asks_why_and_the_move_stays_visible(stage) -> None:
    summary = planned(stage)
    assert not summary.days.reason_box.isVisible()
    pick_date(summary.days, 0, date(2019, 8, 5))
    assert summary.days.reason_box.isVisible()
    assert "Semula Kamis, 1 Agustus 2019. Alasan tanggal berubah:" in stage.texts()
    write(summary.days.reason, "gedung dipakai")
    assert summary.save()
    stage.settle()
    assert "Semula Kamis, 1 Agustus 2019 → Senin, 5 Agustus 2019: gedung dipakai" in stage.texts()
    assert not summary.days.reason_box.isVisible()
    assert summary.days.reason.text() == ""


def test_a_date_put_back_asks_nothing(stage) -> None:
    summary = planned(stage)
    pick_date(summary.days, 0, date(2019, 8, 5))
    pick_date(summary.days, 0, THURSDAY)
    assert not summary.days.reason_box.isVisible()
    assert summary.save()
    assert find_meeting(stage, "Lokakarya").date_changes == ()


def test_one_more_day_is_no_move(stage) -> None:
    summary = planned(stage)
    stage.press("Tambah hari")
    assert not summary.days.reason_box.isVisible()
    assert summary.save()
    assert [day.date.day for day in find_meeting(stage, "Lokakarya").days] == [1, 2]


def test_the_same_date_twice_is_told_and_nothing_typed_is_lost(stage) -> None:
    summary = planned(stage)
    stage.press("Tambah hari")
    pick_date(summary.days, 1, THURSDAY)
    heard = stage.answer_problem()
    assert not summary.save()
    assert "1 Agustus 2019 tertulis dua kali" in heard[1]
    assert len(summary.days.rows) == 2
    assert summary.changed
    summary.days.rows[1].removed.emit()
    assert summary.save()


def test_an_end_before_the_start_is_told(stage) -> None:
    summary = planned(stage)
    end = part(QLineEdit, summary.days.rows[0].form.widgets["end"])
    end.selectAll()
    stage.qtbot.keyClicks(end, "0700")
    heard = stage.answer_problem()
    stage.window.go("beranda")
    assert "selesai sebelum mulai" in heard[1]
    assert isinstance(stage.window.page, MeetingsPage)
    end.selectAll()
    stage.qtbot.keyClicks(end, "1300")
    assert summary.save()


def test_a_postponed_meeting_says_which_date_stands(stage) -> None:
    summary = planned(stage)
    choose(summary.form, "status", MeetingStatus.POSTPONED)
    assert "Ditunda: tanggal lama tetap tercatat" in stage.texts()
    pick_date(summary.days, 0, date(2019, 8, 5))
    assert "Ubah status menjadi Rencana bila sudah pasti" in stage.texts()
    assert summary.save()


def test_actual_times_are_asked_of_what_was_held_and_never_hidden_once_written(stage) -> None:
    summary = planned(stage)
    row = summary.days.rows[0]
    assert not row.actual.isVisible()
    choose(summary.form, "status", MeetingStatus.HELD)
    assert row.actual.isVisible()
    stage.qtbot.keyClicks(part(QLineEdit, row.actual.widgets["actual_start"]), "0900")
    choose(summary.form, "status", MeetingStatus.PLANNED)
    assert row.actual.isVisible()
    assert summary.save()
    assert find_meeting(stage, "Lokakarya").days[0].actual_start == time(9)


def test_a_day_outside_the_school_week_says_so(stage) -> None:
    summary = planned(stage)
    assert "Di luar hari sekolah" not in stage.texts()
    pick_date(summary.days, 0, date(2019, 8, 3))
    assert "Hari 1: Sabtu, 3 Agustus 2019\nDi luar hari sekolah" in stage.texts()
    assert summary.save()


def test_a_clash_is_told_in_the_form_while_the_date_is_chosen(stage) -> None:
    held = find_meeting(stage, "Rapat kerja")
    summary = planned(stage, place=held.place, days=(MeetingDay(date=date(2019, 8, 20), start=time(8), end=time(9)),))
    clashes = summary.days.clashes
    pick_date(summary.days, 0, THURSDAY)
    stage.qtbot.waitUntil(clashes.isVisible, timeout=5000)
    assert f"juga dipakai “{held.title}”" in clashes.words.text()
    pick_date(summary.days, 0, date(2019, 8, 20))
    stage.qtbot.waitUntil(lambda: not clashes.isVisible(), timeout=5000)
    assert summary.save()


def test_a_national_holiday_is_told_while_planning(stage) -> None:
    summary = planned(stage)
    pick_date(summary.days, 0, date(2019, 8, 17))
    stage.qtbot.waitUntil(summary.days.clashes.isVisible, timeout=5000)
    assert "Sabtu, 17 Agustus 2019 hari libur" in summary.days.clashes.words.text()
    assert summary.save()


def test_actual_times_that_were_asked_for_stay_while_something_else_is_edited(stage) -> None:
    summary = planned(stage)
    stage.press("Waktu sebenarnya")
    actual = summary.days.rows[0].actual
    assert actual.widgets["actual_start"].hasFocus()
    pick_date(summary.days, 0, date(2019, 8, 5))
    assert actual.isVisible()
    assert summary.save()


def test_more_jp_than_the_hours_hold_is_told_and_saved_all_the_same(stage) -> None:
    summary = planned(stage)
    row = summary.days.rows[0]
    assert not row.hours.isVisible()
    row.form.widgets["lesson_hours"].setValue(8)  # pyright: ignore[reportAttributeAccessIssue]
    assert "08.00–12.00 memuat 5 JP" in row.hours.text()
    assert "JP tertulis 8" in row.hours.text()
    assert summary.save()
    assert find_meeting(stage, "Lokakarya").days[0].lesson_hours == 8
