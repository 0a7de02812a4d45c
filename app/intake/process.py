"""Starting the worker, feeding it the file, and stopping it when it takes too long or is no longer wanted."""

import marshal
import subprocess
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import IO, Any, cast

from app.core.progress import Progress
from app.intake import spare_worker
from app.intake.limits import Limits
from app.intake.rapid import rapidfuzz

Given = tuple[str, tuple[int, int] | None, int, int | None, dict[str, str]]
"""Where the user says that a list lies; see `app.intake.given_layout`."""
UNCAUGHT = 1
"""Exit status of a Python program that an exception ended."""
_POLL = 0.05  # seconds between two looks at "cancel"
_PARTING = 1.0  # seconds that a talk with a stopped worker may take to end
_PIECE = 1 << 20  # bytes of the file that are handed over at once


class WorkerDied(Exception):
    """The worker ended without an answer: a reader aborted it, or its memory was spent. `status` is its exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class WorkerTimedOut(Exception):
    """The worker was stopped because its time was over."""


def prepare_worker() -> None:
    """Have a worker ready for the next file, which spares that file the start of a program.

    It waits a minute at most, then it goes. Raises OSError when none can be started.
    """
    spare_worker.keep(lambda: _start(ahead=True))
    rapidfuzz()


def _start(*, ahead: bool) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _worker_command(ahead=ahead),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _worker_command(*, ahead: bool) -> list[str]:
    """The command line of the worker: this program again when frozen, else this interpreter.

    `-I -S` skip site and the user's environment, which saves milliseconds of each import; the module path goes along.
    One that is started `ahead` of its file loads what it may need before it asks for it.
    """
    more = ["ahead"] if ahead else []
    if getattr(sys, "frozen", False):
        return [sys.executable, "--intake-worker", *more]
    package_home = str(Path(__file__).resolve().parents[2])
    paths = [package_home, *(path for path in sys.path if path and path != package_home)]
    start = f"import sys; sys.path[:] = {paths!r}; from app.intake.worker import main; main()"
    return [sys.executable, "-I", "-S", "-c", start, *more]


def ask_worker(
    path: Path,
    limits: Limits,
    progress: Progress,
    *,
    second_only: bool,
    schools: bool = False,
    given: Given | None = None,
) -> tuple[tuple[Any, ...], str]:
    """A worker's answer for the file at `path`, and the SHA-256 of what it read.

    The answer holds the lists of people in it, the given one first, or those of schools.
    Raises `WorkerDied`, `WorkerTimedOut`, `Cancelled` (the worker is then gone), and OSError when the file cannot be
    opened or read.
    """
    caps = (limits.memory_mb, limits.rows, limits.columns, limits.unpacked_mb)
    request = marshal.dumps((*caps, second_only, schools, given))
    source = path.open("rb")
    process = spare_worker.take() or _start(ahead=False)
    talk = _Talk(process, request, source)
    talk.start()
    rapidfuzz()  # the plan needs it next: loaded while there is nothing to do but wait
    try:
        _wait(talk.over, limits.seconds, progress)
    except BaseException:
        process.kill()
        talk.join(_PARTING)  # one that still waits for a drive that does not answer is left behind
        raise
    if talk.fault is not None:
        raise talk.fault
    try:
        return marshal.loads(talk.answer), talk.digest  # noqa: S302  (written by our own worker)
    except EOFError as error:  # nothing was said, or not all of it
        raise WorkerDied(process.wait()) from error


def _wait(over: Event, seconds: float, progress: Progress) -> None:
    deadline = monotonic() + seconds
    while not over.wait(_POLL):
        progress.check()
        if monotonic() > deadline:
            raise WorkerTimedOut


class _Talk(Thread):
    """Hands a request and a file to a worker, and hears its answer: all that may have to wait for the worker."""

    def __init__(self, process: subprocess.Popen[bytes], request: bytes, source: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._to_worker = cast("IO[bytes]", process.stdin)
        self._from_worker = cast("IO[bytes]", process.stdout)
        self._process, self._request, self._source = process, request, source
        self.over = Event()  # all was said
        self.digest = ""
        self.answer = b""
        self.fault: OSError | None = None  # of the file

    def run(self) -> None:
        """Talk; the file and both pipes are closed afterwards."""
        try:
            with self._source:
                self._hand_over()
        except OSError as error:
            self.fault = error
        with suppress(OSError):  # of a worker that is gone, as its status will tell
            self._to_worker.close()
        self.answer = self._from_worker.read()
        self._from_worker.close()
        self.over.set()
        self._process.wait()

    def _hand_over(self) -> None:
        digest = sha256()
        heard = self._send(self._request)
        while heard and (piece := self._source.read(_PIECE)):
            heard = self._send(piece)
            digest.update(piece)
        self.digest = digest.hexdigest()

    def _send(self, piece: bytes) -> bool:
        """False when the worker is gone."""
        try:
            self._to_worker.write(piece)
        except OSError:
            return False
        return True
