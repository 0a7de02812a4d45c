"""Long work as an object: progress, cancel, and exactly one outcome, told in the window's own thread."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.core.errors import BukuImbasError
from app.core.progress import Progress

_log = logging.getLogger(__name__)
_QUIET_SECONDS = 0.05  # between two progress reports; more would only slow the work

Work = Callable[[Progress], Any]


class Job(QObject):
    """Runs `work(progress)` on a worker thread.

    Exactly one of `succeeded(result)` and `failed(exception)` is sent, then `finished`; all in the thread that made the
    job. Cancelling is a wish: the work ends with `failed(Cancelled)` at its next step, or succeeds if it was just done.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()
    _told = Signal(int, int, str)
    _ended = Signal(bool, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._progress = Progress(self._listen)
        self._last = 0.0
        self._thread = threading.Thread(target=self._run, name="pekerjaan", daemon=True)
        self.running = False
        self._told.connect(self.progressed)
        self._ended.connect(self._end)

    def start(self) -> None:
        """Begin. A job runs once."""
        self.running = True
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._progress.cancel()

    def wait(self, seconds: float) -> bool:
        """Wait for the worker thread (its outcome is still delivered by the event loop); True when it ended."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _listen(self, done: int, total: int, message: str) -> None:
        now = time.monotonic()
        if done == total or now - self._last >= _QUIET_SECONDS:
            self._last = now
            self._told.emit(done, total, message)

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
        except BaseException as error:  # noqa: BLE001 - the outcome of the job, whatever it is, is told to the window
            if not isinstance(error, BukuImbasError):
                _log.exception("A job failed.")
            self._ended.emit(False, error)
        else:
            self._ended.emit(True, result)

    def _end(self, good: bool, outcome: object) -> None:
        self.running = False
        try:
            (self.succeeded if good else self.failed).emit(outcome)
        finally:
            self.finished.emit()


class JobRunner(QObject):
    """Keeps jobs alive while they run, and can stop them all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(
        self,
        work: Work,
        *,
        succeeded: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Start `work` and keep it until its outcome is told."""
        job = Job(work, self)
        if succeeded is not None:
            job.succeeded.connect(succeeded)
        if failed is not None:
            job.failed.connect(failed)
        job.finished.connect(lambda: self._forget(job))
        self._jobs.add(job)
        job.start()
        return job

    def shut_down(self, seconds: float = 5.0) -> bool:
        """Ask all work to stop and wait for it; True when nothing runs any more."""
        for job in self._jobs:
            job.cancel()
        ended = [job.wait(seconds) for job in tuple(self._jobs)]
        return all(ended)

    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)
        job.deleteLater()
