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

_MOST = 50  # rows shown at a time; the next ones come as these are answered


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

    `waiting()` reads the rows; `add(row, dialog)` has the user add the person and says whether the row is dealt with.
    `clear(rows)` tells the ids of those that need no question any more, and `add_clear(ids)` adds them all.
    """

    def __init__(
        self,
        shell: Shell,
        parent: QWidget,
        *,
        about: str,
        waiting: Callable[[], Sequence[WaitingRow]],
        add: Callable[[WaitingRow, QWidget], bool],
        clear: Callable[[Sequence[WaitingRow]], Sequence[int]] | None = None,
        add_clear: Callable[[Sequence[int]], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._waiting = waiting
        self._ask = add
        self._clear = clear
        self._clear_ids: Sequence[int] = ()
        self.setWindowTitle("Baris impor yang menunggu")
        self.resize(640, 440)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self.clear_button = button("", lambda: self._add_all(add_clear))
        self.clear_button.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.clear_button)
        foot.addWidget(close_button(self), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.addWidget(text_label("Baris impor yang menunggu", "page-title"))
        layout.addWidget(text_label(about, "quiet", wrap=True))
        layout.addWidget(scrolled(inner), 1)
        layout.addLayout(foot)
        self.show_rows()

    def show_rows(self) -> None:
        """List what still waits."""
        clear_layout(self._rows)
        waiting = self._waiting()
        adding = [self._add_line(row) for row in waiting[:_MOST]]
        if len(waiting) > _MOST:
            self._rows.addWidget(text_label(f"… dan {len(waiting) - _MOST} baris lagi sesudah ini.", "secondary"))
        self._rows.addStretch(1)
        if not waiting:
            QTimer.singleShot(0, self.accept)  # after the click on the last row's button has been dealt with
            return
        self._clear_ids = self._clear(waiting) if self._clear is not None else ()
        self.clear_button.setVisible(bool(self._clear_ids))
        self.clear_button.setText(f"Catat {len(self._clear_ids)} yang kini sudah jelas")
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
        strike = button("Coret", lambda: self._settle(row, who))
        for one in (add, strike):
            one.setAccessibleName(f"{one.text()}: {who}")
            layout.addWidget(one)
        self._rows.addWidget(widget)
        self._rows.addWidget(line())
        return add

    def _add(self, row: WaitingRow) -> None:
        if self._ask(row, self):
            self.show_rows()

    def _add_all(self, add_clear: Callable[[Sequence[int]], object] | None) -> None:
        ids = tuple(self._clear_ids)
        if add_clear is not None and self._shell.attempt(lambda: add_clear(ids)):
            self.show_rows()

    def _settle(self, row: WaitingRow, who: str) -> None:
        if self._shell.attempt(lambda: self._shell.logbook.imports.settle([row.id])):
            self._shell.tell(f"Dicoret: {who}, baris {row.row}.", undo=True)
        self.show_rows()
