"""Pokok bahasan: what a meeting treats, in which order, for how many JP, and by whom."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit

from app.domain.meetings import lesson_hours_note
from app.domain.records import Meeting, Topic
from app.qt.fields import SpinBox
from app.qt.forms import FieldError
from app.ui.meetings.section import Row, RowSection
from app.ui.parts import button

_MOST = 99  # JP of one topic
_HOURS = 84  # pixels


class TopicRow(Row):
    """One topic. Sends `moved(steps)`: -1 up, 1 down."""

    moved = Signal(int)

    def __init__(self, topic: Topic, speakers: QStringListModel) -> None:
        """`speakers` are the names that the narasumber field offers."""
        super().__init__()
        self._topic = topic
        self.title, self.speaker = QLineEdit(topic.title), QLineEdit(topic.speaker)
        self.title.setPlaceholderText("pokok bahasan")
        self.title.setAccessibleName("Pokok bahasan")
        self.speaker.setPlaceholderText("narasumber")
        self.speaker.setAccessibleName("Narasumber pokok bahasan")
        offers = QCompleter(speakers, self.speaker)
        offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offers.setFilterMode(Qt.MatchFlag.MatchContains)
        offers.popup().setProperty("role", "framed")
        offers.activated.connect(lambda _text: self.changed.emit())
        self.speaker.setCompleter(offers)
        self.hours = SpinBox(_MOST)
        self.hours.setSuffix(" JP")
        self.hours.setSpecialValueText("– JP")
        self.hours.setFixedWidth(_HOURS)
        self.hours.setAccessibleName("JP pokok bahasan")
        self.hours.setValue(topic.lesson_hours)
        for edit in (self.title, self.speaker):
            edit.setCursorPosition(0)
            edit.textEdited.connect(lambda _text: self.changed.emit())
        self.hours.valueChanged.connect(lambda _value: self.changed.emit())
        self.up = button("↑", lambda: self.moved.emit(-1), kind="link", tip="Naikkan")
        self.down = button("↓", lambda: self.moved.emit(1), kind="link", tip="Turunkan")
        for one in (self.up, self.down):
            one.setAccessibleName(one.toolTip())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.title, 5)
        layout.addWidget(self.hours)
        layout.addWidget(self.speaker, 3)
        for one in (self.up, self.down, button("Hapus", self.removed.emit, kind="link")):
            layout.addWidget(one)

    def topic(self) -> Topic | None:
        """The topic as the row has it; None for an empty row. Raises `FieldError` where only the title is missing."""
        title, speaker, hours = self.title.text().strip(), self.speaker.text().strip(), self.hours.value()
        if not title:
            if speaker or hours:
                raise FieldError("Ada pokok bahasan tanpa judul. Isi judulnya, atau hapus barisnya.", self.title)
            return None
        return replace(self._topic, title=title, speaker=speaker, lesson_hours=hours)


class TopicsSection(RowSection[TopicRow]):
    """The topics in their order; their JP are held against those of the days."""

    def __init__(self) -> None:
        super().__init__("Pokok bahasan", [button("Tambah pokok bahasan", self.add_topic)])
        self._day_hours = 0
        self._speakers = QStringListModel(self)

    def load(self, meeting: Meeting) -> None:
        """Show the topics of a meeting."""
        self._day_hours = sum(day.lesson_hours for day in meeting.days)
        rows = [TopicRow(topic, self._speakers) for topic in meeting.topics]
        self.show_rows([self._wired(row) for row in rows])

    def set_speakers(self, names: Sequence[str]) -> None:
        """The narasumber of the meeting are others."""
        if self._speakers.stringList() != list(names):
            self._speakers.setStringList(list(names))

    def set_day_hours(self, hours: int) -> None:
        """JP of the days are others."""
        self._day_hours = hours
        self.arranged()

    def topics(self) -> tuple[Topic, ...]:
        """The topics as the form has them. Raises `UserError` where a title is missing."""
        found = [row.topic() for row in self.rows]
        return tuple(one for one in found if one is not None)

    def add_topic(self) -> None:
        """One more topic."""
        row = self._wired(TopicRow(Topic(title=""), self._speakers))
        self.add(row, row.title)

    def shift(self, row: TopicRow, steps: int) -> None:
        """Put a topic further up or down; the keyboard stays on it."""
        place = self.rows.index(row)
        wanted = max(0, min(place + steps, len(self.rows) - 1))
        if wanted == place:
            return
        self.rows.insert(wanted, self.rows.pop(place))
        self.row_box.removeWidget(row)
        self.row_box.insertWidget(wanted, row)
        self.arranged()
        pressed = row.up if steps < 0 else row.down
        (pressed if pressed.isEnabled() else row.title).setFocus()
        self.added.emit(row)
        self.changed.emit()

    def edited(self) -> None:
        self.arranged()
        self.changed.emit()

    def arranged(self) -> None:
        for place, row in enumerate(self.rows):
            row.up.setEnabled(place > 0)
            row.down.setEnabled(place < len(self.rows) - 1)
        if self.rows:
            self.tell(lesson_hours_note(self._day_hours, sum(row.hours.value() for row in self.rows)))
        else:
            self.tell("Belum ada pokok bahasan yang dicatat.")

    def _wired(self, row: TopicRow) -> TopicRow:
        row.moved.connect(lambda steps: self.shift(row, steps))
        return row
