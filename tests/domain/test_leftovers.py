"""What looks left over from another letter is pointed at, and nothing else is."""

from datetime import date

import pytest

from app.core.paths import resource
from app.domain.leftovers import leftovers
from app.domain.places import PROVINCE, Places, read_places
from app.domain.records import Meeting, MeetingDay, ModelSchool, Partner

SCHOOL = ModelSchool(
    name="SMPN 1 Selat Penuguan",
    government="PEMERINTAH KABUPATEN BANYUASIN",
    regency="Kabupaten Banyuasin",
    province="Sumatera Selatan",
)


@pytest.fixture(scope="module")
def places() -> Places:
    return read_places(resource("places", "wilayah.txt").read_text(encoding="utf-8"))


def words(text: str, places: Places, *, school: ModelSchool = SCHOOL, meeting: Meeting | None = None) -> list[str]:
    return [remark.words for remark in leftovers({"Pembuka": text}, school, (), meeting, places)]


def test_the_shipped_list_holds_every_province_regency_and_city(places: Places):
    every = {place for found in places.by_spelling.values() for place in found}

    assert sum(place.kind == PROVINCE for place in every) == 38
    assert sum(place.kind != PROVINCE for place in every) == 514
    assert {place.province for place in every} == {place.name for place in every if place.kind == PROVINCE}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Tempat: ……………", "……………"),
        ("Nomor: 421/......./2019", "......."),
        ("pukul . . . . WIB", ". . . ."),
        ("Nama ______", "______"),
        ("tanggal xxx", "xxx"),
        ("bertempat di [isi tempat]", "[isi tempat]"),
        ("Bapak/Ibu {nama}", "{nama}"),
        ("Bapak/Ibu <nama penerima>", "<nama penerima>"),
        ("Kepala SMP (nama)", "(nama)"),
        ("Ibu (Nama Lengkap)", "(Nama Lengkap)"),
        ("421.3/   /SMP/2019", "/   /"),
        ("hadir/tidak hadir, coret yang tidak perlu", "coret yang tidak perlu"),
        ("jam ??", "??"),
    ],
)
def test_a_blank_that_was_never_filled_is_told(text: str, left: str, places: Places):
    assert words(text, places) == [left]


@pytest.mark.parametrize(
    "text",
    [
        "Rapat dimulai pukul 08.00 WIB. Peserta hadir 10 menit lebih awal, dst.",
        "Undangan rapat (lihat lampiran) untuk kelas VII, VIII, dan XXI",
        "Tautan https://rapat.contoh.id/j/85__12?x=...&y={a} dan posel a___b@contoh.id",
        "Nomor 420/3300.1 -Bid GTK dan Kur",
        "Kepala SMP (Negeri) 1/2 hari",
    ],
)
def test_ordinary_text_is_left_alone(text: str, places: Places):
    assert words(text, places) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("guru di Provinsi Kalimantan Timur", "Provinsi Kalimantan Timur"),
        ("Dinas Pendidikan Kab. Kebumen", "Kab. Kebumen"),
        ("PEMERINTAH KABUPATEN KEBUMEN", "KABUPATEN KEBUMEN"),
        ("di Kutai  Kartanegara", "Kutai Kartanegara"),
        ("BPMP Jateng", "Jateng"),
        ("Kota Bima", "Kota Bima"),
        ("Kabupaten Solok Selatan", "Kabupaten Solok Selatan"),
        ("SMP Negeri 2 Kebumen", "Kebumen"),
        ("Kabupaten Musi Banyuasin", "Kabupaten Musi Banyuasin"),
        ("Kab. Toli-Toli", "Kab. Toli-Toli"),
    ],
)
def test_the_name_of_another_district_is_told(text: str, left: str, places: Places):
    assert words(text, places) == [left]


@pytest.mark.parametrize(
    "text",
    [
        "Dinas Pendidikan Kabupaten Banyuasin, Provinsi Sumatera Selatan",
        "Banyu Asin, SUMSEL",
        "Ibu Intan, Bapak Bima, Pak Solok, dan Ibu Ende",  # people
        "semangat dari Sabang sampai Merauke",
        "guru di Kota dan di Sumba, sepatu batu, kabupaten lain",
        "Jalan Surabaya nomor 5, Hotel Bandung, Kecamatan Sukabumi",
        "Universitas Negeri Semarang dan Universitas Sriwijaya Palembang",
        "Kementerian di Jakarta",
        "orang kebumen",
        "Kebumenan",
    ],
)
def test_own_places_people_streets_and_universities_are_left_alone(text: str, places: Places):
    assert words(text, places) == []


