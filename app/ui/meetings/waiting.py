"""Rows of a meeting's imports that were left out: finished by putting the person on the list of their day."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.lists import RowOutcome
from app.domain.records import WaitingRow
from app.ui.meetings.finish_row import FinishRowDialog
from app.ui.page import Shell
from app.ui.waiting_rows import WaitingRowsDialog

_CLEAR = (RowOutcome.NEW, RowOutcome.MATCHED)


class WaitingDialog(WaitingRowsDialog):
    """What waits at one meeting."""

    def __init__(self, shell: Shell, meeting_id: int, parent: QWidget) -> None:
        imports = shell.logbook.imports

        def clear(rows: Sequence[WaitingRow]) -> list[int]:
            """The rows of which nothing has to be asked any more: their person was recorded since."""
            ids = [row.id for row in rows]
            planned = imports.plan_waiting(ids)
            return [number for number, row in zip(ids, planned, strict=False) if row.outcome in _CLEAR]

        super().__init__(
            shell,
            parent,
            about="Orang di baris ini belum masuk daftar hadir. Selesaikan, atau coret kalau tidak perlu.",
            waiting=lambda: imports.waiting(meeting_id),
            add=lambda row, dialog: bool(FinishRowDialog(shell, row, dialog).exec()),
            clear=clear,
            add_clear=imports.finish_waiting,
        )
