"""Which programme is the one of today: the one place that the window, new meetings and reports ask."""

import re
from collections.abc import Sequence
from datetime import date

from app.domain.dates import school_year_of
from app.domain.records import Programme

_YEARS = re.compile(r"\s*(\d{4})\s*/\s*\d{4}\s*")


def current_programme(programmes: Sequence[Programme], today: date) -> Programme | None:
    """The programme whose tahun pelajaran holds today; else the newest that has begun; else the newest.

    `programmes` come with the newest first, which wins among those of one year. A programme whose year is written in
    no known way counts by its start; without one it has begun before all others.
    """
    this_year = _first_year(school_year_of(today))
    begun = [one for one in programmes if _begins(one) <= this_year]
    return max(begun, key=_begins) if begun else next(iter(programmes), None)


def _begins(programme: Programme) -> int:
    """The year in which its tahun pelajaran begins, or 0."""
    written = _first_year(programme.school_year)
    return written or (_first_year(school_year_of(programme.start)) if programme.start is not None else 0)


def _first_year(school_year: str) -> int:
    years = _YEARS.fullmatch(school_year)
    return int(years[1]) if years else 0


def year_labels(programmes: Sequence[Programme]) -> list[str]:
    """What tells programmes apart in a short list: the tahun pelajaran, with the name where it is not enough."""
    years = [one.school_year.strip() for one in programmes]
    return [
        year if year and years.count(year) == 1 else " · ".join(part for part in (year, one.name) if part)
        for year, one in zip(years, programmes, strict=True)
    ]
