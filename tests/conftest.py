"""Hygiene of every test: no real data folder, no screen, no window left open, no unexpected error in the log."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.qt.dialog import Dialog

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_HOME = pytest.StashKey[Path]()
_HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_DATA_HOME": "share",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a home of its own, for the fixtures of wider scope too."""
    config.addinivalue_line("markers", "logs_error(part): the test makes the program log this error, and must")
    home = Path(tempfile.mkdtemp(prefix="buku-imbas-test-"))
    config.stash[_HOME] = home
    for variable, folder in _HOME_VARIABLES.items():
        os.environ[variable] = str(home / folder)
    os.environ["BUKU_IMBAS_DATA"] = str(home / "data")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(config.stash[_HOME], ignore_errors=True)


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUKU_IMBAS_DATA", str(tmp_path / "data-buku-imbas"))


class _ErrorLines(logging.Handler):
    """Keeps the errors that the program logs."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] == "app":
            cause = f" ({record.exc_info[1]!r})" if record.exc_info else ""
            self.lines.append(f"{record.name}: {record.getMessage()}{cause}")


@pytest.fixture(autouse=True)
def _no_unexpected_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    root, program, errors = logging.getLogger(), logging.getLogger("app"), _ErrorLines()
    handlers, level = program.handlers[:], program.level
    root.addHandler(errors)  # the program's own logger drops foreign handlers when its log starts
    yield
    root.removeHandler(errors)
    for handler in set(program.handlers) - set(handlers):
        program.removeHandler(handler)
        handler.close()
    program.setLevel(level)
    expected: list[str] = [mark.args[0] for mark in request.node.iter_markers("logs_error")]
    unexpected = [line for line in errors.lines if not any(part in line for part in expected)]
    absent = [part for part in expected if not any(part in line for line in errors.lines)]
    assert not unexpected, "the program logged errors that the test does not expect:\n" + "\n".join(unexpected)
    assert not absent, f"the program did not log what the test expects: {absent}"


@pytest.fixture(autouse=True)
def _no_stray_windows() -> Iterator[None]:
    before = _open_windows()
    yield
    strays = [window for window in _open_windows() if window not in before]
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in strays]
    for window in strays:  # the next test starts with a clean desk
        window.hide()
        window.deleteLater()
    if strays:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not names, "the test left windows open: " + ", ".join(names)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Put away the dialogs that a failed test left open before pytest-qt closes them: their question would wait."""
    for window in _open_windows():
        if isinstance(window, Dialog) and window.asks:
            window.done(0)
    return (yield)


def _open_windows() -> list[QWidget]:
    if QApplication.instance() is None:
        return []
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
