"""Power cuts: a process that imports is killed at random moments, and what it left is compared with what it said.

python -m tests.services.kill 200
"""

import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from app.core.paths import DataFolder
from app.domain.records import Meeting, MeetingDay
from app.services.logbook import Logbook

PEOPLE = 200
DAYS = 12
ROOT = Path(__file__).parent.parent.parent
_LATEST = 0.4  # seconds after the victim began its work
_AT_ONCE = 2  # victims


@dataclass(frozen=True, slots=True)
class Toll:
    """What the cuts did. Of `cuts`, `inside` fell between the beginning of a step and the word that it is safe."""

    cuts: int = 0
    inside: int = 0
    damaged: int = 0  # the file is not sound, or names what is not there
    partial: int = 0  # some of the rows of a step are there, but not all
    lost: int = 0  # a step that was said to be safe is not there

    def __add__(self, other: "Toll") -> "Toll":
        return Toll(
            self.cuts + other.cuts,
            self.inside + other.inside,
            self.damaged + other.damaged,
            self.partial + other.partial,
            self.lost + other.lost,
        )


def cut(folder: Path, times: int, seed: int) -> Toll:
    """Start and kill the victim `times` times on two data folders inside `folder`, two victims at once."""
    dice = random.Random(seed)
    file = folder / "daftar.xlsx"
    _write_list(file)
    data = [folder / f"data-{number}" for number in range(_AT_ONCE)]
    for one in data:
        _prepare(one)
    toll, filled = Toll(), [frozenset[int]()] * _AT_ONCE
    for first in range(0, times, _AT_ONCE):
        victims = [_start(one, file) for one in data[: times - first]]
        for place, victim in enumerate(victims):
            words = _kill(victim, dice.uniform(0, _LATEST))
            filled[place], one = _look(data[place], words, filled[place])
            toll += one
    return toll


def _write_list(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["DAFTAR HADIR"])
    sheet.write_row(2, 0, ["NO", "NAMA", "ASAL SEKOLAH"])
    for number in range(1, PEOPLE + 1):
        sheet.write_row(2 + number, 0, [number, f"Peserta Rekaan {chr(65 + number % 26)}{number}, S.Pd.", "SMP Rekaan"])
    book.close()


def _prepare(data: Path) -> None:
    logbook = Logbook(DataFolder(data))
    days = tuple(MeetingDay(date=date(2024, 1, 1) + timedelta(days=number)) for number in range(DAYS))
    logbook.meetings.save(Meeting(title="Rapat", days=days))
    logbook.close()


def _start(data: Path, file: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.services.import_loop", str(data), str(file)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def _kill(victim: subprocess.Popen[str], after: float) -> list[str]:
    """Kill the victim so many seconds after it began to work; returns the lines that it said."""
    assert victim.stdout is not None
    if victim.stdout.readline().strip() != "siap":
        raise AssertionError("the data must open after every cut")
    time.sleep(after)
    victim.kill()
    said = victim.stdout.read()
    victim.stdout.close()
    victim.wait()
    return said.splitlines() if said.endswith("\n") else said.splitlines()[:-1]


def _look(data: Path, words: list[str], before: frozenset[int]) -> tuple[frozenset[int], Toll]:
    """Which days have a list now, and whether that is what the victim said. `before` had one when it started."""
    safe, meant = before, None
    for line in words:
        word, *days = line.split()
        if word == "selesai":
            safe, meant = frozenset(map(int, days)), None
        else:
            meant = frozenset(map(int, days))
    with closing(sqlite3.connect(data / "buku-imbas.db")) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        whole = not connection.execute("PRAGMA foreign_key_check").fetchall()
        counts = Counter(day for (day,) in connection.execute("SELECT meeting_day_id FROM attendance"))
        batches = frozenset(day for (day,) in connection.execute("SELECT meeting_day_id FROM import_batch"))
        (people,) = connection.execute("SELECT count(*) FROM person").fetchone()
        logged = {label for (label,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    partial = set(counts.values()) - {PEOPLE} or frozenset(counts) != batches or people not in (0, PEOPLE)
    return batches, Toll(
        cuts=1,
        inside=meant is not None,
        damaged=not (sound and whole and "log_attendance_insert" in logged),
        partial=bool(partial) or batches not in (safe, meant),
        lost=meant is None and batches != safe,
    )


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        print(cut(Path(name), int(sys.argv[1]), seed=4))
