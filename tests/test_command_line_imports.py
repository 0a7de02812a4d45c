"""Importing lists from the command line: several files, several days, layouts, and taking an import back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import run_command
from tests.services.list_files import PEOPLE, Row, people_rows, write_list, write_sheets

Run = Callable[..., Any]
STORY = Path(__file__).parent / "stories" / "kisah-4.toml"
UNUSUAL: list[Row] = [
    ("Rapat koordinasi",),
    ("Kode", "Yang bertanda tangan", "Dari mana"),
    ("x1", "Retno Widyastuti", "SMP Negeri 4 Gombong"),
    ("x2", "Bambang Irawan", "SMP Purnama Sempor"),
]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with `--json` on the data of story 4; gives its document, and checks the exit status."""

    def command(*words: str | Path, status: int = 0) -> Any:
        capsys.readouterr()
        got = run_command(["--data", str(tmp_path / "data"), *map(str, words), "--json"])
        out = capsys.readouterr()
        assert got == status, out.err
        assert out.err.strip(), "a sentence for the reader"
        return json.loads(out.out)

    command("muat", STORY)
    return command


@pytest.fixture
def meeting(run: Run) -> str:
    """The id of a meeting of two days that has no lists yet."""
    found = [one for one in run("kegiatan") if len(one["days"]) == 2]
    return str(found[-1]["id"])


def test_impor_writes_several_files_each_onto_the_next_day(run: Run, meeting: str, tmp_path: Path) -> None:
    files = [write_list(tmp_path / name, *PEOPLE) for name in ("a.xlsx", "b.xlsx")]
    plan = run("impor", *files, "--kegiatan", meeting, "--pratinjau")
    assert (plan["written"], [part["day"] for part in plan["parts"]]) == (False, [1, 2])
    assert run("daftar-impor", "--kegiatan", meeting)["imports"] == []
    done = run("impor", *files, "--kegiatan", meeting)
    assert (done["written"], len(done["batches"])) == (True, 2)
    assert done["new"] + done["matched"] + done["waiting"] == 6
    assert run("urung")["label"] == "Impor 2 berkas"


def test_impor_takes_every_sheet_to_its_day(run: Run, meeting: str, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Hari_2=people_rows(*PEOPLE), Hari_1=people_rows(*PEOPLE[:2]))
    done = run("impor", path, "--kegiatan", meeting, "--semua-hari")
    assert {part["sheet"]: part["days"] for part in done["parts"]} == {"Hari 2": [2], "Hari 1": [1]}
    one = run("impor", path, "--kegiatan", meeting, "--lembar", "Hari 2", "--pratinjau")
    assert (one["sheet"], one["day"]) == ("Hari 2", 2)


def test_impor_reads_day_columns_or_only_one_of_them(run: Run, meeting: str, tmp_path: Path) -> None:
    rows: list[Row] = [
        ("No", "Nama", "Asal Sekolah", "Hari 1", "Hari 2"),
        (1, "Retno Widyastuti", "SMP Negeri 4 Gombong", "v", "v"),
        (2, "Bambang Irawan", "SMP Purnama Sempor", "v", ""),
    ]
    path = write_sheets(tmp_path / "a.xlsx", Rekap=rows)
    assert run("impor", path, "--kegiatan", meeting, "--pratinjau")["days"] == [1, 2]
    assert run("impor", path, "--kegiatan", meeting, "--hari", "2")["days"] == [2]
    refused = run("impor", path, "--kegiatan", meeting, "--hari", "3", status=3)
    assert refused["message"].endswith("tidak punya hari ke-3. Hari yang ada: 1, 2.")


def test_a_layout_is_given_in_words_and_remembered(run: Run, meeting: str, tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    given = ("--judul", "2", "--kolom", "nama=B,sekolah=C")
    (table,) = run("kenali", path, *given)["tables"]
    assert (table["header_rows"], table["columns"], table["people"]) == ([2, 2], {"name": "B", "school": "C"}, 2)
    done = run("impor", path, "--kegiatan", meeting, *given)
    assert done["columns"] == {"name": "B", "school": "C"}
    again = write_sheets(tmp_path / "b.xlsx", Maret=UNUSUAL)
    assert run("impor", again, "--kegiatan", meeting, "--pratinjau")["counts"]["refused"] == 0
    people = run("impor-orang", again, "--lembar", "maret", *given)
    assert people["written"] is True


def test_a_layout_that_cannot_be_is_refused_in_words(run: Run, tmp_path: Path, capsys: Any) -> None:
    path = write_sheets(tmp_path / "a.xlsx", Data=UNUSUAL)
    assert "tidak ada lembar “Maret”" in run("kenali", path, "--judul", "2", "--lembar", "Maret", status=3)["message"]
    assert "kolom namanya" in run("kenali", path, "--judul", "2", "--kolom", "sekolah=C", status=3)["message"]
    for words in (("--judul", "6-5"), ("--kolom", "nama"), ("--kolom", "gaji=B")):
        with pytest.raises(SystemExit):
            run_command(["kenali", str(path), *words])
        assert "ditulis seperti" in capsys.readouterr().err


def test_impor_batal_tells_what_went_and_what_stayed(run: Run, meeting: str, tmp_path: Path) -> None:
    strangers = (("Agus Susanto", "-", "SMP Lain"), ("Dwi Lestari Utami", "-", "SMP Lain"))
    run("impor", write_list(tmp_path / "a.xlsx", *strangers), "--kegiatan", meeting)
    second = (strangers[1], ("Yuliana Kartika Dewi", "-", "SMP Lain"))
    run("impor", write_list(tmp_path / "b.xlsx", *second), "--kegiatan", meeting)
    first, later = run("daftar-impor", "--kegiatan", meeting)["imports"]
    assert (first["file"], first["day"], later["file"], later["day"]) == ("a.xlsx", 1, "b.xlsx", 2)
    done = run("impor-batal", str(first["batch"]))
    assert (done["file"], done["removed"], done["people_removed"]) == ("a.xlsx", 2, 1)
    assert [one["why"] for one in done["kept"]] == ["masih ada di daftar hadir lain"]
    assert [one["file"] for one in run("daftar-impor", "--kegiatan", meeting)["imports"]] == ["b.xlsx"]
    assert "sudah ditarik kembali" in run("impor-batal", str(first["batch"]), status=3)["message"]
    assert run("urung")["label"] == "Tarik kembali impor a.xlsx"


def test_imports_into_the_register_are_listed_and_taken_back(run: Run, tmp_path: Path) -> None:
    before = run("status")["people"]
    people = (("Agus Susanto", "-", "SMP Lain"), ("Dwi Lestari Utami", "-", "SMP Lain"))
    done = run("impor-orang", write_list(tmp_path / "a.xlsx", *people))
    assert [one["batch"] for one in run("daftar-impor")["imports"]] == [done["batch"]]
    assert run("impor-batal", str(done["batch"]))["people_removed"] == 2
    assert run("status")["people"] == before
