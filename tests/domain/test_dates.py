"""Indonesian dates, times and numbers as the field writes them."""

from datetime import date, time

import pytest

from app.domain import dates


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2019, 7, 27), "Sabtu, 27 Juli 2019"),
        (date(2019, 8, 1), "Kamis, 1 Agustus 2019"),
        (date(2024, 7, 1), "Senin, 1 Juli 2024"),  # published as a Thursday in story 5
        (date(2024, 2, 29), "Kamis, 29 Februari 2024"),
    ],
)
def test_the_day_name_comes_from_the_date(day: date, written: str) -> None:
    assert dates.format_day(day) == written


def test_names_are_cut_to_three_letters_where_there_is_little_room() -> None:
    assert dates.short_names("Selasa–Rabu, 30 November – 1 Desember 2027") == "Sel–Rab, 30 Nov – 1 Des 2027"


@pytest.mark.parametrize(
    ("days", "written"),
    [
        ([], "tanggal belum ditentukan"),
        ([date(2019, 11, 16)], "Sabtu, 16 November 2019"),
        ([date(2019, 10, 12), date(2019, 10, 11)], "Jumat–Sabtu, 11–12 Oktober 2019"),
        ([date(2019, 7, 31), date(2019, 8, 1)], "Rabu–Kamis, 31 Juli – 1 Agustus 2019"),
        ([date(2019, 12, 31), date(2020, 1, 1)], "Selasa–Rabu, 31 Desember 2019 – 1 Januari 2020"),
        ([date(2019, 10, 4), date(2019, 10, 11)], "Jumat, 4 Oktober 2019; Jumat, 11 Oktober 2019"),
    ],
)
def test_the_days_of_a_meeting_read_as_one_phrase(days: list[date], written: str) -> None:
    assert dates.format_days(days) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (time(8), time(14), "08.00–14.00 WIB"),
        (time(8, 5), None, "08.05 WIB – selesai"),
        (None, time(14), ""),
    ],
)
def test_times_carry_the_zone(start: time | None, end: time | None, written: str) -> None:
    assert dates.format_times(start, end, "WIB") == written


@pytest.mark.parametrize(
    ("size", "written"),
    [(0, "0 byte"), (999, "999 byte"), (1_000, "1 kB"), (312_400, "312 kB"), (17_400_000, "17,4 MB")],
)
def test_sizes_are_written_the_indonesian_way(size: int, written: str) -> None:
    assert dates.format_size(size) == written


def test_numbers_and_shares() -> None:
    assert dates.format_number(1_250_000) == "1.250.000"
    assert dates.format_percent(20, 23) == "87 %"
    assert dates.format_percent(0, 0) == "–"
    assert dates.format_percent(1, 8) == "13 %"  # a half is rounded up, as a spreadsheet does
    assert dates.format_percent(29, 200) == "15 %"


def test_a_school_year_begins_in_july() -> None:
    assert dates.school_year_of(date(2019, 6, 30)) == "2018/2019"
    assert dates.school_year_of(date(2019, 7, 1)) == "2019/2020"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2019, 8, 1), "tanggal satu Agustus dua ribu sembilan belas"),
        (date(2020, 10, 31), "tanggal tiga puluh satu Oktober dua ribu dua puluh"),
        (date(1911, 6, 11), "tanggal sebelas Juni seribu sembilan ratus sebelas"),
    ],
)
def test_a_date_in_words(day: date, written: str) -> None:
    assert dates.date_in_words(day) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (12, "dua belas"),
        (100, "seratus"),
        (1_000, "seribu"),
        (21_000, "dua puluh satu ribu"),
        (101_110, "seratus satu ribu seratus sepuluh"),
    ],
)
def test_numbers_in_words(number: int, written: str) -> None:
    assert dates.number_in_words(number) == written
