"""Moving a meeting to another day: the date, the reason, and what would be in the way."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.dates import DAY_NAMES, format_days
from app.domain.records import Meeting
from app.domain.terms import MeetingStatus
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.page import Shell
from app.ui.parts import text_label

_SUNDAY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where a meeting goes and why."""

    first: date
    reason: str = ""


_FIELDS = (
    Field(name="first", label="Tanggal baru", kind=Kind.DATE, columns=2),
    Field(
        name="reason",
        label="Alasan",
        columns=2,
        hint="Tersimpan di riwayat kegiatan, misalnya: gedung dipakai.",
    ),
)


def moved(meeting: Meeting, first: date) -> Meeting:
    """The meeting with its first day on another date; the days keep their gaps, a postponed one is planned again."""
    before = meeting.first_date
    if before is None:
        return meeting
    days = tuple(replace(day, date=first + (day.date - before)) for day in meeting.days)
    status = MeetingStatus.PLANNED if meeting.status is MeetingStatus.POSTPONED else meeting.status
    return replace(meeting, days=days, status=status)


class MoveDialog(RecordDialog):
    """Asks for the new date; tells holidays and clashes while it is being typed, and blocks nothing."""

    def __init__(self, shell: Shell, meeting: Meeting, parent: QWidget, done: Callable[[date], None]) -> None:
        """`done(first)` is called with the new first day once it is saved."""
        self._shell = shell
        self._meeting = meeting
        self._done = done
        self.notes = text_label("", "warning", wrap=True)
        self.notes.hide()
        first = meeting.first_date
        assert first is not None
        about = f"{meeting.title} sekarang pada {format_days([day.date for day in meeting.days])}."
        if len(meeting.days) > 1:
            about += " Hari-hari berikutnya ikut bergeser."
        super().__init__(
            "Pindahkan kegiatan", _FIELDS, Move(first=first), self._move, parent, about=about, extra=self.notes
        )
        self.form.changed.connect(self._look)

    def _look(self) -> None:
        first: date | None = self.form.value("first")
        sentences = self._sentences(first) if first is not None and first != self._meeting.first_date else []
        before = self.notes.sizeHint().height() if self.notes.isVisible() else 0
        self.notes.setText("\n".join(sentences))
        self.notes.setVisible(bool(sentences))
        after = self.notes.heightForWidth(self.form.width()) if sentences else 0
        if after > before:  # the words of the form stay in view
            room = self.screen().availableGeometry().height() - 60
            self.resize(self.width(), min(room, self.height() + after - before))

    def _sentences(self, first: date) -> list[str]:
        try:
            wanted = moved(self._meeting, first)
            dates = [day.date for day in wanted.days]
            holidays = self._shell.logbook.schedule.holidays(min(dates), max(dates))
        except OverflowError:
            return ["Tanggal itu di luar kalender."]
        found = [f"{format_days([day])} adalah hari libur: {one.name}." for day, one in holidays.items()]
        sundays = [day for day in dates if day.weekday() == _SUNDAY and day not in holidays]
        if sundays:
            found.append(f"Ada hari {DAY_NAMES[_SUNDAY]} di antaranya.")
        return found + [f"Bentrok: {clash.sentence}" for clash in self._shell.logbook.schedule.clashes(wanted)]

    def _move(self, move: Move) -> None:
        self._shell.logbook.meetings.save(moved(self._meeting, move.first), reason=move.reason)
        self._done(move.first)
