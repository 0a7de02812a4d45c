"""A worker that waits for its file: it reads like any other, serves once, and never stays behind."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.intake import spare_worker
from app.intake.process import prepare_worker
from app.intake.recognise import recognise
from tests.intake.workbooks import put, sheet_of


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    spare_worker.discard()


def a_list(path: Path) -> Path:
    book, sheet = sheet_of()
    put(sheet, 1, ["NO", "NAMA", "ASAL SEKOLAH"])
    put(sheet, 2, [1, "Rina Marlina", "SMP Purnama"])
    put(sheet, 3, [2, "Eko Prasetyo", "SMP Purnama"])
    book.save(path)
    return path


def waiting_one() -> subprocess.Popen[bytes]:
    prepare_worker()
    process = spare_worker.take()
    assert process is not None
    return process


def test_a_prepared_worker_reads_as_a_new_one_does_and_serves_once(tmp_path: Path) -> None:
    path = a_list(tmp_path / "daftar.xlsx")
    cold = recognise(path)
    prepare_worker()
    assert recognise(path) == cold
    assert spare_worker.take() is None
    assert recognise(path) == cold


def test_a_worker_that_died_waiting_is_passed_over(tmp_path: Path) -> None:
    process = waiting_one()
    process.kill()
    process.wait()
    spare_worker.keep(lambda: process)
    assert [one.name for one in recognise(a_list(tmp_path / "daftar.xlsx")).tables[0].people] == [
        "Rina Marlina",
        "Eko Prasetyo",
    ]


def test_preparing_again_keeps_the_worker_that_waits() -> None:
    process = waiting_one()
    spare_worker.keep(lambda: process)
    prepare_worker()
    assert spare_worker.take() is process
    spare_worker.keep(lambda: process)


def test_a_discarded_worker_has_ended() -> None:
    process = waiting_one()
    spare_worker.keep(lambda: process)
    spare_worker.discard()
    assert process.poll() is not None
    assert spare_worker.take() is None


def test_a_worker_whose_program_goes_away_ends_by_itself() -> None:
    process = waiting_one()
    output, _ = process.communicate(timeout=20)  # closes what it reads from
    assert (output, process.returncode) == (b"", 0)
