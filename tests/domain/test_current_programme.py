"""Which of several programmes is the one of today, and how a short list tells them apart."""

from datetime import date

import pytest

from app.domain.current_programme import current_programme, year_labels
from app.domain.records import Programme


def _programmes(*years: str) -> list[Programme]:
    """The newest first, as they are read."""
    return [Programme(id=number, school_year=year) for number, year in reversed(list(enumerate(years, start=1)))]


@pytest.mark.parametrize(
    ("today", "years", "expected"),
    [
        (date(2026, 11, 22), ("2026/2027", "2027/2028"), 1),
        (date(2027, 6, 30), ("2026/2027", "2027/2028"), 1),
        (date(2027, 7, 1), ("2026/2027", "2027/2028"), 2),
        (date(2026, 11, 22), ("2019/2020",), 1),
        (date(2026, 11, 22), ("2019/2020", "2027/2028"), 1),
        (date(2026, 11, 22), ("2024/2025", "2023/2024", "2027/2028"), 1),
        (date(2026, 6, 1), ("2026/2027", "2027/2028"), 2),
        (date(2026, 11, 22), ("2026/2027", "2026/2027"), 2),
        (date(2026, 11, 22), ("tahun depan", "2027/2028"), 1),
        (date(2026, 11, 22), (" 2026 / 2027 ", ""), 1),
    ],
)
def test_the_programme_of_today_is_that_of_its_school_year(today: date, years: tuple[str, ...], expected: int) -> None:
    found = current_programme(_programmes(*years), today)
    assert found is not None
    assert found.id == expected


def test_a_programme_without_a_clear_year_counts_by_its_start() -> None:
    later = Programme(id=2, school_year="baru", start=date(2027, 7, 12))
    now = Programme(id=1, school_year="2026/2027")
    assert current_programme([later, now], date(2026, 11, 22)) == now
    assert current_programme([later, now], date(2027, 11, 22)) == later
    assert current_programme([], date(2027, 11, 22)) is None


def test_the_year_is_enough_unless_two_programmes_share_it() -> None:
    one, two = Programme(name="A", school_year="2026/2027"), Programme(name="B", school_year="2027/2028")
    assert year_labels([two, one]) == ["2027/2028", "2026/2027"]
    three = Programme(name="C", school_year="2027/2028")
    assert year_labels([three, two, one]) == ["2027/2028 · C", "2027/2028 · B", "2026/2027"]
    assert year_labels([Programme(name="D")]) == ["D"]
