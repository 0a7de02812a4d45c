"""A real X server, a real keyboard: what a key does is on disk at once."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


class Screen:
    """An X server with one program window on it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self._environment = {**os.environ, "DISPLAY": f":{pipe.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        self._program = subprocess.Popen(
            [sys.executable, "-m", "app", "--data", str(data)],
            cwd=ROOT,
            env=self._environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._window = self._tool("search", "--sync", "--onlyvisible", "--name", "Buku Imbas").split()[0]

    def _tool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout

    def keys(self, *keys: str) -> None:
        """Press keys one after another in the window."""
        self._tool("windowfocus", "--sync", self._window)
        for key in keys:
            self._tool("key", key)
            time.sleep(0.3)

    def wait_for(self, seen: Callable[[], bool]) -> bool:
        """Whether something comes true within a while."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if seen():
                return True
            time.sleep(0.1)
        return False

    def state_of_first(self) -> str:
        """The first attendance entry as it stands in the file."""
        with closing(sqlite3.connect(self.data / "buku-imbas.db")) as connection:
            return connection.execute("SELECT state FROM attendance ORDER BY id LIMIT 1").fetchone()[0]

    def close(self) -> str:
        """Quit by keyboard; what the program complained of."""
        self.keys("ctrl+q")
        _, complaints = self._program.communicate(timeout=20)
        return complaints

    def tear_down(self) -> None:
        """Leave nothing running."""
        for process in (self._program, self._server):
            process.kill()
            process.wait()


@pytest.fixture
def screen(sample_folder: Path, tmp_path: Path) -> Iterator[Screen]:
    shutil.copytree(sample_folder, tmp_path / "data")
    made = Screen(tmp_path / "data")
    yield made
    made.tear_down()


def test_by_keyboard_from_the_first_page_to_a_saved_state_and_back(screen: Screen) -> None:
    assert screen.wait_for(lambda: (screen.data / "buku-imbas.db-wal").exists())
    time.sleep(1)  # the pages come alive after the data is open
    screen.keys("alt+3", "Home", "Down", "Return", "Home", "s")  # the second meeting is the one entered first
    assert screen.wait_for(lambda: screen.state_of_first() == "sakit")
    screen.keys("ctrl+z")
    assert screen.wait_for(lambda: screen.state_of_first() == "hadir")
    screen.keys("ctrl+y")
    assert screen.wait_for(lambda: screen.state_of_first() == "sakit")
    assert screen.close() == ""
