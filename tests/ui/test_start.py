"""Starting the program: real processes, no screen."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.lock import FolderLock
from app.core.paths import DataFolder

ROOT = Path(__file__).parent.parent.parent


def start(data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "app", "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.fixture
def first(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A window whose data is open."""
    process = start(tmp_path)
    deadline = time.monotonic() + 30
    while not (tmp_path / "buku-imbas.db-wal").exists() and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.05)
    assert process.poll() is None, process.communicate()[1]
    yield process
    process.terminate()
    process.communicate()


def test_a_second_start_hands_over_to_the_first_window(first: subprocess.Popen[str], tmp_path: Path) -> None:
    second = start(tmp_path)
    _, problems = second.communicate(timeout=30)
    assert second.returncode == 0, problems
    assert first.poll() is None, "the first window stays open"


def test_a_command_says_that_the_window_has_the_data(first: subprocess.Popen[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "--data", str(tmp_path), "status"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 4
    assert "sedang dipakai jendela Buku Imbas yang lain" in done.stderr


def test_the_lock_of_a_killed_window_is_free_at_once(first: subprocess.Popen[str], tmp_path: Path) -> None:
    first.kill()
    first.wait()
    lock = FolderLock(DataFolder(tmp_path).lock)  # raises while somebody holds it
    assert DataFolder(tmp_path).lock.exists()
    lock.release()
