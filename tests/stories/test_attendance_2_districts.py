"""Story 2: the organiser's list of the first wave, a sheet for each of four districts, three days as a matrix.

Truth, by the rules in `wave`: 80 schools with five people each. Of every ten people one missed the third day without a
word, and of every twenty-five one was ill on the second; the programme asks for 75 % of three days, so all three.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.list_files import write_sheets
from tests.stories.desk import Desk, cells_of, codes_seen, line_of, words_of

SCHOOLS = {"Kutai Kartanegara": 30, "Samarinda": 25, "Bontang": 10, "Balikpapan": 15}
OWN = (
    ("Hj. Rusmiati, S.Pd., M.M.", "Kepala Sekolah"),
    ("Yohanes Lawai, S.Pd.", "Guru"),
    ("Noor Hidayah, S.Pd.", "Guru"),
    ("Ahmad Syarwani, S.Kom.", "Guru"),
    ("Drs. Bahrudin Noor, M.Pd.", "Pengawas Pembina"),
)
_FIRST = [
    "Aditya",
    "Bayu",
    "Citra",
    "Dimas",
    "Erna",
    "Farid",
    "Gita",
    "Hasan",
    "Indra",
    "Jamilah",
    "Kartika",
    "Laila",
    "Mulyadi",
    "Nadia",
    "Okta",
    "Pratiwi",
]
_LAST = [
    "Saputra",
    "Lestari",
    "Hidayat",
    "Wulandari",
    "Nugroho",
    "Permata",
    "Siregar",
    "Anggraini",
    "Kusuma",
    "Ramadhan",
    "Setiawan",
    "Halimah",
]
_THIRD = (
    "Rahman", "Dewi", "Firmansyah", "Puspita", "Gunawan",
)  # fmt: skip


def wave() -> Iterator[tuple[str, list[tuple[str, str, str, str, str, str]]]]:
    """Each district with (name, school, position, mark of each of the three days)."""
    number = 0
    for district, schools in SCHOOLS.items():
        rows: list[tuple[str, str, str, str, str, str]] = []
        for school in range(1, schools + 1):
            own = district == "Samarinda" and school == 1
            name = "SMP Negeri 50 Samarinda" if own else f"SMP Negeri {school} {district}"
            for seat in range(5):
                number += 1
                who = f"{_FIRST[number % 16]} {_LAST[number // 16 % 12]} {_THIRD[number // 192]}"
                position = ("Kepala Sekolah", "Guru", "Guru", "Guru", "Pengawas Pembina")[seat]
                if own:
                    who, position = OWN[seat]
                second = "S" if number % 25 == 0 and not own else "H"
                third = "A" if number % 10 == 0 and not own else "H"
                rows.append((who, name, position, "H", second, third))
        yield district, rows


@pytest.fixture(scope="module")
def organisers_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As the organiser keeps it: titles, a header on two rows, the dates of the days in the second of them."""
    sheets = {}
    for district, rows in wave():
        sheets[district] = [
            ("REKAP KEHADIRAN IN SERVICE TRAINING GELOMBANG 1",),
            (f"KABUPATEN/KOTA {district.upper()}",),
            (),
            ("NO", "NAMA", "ASAL SEKOLAH", "JABATAN", "KEHADIRAN", "", ""),
            ("", "", "", "", "13/08/2019", "14/08/2019", "15/08/2019"),
            *((number, *row) for number, row in enumerate(rows, 1)),
            (),
            ("", "", "", "Samarinda, 15 Agustus 2019"),
            ("", "", "", "Ketua Panitia,"),
        ]
    return write_sheets(tmp_path_factory.mktemp("gelombang") / "IST gel 1.xlsx", **sheets)


def answer_for_the_supervisor(office: Desk, meeting: int) -> None:
    """The register knows the supervisor as the dinas's, the list puts him under the school: he is asked about."""
    with office.open() as logbook:
        (row,) = logbook.imports.waiting(meeting)
        assert (row.name, row.school) == (OWN[4][0], "SMP Negeri 50 Samarinda")
        (planned,) = logbook.imports.plan_waiting([row.id])
        (candidate,) = planned.candidates
        assert candidate.institution == "Dinas Pendidikan Kota Samarinda"
        done = logbook.imports.finish_waiting([row.id], choices={row.id: candidate.person_id})
        assert (done.new, done.matched, done.waiting) == (0, 1, 0)


def test_the_truth_is_as_many_people_as_the_story_says() -> None:
    everybody = [(row[0], row[1]) for _, rows in wave() for row in rows]
    assert len(everybody) == len(set(everybody)) == 5 * sum(SCHOOLS.values()) == 400


