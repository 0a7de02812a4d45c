"""Hands for the form of a meeting."""

from datetime import date, time
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.records import Meeting, MeetingDay
from app.ui.meetings.days_section import DaysSection
from app.ui.meetings.page import MeetingsPage
from app.ui.meetings.summary_tab import SummaryTab

THURSDAY = date(2019, 8, 1)
W = TypeVar("W")


def find_meeting(stage, words: str) -> Meeting:
    return next(meeting for meeting in stage.logbook.meetings.meetings() if words in meeting.title)


def open_meeting(stage, words: str, tab: str):
    stage.window.go("kegiatan", meeting_id=find_meeting(stage, words).id, tab=tab)
    stage.qtbot.wait(20)
    return stage.page(MeetingsPage).detail


def planned(stage, **fields: object) -> SummaryTab:
    """The summary of a new planned meeting of one day."""
    days = (MeetingDay(date=THURSDAY, start=time(8), end=time(12), lesson_hours=4),)
    made = stage.logbook.meetings.save(Meeting(**{"title": "Lokakarya", "days": days, **fields}))  # pyright: ignore[reportArgumentType]
    stage.window.go("kegiatan", meeting_id=made.id, tab="ringkasan")
    stage.settle()
    return stage.page(MeetingsPage).detail.summary


def pick_date(days: DaysSection, row: int, day: date) -> None:
    days.rows[row].form.widgets["date"].pick(day)  # pyright: ignore[reportAttributeAccessIssue]


def write(field: QLineEdit, words: str) -> None:
    """As by hand: what only answers to typing hears it."""
    field.setText(words)
    field.textEdited.emit(words)


def choose(form, name: str, value: object) -> None:
    box = form.widgets[name]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex([box.itemData(number) for number in range(box.count())].index(value))


def part(of: type[W], widget: object) -> W:
    assert isinstance(widget, of)
    return widget
