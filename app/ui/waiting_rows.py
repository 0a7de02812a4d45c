"""Rows of an import that were left out: each is answered by adding the person or by crossing it off."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.records import Person, WaitingRow
from app.domain.terms import Affiliation
from app.qt.dialog import Dialog, close_button
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import clear_layout, line, scrolled


def person_of(row: WaitingRow) -> Person:
    """The person as far as the row tells."""
    affiliation = Affiliation.MODEL if row.from_model_school else Affiliation.OTHER
    return Person(
        name=row.name,
        affiliation=Affiliation.PARTNER if row.partner_id is not None else affiliation,
        partner_id=row.partner_id,
        institution="" if row.partner_id is not None or row.from_model_school else row.school,
        position=row.position,
        grade=row.grade,
        nip=row.nip,
        nuptk=row.nuptk,
        sex=row.sex,
        phone=row.phone,
        email=row.email,
        employment=row.employment,
        duty=row.duty,
    )


class WaitingRowsDialog(Dialog):
    """One line a row; closes by itself when none is left.

    `waiting()` reads the rows; `add(row)` has the user add the person and says whether that happened.
    """

    def __init__(
        self,
        shell: Shell,
        parent: QWidget,
        *,
        about: str,
        waiting: Callable[[], Sequence[WaitingRow]],
        add: Callable[[WaitingRow, QWidget], bool],
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._waiting = waiting
        self._ask = add
        self.setWindowTitle("Baris impor yang menunggu")
        self.resize(620, 420)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.addWidget(text_label("Baris impor yang menunggu", "page-title"))
        layout.addWidget(text_label(about, "quiet", wrap=True))
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(close_button(self))
        self.show_rows()

    def show_rows(self) -> None:
        """List what still waits."""
        clear_layout(self._rows)
        waiting = self._waiting()
        adding = [self._add_line(row) for row in waiting]
        self._rows.addStretch(1)
        if not waiting:
            QTimer.singleShot(0, self.accept)  # after the click on the last row's button has been dealt with
        else:
            adding[0].setFocus()

    def _add_line(self, row: WaitingRow) -> QPushButton:
        """Show one row; gives back its first button."""
        widget = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        who = " · ".join(part for part in (row.name, row.school) if part) or "Tanpa nama"
        place = f"Lembar “{row.sheet}”, baris {row.row}" if row.sheet else f"Baris {row.row}"
        words.addWidget(text_label(who, "strong", wrap=True))
        words.addWidget(text_label(f"{place}: {row.reason}", "secondary", wrap=True))
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        add = button("Tambahkan …", lambda: self._add(row))
        strike = button("Coret", lambda: self._settle(row))
        for one in (add, strike):
            one.setAccessibleName(f"{one.text()}: {who}")
            layout.addWidget(one)
        self._rows.addWidget(widget)
        self._rows.addWidget(line())
        return add

    def _add(self, row: WaitingRow) -> None:
        if self._ask(row, self):
            self._settle(row)

    def _settle(self, row: WaitingRow) -> None:
        self._shell.attempt(lambda: self._shell.logbook.imports.settle([row.id]))
        self.show_rows()
