"""Story 1: each of the five partners sends its list as a file of its own; all come in at once, and certificates go out.

Truth, counted by hand: SMPN 2 Kotabaru 3, SMP Pupuk Kujang 2, SMP Muhammadiyah 4, SMPIT Bina Insani 2, SMPIT Amsar 3:
14 people, of whom three were in the register (Yayan, Lilis, Nurul), on one day of 4 JP.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.recaps import RecapKind, RecapQuery
from app.services.certificate_checks import Outcome
from app.services.sheet_contents import SheetOrder
from tests.services.list_files import write_sheets
from tests.stories.desk import Desk, cells_of, codes_seen, files_in, line_of, words_of

TITLE = "Pertemuan 3"
PRESENT = {
    "SMPN 2 Kotabaru": ("Yayan Mulyana, S.Pd.", "Wawan Setiawan, S.Pd.", "Imas Rohayati"),
    "SMP Pupuk Kujang": ("Lilis Suryani, S.Pd.", "Dadang Suhendar, S.T."),
    "SMP Muhammadiyah": (
        "Tatang Hidayat, S.Ag.",
        "Eulis Nurjanah, S.Pd.",
        "Cecep Gunawan",
        "Ai Rosmiati, S.Pd.I.",
    ),
    "SMPIT Bina Insani": ("Nurul Azizah, S.Pd.", "Rizky Maulana"),
    "SMPIT Amsar": ("Fajar Ramdani, S.Pd.I.", "Siti Julaeha", "Gilang Permana, S.Kom."),
}
EVERYBODY = [name for names in PRESENT.values() for name in names]
DAYS = ("--dari", "2024-01-16", "--sampai", "2024-01-16")


def partner_lists(folder: Path) -> list[Path]:
    """Five lists, each in the shape in which its school makes them."""
    folder.mkdir()
    people = iter(PRESENT.values())
    first = write_sheets(
        folder / "daftar hadir smpn 2.xlsx",
        Sheet1=[
            ("PEMERINTAH KABUPATEN KARAWANG",),
            ("DAFTAR HADIR GURU",),
            (),
            ("NO", "NAMA", "UNIT KERJA", "TANDA TANGAN"),
            *((number, name, "SMP NEGERI 2 KOTABARU", f"{number}.") for number, name in enumerate(next(people), 1)),
            (),
            ("", "", "Mengetahui,"),
            ("", "", "Kepala Sekolah"),
            (),
            ("", "", "Yayan Mulyana, S.Pd."),
        ],
    )
    second = folder / "pupuk kujang.csv"
    rows = [f"{number};{name};SMP Pupuk Kujang;Guru" for number, name in enumerate(next(people), 1)]
    second.write_bytes("\r\n".join(["No;Nama Lengkap;Asal Sekolah;Jabatan", *rows]).encode("cp1252"))
    third = folder / "muhammadiyah.xls"
    cells = "".join(f"<tr><td>{name}</td><td>SMP Muhammadiyah</td></tr>" for name in next(people))
    third.write_text(f"<html><table><tr><th>Nama</th><th>Sekolah</th></tr>{cells}</table></html>", encoding="utf-8")
    fourth = folder / "bina insani.tsv"
    rows = [f"{name}\tSMP IT Bina Insani\tHadir" for name in next(people)]
    fourth.write_bytes("\n".join(["NAMA\tSEKOLAH\tKEHADIRAN", *rows, ""]).encode("utf-16"))
    fifth = write_sheets(
        folder / "AMSAR FIX.xlsx",
        Peserta=[
            ("Stempel waktu", "Nama lengkap beserta gelar", "Asal sekolah"),
            *((f"16/01/2024 08:0{number}:11", name, "SMPIT AMSAR") for number, name in enumerate(next(people))),
        ],
    )
    return [first, second, third, fourth, fifth]


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    return partner_lists(tmp_path / "kiriman")


def told(desk: Desk) -> dict[str, Any]:
    """All that the recaps tell of the day."""
    return {per: desk.recap(per, *DAYS) for per in ("kegiatan", "sekolah", "orang", "unsur")}


def test_five_files_become_one_list_with_recaps_certificates_and_packet(
    desk: Callable[..., Desk], lists: list[Path], tmp_path: Path
) -> None:
    school = desk(1)
    meeting = school.meeting(TITLE)
    blank = school.run("daftar-hadir", "--kegiatan", meeting, tmp_path / "kosong.pdf")
    assert (blank["names"], blank["spare"]) == (3, 5)

    done = school.run("impor", *lists, "--kegiatan", meeting)
    assert (done["new"], done["matched"], done["waiting"]) == (11, 3, 0)
    assert len(done["batches"]) == 5
    assert school.listed(meeting) == dict.fromkeys(EVERYBODY, "hadir")
    assert school.run("urung")["label"] == "Impor 5 berkas"
    assert school.listed(meeting) == {}
    again = school.run("impor", *lists, "--kegiatan", meeting)
    assert (again["new"], again["matched"], again["waiting"]) == (11, 3, 0)

    partners = school.recap("sekolah", *DAYS)
    assert {one["label"].partition(" · ")[0]: one["attended"] for one in partners.values()} == {
        name: len(names) for name, names in PRESENT.items()
    }
    people = school.recap("orang", *DAYS)
    assert {name: one["lesson_hours"] for name, one in people.items()} == dict.fromkeys(EVERYBODY, 4)

    sheet = school.run("daftar-hadir", "--kegiatan", meeting, tmp_path / "lengkap.pdf", "--cadangan", 2)
    printed = words_of(tmp_path / "lengkap.pdf")
    assert (sheet["names"], sheet["spare"]) == (14, 2)
    assert all(name in printed for name in EVERYBODY)
    assert len([code for code in codes_seen(tmp_path / "lengkap.pdf") if sheet["code"] in code]) == 4

    school.run("rekap", *DAYS, "--ke", tmp_path / "rekap.xlsx")
    book = cells_of(tmp_path / "rekap.xlsx")
    muhammadiyah = next(label for label in partners if label.startswith("SMP Muhammadiyah"))
    assert line_of(book["Rekap Sekolah"], muhammadiyah)["Datang"] == 4
    assert line_of(book["Rekap Orang"], "Siti Julaeha")["JP"] == 4
    school.run("rekap", *DAYS, "--ke", tmp_path / "rekap.pdf")
    assert "Gilang Permana, S.Kom." in words_of(tmp_path / "rekap.pdf")

    issued = school.run("sertifikat", "--kegiatan", meeting, "--ke", tmp_path / "sertifikat.pdf")
    numbers = {one["name"]: one["number"] for one in issued["people"]}
    assert sorted(numbers.values()) == [f"{number:03d}/SERT/I/2024" for number in range(1, 15)]
    assert {(one["days"], one["lesson_hours"]) for one in issued["people"]} == {(1, 4)}
    text = words_of(tmp_path / "sertifikat.pdf")
    assert all(name in text and numbers[name] in text for name in EVERYBODY)
    assert "guru sekolah imbas" in text.lower(), "the programme's own word for a peserta"
    checked = school.run("periksa", tmp_path / "sertifikat.pdf")
    assert checked["ok"]
    assert sorted(one["claim"]["name"] for one in checked["certificates"]) == sorted(EVERYBODY)
    assert {one["claim"]["lesson_hours"] for one in checked["certificates"]} == {4}
    (code,) = [one for one in codes_seen(tmp_path / "sertifikat.pdf") if one.startswith("BIS1")]
    (found,) = school.run("periksa", code)["certificates"]
    assert (found["outcome"], found["claim"]["number"]) == ("ours", "001/SERT/I/2024")
    middle = len(code) // 2
    forged = code[:middle] + ("A" if code[middle] != "A" else "B") + code[middle + 1 :]
    assert school.run("periksa", forged, status=3)["ok"] is False

    (packet,) = school.run("paket", "--ke", tmp_path / "keluar", *DAYS)["files"]
    path = tmp_path / "keluar" / packet["name"]
    assert school.run("periksa", path)["ok"] is True
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "isi")
    inside = files_in(tmp_path / "isi")
    assert any(content == (tmp_path / "sertifikat.pdf").read_bytes() for content in inside.values())
    report = next(one for one in (tmp_path / "isi").rglob("*.pdf") if "laporan" in one.name)
    assert all(name in words_of(report) for name in EVERYBODY)


def test_one_of_five_files_is_taken_back_and_comes_again(
    desk: Callable[..., Desk], lists: list[Path], tmp_path: Path
) -> None:
    school = desk(1)
    meeting = school.meeting(TITLE)
    done = school.run("impor", *lists, "--kegiatan", meeting)
    before = told(school)
    people = school.run("status")["people"]
    school.run("hadir", "--kegiatan", meeting, "Cecep Gunawan=izin")
    (third,) = [
        one for one in school.run("daftar-impor", "--kegiatan", meeting)["imports"] if one["file"].endswith("xls")
    ]
    assert third["batch"] == done["batches"][2]

    taken = school.run("impor-batal", third["batch"])

    assert (taken["removed"], taken["people_removed"]) == (3, 3)
    assert [one["name"] for one in taken["kept"]] == ["Cecep Gunawan"]
    assert len(school.listed(meeting)) == 11
    school.run("urung")
    assert len(school.listed(meeting)) == 14
    school.run("urung")
    assert told(school) == before
    school.run("impor-batal", third["batch"])
    assert len(school.listed(meeting)) == 10
    again = school.run("impor", lists[2], "--kegiatan", meeting)
    assert (again["new"], again["waiting"]) == (4, 0)
    assert school.run("status")["people"] == people
    assert {name: one["lesson_hours"] for name, one in told(school)["orang"].items()} == dict.fromkeys(EVERYBODY, 4)


def test_the_services_tell_the_same_as_the_command_line(
    desk: Callable[..., Desk], lists: list[Path], tmp_path: Path
) -> None:
    by_command, by_service = desk(1, "satu"), desk(1, "dua")
    by_command.run("impor", *lists, "--kegiatan", by_command.meeting(TITLE))
    with by_service.open() as logbook:
        meeting = next(one for one in logbook.meetings.meetings() if one.title.startswith(TITLE))
        seen = [logbook.imports.recognise(path) for path in lists]
        plans = [logbook.imports.plan(one, one.tables[0], meeting.id, meeting.days[0].id) for one in seen]
        logbook.imports.commit_all([(plan, {}) for plan in plans])
        (made,) = logbook.printed_sheets.print_to_folder([SheetOrder(day_id=meeting.days[0].id)], tmp_path).sheets
        assert made.names == 14
        recap = logbook.recaps.recap(RecapQuery(kind=RecapKind.PERSON, from_date=meeting.days[0].date))
        assert sum(line.hours for line in recap.lines if line.label in EVERYBODY) >= 4 * 14
        issued = logbook.certificates.give_numbers(meeting.id)
        files = logbook.certificates.papers.write(meeting.id, tmp_path / "satu-satu", apart=True)
        assert len(files) == len(issued) == 14
        assert {logbook.certificates.checks.check(one.code).outcome for one in issued} == {Outcome.OURS}
        logbook.certificates.remove([one.id for one in issued])
        assert logbook.history.undo() == "Hapus 14 sertifikat"
        assert logbook.certificates.of_meeting(meeting.id) == issued
    assert told(by_service) == told(by_command)
