"""Tempat: on site a place is asked for, online a link, and both where people meet either way."""

from PySide6.QtWidgets import QHBoxLayout

from app.domain.records import Meeting
from app.domain.terms import MeetingMode
from app.qt.forms import Field, Kind, RecordForm
from app.ui.meetings.section import Section

_MODE = (Field(name="mode", label="Cara", kind=Kind.CHOICE, choices=[(term, term.label) for term in MeetingMode]),)
_PLACE = (Field(name="place", label="Tempat"),)
_LINK = (Field(name="link", label="Tautan pertemuan daring"),)
_BESIDE = 60  # pixels of padding and arrow


class PlaceSection(Section):
    """What is written is never hidden, even when the mode does not ask for it."""

    def __init__(self) -> None:
        super().__init__("Tempat")
        self.mode, self.place, self.link = RecordForm(_MODE, 1), RecordForm(_PLACE, 1), RecordForm(_LINK, 1)
        words = self.fontMetrics().horizontalAdvance(max((term.label for term in MeetingMode), key=len))
        self.mode.widgets["mode"].setMinimumWidth(words + _BESIDE)
        row = QHBoxLayout()
        row.setSpacing(14)
        for form, share in ((self.mode, 1), (self.place, 3), (self.link, 3)):
            row.addWidget(form, share)
            form.changed.connect(self.changed)
        self.mode.changed.connect(self._ask)
        self.body.addLayout(row)

    def load(self, meeting: Meeting) -> None:
        """Show the place of a meeting."""
        for form in (self.mode, self.place, self.link):
            form.load(meeting)
        self._ask()

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the place as the form has it."""
        return self.link.record(self.place.record(self.mode.record(meeting)))

    def _ask(self) -> None:
        mode: MeetingMode = self.mode.value("mode")
        self.place.setVisible(mode is not MeetingMode.ONLINE or bool(self.place.value("place")))
        self.link.setVisible(mode is not MeetingMode.ON_SITE or bool(self.link.value("link")))
