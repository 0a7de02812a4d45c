"""The reminder in the system tray: off until it is asked for, and without any network."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from app.core.errors import BukuImbasError
from app.domain.dates import format_time
from app.domain.terms import MeetingStatus
from app.qt.icons import icon

if TYPE_CHECKING:
    from app.services.logbook import Logbook
    from app.services.schedule import DayRow
    from app.ui.main_window import MainWindow

SETTING = "pengingat"
_EVERY = 4 * 60 * 60 * 1000  # milliseconds between two reminders
_SHOWN = 20_000  # milliseconds a reminder stays, where the system lets us say so


def tray_available() -> bool:
    """Whether this desktop has a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def reminder_text(logbook: "Logbook", today: date) -> str:
    """What to be reminded of: today's and tomorrow's meetings, what is due, what is late; empty when nothing is."""
    tomorrow = today + timedelta(days=1)
    span = logbook.schedule.span(today=today)
    lines = [
        f"{'Hari ini' if row.date == today else 'Besok'}: {_brief(row)}"
        for row in span.days
        if row.status is MeetingStatus.PLANNED and today <= row.date <= tomorrow
    ]
    lines += [
        f"Batas tahapan {one.name}: {'hari ini' if one.date == today else 'besok'}"
        for one in span.deadlines
        if today <= one.date <= tomorrow
    ]
    if span.late:
        lines.append(f"{span.late} hal lewat tanggal. Lihat Jadwal.")
    return "\n".join(lines)


def _brief(row: "DayRow") -> str:
    time = f"{format_time(row.start)} " if row.start is not None else ""
    place = f" ({row.place})" if row.place else ""
    return f"{time}{row.title}{place}"


class TrayReminder(QObject):
    """An icon in the tray while it lives. It reminds at once and every few hours."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.menu = QMenu(window)
        self.menu.addAction("Buka").triggered.connect(lambda _checked=False: window.come_to_front())
        self.menu.addAction("Kegiatan berikutnya").triggered.connect(lambda _checked=False: self.show_next())
        self.menu.addSeparator()
        self.menu.addAction("Keluar").triggered.connect(lambda _checked=False: window.quit())
        self.icon = QSystemTrayIcon(icon("calendar"), self)
        self.icon.setToolTip("Buku Imbas")
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        self.icon.messageClicked.connect(lambda: window.come_to_front())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.remind)
        self._timer.start(_EVERY)
        QApplication.setQuitOnLastWindowClosed(False)
        self.icon.show()
        self.remind()

    def remind(self) -> str:
        """Show what there is to be reminded of; returns it."""
        try:
            text = reminder_text(self._window.logbook, date.today())
        except BukuImbasError:  # the disk is gone for now; the window tells that when it is used
            return ""
        if text:
            self.icon.showMessage("Buku Imbas", text, icon("calendar"), _SHOWN)
        return text

    def show_next(self) -> None:
        """Open the next meeting, or the schedule when none is planned."""
        coming = self._window.logbook.overview.next_meetings(limit=1)
        self._window.come_to_front()
        if coming:
            self._window.go("kegiatan", meeting_id=coming[0].meeting.id)
        else:
            self._window.go("jadwal")

    def end(self) -> None:
        """Take the icon away; closing the window ends the program again."""
        QApplication.setQuitOnLastWindowClosed(True)
        self._timer.stop()
        self.icon.hide()
        self.menu.deleteLater()
        self.deleteLater()

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self._window.come_to_front()
