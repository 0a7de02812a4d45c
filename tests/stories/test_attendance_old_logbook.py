"""A data folder of an earlier schema, with what it held: all that attendance brings works in it from the first day."""

import shutil
from pathlib import Path

import pytest

from app.ui.meetings.page import MeetingsPage
from tests.services.list_files import write_list
from tests.stories.desk import Desk, words_of
from tests.stories.hands import press

STORED = Path(__file__).parent.parent / "storage" / "stored"


def fill_folder(schema: str, folder: Path) -> Path:
    folder.mkdir()
    shutil.copyfile(STORED / f"schema-{schema}.db", folder / "buku-imbas.db")
    return folder


@pytest.mark.parametrize("schema", ["0001", "0002", "0003"])
def test_every_command_of_attendance_works_in_an_old_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], schema: str
) -> None:
    school = Desk(fill_folder(schema, tmp_path / "data"), capsys)
    (meeting,) = [one["id"] for one in school.run("kegiatan")]
    assert list(school.listed(meeting)) == ["Siti Rekaan, S.Pd."]
    came = write_list(tmp_path / "a.xlsx", ("Siti Rekaan", "", "SMP Imbas Satu"), ("Budi Rekaan", "", "SMP Imbas Satu"))
    done = school.run("impor", came, "--kegiatan", meeting)
    assert (done["new"], done["matched"]) == (1, 1)
    assert school.run("daftar-impor", "--kegiatan", meeting)["imports"][-1]["file"] == "a.xlsx"
    sheet = school.run("daftar-hadir", "--kegiatan", meeting, tmp_path / "lembar.pdf")
    assert sheet["names"] == 2
    assert school.run("kartu", "--kegiatan", meeting, tmp_path / "kartu.pdf")["badges"] == 2
    school.run("hadir", "--kegiatan", meeting, "Siti Rekaan=hadir")
    people = school.recap("orang")
    assert {line["label"]: line["lesson_hours"] for line in people.values()} == {
        "Siti Rekaan, S.Pd.": 4,
        "Budi Rekaan": 4,
    }
    school.run("rekap", "--ke", tmp_path / "rekap.xlsx")
    told = school.run("sertifikat", "--kegiatan", meeting, "--ke", tmp_path / "sertifikat.pdf")
    assert [one["number"] for one in told["people"]] == ["001/SERT/I/2026", "002/SERT/I/2026"]
    assert school.run("periksa", tmp_path / "sertifikat.pdf")["ok"]
    assert "Budi Rekaan" in words_of(tmp_path / "sertifikat.pdf")
    (packet,) = school.run("paket", "--ke", tmp_path / "keluar")["files"]
    assert school.run("periksa", tmp_path / "keluar" / packet["name"])["ok"]


@pytest.mark.parametrize("schema", ["0001", "0003"])
def test_every_page_opens_on_an_old_folder(make_stage, tmp_path: Path, schema: str) -> None:
    fill_folder(schema, tmp_path / "data")
    stage = make_stage()
    stage.settle()
    for code in ("beranda", "imbas", "kegiatan", "orang", "program", "jadwal", "rekap", "paket"):
        stage.window.go(code)
        stage.settle()
    (meeting,) = stage.logbook.meetings.meetings()
    stage.window.go("kegiatan", meeting_id=meeting.id)
    for tab in ("Ringkasan", "Kehadiran", "Dokumentasi", "Surat", "Sertifikat", "Riwayat"):
        press(stage.page(MeetingsPage).detail.tabs, tab)
        stage.settle()
    assert "Kehadiran" in stage.texts()
