"""Periods that a report usually covers: both days included."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.dates import MONTH_NAMES, school_year_of

Period = tuple[date, date]


class Choice(NamedTuple):
    """A period with its name."""

    label: str
    period: Period


def month_of(day: date) -> Period:
    """The calendar month of a day."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day.replace(day=1), following - timedelta(days=1)


def month_before(day: date) -> Period:
    """The calendar month before the one of a day."""
    return month_of(day.replace(day=1) - timedelta(days=1))


def semester_of(day: date) -> Period:
    """Ganjil runs from July to December, Genap from January to June."""
    first = 7 if day.month >= 7 else 1
    return date(day.year, first, 1), month_of(date(day.year, first + 5, 1))[1]


def school_year_period(day: date) -> Period:
    """The tahun pelajaran of a day: July to June."""
    year = day.year if day.month >= 7 else day.year - 1
    return date(year, 7, 1), date(year + 1, 6, 30)


def usual_month(days: Iterable[date], today: date) -> Period:
    """The month to report first: this one when something took place in it, else that of the newest day so far."""
    every = sorted(days)
    past = [day for day in every if day <= month_of(today)[1]]
    return month_of((past or every or [today])[-1 if past else 0])


def periods_of(days: Iterable[date]) -> tuple[Choice, ...]:
    """The periods that hold one of the days: tahun pelajaran, semester, tahun anggaran, months; the newest first."""
    newest_first = sorted(set(days), reverse=True)
    found = [Choice(f"Tahun pelajaran {school_year_of(day)}", school_year_period(day)) for day in newest_first]
    found += [Choice(semester_name(day), semester_of(day)) for day in newest_first]
    found += [
        Choice(f"Tahun anggaran {day.year}", (date(day.year, 1, 1), date(day.year, 12, 31))) for day in newest_first
    ]
    found += [Choice(f"{MONTH_NAMES[day.month - 1]} {day.year}", month_of(day)) for day in newest_first]
    return tuple(dict.fromkeys(found))


def semester_name(day: date) -> str:
    """`Semester Ganjil 2019/2020`."""
    return f"Semester {'Ganjil' if day.month >= 7 else 'Genap'} {school_year_of(day)}"
