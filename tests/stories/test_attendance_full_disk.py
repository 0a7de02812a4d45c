"""A flash disk without room, or one that can only be read: a sentence, the earlier file whole, nothing remembered."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import SetupError
from app.services.logbook import Logbook
from tests.stories.desk import files_in
from tests.stories.test_attendance_bad_input import Write, every_writer, logbook, ready

__all__ = ["logbook"]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder with hardly any room left: a real disk where this user may mount one, else the device that is full."""
    folder = tmp_path / "flash disk"
    folder.mkdir()
    mounted = _mount(folder)
    yield folder if mounted else Path("/dev/full")
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def _mount(folder: Path) -> bool:
    if os.name != "posix" or os.geteuid() != 0:
        return False
    options = ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(folder)]
    return subprocess.run(options, capture_output=True, check=False).returncode == 0


@every_writer
def test_a_full_disk_is_told_and_the_earlier_file_stays(
    logbook: Logbook, full_disk: Path, ending: str, write: Write
) -> None:
    meeting = ready(logbook)
    target = full_disk / f"a{ending}"
    if full_disk.is_dir():
        target.write_bytes(b"semula")
    before = files_in(full_disk)
    history, sheets = logbook.history.entries(), logbook.printed_sheets.of_meeting(meeting.id)
    with pytest.raises(SetupError, match=r"Tidak dapat .*"):
        write(logbook, meeting, target)
    assert files_in(full_disk) == before
    assert logbook.history.entries() == history
    assert logbook.printed_sheets.of_meeting(meeting.id) == sheets == ()


def test_certificates_for_each_on_a_full_disk_leave_whole_files_only(logbook: Logbook, full_disk: Path) -> None:
    meeting = ready(logbook)
    with pytest.raises(SetupError):
        logbook.certificates.papers.write(meeting.id, full_disk / "satu-satu", apart=True)
    assert all(content.startswith(b"%PDF") and b"%%EOF" in content[-32:] for content in files_in(full_disk).values())
    assert not [name for name in files_in(full_disk) if name.endswith(".tmp")]
