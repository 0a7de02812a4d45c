"""The five true stories as data files: each loads whole, changes nothing twice, and can be read back everywhere."""

import json
import shutil
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pypdf
import pytest

from app.core.paths import DataFolder
from app.services.data_files import Loaded
from app.services.logbook import Logbook
from tests.make_data_schema import SCHEMA
from tests.services.whole_rows import by_uid, rows_of

FOLDER = Path(__file__).parent
STORIES = {1: "kisah-1.toml", 2: "kisah-2.toml", 3: "kisah-3.toml", 4: "kisah-4.toml", 5: "kisah-5.json"}

every_story = pytest.mark.parametrize("number", STORIES)


class Story:
    """One story, loaded into a folder of its own."""

    def __init__(self, number: int, folder: Path) -> None:
        self.path = FOLDER / STORIES[number]
        self.folder = folder
        self.logbook = Logbook(DataFolder(folder / "data"))
        self.loaded: Loaded = self.logbook.data_files.load(self.path)

    def data(self, suffix: str = ".json") -> Any:
        """What `ekspor-data` tells of it."""
        return read(self.export(suffix))

    def export(self, suffix: str) -> Path:
        path = self.folder / f"keluar{suffix}"
        self.logbook.data_files.export(path, self.folder / "isi")
        return path

    def calendar(self) -> dict[str, Any]:
        """Title to event."""
        path = self.folder / "jadwal.ics"
        self.logbook.schedule.export_calendar(path)
        events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        return {str(event["summary"]): event for event in events}

    def letter(self) -> str:
        """The text of its only letter, as printed."""
        (line,) = self.logbook.letters.register()
        path = self.folder / "surat.pdf"
        self.logbook.letters.write_pdf(line.letter.id, path)
        return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else tomllib.loads(text)


