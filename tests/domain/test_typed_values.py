from datetime import date, time

import pytest

from app.domain.periods import month_before, month_of, school_year_period, semester_of, usual_month
from app.domain.school_levels import level_of_name
from app.domain.terms import SchoolLevel
from app.domain.typed_values import format_decimal, read_date, read_distance, read_time, wrong_day_name


@pytest.mark.parametrize(
    "text",
    [
        "12/11/2026",
        "12-11-2026",
        "12.11.2026",
        "12112026",
        "12/11/26",
        "121126",
        "12 Nov 2026",
        "12 nopember 2026",
        "Kam, 12 Nov 2026",
        "Kamis, 12 November 2026",
        "Senin, 12 November 2026",
        "2026-11-12",
        " 12  /11/ 2026 ",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text) == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kamis, 1 Juli 2024", "Kamis"),
        ("kamis 1/7/2024", "Kamis"),
        ("AHAD 1 Juli 2024", "Ahad"),
        ("Jum'at, 1 Juli 2024", "Jum'at"),
        ("Senin, 1 Juli 2024", ""),
        ("Sen, 1 Jul 2024", ""),
        ("Kam, 1 Jul 2024", ""),  # as the field itself writes: the number was typed over, not the name
        ("1 Juli 2024", ""),
        ("", ""),
    ],
)
def test_the_name_of_another_day_is_noticed(text: str, named: str) -> None:
    assert wrong_day_name(text, date(2024, 7, 1)) == named


def test_without_a_year_it_is_the_year_nearby() -> None:
    assert read_date("17 Agt", date(2019, 1, 1)) == date(2019, 8, 17)
    assert read_date("17 Agt") is None


@pytest.mark.parametrize("text", ["", "besok", "31/2/2026", "12/13/2026", "12", "12/11/1850", "12/11/202", "a b c"])
def test_what_is_not_clear_is_no_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("7", time(7)),
        ("07.00", time(7)),
        ("7:30", time(7, 30)),
        ("730", time(7, 30)),
        ("1200", time(12)),
        ("12,00", time(12)),
        ("pukul 08.00 WIB", time(8)),
        ("23.59", time(23, 59)),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, moment: time) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["", "24.00", "8.75", "7.3", "siang", "12345"])
def test_what_is_not_clear_is_no_time(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("SD Negeri 4 Contoh", SchoolLevel.SD),
        ("sdn 4 contoh", SchoolLevel.SD),
        ("SMPIT Harapan", SchoolLevel.SMP),
        ("SMP N 2 Sempor", SchoolLevel.SMP),
        ("SMA Pius", SchoolLevel.SMA),
        ("SMKN 1 Kebumen", SchoolLevel.SMK),
        ("TK Pertiwi", SchoolLevel.TK),
        ("MI Maarif", SchoolLevel.MI),
        ("MTsN 2 Kebumen", SchoolLevel.MTS),
        ("MA Al-Huda", SchoolLevel.MA),
        ("Maarif Institute", None),
        ("Sdr. Budi", None),
    ],
)
def test_a_schools_name_tells_its_level(name: str, level: SchoolLevel | None) -> None:
    assert level_of_name(name) is level


def test_the_usual_periods() -> None:
    day = date(2024, 2, 10)
    assert month_of(day) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_before(date(2024, 1, 31)) == (date(2023, 12, 1), date(2023, 12, 31))
    assert semester_of(day) == (date(2024, 1, 1), date(2024, 6, 30))
    assert semester_of(date(2024, 12, 31)) == (date(2024, 7, 1), date(2024, 12, 31))
    assert school_year_period(day) == (date(2023, 7, 1), date(2024, 6, 30))


def test_the_month_to_report_is_this_one_or_the_newest_with_a_meeting() -> None:
    today = date(2024, 2, 10)
    days = [date(2023, 9, 7), date(2023, 10, 11)]
    assert usual_month([*days, date(2024, 2, 20)], today) == month_of(today)
    assert usual_month([*days, date(2024, 5, 1)], today) == month_of(date(2023, 10, 1))
    assert usual_month([date(2024, 5, 1), date(2024, 6, 1)], today) == month_of(date(2024, 5, 1))
    assert usual_month([], today) == month_of(today)


@pytest.mark.parametrize(
    ("text", "kilometres"),
    [
        ("12,5", 12.5),
        ("12.5 km", 12.5),
        ("± 3 KM", 3.0),
        ("800 m", 0.8),
        ("1.250 m", 1.25),
        ("0,75", 0.75),
        ("0.125", 0.125),
        ("jauh", None),
        ("12-15 km", None),
        ("-3", None),
        ("", None),
    ],
)
def test_a_distance_is_read_as_people_write_it(text: str, kilometres: float | None) -> None:
    assert read_distance(text) == kilometres


@pytest.mark.parametrize(("number", "text"), [(12.5, "12,5"), (3.0, "3"), (0.125, "0,12"), (None, ""), (100.0, "100")])
def test_a_number_is_written_with_a_comma(number: float | None, text: str) -> None:
    assert format_decimal(number) == text
