"""Riwayat: what was done when, newest first, from the change log."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dates import format_short_date, format_time
from app.domain.records import HistoryEntry, Meeting
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import CARD_GAP
from app.ui.meetings.imports_card import ImportsCard
from app.ui.page import Shell
from app.ui.widgets import Card

_MOST = 200


def _when(entry: HistoryEntry) -> str:
    return f"{format_short_date(entry.at.date())}, {format_time(entry.at.time())}"


COLUMNS: tuple[Column[HistoryEntry], ...] = (
    Column(header="Kapan", text=_when, width=20, tone=lambda _e: "secondary"),
    Column(header="Apa", text=lambda e: e.label, width=16, stretch=1, strong=True, tip=lambda e: e.label),
    Column(header="Siapa", text=lambda e: e.actor or "–", width=12, tone=lambda _e: "secondary"),
    Column(header="", text=lambda e: "diurungkan" if e.undone else "", width=11, tone=lambda _e: "soon"),
)


class HistoryTab(QWidget):
    """The newest steps that touched one meeting, its people or its files."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        card = Card("Riwayat kegiatan ini", "terbaru di atas")
        self.model = RecordTableModel(COLUMNS)
        self.table = RecordTable(self.model, "Riwayat", wraps=True)
        card.body.setContentsMargins(1, 10, 1, 8)
        card.heading.setContentsMargins(15, 0, 15, 0)
        card.body.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(CARD_GAP)
        self.imports = ImportsCard(shell)
        layout.addWidget(self.imports)
        layout.addWidget(card, 1)

    def show_meeting(self, meeting: Meeting) -> None:
        """Read the imports and the history again."""
        self.imports.show_meeting(meeting)
        self.model.set_rows(self._shell.logbook.history.of_meeting(meeting.id, _MOST))
