"""Undo, redo and what happened when: all from the change log."""

from app.domain.records import HistoryEntry
from app.storage import change_log
from app.storage.change_log import Step
from app.storage.database import Database


class HistoryService:
    """The stack of use cases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        with self._database.read() as connection:
            step = change_log.next_undo(connection)
        return step.label if step else None

    def redo_label(self) -> str | None:
        """What redo would bring back, or None."""
        with self._database.read() as connection:
            step = change_log.next_redo(connection)
        return step.label if step else None

    def undo(self) -> str | None:
        """Take the newest use case back. Returns its label, or None when there is nothing."""
        with self._database.read() as connection:
            step = change_log.next_undo(connection)
        return self._revert(step, "undo")

    def redo(self) -> str | None:
        """Bring the newest undone use case back. Returns its label, or None when there is nothing."""
        with self._database.read() as connection:
            step = change_log.next_redo(connection)
        return self._revert(step, "redo")

    def _revert(self, step: Step | None, kind: str) -> str | None:
        if step is None:
            return None
        with self._database.use_case(step.label, kind) as case:
            change_log.revert(case.connection, step.id, case.group)
        return step.label

    def of_meeting(self, meeting_id: int, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """The newest use cases that touched a meeting or what hangs on it, undone ones included."""
        with self._database.read() as connection:
            return change_log.history_of_meeting(connection, meeting_id, limit)

    def entries(self, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """The newest use cases, undone ones included."""
        with self._database.read() as connection:
            return change_log.history(connection, limit)
