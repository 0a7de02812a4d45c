"""Dates as headers write them: a whole date, a day of a month, and which month a list is about. Worker only."""

import re
from datetime import date

from app.intake.cells import cell_text, is_blank
from app.intake.sheets import SheetData

_NAMES = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "pebruari": 2, "february": 2, "feb": 2, "peb": 2,
    "maret": 3, "march": 3, "mar": 3, "mrt": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6,
    "june": 6, "jun": 6, "juli": 7, "july": 7, "jul": 7, "agustus": 8, "august": 8,
    "agu": 8, "agt": 8, "ags": 8, "agst": 8, "aug": 8,
    "september": 9, "sep": 9, "sept": 9, "oktober": 10, "october": 10, "okt": 10, "oct": 10,
    "november": 11, "nopember": 11, "nov": 11, "nop": 11, "desember": 12, "december": 12, "des": 12, "dec": 12,
}  # fmt: skip
_LONGEST_ABBREVIATION = 4
_DAY_BEFORE = r"(?:(?:hari|tanggal|tgl|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b[\s.,/:(]*)*"
_DATE = re.compile(_DAY_BEFORE + r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]+)(?:[\s.,/-]+'?(\d{4}|\d{2}))?\)?")
_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_MONTH_AND_YEAR = re.compile(r"\b([a-z]{3,9})\b[\s.,:/'-]*(20\d\d)?\b")
_YEAR = re.compile(r"\b(20\d\d)\b")
_SCHOOL_YEAR = re.compile(r"\b(20\d\d)\s*[/-]\s*(20\d\d)\b")
_ROWS_ABOVE = 12

Month = tuple[int, int]
"""Month and year; 0 where it is not said."""


def month_of_list(sheet: SheetData, top: int) -> Month:
    """The month that the lines above row `top`, or the sheet's name, say that the list is about."""
    lines = [
        " ".join(cell_text(cell) for cell in row if not is_blank(cell)).casefold()
        for row in sheet.rows[max(0, top - _ROWS_ABOVE) : top]
    ]
    name = sheet.name.casefold()
    for line in (*reversed(lines), name):
        if month := _month_in(line, alone=line == name):
            years = (_year_of(month, other) for other in (line, *lines))
            return month, next(filter(None, years), 0)
    plain = (line for line in lines if not _SCHOOL_YEAR.search(line))
    return 0, next((int(found[1]) for line in plain if (found := _YEAR.search(line))), 0)


def _month_in(line: str, *, alone: bool) -> int:
    """The one month that a line names: in full, or short beside a year or as a whole."""
    found: set[int] = set()
    for match in _MONTH_AND_YEAR.finditer(line):
        word, year = match.groups()
        if word in _NAMES and (len(word) > _LONGEST_ABBREVIATION or word in ("juni", "juli", "mei") or year or alone):
            found.add(_NAMES[word])
    return found.pop() if len(found) == 1 else 0


def names_month(group: str) -> bool:
    """True for a header in lower case that names a month."""
    return bool(_month_in(group, alone=True))


def _year_of(month: int, line: str) -> int:
    if spread := _SCHOOL_YEAR.search(line):
        return int(spread[1 if month >= 7 else 2])
    found = _YEAR.search(line)
    return int(found[1]) if found else 0


def read_day(text: str, month: Month) -> str | None:
    """The ISO date of `Kamis, 1 Agustus 2019`, `1/8/19`, `2019-08-01`; `1 Agt` with the year of the list."""
    if iso := _ISO.match(text):
        return _iso(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    number = int(found[2]) if found[2].isdigit() else _NAMES.get(found[2], 0)
    year = int(found[3] or month[1])
    return _iso(year + 2000 if 0 < year < 100 else year, number, int(found[1]))


def names_day(text: str) -> bool:
    """True for a day and a month without a year in lower case: `12 jul`, `6/10`."""
    found = _DATE.fullmatch(text)
    if found is None or found[3]:
        return False
    number = int(found[2]) if found[2].isdigit() else _NAMES.get(found[2], 0)
    return _iso(2000, number, int(found[1])) is not None  # a leap year


def day_of_month(day: int, month: Month, group: str) -> str | None:
    """The ISO date of a day in the month that its group header names, or else in that of the list."""
    low = group.casefold()
    own = _month_in(low, alone=True)
    number = own or month[0]
    year = (_year_of(own, low) if own else 0) or month[1]
    return _iso(year, number, day)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= 2000 else None
    except ValueError:
        return None
