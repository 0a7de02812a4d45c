"""Which day of a meeting a column or a sheet of a list is about, as far as its words tell."""

import re
from collections.abc import Sequence
from datetime import date

from app.domain.dates import DAY_NAMES, MONTH_NAMES
from app.domain.lists import DayColumn
from app.domain.records import MeetingDay

_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTH_NAMES, start=1)} | {
    "agt": 8, "ags": 8, "aug": 8, "may": 5, "oct": 10, "dec": 12, "peb": 2, "nop": 11,
}  # fmt: skip
_LONGEST_MEETING = 7  # days; columns up to a higher number are those of a month
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_ORDINALS = {"pertama": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5}
_DATE = re.compile(r"\b(\d{1,2})[\s./_-]+(?:(\d{1,2})|([a-z]{3})[a-z]*)(?:[\s./_-]+(\d{4}|\d{2}))?\b")
_NUMBERED_SHEET = re.compile(r"(?i)(?:sheet|lembar|tabel|table)?\s*\d{1,2}")
_PLACE = re.compile(
    r"\b(?:hari|day|pertemuan|sesi)[\s._-]*(?:ke)?[\s._-]*(\d{1,2}|[ivx]+|[a-z]+)\b|\bke[\s._-]*(\d{1,2})\b"
)


def propose_columns(columns: Sequence[DayColumn], days: Sequence[MeetingDay]) -> tuple[int | None, ...]:
    """The id of the meeting day that each day column is about; None where no day fits. No day is proposed twice.

    A number is the day's place in the meeting, or, where it cannot be, the day of the month.
    """
    by_place = _are_places(columns, days)
    taken: set[int] = set()
    proposed: list[int | None] = []
    for column in columns:
        found = _day_of_column(column, days, by_place=by_place)
        if found is None or found.id in taken:
            proposed.append(None)
        else:
            taken.add(found.id)
            proposed.append(found.id)
    nameless = all(column.date is None and column.number is None for column in columns)
    if len(columns) == len(days) and nameless and not taken:
        ordered = sorted(days, key=lambda day: day.position)
        return tuple(day.id for day in ordered)
    return tuple(proposed)


def _are_places(columns: Sequence[DayColumn], days: Sequence[MeetingDay]) -> bool:
    """Whether the numbers count the days of the meeting: more than it has may stand there, as in `Hari 1–3`."""
    numbered = [(column.number, column) for column in columns if column.date is None and column.number is not None]
    most = max((number for number, _ in numbered), default=0)
    if most <= len(days) or all(_PLACE.search(column.label.casefold()) for _, column in numbered):
        return True
    of_the_month = {day.date.day for day in days}
    return most <= _LONGEST_MEETING and not any(number in of_the_month for number, _ in numbered)


def _day_of_column(column: DayColumn, days: Sequence[MeetingDay], *, by_place: bool) -> MeetingDay | None:
    if column.date is not None:
        return next((day for day in days if day.date == column.date), None)
    if column.number is None:
        return day_in_words(column.label, days)
    if by_place:
        return next((day for day in days if day.position == column.number), None)
    return next((day for day in days if day.date.day == column.number), None)


def propose_sheets(names: Sequence[str], days: Sequence[MeetingDay]) -> tuple[int | None, ...]:
    """The id of the meeting day that each list of a file is about, by the names of their sheets.

    As many sheets without a name of their own as there are days are taken in order; a meeting of one day takes all.
    """
    if len(days) == 1:
        return tuple(days[0].id for _ in names)
    found = [day_in_words(name, days) for name in names]
    if any(found):
        return tuple(day.id if day is not None else None for day in found)
    if len(days) == len(names) == len(set(names)) and all(map(_NUMBERED_SHEET.fullmatch, names)):
        return tuple(day.id for day in sorted(days, key=lambda day: day.position))
    return tuple(None for _ in names)


def day_in_words(text: str, days: Sequence[MeetingDay]) -> MeetingDay | None:
    """The day that a text such as `Hari 2`, `1 Agustus 2019`, `Day II` or `Senin` means."""
    low = text.casefold()
    for found in _DATE.finditer(low):
        month = int(found[2]) if found[2] else _MONTHS.get(found[3], 0)
        fitting = [day for day in days if (day.date.day, day.date.month) == (int(found[1]), month)]
        fitting = [day for day in fitting if _year_fits(found[4], day.date)]
        if fitting:
            return fitting[0]
    for found in _PLACE.finditer(low):
        word = found[1] or found[2]
        place = int(word) if word.isdigit() else _ROMAN.get(word, 0) or _ORDINALS.get(word, 0)
        fitting = [day for day in days if day.position == place]
        if fitting:
            return fitting[0]
    words = set(re.findall(r"[a-z]+", low.replace("'", "")))
    named = [day for day in days if DAY_NAMES[day.date.weekday()].casefold() in words]
    return named[0] if len(named) == 1 else None


def _year_fits(year: str | None, day: date) -> bool:
    return not year or int(year) in (day.year, day.year % 100)
