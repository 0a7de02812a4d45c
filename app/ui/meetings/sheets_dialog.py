"""Attendance on paper: blank sheets and badges to print, and the signed sheets that come back."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.records import Meeting
from app.qt.dialog import Dialog, close_button
from app.qt.theme import PAGE_MARGIN
from app.ui.meetings.sheets_form import SheetsForm
from app.ui.meetings.signed_sheets import SignedSheets
from app.ui.page import Shell
from app.ui.parts import ElidedLabel, text_label
from app.ui.widgets import TabStrip

_WIDTH, _HEIGHT = 860, 640


class SheetsDialog(Dialog):
    """Two tabs: what is printed, and what came back signed."""

    def __init__(self, shell: Shell, meeting: Meeting, day_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Daftar hadir cetak")
        self.form = SheetsForm(shell, meeting, day_id)
        self.signed = SignedSheets(shell, meeting, day_id)
        self.form.printed.connect(self.signed.show_newest)
        self.tabs = TabStrip("Bagian dari daftar hadir cetak", ("Cetak lembar kosong", "Lembar bertanda tangan"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.form)
        self.pages.addWidget(self.signed)
        self.tabs.chosen.connect(self.show_tab)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        layout.setSpacing(8)
        layout.addWidget(text_label("Daftar hadir cetak", "page-title"))
        layout.addWidget(ElidedLabel(meeting.title, "quiet"))
        layout.addWidget(self.tabs)
        layout.addWidget(self.pages, 1)
        layout.addWidget(close_button(self))
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 60))
        self.form.start().setFocus()

    def show_tab(self, number: int) -> None:
        """Open one of the tabs."""
        self.tabs.set_current(number)
        self.pages.setCurrentIndex(number)
        (self.form.start() if number == 0 else self.signed.start()).setFocus()
