"""Starting the worker, feeding it the file, and stopping it when it takes too long or is no longer wanted."""

import marshal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO, Any

from app.core.progress import Progress
from app.intake.limits import Limits

UNCAUGHT = 1
"""Exit status of a Python program that an exception ended."""
_POLL = 0.05  # seconds between two looks at "cancel"


class WorkerDied(Exception):
    """The worker ended without an answer: a reader aborted it, or its memory was spent. `status` is its exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class WorkerTimedOut(Exception):
    """The worker was stopped because its time was over."""


def worker_command(limits: Limits, *, second_only: bool, schools: bool = False) -> list[str]:
    """The command line of the worker: this program again when frozen, else this interpreter.

    `-I -S` skip site and the user's environment, which saves milliseconds of each import; the module path goes along.
    """
    numbers = (limits.memory_mb, limits.rows, limits.columns, limits.unpacked_mb, int(second_only), int(schools))
    caps = [str(number) for number in numbers]
    if getattr(sys, "frozen", False):
        return [sys.executable, "--intake-worker", *caps]
    package_home = str(Path(__file__).resolve().parents[2])
    paths = [package_home, *(path for path in sys.path if path and path != package_home)]
    start = f"import sys; sys.path[:] = {paths!r}; from app.intake.worker import main; main()"
    return [sys.executable, "-I", "-S", "-c", start, *caps]


def ask_worker(
    path: Path, limits: Limits, progress: Progress, *, second_only: bool, schools: bool = False
) -> tuple[Any, ...]:
    """The worker's answer for the file at `path`: the lists of people in it, or those of schools.

    Raises `WorkerDied`, `WorkerTimedOut`, `Cancelled` (the worker is then gone), and OSError when the file cannot be
    opened.
    """
    with path.open("rb") as source:
        process = subprocess.Popen(
            worker_command(limits, second_only=second_only, schools=schools),
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    answer: list[bytes] = []
    pipe = process.stdout
    assert pipe is not None
    reader = Thread(target=_read_all, args=(pipe, answer), daemon=True)
    reader.start()
    import_module("rapidfuzz.process")  # the plan needs it next: loaded while there is nothing to do but wait
    deadline = monotonic() + limits.seconds
    try:
        while reader.is_alive():
            reader.join(_POLL)
            progress.check()
            if monotonic() > deadline:
                raise WorkerTimedOut
    finally:
        if reader.is_alive():
            process.kill()
            reader.join()
        pipe.close()
        status = process.wait()
    if status != 0 or not answer or not answer[0]:
        raise WorkerDied(status)
    return marshal.loads(answer[0])  # noqa: S302  (written by our own worker)


def _read_all(pipe: IO[bytes], into: list[bytes]) -> None:
    into.append(pipe.read())
