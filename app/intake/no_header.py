"""Lists that begin without telling what their columns are. Runs in the worker only.

Any table of texts could be one, so their cells must leave little doubt.
"""

import re

from app.intake.cells import Row, cell_text, is_blank, tidy
from app.intake.columns import Profile, assign, bare_name, profiles
from app.intake.header_rows import Header, row_meanings
from app.intake.headers import OTHER
from app.intake.looks import has_title, name_likeness
from app.intake.sheets import SheetData
from app.intake.words import COMMON_WORDS

_FIELDS = frozenset({"nip", "nuptk", "school", "phone", "email", "signature"})
_TELLING = ("school", "nip", "nuptk", "phone", "email")
_MOST_ROWS_ABOVE = 400
_WEEKDAYS = frozenset(("senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu"))


class Guess:
    """Where a list without a header may lie: its first row, its columns, and a header that does not say "name"."""

    __slots__ = ("beside", "columns", "header", "looks", "start")

    def __init__(self, start: int, columns: dict[str, int], looks: list[Profile], header: Header | None) -> None:
        self.start = start
        self.columns = columns
        self.looks = looks
        self.header = header
        self.beside: list[int] = []  # other columns with names, as groups side by side have them


def guess_list(sheet: SheetData) -> Guess | None:
    """The list in a sheet in which no header was found, or None."""
    width = len(sheet.rows[0])
    looks = profiles(sheet.rows, 0, width)
    fields = any(one.filled >= 2 and max(map(one.share, _TELLING)) >= 0.6 for one in looks)
    enough, least = (1.0, 0.45) if fields else (1.8, 0.6)
    candidates = [
        column
        for column in range(width)
        if looks[column].filled >= 2
        and looks[column].likeness >= enough
        and looks[column].name_share >= 0.45
        and not looks[column].repeats
    ]
    if not candidates:
        return None
    name = max(candidates, key=lambda column: looks[column].likeness)
    guess = _guess_at(sheet, name, least)
    if guess is not None and guess.header is None:
        guess.beside = [column for column in candidates if column != name and column not in guess.columns.values()]
    return guess


def _guess_at(sheet: SheetData, name: int, least: float) -> Guess | None:
    """The list whose names stand in column `name`."""
    width = len(sheet.rows[0])
    start = _first_person_row(sheet, name)
    if start is None:
        return None
    if _heads_columns(sheet.rows[start], name) or _names_the_columns(sheet, start, name):
        start += 1
    if start and sum(tidy(cell_text(cell)).casefold() in _WEEKDAYS for cell in sheet.rows[start - 1]) >= 3:
        return None  # who is on duty, day by day
    looks = profiles(sheet.rows, start, width)
    if looks[name].filled < 2 or looks[name].name_share < least:
        return None
    header: Header | None = None
    meanings = [("", 0.0)] * width
    if start:
        above = row_meanings(sheet.rows[start - 1])
        if above[name][0] == OTHER and looks[name].name_share < 0.9:
            return None  # `Kelurahan` above place names
        if sum(strength >= 0.6 for _, strength in above) >= 2:
            texts = [tidy(cell_text(cell)) for cell in sheet.rows[start - 1]]
            header = Header(start - 1, start - 1, texts, above)
            meanings = list(above)
    meanings[name] = ("name", 0.9)
    columns = assign(meanings, looks, range(width), loose_names=False)
    if not columns or not _are_people(sheet, start, columns, looks[name]):
        return None
    return Guess(start, columns, looks, header)


def _are_people(sheet: SheetData, start: int, columns: dict[str, int], profile: Profile) -> bool:
    """True when the texts are people's names beyond doubt: by the columns beside, titles, or their shape."""
    name = columns["name"]
    texts = [bare_name(tidy(cell_text(row[name]))) for row in sheet.rows[start : start + 80]]
    texts = [text for text in texts if any(c.isalpha() for c in text)]
    common = sum(
        not COMMON_WORDS.isdisjoint(re.findall(r"\w+", text.casefold())) for text in texts if not has_title(text)
    )
    if not texts or common > 0.2 * len(texts):
        return False
    if not _FIELDS.isdisjoint(columns):
        return True
    if start and _heads_columns(sheet.rows[start - 1], name):
        return False  # a header that names other things: a schedule, a list of books
    titled = sum(map(has_title, texts))
    several_words = sum(len(text.split()) >= 2 for text in texts)
    return titled >= 0.2 * len(texts) or several_words >= 0.6 * len(texts) or profile.name_share >= 0.8


def _heads_columns(row: Row, name: int) -> bool:
    """True for a row such as `No | Judul | Pengarang` or `Hari | Jam | Mata pelajaran`."""
    texts = [cell_text(cell).strip() for cell in row if not is_blank(cell)]
    if len(texts) < 2 or not all(isinstance(cell, str) or is_blank(cell) for cell in row):
        return False
    if any(c.isdigit() for text in texts for c in text):
        return False
    own = tidy(cell_text(row[name])).casefold()
    if name_likeness(own) >= 0.9 and own not in COMMON_WORDS:
        return False
    known = {meaning for meaning, strength in row_meanings(row) if strength >= 0.8}
    return "number" in known or sum(strength >= 0.8 for _, strength in row_meanings(row)) >= 2


def _names_the_columns(sheet: SheetData, index: int, name: int) -> bool:
    """True for a row whose cells beside the name say what the columns are, and that none of the next rows repeats."""
    row = sheet.rows[index]
    if has_title(tidy(cell_text(row[name]))) or any(isinstance(cell, (int, float)) for cell in row):
        return False
    beside = [column for column, cell in enumerate(row) if column != name and not is_blank(cell)]
    said = row_meanings(row)
    heads = [
        column
        for column in beside
        if said[column][1] >= 0.7
        and said[column][0] != "name"
        and tidy(cell_text(row[column])) not in {tidy(cell_text(r[column])) for r in sheet.rows[index + 1 : index + 9]}
    ]
    return len(heads) >= 1 and len(heads) >= 0.6 * len(beside)


def _first_person_row(sheet: SheetData, name: int) -> int | None:
    """First row whose name cell looks like a person's and that the next rows resemble."""
    likely = [
        index
        for index, row in enumerate(sheet.rows[:_MOST_ROWS_ABOVE])
        if name_likeness(bare_name(cell_text(row[name]))) >= 0.5
    ]
    for index in likely:
        if _is_title(sheet, index, likely):
            continue
        if sum(1 for other in likely if index < other <= index + 4) >= min(2, len(likely) - 1) >= 1:
            return index
    return None


def _is_title(sheet: SheetData, index: int, likely: list[int]) -> bool:
    """`JADWAL PIKET GURU` alone above rows of several cells."""
    below = [row for row in likely if row > index][:4]
    alone = sum(not is_blank(cell) for cell in sheet.rows[index]) == 1
    return alone and bool(below) and all(sum(not is_blank(cell) for cell in sheet.rows[row]) > 1 for row in below)