def test_kabupaten_and_kota_of_one_name_are_two_places(places: Places):
    school = ModelSchool(regency="Kabupaten Bogor", province="Jawa Barat")

    assert words("Kota Bogor", places, school=school) == ["Kota Bogor"]
    assert words("Kabupaten Bogor dan Bogor", places, school=school) == []
    assert words("Kota Bogor", places, school=ModelSchool(regency="Bogor")) == []


def test_the_districts_of_partners_and_of_the_meeting_are_at_home(places: Places):
    partners = (Partner(name="SMP X", regency="Kab. Ogan Ilir"),)
    meeting = Meeting(place="Hotel Santika Palembang")

    assert leftovers({"Isi": "Ogan Ilir dan Palembang"}, SCHOOL, partners, meeting, places) == ()


def test_the_school_named_after_a_district_elsewhere_may_name_itself(places: Places):
    school = ModelSchool(name="SMPN 4 Kotabaru", regency="Kabupaten Karawang")

    assert words("Kepala SMPN 4 Kotabaru, Kabupaten Karawang, Jawa Barat", places, school=school) == []


def test_nothing_is_said_of_places_while_the_school_has_not_said_where_it_lies(places: Places):
    assert words("Kabupaten Kebumen", places, school=ModelSchool(name="SMP X")) == []


def test_a_day_that_does_not_fit_its_date_is_told_with_the_right_one(places: Places):
    (remark,) = leftovers({"Penutup": "dilaksanakan pada Kamis 1 Juli 2024"}, SCHOOL, (), None, places)

    assert remark == (
        "Penutup",
        "Kamis 1 Juli 2024",
        "1 Juli 2024 adalah hari Senin, bukan Kamis. Periksa hari atau tanggalnya.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Senin, 1 Juli 2024",
        "Jum'at, 2 Agustus 2019",
        "Kamis dan Jumat, 1 dan 2 Agustus 2019",
        "Kamis–Jumat, 1–2 Agustus 2019",
        "hari Minggu tanggal 4 Agustus 2019",
        "Ahad, 4/8/2019",
        "Kamis, 1 Juli",  # no year to judge by
    ],
)
def test_a_day_that_fits_is_left_alone(text: str, places: Places):
    assert words(text, places) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Kamis–Sabtu, 1–2 Agustus 2019", "2 Agustus 2019 adalah hari Jumat"),
        ("Senin (1-8-2019)", "1 Agustus 2019 adalah hari Kamis"),
        ("Senin, 31 Juni 2024", "Tanggal 31 Juni 2024 tidak ada di kalender"),
        ("Senin, 10/13/2024", "Tanggal 10/13/2024 tidak ada di kalender"),
    ],
)
def test_ranges_and_impossible_dates_are_judged_too(text: str, part: str, places: Places):
    (remark,) = leftovers({"Pembuka": text}, SCHOOL, (), None, places)

    assert part in remark.sentence


def test_a_date_without_a_year_is_judged_by_the_year_of_the_meeting(places: Places):
    meeting = Meeting(days=(MeetingDay(date=date(2024, 7, 1)),))

    assert words("Kamis, 1 Juli", places, meeting=meeting) == ["Kamis, 1 Juli"]
    assert words("Senin, 1 Juli", places, meeting=meeting) == []


def test_the_same_words_twice_in_a_field_are_one_remark_and_fields_keep_their_order(places: Places):
    told = leftovers({"Hal": "xxx dan xxx", "Penutup": "xxx"}, SCHOOL, (), None, places)

    assert [(remark.field, remark.words) for remark in told] == [("Hal", "xxx"), ("Penutup", "xxx")]


def test_long_text_and_other_scripts_do_no_harm(places: Places):
    assert words("محمد 😀 ꦱꦸ " + "kata " * 20_000, places) == []
