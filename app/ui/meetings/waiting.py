"""Rows of a meeting's imports that were left out: finished by putting the person on the list of their day."""

from PySide6.QtWidgets import QWidget

from app.domain.records import WaitingRow
from app.ui.meetings.add_person import AddPersonDialog
from app.ui.page import Shell
from app.ui.waiting_rows import WaitingRowsDialog, person_of


class WaitingDialog(WaitingRowsDialog):
    """What waits at one meeting."""

    def __init__(self, shell: Shell, meeting_id: int, parent: QWidget) -> None:
        def add(row: WaitingRow, dialog: QWidget) -> bool:
            assert row.meeting_day_id is not None  # these are the rows of one meeting
            return bool(AddPersonDialog(shell, row.meeting_day_id, row.name, dialog, person_of(row)).exec())

        super().__init__(
            shell,
            parent,
            about="Orang di baris ini belum masuk daftar hadir. Tambahkan, atau coret kalau tidak perlu.",
            waiting=lambda: shell.logbook.imports.waiting(meeting_id),
            add=add,
        )