def plain(value: Any) -> Any:
    """A TOML document as JSON would hold it, for the schema."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def check_against_schema(document: Any) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(plain(document))


@pytest.fixture
def stories(tmp_path: Path):
    opened: list[Story] = []

    def tell(number: int) -> Story:
        opened.append(Story(number, tmp_path))
        return opened[-1]

    yield tell
    for one in opened:
        one.logbook.close()


@every_story
def test_a_story_loads_once_and_changes_nothing_twice(stories: Any, number: int):
    story = stories(number)

    assert story.loaded.counts
    assert story.logbook.data_files.load(story.path).counts == {}
    assert len(story.logbook.history.entries()) == 1


@every_story
@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_a_story_comes_back_whole(stories: Any, tmp_path: Path, number: int, suffix: str):
    path = stories(number).export(suffix)
    copy = DataFolder(tmp_path / "salinan")
    logbook = Logbook(copy)
    logbook.data_files.load(path)
    first = path.read_bytes()
    logbook.data_files.export(path, tmp_path / "isi")
    logbook.close()

    assert path.read_bytes() == first
    assert by_uid(rows_of(copy)) == by_uid(rows_of(DataFolder(tmp_path / "data")))


@every_story
def test_a_story_and_its_export_keep_to_the_schema(stories: Any, number: int):
    story = stories(number)

    check_against_schema(read(story.path))
    check_against_schema(story.data(".toml"))
    check_against_schema(story.data(".json"))


def names(items: list[Any]) -> list[str]:
    return [one.get("nama") or one["judul"] for one in items]


def test_story_1_tells_partners_decree_stages_visits_and_documentation(stories: Any):
    story = stories(1)
    data = story.data()

    assert names(data["sekolah_imbas"]) == [
        "SMPN 2 Kotabaru",
        "SMP Pupuk Kujang",
        "SMP Muhammadiyah",
        "SMPIT Bina Insani",
        "SMPIT Amsar",
    ]
    (programme,) = data["program"]
    assert programme["sk_nomor"] == "420/3300.1 -Bid GTK dan Kur"
    assert programme["sk_penerbit"] == "Kepala Dinas Pendidikan Kabupaten Karawang"
    assert programme["panduan"] == "Panduan pengimbasan, BBPMP Provinsi Jawa Barat 2023"
    assert names(programme["tahapan"])[:6] == [
        "Sosialisasi kepada warga sekolah",
        "Pembentukan tim pengimbasan",
        "Sosialisasi dan perencanaan (pertemuan 1)",
        "Kegiatan pengimbasan (pertemuan 2, 3, 4)",
        "Supervisi dan pendampingan",
        "Diseminasi",
    ]
    assert programme["tahapan"][6]["tenggat"] == "2024-04-16"
    assert data["kegiatan"][-1]["hari"][0]["tanggal"] == "2024-04-16"
    assert sum(title.startswith("Supervisi") for title in names(data["kegiatan"])) == 5
    assert [one.get("tautan", one.get("nama")) for one in data["dokumen"]] == [
        "foto-pertemuan-2.jpg",
        "tulisan-pengimbasan.txt",
        "https://video.contoh.id/pengimbasan-pertemuan-2",
    ]
    team = [one["nama"] for one in data["orang"] if "tim-pengimbasan" in one.get("kelompok", [])]
    assert len(team) == 4

    printed = story.letter()
    assert "Selasa, 3 Oktober 2023" in printed
    assert "421.3/012/IX/2023" in printed
    assert "SMPIT Amsar" in printed
    assert "Dra. Ratna Komalasari, M.Pd." in printed


def test_story_2_tells_three_waves_and_the_five_people_sent(stories: Any):
    story = stories(2)
    data = story.data()

    dates = [[day["tanggal"] for day in one["hari"]] for one in data["kegiatan"]]
    assert dates == [
        ["2019-08-13", "2019-08-14", "2019-08-15"],
        ["2019-08-20", "2019-08-21", "2019-08-22"],
        ["2019-08-28", "2019-08-29", "2019-08-30"],
    ]
    told = " ".join(one["catatan"] for one in data["kegiatan"])
    for district in (
        "Kutai Kartanegara",
        "Samarinda",
        "Bontang",
        "Balikpapan",
        "Paser",
        "Penajam Paser Utara",
        "Berau",
        "Kutai Timur",
        "Kutai Barat",
        "Mahakam Ulu",
    ):
        assert district in told
    (stage,) = data["program"][0]["tahapan"]
    assert stage["peserta"] == 1000
    assert "30 tempat, 200 sekolah model" in stage["catatan"]
    first = data["kegiatan"][0]
    assert {one["penyelenggara"] for one in data["kegiatan"]} == {"LPMP Kalimantan Timur"}
    assert sum(one.get("peran") == "utusan" for one in first["petugas"]) == 5
    assert sum(one.get("peran") == "fasilitator" for one in first["petugas"]) == 4
    assert [len(day["kehadiran"]) for day in first["hari"]] == [5, 5, 5]

    printed = story.letter()
    for person in data["orang"]:
        assert person["nama"] in printed


def test_story_3_tells_zoom_meetings_visits_topics_and_the_grant(stories: Any):
    story = stories(3)
    data = story.data()

    assert [name.split()[1] for name in names(data["sekolah_imbas"])] == ["8", "19", "26", "27", "38"]
    assert {one["kecamatan"] for one in data["sekolah_imbas"]} == {"Banyuasin III"}
    online = [one for one in data["kegiatan"] if one.get("cara") == "daring"]
    assert [one["hari"][0]["tanggal"][:7] for one in online] == ["2020-09", "2020-10", "2020-11"]
    assert all(one["tautan"].startswith("https://zoom.us/") for one in online)
    visits = [one for one in data["kegiatan"] if one.get("penyelenggara") == "LPMP Sumatera Selatan"]
    assert len(visits) == 4
    topics = [topic["judul"] for one in online for topic in one["pokok_bahasan"]]
    assert topics == [
        "Rencana Kerja Sekolah (RKS)",
        "SOP sebagai dokumen SPMI",
        "Program unggulan",
        "Tri pusat pendidikan",
        "RPP dengan karakter, literasi, dan HOTS",
        "Penilaian HOTS",
    ]
    assert [row["menit"] for row in online[0]["hari"][0]["kehadiran"]] == [241, 238, 205, 240]
    assert [mark["keadaan"] for mark in data["program"][0]["siklus"][0]["tanda"]] == ["selesai"] * 4 + ["berjalan"]
    assert "Bantah" in data["kegiatan"][-1]["catatan"]
    assert data["impor"][0]["menunggu"][0]["nama"] == "Samsung A10"

    events = story.calendar()
    assert len(events) == 8
    event = next(event for title, event in events.items() if "dokumen SPMI" in title)
    assert "https://zoom.us/j/91100000001" in event.to_ical().decode().replace("\r\n ", "")


def test_story_4_tells_the_speaker_who_could_not_come_and_the_series(stories: Any):
    story = stories(4)
    data = story.data()

    socialisation = next(one for one in data["kegiatan"] if one["judul"] == "Sosialisasi sekolah model")
    (day,) = socialisation["hari"]
    assert day["tanggal"] == "2019-07-27"
    assert sum("keadaan" not in row for row in day["kehadiran"]) == 20
    planned, actual = socialisation["petugas"]
    assert (planned["nama"], planned["datang"]) == ("Drs. Slamet Riyanto Hadi", False)
    assert planned["catatan"] == "Berhalangan hadir karena tugas dinas"
    assert (actual["nama"], actual["rencana"], actual["datang"]) == ("Drs. Wahyu Sasmita, M.Pd.", False, True)
    work = next(one for one in data["kegiatan"] if one["judul"].startswith("Rapat kerja"))
    assert [one["tanggal"] for one in work["hari"]] == ["2019-08-01", "2019-08-02"]
    assert work["tempat"] == "Ruang rapat SMP Negeri 2 Sempor"
    stages = {one["nama"]: (one.get("pertemuan", 1), one.get("hari", 1)) for one in data["program"][0]["tahapan"]}
    assert stages["Sosialisasi"] == (1, 1)
    assert stages["Rapat kerja pemetaan mutu dan perencanaan"] == (1, 2)
    assert stages["Fasilitasi pelaksanaan peningkatan mutu"] == (1, 1)
    assert stages["Evaluasi peningkatan mutu"] == (1, 2)
    assert {"Pengimbasan", "Penyusunan laporan", "Penyusunan profil sekolah model"} <= set(stages)
    provincial = [one["judul"] for one in data["kegiatan"] if one.get("penyelenggara") == "LPMP Jawa Tengah"]
    assert provincial == [
        "Bimtek sekolah model",
        "Pendampingan tahap 1",
        "Pendampingan tahap 2",
        "Workshop potret sekolah",
        "Ekspose sekolah model",
    ]

    assert len(story.calendar()) >= 10
    printed = story.letter()
    assert "Sabtu, 27 Juli 2019" in printed
    assert "SMP Pius Bhakti Utama Gombong" in printed


def test_story_5_tells_the_wrong_day_name_and_the_foreign_province(stories: Any):
    story = stories(5)

    (warning,) = story.loaded.warnings
    assert "tertulis hari Kamis, padahal 1 Juli 2024 hari Senin" in warning
    (training, outreach) = sorted(story.data()["kegiatan"], key=lambda one: one["judul"])
    assert training["hari"][0]["tanggal"] == "2024-07-01"
    assert "hari" not in outreach
    assert len(story.data()["sekolah_imbas"]) == 3

    (line,) = story.logbook.letters.register()
    assert any("Jawa Barat" in remark.words for remark in story.logbook.letters.remarks(line.letter))
    printed = story.letter()
    assert "Senin, 1 Juli 2024" in printed
    assert "Emilia Agustina, S.Pd." in printed


def test_a_story_moves_with_its_files(stories: Any, tmp_path: Path):
    story = stories(1)
    path = story.export(".toml")
    elsewhere = tmp_path / "flash disk"
    elsewhere.mkdir()
    shutil.move(path, elsewhere / path.name)
    shutil.move(tmp_path / "isi", elsewhere / "isi")
    logbook = Logbook(DataFolder(tmp_path / "lain"))

    loaded = logbook.data_files.load(elsewhere / path.name)

    assert loaded.warnings == ()
    photos = [one for one in logbook.meetings.meetings() if one.title.startswith("Pertemuan 2")]
    documents = logbook.documents.of_meeting(photos[0].id)
    assert [logbook.documents.path_of(one).exists() for one in documents if one.sha256] == [True, True]
    logbook.close()
