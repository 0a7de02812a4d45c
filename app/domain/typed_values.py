"""Dates and clock times as people type them."""

import re
from datetime import date, time

from app.domain.dates import DAY_NAMES, MONTH_NAMES, day_name

_OTHER_SPELLINGS = {"agt": 8, "ags": 8, "agust": 8, "pebruari": 2, "peb": 2, "nopember": 11, "nop": 11, "sept": 9}
_NAMES = [(name.casefold(), number) for number, name in enumerate(MONTH_NAMES, start=1)]
_MONTHS = {**dict(_NAMES), **{name[:3]: number for name, number in _NAMES}, **_OTHER_SPELLINGS}
_OTHER_DAY_NAMES = {"jum'at": "jumat", "ahad": "minggu"}
_DAYS = {name.casefold() for name in DAY_NAMES} | {name.casefold()[:3] for name in DAY_NAMES} | set(_OTHER_DAY_NAMES)
_FIRST_YEAR, _LAST_YEAR = 1990, 2099


def read_date(text: str, near: date | None = None) -> date | None:
    """The date a person means, day before month; None when that is not clear.

    `12/11/2026`, `12-11-26`, `12112026`, `12 Nov 2026`, `Kamis, 12 November 2026`, `2026-11-12`; without a year it is
    the year of `near`. A day's name is not looked at: `wrong_day_name` tells when it is another one.
    """
    words = [word for word in re.split(r"[\s,./\\-]+", text.casefold()) if word and word not in _DAYS]
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) in (6, 8):
        words = [words[0][:2], words[0][2:4], words[0][4:]]
    if len(words) == 3 and len(words[0]) == 4 and words[0].isdecimal():
        words.reverse()
    if len(words) == 2 and near is not None:
        words.append(str(near.year))
    if len(words) != 3 or not words[0].isdecimal() or not words[2].isdecimal() or len(words[2]) not in (2, 4):
        return None
    month = int(words[1]) if words[1].isdecimal() else _MONTHS.get(words[1], 0)
    year = int(words[2]) + (2000 if len(words[2]) == 2 else 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, int(words[0]))
    except ValueError:  # 31 February
        return None


def wrong_day_name(text: str, day: date) -> str:
    """The day's name that was written out in full with a date though `day` is another one: `Kamis`; else empty."""
    words: list[str] = re.findall(r"[a-z']+", text.casefold())
    for word in words:
        named = _OTHER_DAY_NAMES.get(word, word).capitalize()
        if named in DAY_NAMES:
            return "" if named == day_name(day) else word.capitalize()
    return ""


def read_time(text: str) -> time | None:
    """The clock time a person means: `7`, `07.00`, `7:30`, `1200`, `08.00 WIB`; None when that is not clear."""
    bare = re.sub(r"\b(pukul|jam|wib|wita|wit)\b", " ", text.casefold()).strip()
    found = re.fullmatch(r"(\d{1,2})(?:\s*[.:,\s]\s*(\d{2}))?", bare) or re.fullmatch(r"(\d{1,2})(\d{2})", bare)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_number(text: str) -> float | None:
    """A number as written in Indonesia or by a spreadsheet: `12,5`, `12.5`, `1.250`; None when that is not clear.

    A point before exactly three digits groups thousands, unless nothing else could be meant (`0.125`).
    """
    bare = text.replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?", bare):
        bare = bare.replace(".", "")
    if not re.fullmatch(r"\d+([.,]\d+)?", bare):
        return None
    return float(bare.replace(",", "."))


def read_distance(text: str) -> float | None:
    """Kilometres: `12,5`, `12.5 km`, `± 3 km`, `800 m`; None when that is not clear."""
    found = re.fullmatch(
        r"(?:±|\+/-|kurang lebih|sekitar|kira-kira|~)?\s*([\d.,\s]+?)\s*(km|kilometer|m|meter)?\.?",
        text.casefold().strip(),
    )
    number = read_number(found[1]) if found else None
    if found is None or number is None:
        return None
    return number / 1000 if found[2] in ("m", "meter") else number


def format_decimal(number: float | None) -> str:
    """`12,5`; nothing for None, no decimals for a whole number."""
    return "" if number is None else f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")
