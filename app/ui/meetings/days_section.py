"""Waktu: the days of a meeting, what they collide with, and every move of its dates."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.dates import format_date, format_days
from app.domain.meetings import dates_of, describe_change, is_moved
from app.domain.records import Meeting, MeetingDay, ModelSchool
from app.domain.terms import MeetingStatus
from app.ui.meetings.clash_note import ClashNote
from app.ui.meetings.day_row import DayRow, day_after
from app.ui.meetings.section import RowSection
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import clear_layout


class DaysSection(RowSection[DayRow]):
    """The days in the order they were written; a move asks for its reason."""

    def __init__(self, shell: Shell, edited: Callable[[], Meeting | None]) -> None:
        """`edited` gives the whole meeting as the form has it, for the clashes."""
        super().__init__("Waktu", [button("Tambah hari", self.add_day)])
        self._shell = shell
        self._before: tuple[date, ...] = ()
        self._school = ModelSchool()
        self._status = MeetingStatus.PLANNED
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("misalnya gedung dipakai; boleh dikosongkan")
        self.reason.setAccessibleName("Alasan tanggal berubah")
        self.reason.textEdited.connect(lambda _text: self.changed.emit())
        self.reason_box = QWidget()
        self._was = text_label("", "field-label", wrap=True)
        self._was.setBuddy(self.reason)
        reason = QVBoxLayout(self.reason_box)
        reason.setContentsMargins(0, 0, 0, 0)
        reason.setSpacing(3)
        reason.addWidget(self._was)
        reason.addWidget(self.reason)
        self.clashes = ClashNote(shell, edited)
        self._moves = QVBoxLayout()
        self._moves.setSpacing(2)
        self.body.addWidget(self.reason_box)
        self.body.addWidget(self.clashes)
        self.body.addLayout(self._moves)

    def load(self, meeting: Meeting) -> None:
        """Show the days and the moves of a meeting."""
        self._before = dates_of(meeting)
        self._status = meeting.status
        self._school = self._shell.logbook.schools.model_school() or ModelSchool()
        self.reason.clear()
        self.show_rows([self._row(day) for day in meeting.days])
        clear_layout(self._moves)
        for change in meeting.date_changes:
            self._moves.addWidget(text_label(describe_change(change), "secondary", wrap=True))

    def days(self) -> tuple[MeetingDay, ...]:
        """The days as the form has them. Raises `UserError` while a date or time is not clear."""
        return tuple(row.day() for row in self.rows)

    def at_fault(self, error: Exception) -> QWidget | None:
        """The field of the day that a sentence names: its end where that is too early, else its date; or None."""
        words = str(error)
        named = [row for row in self.rows if row.chosen_date is not None and format_date(row.chosen_date) in words]
        if not named:
            return None
        row = named[-1]  # of two with the same date, the later one was added
        if words.startswith("Waktu sebenarnya"):
            return row.actual.widgets["actual_end"]
        return row.form.widgets["end" if words.startswith("Waktu") else "date"]

    def dates(self) -> list[date]:
        """The dates that are clear."""
        return sorted(row.chosen_date for row in self.rows if row.chosen_date is not None)

    @property
    def lesson_hours(self) -> int:
        """JP of all days."""
        return sum(row.lesson_hours for row in self.rows)

    def set_status(self, status: MeetingStatus) -> None:
        """A meeting that was held is asked for its actual times; a postponed one says which date stands."""
        self._status = status
        self.arranged()

    def add_day(self) -> None:
        """One more day, the day after the last."""

        def show() -> None:
            row = self._row(day_after(list(self.days())))
            self.add(row, row.form.widgets["date"])

        self._shell.attempt(show)

    def arranged(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            row.set_number(number)
            row.show_actual(self._status is MeetingStatus.HELD)
        self._tell_moves()
        self.clashes.look_soon()

    def edited(self) -> None:
        self._tell_moves()
        self.changed.emit()

    def _row(self, day: MeetingDay) -> DayRow:
        return DayRow(day, self._school.lesson_minutes, self._remark)

    def _remark(self, day: date) -> str:
        return "Di luar hari sekolah" if day.weekday() >= self._school.school_days else ""

    def _tell_moves(self) -> None:
        dates = self.dates()
        clear = len(dates) == len(self.rows)
        moved = clear and is_moved(self._before, dates)
        self._was.setText(f"Semula {format_days(self._before)}. Alasan tanggal berubah:")
        self.reason_box.setVisible(moved)
        postponed = self._status is MeetingStatus.POSTPONED
        if postponed and moved:
            self.tell("Tanggal baru sudah diisi. Ubah status menjadi Rencana bila sudah pasti.")
        elif postponed and self.rows:
            self.tell("Ditunda: tanggal lama tetap tercatat sampai tanggal baru diisi.")
        else:
            self.tell("" if self.rows else "Tanggal belum ditentukan. Tambahkan hari bila sudah diketahui.")
