"""Story 5: the in-house training, answered in Google Forms, by some of them twice.

Truth, counted by hand: nine answers by seven people, Emilia and Arman twice; Suryadi, Emilia and Arman are in the
register, four teachers are new. One day of 8 JP: seven certificates of 8 JP, dated Monday 1 July 2024.
"""

from pathlib import Path

import pytest

from app.domain.lists import ListKind
from app.services.logbook import Logbook
from tests.services.list_files import write_sheets
from tests.stories.desk import Desk, MakeDesk, cells_of, codes_seen, line_of, words_of

TITLE = "In-house training"
SCHOOL = "SMPN 1 Selat Penuguan"
ANSWERS = (
    ("2024-07-01 07:51:02", "suryadi@contoh.id", "Suryadi Efendi, S.Pd., M.Si.", SCHOOL, "Kepala Sekolah"),
    ("2024-07-01 07:52:40", "emilia@contoh.id", "Emilia Agustina", "SMP N 1 Selat Penuguan", "Guru"),
    ("2024-07-01 07:53:11", "arman@contoh.id", "ARMAN", SCHOOL, "Guru"),
    ("2024-07-01 07:55:00", "", "Desi Ratnasari, S.Pd.", SCHOOL, "Guru"),
    ("2024-07-01 07:57:31", "", "M. Yusuf Habibie", SCHOOL, "Guru honorer"),
    ("2024-07-01 08:01:09", "emilia@contoh.id", "Emilia Agustina, S.Pd.", SCHOOL, "Guru"),
    ("2024-07-01 08:03:45", "", "Novita Sari, S.Pd.I.", SCHOOL, "Guru"),
    ("2024-07-01 08:10:12", "", "Rahmat Hidayatullah", "SMP Negeri 1 Selat Penuguan", "Tata Usaha"),
    ("2024-07-01 14:58:59", "arman@contoh.id", "Arman", SCHOOL, "Guru"),
)
PEOPLE = {
    "Suryadi Efendi, S.Pd., M.Si.",
    "Emilia Agustina, S.Pd.",
    "Arman",
    "Desi Ratnasari, S.Pd.",
    "M. Yusuf Habibie",
    "Novita Sari, S.Pd.I.",
    "Rahmat Hidayatullah",
}


@pytest.fixture(params=["xlsx", "csv"])
def forms(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The answers as they are downloaded: as a workbook in Indonesian, as CSV in English."""
    questions = ("Nama lengkap\nbeserta gelar", "Asal sekolah", "Jabatan")
    if request.param == "xlsx":
        header = ("Stempel waktu", "Alamat email", *questions)
        return write_sheets(tmp_path / "Presensi IHT (Jawaban).xlsx", Form_Responses_1=[header, *ANSWERS])
    path = tmp_path / "Presensi IHT.csv"
    rows = [("Timestamp", "Email Address", *questions), *ANSWERS]
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), encoding="utf-8")
    return path


def clear(logbook: Logbook) -> int:
    """Take off who stands on the list by the story's data file: here they come by the form. The meeting's id."""
    meeting = next(one for one in logbook.meetings.meetings() if one.title.startswith(TITLE))
    logbook.attendance.remove([row.id for row in logbook.attendance.rows(meeting.id)])
    return meeting.id


def test_whoever_answered_twice_stands_there_once_with_one_certificate(
    desk: MakeDesk, forms: Path, tmp_path: Path
) -> None:
    school = desk(5)
    with school.open() as logbook:
        meeting = clear(logbook)
        assert logbook.imports.recognise(forms).kind is ListKind.FORMS
    assert school.run("kenali", forms)["tables"][0]["people"] == 7
    done = school.run("impor", forms, "--kegiatan", meeting)
    assert (done["new"], done["matched"], done["waiting"]) == (4, 3, 0)
    assert done["counts"]["repeated"] == 2
    assert school.listed(meeting) == dict.fromkeys(PEOPLE, "hadir")
    again = school.run("impor", forms, "--kegiatan", meeting)
    assert (again["new"], again["matched"]) == (0, 7)
    assert school.listed(meeting) == dict.fromkeys(PEOPLE, "hadir")
    check_take_back(school, meeting, forms)

    assert {name: line["lesson_hours"] for name, line in school.recap("orang").items()} == dict.fromkeys(PEOPLE, 8)
    assert sum(line["attended"] for line in school.recap("unsur").values()) == 7
    school.run("rekap", "--ke", tmp_path / "rekap.xlsx")
    assert line_of(cells_of(tmp_path / "rekap.xlsx")["Rekap Orang"], "Jumlah")["JP"] == 56

    speakers = school.run("daftar-hadir", "--kegiatan", meeting, "--daftar", "narasumber", tmp_path / "narasumber.pdf")
    listed = school.run("daftar-hadir", "--kegiatan", meeting, tmp_path / "peserta.pdf")
    assert (listed["names"], speakers["names"]) == (6, 1), "a narasumber does not sign among the peserta"
    assert "Senin, 1 Juli 2024" in words_of(tmp_path / "peserta.pdf")

    told = school.run("sertifikat", "--kegiatan", meeting, "--ke", tmp_path / "sertifikat.pdf")
    assert {one["name"] for one in told["people"] if one["number"]} == PEOPLE
    assert {(one["date"], one["lesson_hours"]) for one in told["people"]} == {("2024-07-01", 8)}
    roles = {one["name"]: one["role"] for one in told["people"]}
    assert roles.pop("Suryadi Efendi, S.Pd., M.Si.") == "narasumber"
    assert set(roles.values()) == {"peserta"}
    text = words_of(tmp_path / "sertifikat.pdf")
    assert "Kamis" not in text
    assert "1 Juli 2024" in text
    (code,) = [one for one in codes_seen(tmp_path / "sertifikat.pdf") if one.startswith("BIS1")]
    (found,) = school.run("periksa", code)["certificates"]
    assert (found["claim"]["name"], found["claim"]["role"].lower()) == ("Suryadi Efendi, S.Pd., M.Si.", "narasumber")
    (packet,) = school.run("paket", "--ke", tmp_path / "keluar")["files"]
    assert school.run("periksa", tmp_path / "keluar" / packet["name"])["ok"] is True


def check_take_back(school: Desk, meeting: int, forms: Path) -> None:
    """Both imports go, one after the other, and the form comes again with the same people."""
    before = school.run("status")
    for one in school.run("daftar-impor", "--kegiatan", meeting)["imports"]:
        school.run("impor-batal", one["batch"])
    assert school.listed(meeting) == {}
    assert school.run("status")["people"] == 3
    school.run("impor", forms, "--kegiatan", meeting)
    assert school.listed(meeting) == dict.fromkeys(PEOPLE, "hadir")
    assert school.run("status")["people"] == before["people"] == 7
