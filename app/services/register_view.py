"""What matching knows of the data, kept from one plan to the next: every answer of the user makes a new plan."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

from app.core.bulk import uncollected
from app.core.errors import SetupError, UserError
from app.services.planned_rows import known_now
from app.storage.database import Connection, Database

if TYPE_CHECKING:
    from app.intake.known import Known


class RegisterView:
    """The people as they stand in the data; read again after each commit."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reading = Lock()
        self._commits = 0
        self._read_at = -1  # commits there were when `_known` was read
        self._known: Known | None = None
        database.subscribe(self._forget)

    def _forget(self, _changed: frozenset[str]) -> None:
        self._commits += 1

    def known(self, connection: Connection) -> "Known":
        """What is known now."""
        with self._reading:
            commits, known = self._commits, self._known
            if known is None or self._read_at != commits:
                known = known_now(connection)
                self._known, self._read_at = known, commits
            return known

    @contextmanager
    def being_read(self) -> Generator[None]:
        """Read the people on another thread while the file is read inside, which is done by another process."""
        thread = Thread(target=self.read, daemon=True)
        thread.start()
        try:
            yield
        finally:
            thread.join()

    @uncollected()
    def read(self) -> None:
        """Read the people now, so that nobody waits for it later."""
        with suppress(UserError, SetupError), self._database.read() as connection:  # told when they are needed
            self.known(connection).index.prepare()
