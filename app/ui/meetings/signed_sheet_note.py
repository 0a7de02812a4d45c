"""A line below the digital list: whether the signed sheets of the day tell the same."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records import Meeting
from app.ui.meetings.signed_sheets import comparison_label
from app.ui.page import Shell
from app.ui.widgets import clear_layout


class SignedSheetNote(QWidget):
    """Hidden until somebody has counted signatures of the day; one sentence a list."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 4, 16, 0)
        self._lines.setSpacing(2)
        self.hide()

    def show_day(self, meeting: Meeting, day_id: int) -> None:
        """Compare paper and digital list of one day."""
        counts = [
            one for one in self._shell.logbook.printed_sheets.counts(meeting.id, day_id) if one.signed is not None
        ]
        clear_layout(self._lines)
        for count in counts:
            words = f"Lembar {count.list.label.split()[0].lower()}: {count.sentence}"
            self._lines.addWidget(comparison_label(words, count))
        self.setVisible(bool(counts))
