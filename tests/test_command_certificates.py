"""Certificates on the command line, through the program's own door."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.cli import run_command
from app.core.paths import DataFolder

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with `--json`; gives its document, and checks the exit status."""

    def command(*words: str | Path, status: int = 0, data: str = "data") -> Any:
        capsys.readouterr()
        got = run_command(["--data", str(tmp_path / data), *map(str, words), "--json"])
        out = capsys.readouterr()
        assert got == status, out.err
        assert out.err.strip(), "a sentence for the reader"
        return json.loads(out.out)

    return command


@pytest.fixture
def meeting(run: Run) -> int:
    """The id of a meeting of the sample with some who qualify and some who do not."""
    run("contoh")
    return next(one["id"] for one in run("kegiatan") if one["title"].startswith("Rapat kerja"))


def test_sertifikat_numbers_everybody_who_qualifies_and_writes_one_file(run: Run, meeting: int, tmp_path: Path) -> None:
    told = run("sertifikat", "--kegiatan", meeting, "--ke", tmp_path / "semua.pdf")
    numbered = [one for one in told["people"] if one["number"]]
    assert numbered
    assert all(one["qualifies"] for one in numbered)
    assert all(one["reason"] for one in told["people"] if not one["number"])
    assert [one["number"] for one in numbered][:2] == ["001/SERT/VIII/2019", "002/SERT/VIII/2019"]
    assert told["files"] == [str(tmp_path / "semua.pdf")]
    fronts = [page.extract_text() for page in PdfReader(tmp_path / "semua.pdf").pages][::2]
    assert len(fronts) == len(numbered)
    again = run("sertifikat", "--kegiatan", meeting)
    assert again["people"] == told["people"]
    assert run("urung")["label"] == "Lampirkan sertifikat"


def test_sertifikat_writes_into_a_folder_one_file_or_one_each(run: Run, meeting: int, tmp_path: Path) -> None:
    one = run("sertifikat", "--kegiatan", meeting, "--ke", tmp_path, "--satu-berkas", "--tanggal", "2019-08-05")
    assert [Path(file).name for file in one["files"]] == ["Sertifikat-Rapat-kerja-pemetaan-mutu-dan-perencanaan.pdf"]
    assert {person["date"] for person in one["people"] if person["number"]} == {"2019-08-05"}
    each = run("sertifikat", "--kegiatan", meeting, "--ke", tmp_path / "baru", "--terpisah")
    assert len(each["files"]) == sum(bool(person["number"]) for person in each["people"])
    refused = run("sertifikat", "--kegiatan", meeting, "--ke", tmp_path / "a.pdf", "--terpisah", status=3)
    assert "harus sebuah folder" in refused["message"]
    assert not (tmp_path / "a.pdf").exists()
    assert "Kegiatan nomor 999 tidak ada" in run("sertifikat", "--kegiatan", 999, status=3)["message"]


def test_periksa_takes_a_code_or_a_pdf(run: Run, meeting: int, tmp_path: Path) -> None:
    told = run("sertifikat", "--kegiatan", meeting, "--ke", tmp_path / "semua.pdf")
    first = next(one for one in told["people"] if one["number"])
    (found,) = run("periksa", first["code"])["certificates"]
    assert (found["outcome"], found["claim"]["name"], found["remarks"]) == ("ours", first["name"], [])
    whole = run("periksa", tmp_path / "semua.pdf")
    assert whole["ok"]
    assert len(whole["certificates"]) == sum(bool(one["number"]) for one in told["people"])
    run("urung")
    run("urung")
    (found,) = run("periksa", first["code"])["certificates"]
    assert found["outcome"] == "ours"
    assert "tidak ada di buku ini" in found["remarks"][0]


def test_periksa_refuses_what_was_altered_or_cut(run: Run, meeting: int) -> None:
    told = run("sertifikat", "--kegiatan", meeting)
    code = next(one["code"] for one in told["people"] if one["number"])
    place = len(code) - 20
    altered = code[:place] + ("A" if code[place] != "A" else "B") + code[place + 1 :]
    assert run("periksa", altered, status=3)["certificates"][0]["outcome"] == "altered"
    assert run("periksa", code[:80], status=3)["certificates"][0]["outcome"] == "cut"


def test_periksa_works_without_a_data_folder_and_makes_none(
    run: Run, meeting: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run("sertifikat", "--kegiatan", meeting)
    code = next(one["code"] for one in told["people"] if one["number"])
    (found,) = run("periksa", code, data="lain")["certificates"]
    assert found["outcome"] == "other key"
    assert re.search(r"pengenal (?:[0-9A-F]{4} ){3}[0-9A-F]{4}", found["message"])
    assert not (tmp_path / "lain").exists()


def test_periksa_says_when_the_book_is_open_elsewhere(
    run: Run, meeting: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run("sertifikat", "--kegiatan", meeting)
    code = next(one["code"] for one in told["people"] if one["number"])
    from app.bootstrap import lock_folder

    lock = lock_folder(DataFolder(tmp_path / "data"))
    try:
        assert run_command(["--data", str(tmp_path / "data"), "periksa", code]) == 0
    finally:
        lock.release()
    assert "Buku sedang dibuka" in capsys.readouterr().out


def test_periksa_of_a_foreign_pdf_says_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lain.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    assert "tidak memuat kode sertifikat" in run("periksa", tmp_path / "lain.pdf", status=3)["message"]
