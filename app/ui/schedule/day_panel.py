"""The chosen day beside the month: its meetings with what is missing and what collides."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.dates import DAY_NAMES, format_date
from app.domain.terms import MeetingStatus
from app.services.schedule import DayRow, Deadline, Holiday, Span
from app.ui.page import Shell
from app.ui.parts import badge, button, text_label
from app.ui.schedule.words import GAP_TONES, STATUS_TONES, clock, deadline_word, where
from app.ui.widgets import Card, line, scrolled

WIDTH = 300


class DayPanel(QWidget):
    """Sends `opened(meeting_id)`, `move_asked(meeting_id)` and `new_asked(date)`."""

    opened = Signal(int)
    move_asked = Signal(int)
    new_asked = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._waiting: list[tuple[DayRow, QLabel]] = []  # whose clashes are not told yet
        self.card = Card("Hari yang dipilih")
        inner = QWidget()
        holder = QVBoxLayout(inner)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(self.card)
        holder.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))
        self.setFixedWidth(WIDTH)

    def show_day(
        self,
        day: date,
        span: Span | None,
        rows: Sequence[DayRow],
        deadlines: Sequence[Deadline],
        holiday: Holiday | None,
    ) -> None:
        """Show what there is on a day; `tell_clashes` adds what collides."""
        body = self.card.fresh()
        self._waiting = []
        body.addWidget(text_label(f"{DAY_NAMES[day.weekday()]}, {format_date(day)}", "strong", wrap=True))
        if holiday is not None:
            estimated = " (perkiraan)" if holiday.estimated else ""
            name = text_label(f"{holiday.name}{estimated}", "secondary", wrap=True)
            name.setProperty("tone", "missing")
            body.addWidget(name)
        for one in deadlines:
            body.addLayout(self._deadline(one))
        for row in rows:
            body.addWidget(line())
            body.addWidget(self._meeting(row, span))
        if not rows:
            body.addWidget(text_label("Belum ada kegiatan pada tanggal ini.", "quiet", wrap=True))
        new = button("Catat kegiatan di tanggal ini", lambda: self.new_asked.emit(day), tip="N")
        new.setAccessibleName(f"Kegiatan baru pada {format_date(day)}")
        body.addWidget(new)

    def tell_clashes(self) -> None:
        """Say what stands in the way of the meetings that are planned."""
        waiting, self._waiting = self._waiting, []
        for row, note in waiting:
            sentences = [f"Bentrok: {clash.sentence}" for clash in self._shell.logbook.schedule.clashes_on(row)]
            note.setText("\n".join(sentences))
            note.setVisible(bool(sentences))

    @staticmethod
    def _deadline(one: Deadline) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(text_label(one.sentence, wrap=True), 1)
        row.addWidget(badge(*deadline_word(one)))
        return row

    def _meeting(self, row: DayRow, span: Span | None) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(text_label(row.title, "strong", wrap=True))
        about = " · ".join(part for part in (clock(row), where(row)) if part)
        if about:
            layout.addWidget(text_label(about, "quiet", wrap=True))
        words = QHBoxLayout()
        words.setSpacing(6)
        words.addWidget(badge(row.status.label, STATUS_TONES[row.status]))
        for mark in span.marks(row) if span is not None else ():
            words.addWidget(badge(mark.words, GAP_TONES[mark.level]))
        words.addStretch(1)
        layout.addLayout(words)
        if row.status is MeetingStatus.PLANNED:
            note = text_label("", "warning", wrap=True)
            note.hide()
            layout.addWidget(note)
            self._waiting.append((row, note))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        open_it = button("Buka", lambda: self.opened.emit(row.meeting_id))
        open_it.setAccessibleName(f"Buka {row.title}")
        move = button("Pindahkan …", lambda: self.move_asked.emit(row.meeting_id))
        move.setAccessibleName(f"Pindahkan {row.title}")
        buttons.addWidget(open_it)
        buttons.addWidget(move)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        return box
