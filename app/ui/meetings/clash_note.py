"""What a planned meeting collides with, other meetings and holidays, told while it is being planned."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.dates import format_day
from app.domain.meetings import dates_of
from app.domain.records import Meeting, ModelSchool
from app.domain.terms import MeetingStatus
from app.ui.page import Shell
from app.ui.parts import text_label

_WAIT = 300  # milliseconds after the last key
_PLANNED = (MeetingStatus.PLANNED, MeetingStatus.POSTPONED)


class ClashNote(QWidget):
    """Hidden while nothing collides; `look_soon` after every edit. Sends `told` when it says something else."""

    told = Signal()

    def __init__(self, shell: Shell, meeting: Callable[[], Meeting | None], *, tell_weekends: bool = False) -> None:
        """`meeting` gives the meeting as the form has it, if any; it may raise `UserError` while it is not clear.

        `tell_weekends` where nothing else says that a day is outside the school week.
        """
        super().__init__()
        self._tell_weekends = tell_weekends
        self._shell = shell
        self._meeting = meeting
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = text_label("", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self.words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._paused)
        self.hide()

    def look_soon(self) -> None:
        """Look once the user pauses."""
        self._timer.start()

    def look(self) -> None:
        """Look now."""
        try:
            meeting = self._meeting()
            sentences = self._sentences(meeting) if meeting is not None and meeting.status in _PLANNED else []
        except UserError:  # a date is half typed: what was said last is no longer sure
            sentences = []
        words = "\n".join(sentences)
        if words != self.words.text():
            self.words.setText(words)
            self.setVisible(bool(words))
            self.told.emit()

    def _paused(self) -> None:
        around = self.parentWidget()
        if around is not None and around.isVisible():
            self.look()

    def _sentences(self, meeting: Meeting) -> list[str]:
        schedule = self._shell.logbook.schedule
        found = [clash.sentence for clash in schedule.clashes(meeting)]
        dates = dates_of(meeting)
        if dates:
            holidays = schedule.holidays(dates[0], dates[-1])
            found += [f"{format_day(day)} hari libur: {holidays[day].name}." for day in dates if day in holidays]
            if self._tell_weekends:
                week = (self._shell.logbook.schools.model_school() or ModelSchool()).school_days
                outside = [day for day in dates if day.weekday() >= week and day not in holidays]
                found += [f"{format_day(day)} di luar hari sekolah." for day in outside]
        return found
