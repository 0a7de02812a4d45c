"""Lists that begin without telling what their columns are. Runs in the worker only.

Any table of texts could be one, so their cells must leave little doubt.
"""

import re

from app.intake.cells import Row, cell_text, is_blank, tidy
from app.intake.columns import Profile, assign, bare_name, profiles
from app.intake.header_rows import Header, row_meanings
from app.intake.looks import has_title, name_likeness
from app.intake.sheets import SheetData
from app.intake.words import COMMON_WORDS

_FIELDS = frozenset({"nip", "nuptk", "school", "phone", "email", "signature"})
_MOST_ROWS_ABOVE = 400


class Guess:
    """Where a list without a header may lie: its first row, its columns, and a header that does not say "name"."""

    __slots__ = ("columns", "header", "looks", "start")

    def __init__(self, start: int, columns: dict[str, int], looks: list[Profile], header: Header | None) -> None:
        self.start = start
        self.columns = columns
        self.looks = looks
        self.header = header


def guess_list(sheet: SheetData) -> Guess | None:
    """The list in a sheet in which no header was found, or None."""
    width = len(sheet.rows[0])
    looks = profiles(sheet.rows, 0, width)
    candidates = [
        column
        for column in range(width)
        if looks[column].filled >= 2 and looks[column].likeness >= 1.8 and looks[column].name_share >= 0.45
    ]
    if not candidates:
        return None
    name = max(candidates, key=lambda column: looks[column].likeness)
    start = _first_person_row(sheet, name)
    if start is None:
        return None
    if _heads_columns(sheet.rows[start], name):
        start += 1
    looks = profiles(sheet.rows, start, width)
    if looks[name].filled < 2 or looks[name].name_share < 0.6:
        return None
    header: Header | None = None
    meanings = [("", 0.0)] * width
    if start:
        above = row_meanings(sheet.rows[start - 1])
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


def _first_person_row(sheet: SheetData, name: int) -> int | None:
    """First row whose name cell looks like a person's and that the next rows resemble."""
    likely = [
        index
        for index, row in enumerate(sheet.rows[:_MOST_ROWS_ABOVE])
        if name_likeness(bare_name(cell_text(row[name]))) >= 0.5
    ]
    for index in likely:
        if sum(1 for other in likely if index < other <= index + 4) >= min(2, len(likely) - 1) >= 1:
            return index
    return None
