"""The commands that print blank sheets and badges, through the program's own door."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from app.cli import run_command

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with `--json` on the sample school; gives its document, and checks the exit status."""

    def command(*words: str | Path, status: int = 0) -> Any:
        capsys.readouterr()
        got = run_command(["--data", str(tmp_path / "data"), *map(str, words), "--json"])
        out = capsys.readouterr()
        assert got == status, out.err
        return json.loads(out.out)

    command("contoh")
    return command


def test_daftar_hadir_writes_a_sheet_and_tells_its_code(run: Run, tmp_path: Path):
    path = tmp_path / "hadir.pdf"

    told = run("daftar-hadir", "--kegiatan", "2", "--hari", "2", "--cadangan", "7", path)

    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert told["code"] in text
    assert (told["day"], told["list"], told["spare"], told["file"]) == (2, "peserta", 7, str(path))
    assert told["pages"] == len(PdfReader(path).pages)


def test_daftar_hadir_writes_other_lists_and_word(run: Run, tmp_path: Path):
    path = tmp_path / "narasumber.docx"

    told = run("daftar-hadir", "--kegiatan", "2", "--daftar", "narasumber", "--word", path)

    lines = [line.text for line in docx.Document(str(path)).paragraphs]
    assert "DAFTAR HADIR NARASUMBER DAN FASILITATOR" in lines
    assert told["list"] == "narasumber"


def test_daftar_hadir_says_what_does_not_fit(run: Run, tmp_path: Path):
    path = tmp_path / "hadir.pdf"

    assert "hari ke-9" in run("daftar-hadir", "--kegiatan", "2", "--hari", "9", path, status=3)["message"]
    assert "berakhiran .docx" in run("daftar-hadir", "--kegiatan", "2", "--word", path, status=3)["message"]
    assert run("daftar-hadir", "--kegiatan", "99", path, status=3)["message"]
    assert run("daftar-hadir", "--kegiatan", "2", tmp_path / "tidak-ada" / "hadir.pdf", status=4)["message"]
    assert not path.exists()


def test_kartu_writes_a_badge_for_everybody(run: Run, tmp_path: Path):
    path = tmp_path / "kartu.pdf"

    told = run("kartu", "--kegiatan", "2", path)

    assert told["badges"] > 10
    assert len(PdfReader(path).pages) == -(-told["badges"] // 10)
