"""Story 4 on the command line, as a stranger's script would use it: real processes, real files."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

from app.core.paths import resource

ROOT = Path(__file__).parent.parent.parent
LIST = resource("sample", "daftar-hadir-contoh.xlsx")


class Shell:
    """Runs `python -m app --data FOLDER …`."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *arguments: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "app", "--data", str(self.data), *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == status, done.stderr
        return done

    def json(self, *arguments: str | Path, status: int = 0) -> Any:
        return json.loads(self(*arguments, "--json", status=status).stdout)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    Shell(data)("contoh")
    return data


@pytest.fixture
def shell(filled: Path, tmp_path: Path) -> Shell:
    shutil.copytree(filled, tmp_path / "data")
    return Shell(tmp_path / "data")


def evaluation(shell: Shell) -> Any:
    return next(item for item in shell.json("kegiatan") if item["title"].startswith("Evaluasi"))


def test_from_the_attendance_list_to_the_packet(shell: Shell, tmp_path: Path) -> None:
    meeting = evaluation(shell)
    assert "kehadiran:2" in meeting["missing"]

    before = shell.json("status")
    plan = shell.json("impor", LIST, "--kegiatan", str(meeting["id"]), "--pratinjau")
    assert plan["written"] is False
    assert plan["counts"] == {"new": 2, "matched": 13, "doubtful": 1, "refused": 1, "repeated": 0}
    assert [(row["row"], row["outcome"]) for row in plan["rows"]] == [(10, "doubtful"), (18, "refused")]
    assert shell.json("status") == before, "a preview writes nothing"

    done = shell.json("impor", LIST, "--kegiatan", str(meeting["id"]))
    assert (done["written"], done["day"], done["sheet"]) == (True, 2, "Hari 2")
    after = evaluation(shell)
    assert "kehadiran:2" not in after["missing"]
    assert after["waiting"] == 2

    packet = shell.json("paket", "--ke", tmp_path / "keluar", "--dari", "2019-10-01", "--sampai", "2019-10-31")
    (file,) = packet["files"]
    path = tmp_path / "keluar" / file["name"]
    assert path.stat().st_size == file["size"]
    assert shell.json("periksa", path)["ok"] is True

    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert all(name.isascii() for name in names)
        archive.extractall(tmp_path / "isi")
    data = json.loads((tmp_path / "isi" / "data.json").read_text(encoding="utf-8"))
    assert [item["title"] for item in data["meetings"]] == ["Evaluasi peningkatan mutu"]
    report = pypdf.PdfReader(tmp_path / "isi" / "1-laporan" / "laporan-kegiatan.pdf")
    text = " ".join(page.extract_text() for page in report.pages)
    assert "SMP NEGERI 2 SEMPOR" in text.upper()
    assert "Maria Goreti Suryani, S.Pd." in text
    assert f"dari {len(report.pages)}" in text
    book = openpyxl.load_workbook(tmp_path / "isi" / "2-rekap" / "rekap-kehadiran.xlsx", data_only=True)
    cells = {str(cell.value) for row in book["Kehadiran"].iter_rows() for cell in row}
    assert {"Maria Goreti Suryani, S.Pd.", "Joko Susilo Utomo, S.Pd.", "199003152019031007"} <= cells


def test_undo_takes_the_import_back_and_redo_brings_it_again(shell: Shell) -> None:
    meeting = evaluation(shell)
    before = shell.json("status")
    shell("impor", LIST, "--kegiatan", str(meeting["id"]))
    imported = shell.json("status")
    assert imported["people"] == before["people"] + 2
    assert shell.json("urung")["label"] == "Impor daftar-hadir-contoh.xlsx"
    assert shell.json("status") == before
    shell("ulang")
    assert shell.json("status") == imported


def test_importing_the_same_file_twice_adds_nobody(shell: Shell) -> None:
    meeting = evaluation(shell)
    arguments = ("impor", LIST, "--kegiatan", str(meeting["id"]), "--hari", "2")
    shell(*arguments)
    once = shell.json("status")
    again = shell.json(*arguments)
    assert again["counts"]["new"] == 0
    assert any("sudah pernah diimpor" in note for note in again["notes"])
    twice = shell.json("status")
    assert (twice["people"], twice["attendance"]) == (once["people"], once["attendance"])


