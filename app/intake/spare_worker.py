"""A worker that was started before there is a file for it: at most one, for a minute, and for one file only."""

import subprocess
from collections.abc import Callable
from threading import Lock, Timer

_SECONDS = 60.0  # that a worker waits: who looks for a file longer waits for a new one

_changing = Lock()
_kept: list[tuple[subprocess.Popen[bytes], Timer]] = []


def keep(start: Callable[[], subprocess.Popen[bytes]]) -> None:
    """Have a worker in store; `start` makes it when there is none. Raises what `start` raises."""
    with _changing:
        process = _taken_out() or start()
        timer = Timer(_SECONDS, discard)
        timer.daemon = True
        timer.start()
        _kept.append((process, timer))


def take() -> subprocess.Popen[bytes] | None:
    """The worker in store, which is the caller's from now on; None when there is none that lives."""
    with _changing:
        return _taken_out()


def discard() -> None:
    """End the worker in store."""
    with _changing:
        process = _taken_out()
    if process is not None:
        process.kill()
        process.communicate()


def _taken_out() -> subprocess.Popen[bytes] | None:
    if not _kept:
        return None
    process, timer = _kept.pop()
    timer.cancel()
    if process.poll() is None:
        return process
    process.communicate()  # it died on its own: the next one is as good
    return None
