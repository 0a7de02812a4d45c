"""One day of a meeting: planned clock times and JP, and the actual times where they are known."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout

from app.domain.attendance import lesson_hours_between
from app.domain.dates import format_day, format_time
from app.domain.records import MeetingDay
from app.qt.forms import Field, Kind, RecordForm
from app.ui.meetings.section import Row
from app.ui.parts import button, text_label

PLANNED_FIELDS = (
    Field(name="date", label="Tanggal", kind=Kind.DATE),
    Field(name="start", label="Mulai", kind=Kind.OPTIONAL_TIME),
    Field(name="end", label="Selesai", kind=Kind.OPTIONAL_TIME),
    Field(name="lesson_hours", label="JP", kind=Kind.WHOLE, largest=24),
)
ACTUAL_FIELDS = (
    Field(name="actual_start", label="Mulai sebenarnya", kind=Kind.OPTIONAL_TIME),
    Field(name="actual_end", label="Selesai sebenarnya", kind=Kind.OPTIONAL_TIME),
)


class DayRow(Row):
    """The actual times stay folded away until they are known or asked for."""

    def __init__(self, day: MeetingDay, lesson_minutes: int, remark: Callable[[date], str]) -> None:
        """`lesson_minutes` is the length of a JP; `remark(date)` says what is special about a date, or nothing."""
        super().__init__()
        self._day = day
        self._minutes = lesson_minutes
        self._remark = remark
        self._number = 1
        self.form = RecordForm(PLANNED_FIELDS, 4)
        self.form.load(day)
        for name in ("start", "end"):
            field = self.form.widgets[name]
            assert isinstance(field, QLineEdit)
            field.setPlaceholderText("mis. 08.00")  # four fields share the line
        self.actual = RecordForm(ACTUAL_FIELDS, 2)
        self.actual.load(day)
        self._proposed = self._proposal()
        self.form.changed.connect(self._edited)
        self.actual.changed.connect(self._edited_actual)
        self.title = text_label("", "strong", wrap=True)
        self.remark = text_label("", "secondary", wrap=True)
        self.hours = text_label("", "secondary", wrap=True)
        self.actual_button = button("Waktu sebenarnya", self._open_actual, kind="link")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        head.addWidget(self.actual_button)
        head.addWidget(button("Hapus hari", self.removed.emit, kind="link"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.remark)
        layout.addWidget(self.form)
        layout.addWidget(self.hours)
        layout.addWidget(self.actual)
        self._opened = day.actual_start is not None or day.actual_end is not None
        self.show_actual(False)
        self._name()
        self._tell_hours()

    def set_number(self, number: int) -> None:
        """Its place among the days."""
        self._number = number
        self._name()

    def show_actual(self, on: bool) -> None:
        """Ask for the actual times; once asked for or written they stay in sight."""
        shown = on or self._opened
        self.actual.setVisible(shown)
        self.actual_button.setVisible(not shown)

    @property
    def chosen_date(self) -> date | None:
        """The date, as far as it is clear."""
        return self.form.value("date")

    @property
    def lesson_hours(self) -> int:
        """The JP of the day."""
        return self.form.value("lesson_hours")

    def day(self) -> MeetingDay:
        """The day as the form has it. Raises `UserError` while a date or time is not clear."""
        return self.actual.record(self.form.record(self._day))

    def _open_actual(self) -> None:
        self._opened = True
        self.show_actual(True)
        self.actual.focus_first()

    def _edited(self) -> None:
        self._propose()
        self._name()
        self._tell_hours()
        self.changed.emit()

    def _edited_actual(self) -> None:
        self._opened = True
        self.changed.emit()

    def _proposal(self) -> int:
        return lesson_hours_between(self.form.value("start"), self.form.value("end"), self._minutes)

    def _propose(self) -> None:
        """JP follow the clock times until somebody writes another number."""
        proposal = self._proposal()
        if proposal == self._proposed:
            return
        box = self.form.widgets["lesson_hours"]
        assert isinstance(box, QSpinBox)
        follows = box.value() in (0, self._proposed)
        self._proposed = proposal
        if follows:
            box.setValue(proposal)

    def _tell_hours(self) -> None:
        """More JP than the clock times hold is told, and never in the way: only the user knows what was meant."""
        start, end, written = self.form.value("start"), self.form.value("end"), self.lesson_hours
        holds = self._proposal()
        more = bool(holds) and written > holds
        if more:
            self.hours.setText(
                f"{format_time(start)}–{format_time(end)} memuat {holds} JP ({self._minutes} menit per JP), "
                f"sedangkan JP tertulis {written}."
            )
        self.hours.setVisible(more)

    def _name(self) -> None:
        day = self.chosen_date
        self.title.setText(f"Hari {self._number}: {format_day(day) if day else 'tanggal belum jelas'}")
        remark = self._remark(day) if day else ""
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))


def day_after(days: list[MeetingDay]) -> MeetingDay:
    """A further day: the day after the last, at the same hours."""
    if not days:
        return MeetingDay(date=date.today())
    last = max(days, key=lambda day: day.date)
    return MeetingDay(
        date=last.date + timedelta(days=1), start=last.start, end=last.end, lesson_hours=last.lesson_hours
    )
