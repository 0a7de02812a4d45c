"""A power cut in the middle of an import: nothing partial, nothing acknowledged lost."""

import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from app.core.paths import DataFolder
from app.domain.records import Meeting, MeetingDay
from app.services.logbook import Logbook

PEOPLE = 400
DAYS = 40
ROOT = Path(__file__).parent.parent.parent


def write_list(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["DAFTAR HADIR"])
    sheet.write_row(2, 0, ["NO", "NAMA", "ASAL SEKOLAH"])
    for number in range(1, PEOPLE + 1):
        sheet.write_row(2 + number, 0, [number, f"Peserta Rekaan {chr(65 + number % 26)}{number}, S.Pd.", "SMP Rekaan"])
    book.close()


def prepare(data: Path) -> None:
    logbook = Logbook(DataFolder(data))
    days = tuple(MeetingDay(date=date(2024, 1, 1) + timedelta(days=number)) for number in range(DAYS))
    logbook.meetings.save(Meeting(title="Rapat", days=days))
    logbook.close()


@pytest.mark.parametrize("part", [1, 2])
def test_killed_25_times_at_random_moments_of_an_import(tmp_path: Path, part: int) -> None:
    dice = random.Random(part)
    file = tmp_path / "daftar.xlsx"
    write_list(file)
    unfinished = 0
    data = tmp_path / "data-0"
    prepare(data)
    for turn in range(25):
        victim = subprocess.Popen(
            [sys.executable, "-m", "tests.services.import_loop", str(data), str(file)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert victim.stdout is not None
        assert victim.stdout.readline().strip() == "siap", "the data must open after every cut"
        time.sleep(dice.uniform(0, 0.5))
        victim.kill()
        rest = victim.stdout.read().split("\n")
        victim.stdout.close()
        victim.wait()
        safe = {int(line.split()[1]) for line in rest if line.startswith("tersimpan ")}

        with closing(sqlite3.connect(data / "buku-imbas.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            counts = Counter(day for (day,) in connection.execute("SELECT meeting_day_id FROM attendance"))
            batches = {day for (day,) in connection.execute("SELECT meeting_day_id FROM import_batch")}
        assert set(counts.values()) <= {PEOPLE}, "an import is in whole or not at all"
        assert set(counts) == batches
        assert safe <= batches, "what was acknowledged is there"
        unfinished += len(batches) < DAYS
        if len(batches) == DAYS:
            data = tmp_path / f"data-{turn + 1}"
            prepare(data)
    assert unfinished >= 15, "most cuts must fall into the work, or the test proves little"
