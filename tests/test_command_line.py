"""The commands for scripts, through the program's own door: sentences for people, one JSON document with `--json`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from app.cli import run_command
from app.core.paths import resource

Run = Callable[..., Any]
STORY = Path(__file__).parent / "stories" / "kisah-4.toml"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with `--json`; gives its document, and checks the exit status."""

    def command(*words: str | Path, status: int = 0) -> Any:
        capsys.readouterr()
        got = run_command(["--data", str(tmp_path / "data"), *map(str, words), "--json"])
        out = capsys.readouterr()
        assert got == status, out.err
        assert out.err.strip(), "a sentence for the reader"
        return json.loads(out.out)

    return command


@pytest.fixture
def filled(run: Run) -> Run:
    run("muat", STORY)
    return run


def test_muat_loads_once_and_says_so_the_second_time(run: Run):
    first = run("muat", STORY)
    second = run("muat", STORY)

    assert (first["changed"], first["counts"]["kegiatan"]) == (True, {"new": 10, "changed": 0, "removed": 0})
    assert (second["changed"], second["counts"], second["warnings"]) == (False, {}, [])
    assert run("urung")["label"] == "Muat kisah-4.toml"
    assert run("status")["meetings"] == 0


def test_muat_names_every_fault_and_leaves_everything_as_it_was(run: Run, tmp_path: Path):
    path = tmp_path / "rusak.toml"
    path.write_text('[[orang]]\nnama = ""\n[[kegiatan]]\njudul = "A"\n', encoding="utf-8")

    refused = run("muat", path, status=3)

    assert [fault["path"] for fault in refused["faults"]] == ["orang[1].nama", "kegiatan[1].program"]
    assert refused["changed"] is False
    assert "orang[1].nama: masih kosong" in refused["message"]
    assert run("muat", tmp_path / "tidak-ada.toml", status=4)["message"].startswith("Tidak dapat membaca")


def test_ekspor_data_writes_what_muat_takes(filled: Run, tmp_path: Path):
    done = filled("ekspor-data", tmp_path / "keluar.json", "--berkas", tmp_path / "isi")

    assert done["file"] == str(tmp_path / "keluar.json")
    assert (done["files"], done["warnings"]) == (0, [])
    assert filled("muat", tmp_path / "keluar.json")["changed"] is False
    assert filled("ekspor-data", tmp_path / "keluar.xml", status=3)["message"].startswith("keluar.xml")


def test_jadwal_tells_the_days_and_writes_the_calendar(filled: Run, tmp_path: Path):
    found = filled("jadwal", "--dari", "2019-08-01", "--sampai", "2019-08-31", "--ics", tmp_path / "a.ics")

    assert [(day["date"], day["start"]) for day in found["days"]] == [
        ("2019-08-01", "08:00"),
        ("2019-08-02", "08:00"),
        ("2019-08-20", None),
    ]
    assert found["calendar"]["entries"] == 3
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert len(filled("jadwal")["days"]) == 15


def test_orang_finds_people_by_any_part(filled: Run):
    assert [one["name"] for one in filled("orang", "theresia")] == ["Theresia Ambarwati, S.Pd."]
    assert [one["origin"] for one in filled("orang", "gombong", "retno")] == ["SMP Negeri 4 Gombong"]
    assert filled("orang", "tidakada") == []


