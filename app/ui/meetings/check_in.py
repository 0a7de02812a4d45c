"""Meja absensi: scan after scan by keys alone, with who came last in large letters."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from app.core.clock import now
from app.core.errors import BukuImbasError
from app.domain.attendance import count_states
from app.domain.codes import looks_like_code, typed_code
from app.domain.dates import format_day, format_time
from app.domain.records import AttendanceRow, Meeting
from app.qt.dialog import Dialog, close_button
from app.qt.theme import mark
from app.services.check_in import CheckIn, CheckInOutcome
from app.ui.page import Shell
from app.ui.parts import ElidedLabel, badge, set_badge, text_label
from app.ui.widgets import Card

_TONES = {CheckInOutcome.MARKED: "there", CheckInOutcome.ADDED: "there", CheckInOutcome.ALREADY: "soon"}
_LISTED = 10
_USUAL_TOLERANCE, _STEP, _MOST = 15, 5, 120  # minutes
_TOLERANCE = "toleransi terlambat"
_TICK = 20_000  # milliseconds


class CheckInDialog(Dialog):
    """The keyboard stays in the field; Esc closes. A message never stands in the way of the next scan."""

    def __init__(
        self, shell: Shell, meeting: Meeting, day_id: int, parent: QWidget, clock: Callable[[], datetime] = now
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._meeting = meeting
        self._day = next(day for day in meeting.days if day.id == day_id)
        self._clock = clock
        self._asked = ""  # a name that nobody on the list has: Enter once more adds it
        self._labels: list[str | None] = []  # what undo would take back, newest last
        remembered = shell.remembered(_TOLERANCE)
        self._tolerance = int(remembered) if remembered.isdigit() else _USUAL_TOLERANCE
        self.setWindowTitle("Meja absensi")
        self.count = text_label("", "large")
        self.field = QLineEdit()
        self.field.setProperty("role", "large")
        self.field.setPlaceholderText("Pindai kode, atau ketik kode atau nama, lalu Enter")
        self.field.setAccessibleName("Kode atau nama")
        self.field.returnPressed.connect(self._enter)
        self.field.installEventFilter(self)
        self.name = text_label("Siap memindai", "large", wrap=True)
        self.origin = ElidedLabel("", "quiet")
        self.word = badge("", "there")
        self.word.hide()
        self.told = text_label("", wrap=True)
        self.last = QListWidget()
        self.last.setProperty("role", "framed")
        self.last.setAccessibleName("Yang terakhir dicatat")
        self.last.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.last.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.late = QCheckBox()
        self.late.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.late.toggled.connect(lambda _on: self._show_late())
        self.hint = text_label("", "secondary", wrap=True)
        self._lay_out()
        room = self.screen().availableGeometry()
        self.resize(min(760, room.width() - 20), min(620, room.height() - 40))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_late)
        self._timer.start(_TICK)
        self._show_late()
        self._show_count()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        title = QVBoxLayout()
        title.setSpacing(2)
        title.addWidget(text_label("Meja absensi", "page-title"))
        part = f"hari {self._day.position} · " if len(self._meeting.days) > 1 else ""
        title.addWidget(ElidedLabel(f"{self._meeting.title} · {part}{format_day(self._day.date)}", "quiet"))
        top.addLayout(title, 1)
        top.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        card = Card()
        card.body.addWidget(self.name)
        below = QHBoxLayout()
        below.addWidget(self.word)
        below.addWidget(self.origin, 1)
        card.body.addLayout(below)
        card.body.addWidget(self.told)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.late)
        words.addWidget(self.hint)
        foot.addLayout(words, 1)
        self.buttons = close_button(self)
        for one in self.buttons.buttons():
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.field)
        layout.addWidget(card)
        layout.addWidget(text_label("Terakhir dicatat", "field-label"))
        layout.addWidget(self.last, 1)
        layout.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()

    # ---- late

    @property
    def limit(self) -> datetime | None:
        """From when on people are late; None on other days than the meeting's, and when nobody knows its start."""
        start = self._day.actual_start or self._day.start
        if start is None or self._clock().date() != self._day.date:
            return None
        return datetime.combine(self._day.date, start) + timedelta(minutes=self._tolerance)

    @property
    def marks_late(self) -> bool:
        """Whether the next one is marked late."""
        limit = self.limit
        return self.late.isChecked() and (limit is None or self._clock() > limit)

    def _show_late(self) -> None:
        limit = self.limit
        if limit is None:
            self.late.setText("Catat sebagai Terlambat (F9)")
            self.hint.setText("Ctrl+Z membatalkan yang terakhir; Esc menutup.")
            return
        at = format_time(limit.time())
        self.late.setText(f"Terlambat bila lewat pukul {at} (F9)")
        over = self._clock() > limit and not self.late.isChecked()
        offer = f"Sudah lewat pukul {at}; F9 mencatat yang datang sekarang sebagai Terlambat. " if over else ""
        self.hint.setText(
            f"{offer}Toleransi {self._tolerance} menit (Ctrl+panah mengubahnya). Ctrl+Z membatalkan yang terakhir."
        )

    def _change_tolerance(self, minutes: int) -> None:
        self._tolerance = max(0, min(_MOST, self._tolerance + minutes))
        self._shell.remember(_TOLERANCE, str(self._tolerance))
        self._show_late()

    # ---- one after the other

    def _enter(self) -> None:
        text = self.field.text().strip()
        self.field.clear()
        if not text:
            return
        service = self._shell.logbook.check_in
        try:
            if typed_code(text) or looks_like_code(text):
                self._show(service.by_code(self._day.id, text, late=self.marks_late))
            elif text == self._asked:
                self._add(text)
            else:
                self._by_name(text)
        except BukuImbasError as error:
            self._say(str(error))

    def _by_name(self, text: str) -> None:
        words = text.casefold().split()
        found = [row for row in self._rows() if all(word in row.name.casefold() for word in words)]
        if len(found) == 1:
            done = self._shell.logbook.check_in.person(self._day.id, found[0].person_id, late=self.marks_late)
            self._show(done)
        elif found:
            names = ", ".join(row.name for row in found[:4])
            self._say(f"Ada {len(found)} orang: {names}{' …' if len(found) > 4 else ''}. Ketik namanya lebih lengkap.")
        else:
            self._asked = text
            self._say(f"{text} tidak ada di daftar hari ini. Ketik sekali lagi, lalu Enter, untuk menambahkannya.")
            self.field.setText(text)
            self.field.selectAll()

    def _add(self, name: str) -> None:
        from app.ui.meetings.add_person import AddPersonDialog

        self._asked = ""
        dialog = AddPersonDialog(self._shell, self._day.id, name, self)
        if dialog.exec():
            row = next(row for row in self._rows() if row.id == dialog.entry)
            self._show(CheckIn(row=row, outcome=CheckInOutcome.ADDED))
        self.field.setFocus()

    def _show(self, done: CheckIn) -> None:
        self._asked = ""
        row = done.row
        self.name.setText(row.name)
        self.origin.setText(" · ".join(part for part in (row.institution, row.position) if part))
        set_badge(self.word, row.state.label, _TONES[done.outcome])
        self.word.show()
        mark(self.told, "tone", "")
        mark(self.name, "tone", "")
        plain = done.outcome is CheckInOutcome.MARKED and not done.replaced
        self.told.setText("" if plain else done.sentence)
        if done.changed:
            self._labels.append(self._shell.logbook.history.undo_label())
            words = " · ".join(part for part in (row.name, row.institution, row.state.label) if part)
            self.last.insertItem(0, words)
            self.last.takeItem(_LISTED)
        self._show_count()
        self._show_late()

    def _say(self, sentence: str) -> None:
        """What did not work. Nobody's name stands there meanwhile: whoever waits would take it for theirs."""
        self.name.setText("Belum tercatat")
        mark(self.name, "tone", "missing")
        self.origin.setText("")
        self.word.hide()
        self.told.setText(sentence)
        mark(self.told, "tone", "missing")

    def _take_back(self) -> None:
        """Undo the last one that this desk stored, while nothing else has followed."""
        history = self._shell.logbook.history
        if not self._labels or history.undo_label() != self._labels[-1]:
            self._say("Tidak ada lagi yang dapat dibatalkan dari meja ini.")
            return
        history.undo()
        self._labels.pop()
        self.last.takeItem(0)
        self.name.setText("Dibatalkan")
        self.origin.setText("")
        self.word.hide()
        self._say("Yang terakhir dibatalkan.")
        self._show_count()

    def _rows(self) -> list[AttendanceRow]:
        rows = self._shell.logbook.attendance.rows(self._meeting.id)
        return [row for row in rows if row.meeting_day_id == self._day.id]

    def _show_count(self) -> None:
        count = count_states(self._rows())
        self.count.setText(f"{count.attended} dari {count.listed} hadir")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the desk; Tab leads nowhere."""
        if isinstance(event, QKeyEvent):
            back = event.key() == Qt.Key.Key_Z and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.type() == QEvent.Type.ShortcutOverride and back:
                event.accept()  # as a key of the field, not as a shortcut of the window
                return True
            if event.type() == QEvent.Type.KeyPress and self._take_key(event, back=back):
                return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent, *, back: bool) -> bool:
        """Whether it was a key of the desk."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if back:
            self._take_back()
        elif key is Qt.Key.Key_F9:
            self.late.toggle()
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.limit is not None:
            self._change_tolerance(_STEP if key is Qt.Key.Key_Up else -_STEP)
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True
