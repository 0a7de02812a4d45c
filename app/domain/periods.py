"""Periods that a report usually covers: both days included."""

from collections.abc import Iterable
from datetime import date, timedelta

Period = tuple[date, date]


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
