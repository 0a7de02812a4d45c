"""`hadir`: the states of a day from a script."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import run_command

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with `--json` on the sample school; gives its document, and checks the exit status."""

    def command(*words: str, status: int = 0) -> Any:
        capsys.readouterr()
        got = run_command(["--data", str(tmp_path / "data"), *words, "--json"])
        out = capsys.readouterr()
        assert got == status, out.err
        return json.loads(out.out)

    command("contoh")
    return command


def test_states_are_given_by_name_and_shown_again(run: Run) -> None:
    before = run("hadir", "--kegiatan", "2", "--hari", "2")
    told = run("hadir", "--kegiatan", "2", "--hari", "2", "wahyu=sakit", "Maryati=wakil:Budi Rekaan", "retno")
    assert [(one["state"], one["substitute"]) for one in told["people"]] == [
        ("sakit", ""),
        ("wakil", "Budi Rekaan"),
        ("hadir", ""),
    ]
    assert told["listed"] == before["listed"]
    after = run("hadir", "--kegiatan", "2", "--hari", "2")
    assert next(one for one in after["people"] if one["substitute"])["name"].startswith("Maryati")
    run("urung")
    assert run("hadir", "--kegiatan", "2", "--hari", "2") == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("wahyu=entah",), "Keadaan “entah” tidak dikenal"),
        (("Tidak Ada Rekaan",), "Tidak ada orang bernama"),
        (("P1234567X",), "tidak terbaca benar"),
        (("--hari", "9"), "tidak punya hari ke-9"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(run: Run, words: tuple[str, ...], sentence: str) -> None:
    before = run("hadir", "--kegiatan", "2")
    assert sentence in run("hadir", "--kegiatan", "2", *words, status=3)["message"]
    assert run("hadir", "--kegiatan", "2") == before