def test_four_sheets_of_three_days_become_one_list_with_its_recaps(
    desk: Callable[..., Desk], organisers_list: Path, tmp_path: Path
) -> None:
    office = desk(2)
    meeting = office.meeting("In Service Training gelombang 1")
    seen = office.run("kenali", organisers_list)
    assert {one["sheet"]: one["people"] for one in seen["tables"]} == {
        district: 5 * schools for district, schools in SCHOOLS.items()
    }
    assert {tuple(day["date"] for day in one["days"]) for one in seen["tables"]} == {
        ("2019-08-13", "2019-08-14", "2019-08-15")
    }

    one = office.run("impor", organisers_list, "--kegiatan", meeting, "--lembar", "Bontang", "--pratinjau")
    assert (one["written"], one["days"], one["counts"]["new"]) == (False, [1, 2, 3], 50)
    done = office.run("impor", organisers_list, "--kegiatan", meeting, "--semua-hari")
    assert (done["new"], done["matched"], done["waiting"]) == (395, 4, 1)
    office.run("urung")
    assert len(office.listed(meeting)) == 5
    office.run("ulang")
    answer_for_the_supervisor(office, meeting)

    rows = [row for _, of_district in wave() for row in of_district]
    states = {"H": "hadir", "S": "sakit", "A": "alpa"}
    for day in (1, 2, 3):
        listed = office.listed(meeting, day)
        assert len(listed) == 400
        expected = {row[0]: states[row[2 + day]] for row in rows}
        assert listed == expected
    ill = sum(row[4] == "S" for row in rows)
    away = sum(row[5] == "A" for row in rows)
    whole = sum(row[3:] == ("H", "H", "H") for row in rows)
    assert (ill, away) == (16, 40)

    days = office.recap("hari", "--dari", "2019-08-13", "--sampai", "2019-08-15")
    assert sorted((line["attended"], line["sick"], line["absent"]) for line in days.values()) == [
        (400 - away, 0, away),
        (400 - ill, ill, 0),
        (400, 0, 0),
    ]
    people = office.recap("orang", "--dari", "2019-08-13", "--sampai", "2019-08-15")
    assert sum(line["lesson_hours"] for line in people.values()) == 20 * whole
    assert sum(line["qualified"] for line in people.values()) == whole
    assert people["Noor Hidayah, S.Pd."]["lesson_hours"] == 20

    office.run("rekap", "--dari", "2019-08-13", "--sampai", "2019-08-15", "--ke", tmp_path / "rekap.xlsx")
    book = cells_of(tmp_path / "rekap.xlsx")
    total = line_of(book["Rekap Orang"], "Jumlah")
    assert (total["JP"], total["Datang"]) == (20 * whole, 1200 - ill - away)


def test_who_was_taken_back_by_districts_comes_again(desk: Callable[..., Desk], organisers_list: Path) -> None:
    office = desk(2)
    meeting = office.meeting("In Service Training gelombang 1")
    people = office.run("status")["people"]
    done = office.run("impor", organisers_list, "--kegiatan", meeting, "--semua-hari")
    before = office.recap("unsur")
    bontang = next(part["batch"] for part in done["parts"] if part["sheet"] == "Bontang")
    samarinda = next(part["batch"] for part in done["parts"] if part["sheet"] == "Samarinda")
    assert office.run("impor-batal", bontang)["people_removed"] == 50
    taken = office.run("impor-batal", samarinda)
    assert (taken["people_removed"], taken["kept"]) == (120, [])
    assert len(office.listed(meeting)) == 230, "the own five were there before the import"
    for sheet in ("Bontang", "Samarinda"):
        office.run("impor", organisers_list, "--kegiatan", meeting, "--lembar", sheet)
    assert office.recap("unsur") == before
    assert office.run("status")["people"] == people + 395


def test_the_school_issues_papers_for_an_activity_of_others_with_a_word_about_it(
    desk: Callable[..., Desk], organisers_list: Path, tmp_path: Path
) -> None:
    office = desk(2)
    meeting = office.meeting("In Service Training gelombang 1")
    office.run("impor", organisers_list, "--kegiatan", meeting, "--lembar", "Samarinda")
    answer_for_the_supervisor(office, meeting)
    for day in (1, 2, 3):
        sheet = office.run("daftar-hadir", "--kegiatan", meeting, "--hari", day, tmp_path / f"hari-{day}.pdf")
        assert sheet["names"] == 125
    last = codes_seen(tmp_path / "hari-3.pdf", sheet["pages"] - 1)
    assert len([code for code in last if code.startswith(sheet["code"])]) == 4
    text = words_of(tmp_path / "hari-3.pdf")
    assert "Kamis, 15 Agustus 2019" in text
    rows = next(rows for district, rows in wave() if district == "Samarinda")
    assert all(row[0] in text for row in rows)
    issued = office.run("sertifikat", "--kegiatan", meeting, "--ke", tmp_path / "sertifikat.pdf")
    assert any("sertifikat biasanya diterbitkan penyelenggara" in note for note in issued["notes"])
    numbered = {one["name"] for one in issued["people"] if one["number"]}
    assert numbered == {row[0] for row in rows if row[3:] == ("H", "H", "H")}
    reasons = {one["name"]: one["reason"] for one in issued["people"] if not one["number"]}
    assert set(reasons.values()) == {"hadir 66 %, kurang dari 75 %", "hadir 33 %, kurang dari 75 %"}
    checked = office.run("periksa", tmp_path / "sertifikat.pdf")
    assert len(checked["certificates"]) == len(numbered)
    assert {one["claim"]["lesson_hours"] for one in checked["certificates"]} == {20}
    (packet,) = office.run("paket", "--ke", tmp_path / "keluar")["files"]
    assert office.run("periksa", tmp_path / "keluar" / packet["name"])["ok"] is True
