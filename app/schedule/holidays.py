"""National holidays of Indonesia, from the library that carries them: no network."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_ESTIMATED = " (perkiraan)"  # how the library marks a date that follows the moon and is not announced yet


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which schools are closed all over the country."""

    name: str
    estimated: bool = False  # the date follows the moon and may still move


def holiday_on(day: date) -> Holiday | None:
    """The national holiday or shared leave (cuti bersama) of a day."""
    return _of_year(day.year).get(day)


def holidays_between(first: date, last: date) -> dict[date, Holiday]:
    """The national holidays from `first` to `last`, both included, in order."""
    years = range(first.year, last.year + 1)
    return {day: one for year in years for day, one in _of_year(year).items() if first <= day <= last}


@lru_cache(maxsize=16)
def _of_year(year: int) -> dict[date, Holiday]:
    """The holidays of one year; empty where the library knows none (before 1946, after 2100)."""
    from holidays import country_holidays

    known = country_holidays("ID", years=year, language="id", categories=("public", "government"))
    return {
        day: Holiday(name.replace(_ESTIMATED, ""), _ESTIMATED in name)
        for day, name in sorted(known.items())
        if day.year == year
    }