def test_surat_registers_a_letter_and_writes_it(filled: Run, tmp_path: Path):
    meeting = next(one for one in filled("kegiatan") if one["title"] == "Pengimbasan praktik baik")
    words = ("surat", "--kegiatan", str(meeting["id"]), "--jenis", "undangan", "--tanggal", "2019-11-09")

    letter = filled(*words, "--ke", tmp_path / "undangan.docx", "--pesan")

    assert letter["number"] == "8/XI/2019"
    assert len(letter["recipients"]) == 5
    assert "Sabtu, 16 November 2019" in letter["message"]
    document = docx.Document(str(tmp_path / "undangan.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    assert "8/XI/2019" in text
    assert filled(*words, "--ke", tmp_path / "surat.odt", status=3)["message"].startswith("surat.odt")
    assert filled("surat", "--kegiatan", "999", "--jenis", "undangan", status=3)["message"]


@pytest.mark.parametrize("name", ["surat.pdf", "surat.docx"])
def test_a_letter_whose_file_cannot_be_written_is_not_registered(filled: Run, tmp_path: Path, name: str):
    (meeting, *_) = filled("kegiatan")
    (tmp_path / name).mkdir()
    words = ("surat", "--kegiatan", str(meeting["id"]), "--jenis", "undangan", "--tanggal", "2019-11-09")
    filled("ekspor-data", tmp_path / "sebelum.json")

    assert name in filled(*words, "--ke", tmp_path / name, status=4)["message"]

    filled("ekspor-data", tmp_path / "sesudah.json")
    assert (tmp_path / "sesudah.json").read_bytes() == (tmp_path / "sebelum.json").read_bytes()
    assert sorted(one.name for one in tmp_path.glob("*surat*")) == [name]


def test_program_lists_stages_and_begins_a_year_with_dates(filled: Run):
    listed = filled("program")
    assert [one["name"] for one in listed["programmes"]] == ["Sekolah Model SPMI"]
    assert listed["programmes"][0]["stages"][1]["days"] == 2
    assert "sekolah-model-spmi" in [one["key"] for one in listed["presets"]]

    begun = filled("program", "mulai", "sekolah-model-spmi", "--tanggal", "2020-07-13")

    assert begun["meetings"][0]["title"] == "Sosialisasi"
    assert begun["meetings"][0]["days"] == ["2020-07-13"]
    assert len(filled("program")["programmes"]) == 2
    assert "--tanggal" in filled("program", "mulai", "sekolah-model-spmi", status=3)["message"]
    assert filled("program", "mulai", status=3)["message"].startswith("Contoh programnya belum ditulis")


def test_impor_orang_shows_the_plan_and_then_writes_it(filled: Run):
    source = resource("sample", "daftar-hadir-contoh.xlsx")
    before = filled("status")["people"]

    plan = filled("impor-orang", source, "--pratinjau")
    assert plan["written"] is False
    assert filled("status")["people"] == before

    done = filled("impor-orang", source)
    assert done["written"] is True
    assert filled("status")["people"] == before + plan["counts"]["new"]


def test_impor_sekolah_adds_the_schools_of_a_list(filled: Run, tmp_path: Path):
    path = tmp_path / "sekolah.csv"
    path.write_text(
        "No,Nama Sekolah,NPSN,Kecamatan,Kepala Sekolah\n"
        "1,SMP Negeri 4 Gombong,20304001,Gombong,Drs. Suparman\n"
        "2,SMP Negeri 3 Karanganyar,20304002,Karanganyar,Dra. Siti Aminah\n",
        encoding="utf-8",
    )

    assert filled("impor-sekolah", path, "--pratinjau")["written"] is False
    assert filled("impor-sekolah", path)["written"] is True

    names = [one["name"] for one in filled("sekolah")["partners"]]
    assert len(names) == 6
    assert names[-1] == "SMP Negeri 3 Karanganyar"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("program", "sulai"), "mulai: “sulai” tidak dikenal."),
        (("surat", "--kegiatan", "1", "--jenis", "puisi"), "--jenis: “puisi” tidak dikenal."),
        (("surat", "--kegiatan", "satu", "--jenis", "undangan"), "Nilai untuk --kegiatan harus angka bulat"),
        (("jadwal", "--dari", "kemarin"), "--dari: tanggal ditulis TAHUN-BULAN-HARI"),
        (("muat",), "Yang belum ditulis: FILE."),
        (("orang",), "Yang belum ditulis: KATA."),
    ],
)
def test_words_that_do_not_fit_get_an_indonesian_sentence(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as left:
        run_command(list(words))

    assert left.value.code == 2
    assert sentence in capsys.readouterr().err


def test_rekap_tells_lines_and_rule_and_writes_the_file(filled: Run, tmp_path: Path):
    people = filled("rekap", "--per", "orang", "--ke", tmp_path / "rekap.pdf")
    months = filled("rekap", "--per", "masa", "--masa", "tahun-pelajaran")

    assert people["total"]["lesson_hours"] == sum(line["lesson_hours"] for line in people["lines"]) > 0
    assert "75% hari kegiatan" in people["rule"]
    assert Path(people["file"]).read_bytes().startswith(b"%PDF")
    assert [line["label"] for line in months["lines"]] == ["Tahun pelajaran 2019/2020"]
    assert filled("rekap", "--program", 99, status=3)["message"].startswith("Program 99 tidak ada.")
    assert ".xlsx atau .pdf" in filled("rekap", "--ke", tmp_path / "rekap.doc", status=3)["message"]
