"""The agenda: meetings and deadlines one below the other, by day."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.dates import DAY_NAMES, format_short_date
from app.qt.table_model import ROW_ROLE, Column, RecordTableModel
from app.qt.table_view import PADDING, RecordTable
from app.services.schedule import DayRow, Deadline, Span
from app.ui.schedule.words import GAP_TONES, STATUS_TONES, clock, deadline_word, where


class AgendaRow(NamedTuple):
    """A day of a meeting, or the deadline of a stage. A tuple: hundreds are made whenever the agenda opens."""

    date: date
    span: Span
    row: DayRow | None = None
    deadline: Deadline | None = None
    first_of_day: bool = False


def agenda_rows(span: Span) -> list[AgendaRow]:
    """Everything of a span in order; a deadline comes before the meetings of its day."""
    every: list[tuple[date, int, DayRow | Deadline]] = [(row.date, 1, row) for row in span.days]
    every += [(one.date, 0, one) for one in span.deadlines]
    every.sort(key=lambda one: one[:2])
    found: list[AgendaRow] = []
    before: date | None = None
    for day, _, what in every:
        first = day != before
        before = day
        if isinstance(what, Deadline):
            found.append(AgendaRow(day, span, deadline=what, first_of_day=first))
        else:
            found.append(AgendaRow(day, span, row=what, first_of_day=first))
    return found


def _day(one: AgendaRow) -> str:
    if not one.first_of_day:
        return ""
    return (
        "Hari ini"
        if one.date == one.span.today
        else f"{DAY_NAMES[one.date.weekday()][:3]}, {format_short_date(one.date)}"
    )


def _day_tone(one: AgendaRow) -> str:
    return "chosen" if one.date == one.span.today else ""


def _time(one: AgendaRow) -> str:
    return clock(one.row) if one.row is not None else ""


def _title(one: AgendaRow) -> str:
    if one.row is None:
        return one.deadline.sentence if one.deadline is not None else ""
    return one.row.title + _which_day(one)


def _which_day(one: AgendaRow) -> str:
    """` (hari 1 dari 2)`, or empty for a meeting of one day."""
    count = one.span.day_count(one.row) if one.row is not None else 1
    return f" (hari {one.row.position} dari {count})" if one.row is not None and count > 1 else ""


def _place(one: AgendaRow) -> str:
    return (where(one.row) or "–") if one.row is not None else ""


def _status(one: AgendaRow) -> str:
    if one.row is not None:
        return one.row.status.label
    assert one.deadline is not None
    return deadline_word(one.deadline)[0]


def _status_tone(one: AgendaRow) -> str:
    if one.row is not None:
        return STATUS_TONES[one.row.status]
    assert one.deadline is not None
    return deadline_word(one.deadline)[1]


def _marks(one: AgendaRow) -> str:
    return ", ".join(mark.words for mark in one.span.marks(one.row)) if one.row is not None else ""


def _marks_tone(one: AgendaRow) -> str:
    marks = one.span.marks(one.row) if one.row is not None else ()
    return GAP_TONES[marks[0].level] if marks else ""


COLUMNS: tuple[Column[AgendaRow], ...] = (
    Column(header="Tanggal", text=_day, width=18, tone=_day_tone),
    Column(header="Waktu", text=_time, width=15, tone=lambda _one: "secondary"),
    Column(header="Kegiatan", text=_title, width=16, stretch=5, strong=True, tip=_title),
    Column(header="Tempat", text=_place, width=10, stretch=2, tone=lambda _one: "secondary", tip=_place),
    Column(header="Status", text=_status, width=14, tone=_status_tone),
    Column(header="Perlu perhatian", text=_marks, width=24, tone=_marks_tone, tip=_marks),
)
_TITLE_COLUMN, _PLACE_COLUMN = 2, 3


class TitleDelegate(QStyledItemDelegate):
    """Shortens a long title, never the words behind it that tell which of its days a line is."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        one: AgendaRow = index.data(ROW_ROLE)
        if (day := _which_day(one)) and one.row is not None:
            metrics: QFontMetrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
            room = option.rect.width() - PADDING  # pyright: ignore[reportAttributeAccessIssue]
            left = room - metrics.horizontalAdvance(day)
            short = metrics.elidedText(one.row.title, Qt.TextElideMode.ElideRight, left)
            option.text = short + day  # pyright: ignore[reportAttributeAccessIssue]


def agenda_key(one: AgendaRow) -> tuple[int, int]:
    """What tells a row from others."""
    if one.row is not None:
        return one.row.meeting_id, one.row.day_id
    return 0, one.deadline.stage_id if one.deadline is not None else 0


class AgendaTable(RecordTable):
    """Home goes to today, as in the month."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(RecordTableModel(COLUMNS), "Agenda kegiatan", parent)
        self.today = today
        self.setItemDelegateForColumn(_TITLE_COLUMN, TitleDelegate(self))

    def show_span(self, span: Span) -> None:
        """Show other days; what was selected stays selected."""
        fresh = not self.records.rowCount()
        self.show_rows(agenda_rows(span), key=agenda_key)
        if fresh:
            self.go_to(self.today)

    def go_to(self, day: date) -> None:
        """Select the first row on or after a day, or the last there is."""
        rows = self.records.rows
        number = next((number for number, one in enumerate(rows) if one.date >= day), len(rows) - 1)
        self.select(number)
        self.scrollTo(self.currentIndex(), self.ScrollHint.PositionAtCenter)

    def set_narrow(self, narrow: bool) -> None:
        """Without the place where there is little room."""
        self.setColumnHidden(_PLACE_COLUMN, narrow)
        self.share_width()
