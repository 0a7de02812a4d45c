"""Progress and cancel for long work, without any user interface."""

from collections.abc import Callable
from threading import Event

from app.core.errors import Cancelled

Listener = Callable[[int, int, str], None]


class Progress:
    """Handed to long work, which reports steps and asks whether it should stop.

    `listener(done, total, message)` is called from the working thread; `total` is 0 while it is unknown.
    """

    def __init__(self, listener: Listener | None = None) -> None:
        self._listener = listener
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step. Safe from any thread."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def part(self, first: int, last: int) -> "Progress":
        """Progress of one part of this work: its 0 to total become `first` to `last` percent of the whole."""

        def report(done: int, total: int, message: str) -> None:
            self.step(first + (last - first) * min(done, total) // total if total else first, 100, message)

        inner = Progress(report)
        inner._cancelled = self._cancelled
        return inner

    def check(self) -> None:
        """Raise `Cancelled` when the user has asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def step(self, done: int, total: int, message: str) -> None:
        """Report one step and raise `Cancelled` when the user has asked to stop."""
        self.check()
        if self._listener is not None:
            self._listener(done, total, message)