def test_kenali_tells_what_the_list_holds_without_any_data(tmp_path: Path) -> None:
    seen = Shell(tmp_path / "none").json("kenali", LIST)
    assert not (tmp_path / "none").exists()
    assert seen["kind"] == "daftar-hadir"
    (table,) = seen["tables"]
    assert (table["sheet"], table["header_rows"], table["first_row"], table["last_row"]) == ("Hari 2", [5, 5], 6, 23)
    assert table["columns"] == {
        "number": "A",
        "name": "B",
        "nip": "C",
        "school": "D",
        "position": "E",
        "sex": "F",
        "signature": "G",
    }
    assert table["rows"] == table["people"] == 16
    assert table["names"][0] == "Retno Widyastuti, S.Pd."


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 2, "Yang belum ditulis"),
        (("impr",), 2, "tidak ada"),
        (("impor", LIST), 2, "--kegiatan"),
        (("impor", LIST, "--kegiatan", "99"), 3, "Kegiatan nomor 99 tidak ada"),
        (("impor", "tidak-ada.xlsx", "--kegiatan", "4"), 3, "tidak-ada.xlsx"),
        (("impor", LIST, "--kegiatan", "4", "--lembar", "Lain"), 3, "Hari 2"),
        (("impor", LIST, "--kegiatan", "4", "--hari", "3"), 3, "hari ke-3"),
        (("contoh",), 3, "sudah berisi data"),
        (("ulang",), 3, "Tidak ada yang bisa diulangi"),
        (("paket", "--ke", "x", "--dari", "2031-01-01"), 3, "Tidak ada kegiatan pada masa itu"),
        (("paket", "--ke", "x", "--dari", "1 Januari"), 2, "TAHUN-BULAN-HARI"),
        (("periksa", LIST), 3, "bukan paket"),
    ],
)
def test_a_refusal_is_a_sentence_with_its_exit_status_and_changes_nothing(
    shell: Shell, arguments: tuple[str | Path, ...], status: int, sentence: str
) -> None:
    before = shell.json("status")
    if not arguments:
        done = subprocess.run(
            [sys.executable, "-m", "app", "--data", str(shell.data), "--json"],
            capture_output=True, text=True, cwd=ROOT, check=False,
        )  # fmt: skip
        assert done.returncode == 2
        return
    done = shell(*arguments, status=status)
    assert sentence in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert shell.json("status") == before


def test_json_keeps_stdout_to_one_document_also_when_refused(shell: Shell) -> None:
    done = shell("impor", LIST, "--kegiatan", "99", "--json", status=3)
    assert json.loads(done.stdout) == {"message": done.stderr.strip()}


def test_data_in_use_is_told_with_status_4(shell: Shell) -> None:
    from app.core.lock import FolderLock
    from app.core.paths import DataFolder

    lock = FolderLock(DataFolder(shell.data).lock)
    done = shell("status", status=4)
    lock.release()
    assert "sedang dipakai" in done.stderr


def test_a_packet_that_cannot_fit_is_refused_and_the_earlier_one_stays(shell: Shell, tmp_path: Path) -> None:
    shell("paket", "--ke", tmp_path)
    (packet,) = tmp_path.glob("*.zip")
    before = packet.read_bytes()
    done = shell("paket", "--ke", tmp_path, "--batas-mb", "0,05", status=3)
    assert "melebihi batas" in done.stderr
    assert packet.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [packet.name]


def test_the_same_data_gives_the_same_packet_byte_for_byte(shell: Shell, tmp_path: Path) -> None:
    shell("paket", "--ke", tmp_path / "a")
    shell("paket", "--ke", tmp_path / "b")
    (first,), (second,) = (tmp_path / "a").glob("*.zip"), (tmp_path / "b").glob("*.zip")
    assert first.read_bytes() == second.read_bytes()
