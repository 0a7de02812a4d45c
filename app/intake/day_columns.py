"""Columns of a list that say of each person whether they came on one day: `1 … 31`, dates, `Hari ke-2`, weekdays.

Runs in the worker only.
"""

import re
from datetime import date, datetime
from itertools import pairwise

from app.intake.cells import Cell, cell_text, column_letter, is_blank, tidy
from app.intake.header_rows import Header, is_numbering, spread_over_merges
from app.intake.months import day_of_month, month_of_list, names_day, names_month, read_day
from app.intake.people import STATES
from app.intake.sheets import SheetData
from app.intake.words import word_set

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ORDINALS = {"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6}
_PLACE = re.compile(
    r"(?:hari|hr|day|pertemuan|pert|h|p|tm|tatap muka|kehadiran|absen|hadir|presensi|ttd|tanda tangan|paraf)"
    r"[\s.]*(?:hari|pertemuan)?[\s.]*(?:ke)?[\s.:-]*(?P<place>\d{1,2}|[ivx]{1,4}|pertama|kesatu|kedua|ketiga|keempat|kelima|keenam)"
)
_WITH_DATE = re.compile(r"([^()]{1,25}?)\s*\(([^()]{3,25})\)")
_WEEKDAY = re.compile(r"(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)")
_GROUPS = word_set("tanggal tgl bulan hari pertemuan kehadiran hadir absen absensi presensi minggu ttd tangan paraf")
_NUMBERS_ALONE = 5  # so many columns 1, 2, 3 … in a row are days without a word above them that says so
_NO_DAYS = word_set(
    "nilai tugas uh ulangan ph penilaian skor soal aspek butir indikator kriteria kd pts pas uts uas harga jumlah "
    "volume siklus kelas semester materi sesi"
)
_COUNTED_BY_PLACE = word_set("pertemuan pert hari ke minggu")
_MORE_STATES = {
    **dict.fromkeys(("0", "th", "tdk", "-h"), "alpa"),
    **dict.fromkeys(("c", "cuti"), "izin"),
    **dict.fromkeys(("d", "dd"), "tugas"),
    **dict.fromkeys(("•", ".", "☑️", "✔️", "ada", "hdr"), "hadir"),
}
_CROSSES = frozenset({"x", "×"})
_SAMPLE = 60


class Day:
    """One day: the columns about it, and what its header says."""

    __slots__ = ("columns", "iso", "label", "number")

    def __init__(self, column: int, label: str, iso: str | None, number: int | None) -> None:
        self.columns = [column]
        self.label = label
        self.iso = iso
        self.number = number

    def as_tuple(self) -> tuple[str, str, str | None, int | None]:
        """Letter, label, ISO date, number."""
        return column_letter(self.columns[0]), self.label, self.iso, self.number


def find_days(
    sheet: SheetData, header: Header | None, columns: dict[str, int], span: range, rows: list[int]
) -> list[Day]:
    """The day columns of a list whose persons stand in `rows`, from left to right; one day alone is none."""
    if header is None:
        return []
    lines = _header_lines(sheet, header, columns)
    taken = {column for code, column in columns.items() if code not in ("state", "signature", "note", "time")}
    month = month_of_list(sheet, header.top)
    found: list[Day] = []
    numbers: list[Day] = []
    for column in span:
        if column in taken:
            continue
        parts = [line[column] for line in lines if column < len(line)]
        raw = [sheet.rows[row][column] for row in range(header.top, header.bottom + 1)]
        day = _day_of(column, parts, raw, month)
        if day is None or not _holds_states(sheet, column, rows, words=" ".join(parts).casefold()):
            continue
        same = found[-1] if found and column - found[-1].columns[-1] == 1 else None
        if same is not None and (day.label, day.iso, day.number) == (same.label, same.iso, same.number):
            same.columns.append(column)
            continue
        found.append(day)
        group = " ".join(parts[:-1]).casefold()
        if day.label.isdigit() and not _GROUPS & set(group.split()) and not names_month(group):
            numbers.append(day)
    if numbers and not _are_days(numbers):
        found = [day for day in found if day not in numbers]
    return found


def _header_lines(sheet: SheetData, header: Header, columns: dict[str, int]) -> list[list[str]]:
    """The header rows as text, without the row that only numbers the columns."""
    bottom = header.bottom
    if bottom > header.top and is_numbering(sheet.rows[bottom]) and not is_blank(sheet.rows[bottom][columns["name"]]):
        bottom -= 1
    return spread_over_merges(sheet, header.top, bottom)


def _day_of(column: int, parts: list[str], raw: list[Cell], month: tuple[int, int]) -> Day | None:
    for cell in raw:
        if isinstance(cell, (datetime, date)):
            return Day(column, cell_text(cell), f"{cell:%Y-%m-%d}", None)
    words = set(re.findall(r"[a-z]+", " ".join(parts).casefold()))
    for text in reversed(parts):
        low = text.casefold().strip(" .:()")
        if not low or len(low) > 40:
            continue
        if bracket := _WITH_DATE.fullmatch(text.casefold().strip(" .:")):
            place, low = _PLACE.fullmatch(bracket[1].strip(" .:")), bracket[2].strip()
            number = _place_number(place["place"]) if place else None
            iso = read_day(low, month)
            if (iso or names_day(low)) and (number or _WEEKDAY.fullmatch(bracket[1].strip())):
                return Day(column, tidy(text), iso, number)
            low = bracket[1].strip(" .:")
        if iso := read_day(low, month):
            return Day(column, text, iso, None)
        if _WEEKDAY.fullmatch(low):
            return Day(column, text, None, None)
        if names_day(low):
            return Day(column, text, None, None)
        if place := _PLACE.fullmatch(low):
            number = _place_number(place["place"])
            return Day(column, text, None, number) if number else None
        if low in _ROMAN and not words.isdisjoint(_COUNTED_BY_PLACE):
            return Day(column, text, None, _ROMAN[low])
        if low.isdigit() and 1 <= int(low) <= 31 and words.isdisjoint(_NO_DAYS):
            by_place = not words.isdisjoint(_COUNTED_BY_PLACE) and "tanggal" not in words and "tgl" not in words
            iso = None if by_place else day_of_month(int(low), month, " ".join(parts))
            return Day(column, text, iso, int(low))
    return None


def _place_number(word: str) -> int | None:
    return int(word) if word.isdigit() else _ROMAN.get(word) or _ORDINALS.get(word)


def _are_days(numbers: list[Day]) -> bool:
    """True for bare numbers that count on, many of them, side by side."""
    if len(numbers) < _NUMBERS_ALONE:
        return False
    places = [day.columns[0] for day in numbers]
    values = [day.number or 0 for day in numbers]
    steps = sum(b == a + 1 for a, b in pairwise(values))
    return places[-1] - places[0] < 2 * len(places) and steps >= 0.6 * (len(values) - 1)


def _holds_states(sheet: SheetData, column: int, rows: list[int], words: str) -> bool:
    """True unless what is in the column is no word or mark of attendance."""
    texts = [_state_text(sheet.rows[row][column]) for row in rows[:_SAMPLE] if not is_blank(sheet.rows[row][column])]
    if not texts or "tanda tangan" in words or "ttd" in words or "paraf" in words:
        return True
    known = STATES.keys() | _MORE_STATES.keys() | _CROSSES
    good = sum(text in known or not any(map(str.isalnum, text)) for text in texts)
    signed = sum(text.strip(" .)…_").isdigit() and not text.isdigit() for text in texts)  # "1 ........"
    return good + signed >= 0.7 * len(texts)


def _state_text(cell: Cell) -> str:
    text = tidy(cell_text(cell)).casefold()
    return "✓" if text == "ü" else text  # a tick in the font Wingdings


def day_states(sheet: SheetData, days: list[Day], rows: list[int]) -> list[tuple[str | None, ...]]:
    """The state codes of each person, a day a place. Of two columns about a day the one that saw them there counts."""
    texts = {column for day in days for column in day.columns}
    crossed = _crosses_mean_absence(sheet, texts, rows)
    known: dict[str, str | None] = {}

    def state(cell: Cell) -> str | None:
        if is_blank(cell):
            return None
        text = _state_text(cell)
        if text not in known:
            code = STATES.get(text) or _MORE_STATES.get(text)
            known[text] = ("alpa" if crossed else "hadir") if text in _CROSSES else code
        return known[text]

    result: list[tuple[str | None, ...]] = []
    for index in rows:
        row = sheet.rows[index]
        states: list[str | None] = []
        for day in days:
            said = [code for column in day.columns if (code := state(row[column]))]
            states.append(next((code for code in said if code in ("hadir", "terlambat")), said[0] if said else None))
        result.append(tuple(states))
    return result


def _crosses_mean_absence(sheet: SheetData, columns: set[int], rows: list[int]) -> bool:
    """A cross beside ticks says that somebody was away; alone it is a tick."""
    return any(
        STATES.get(_state_text(cell)) == "hadir"
        for index in rows
        for column in columns
        if not is_blank(cell := sheet.rows[index][column])
    )
