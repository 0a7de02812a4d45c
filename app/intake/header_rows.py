"""Finding the header of a list in a sheet: one to three rows that somewhere say "name"."""

import re
from itertools import pairwise

from app.intake.cells import Row, cell_text, is_blank, number_text
from app.intake.headers import FIRST_NAME, MAX_HEADER_LENGTH, Meaning, header_meaning, header_words
from app.intake.looks import look, name_likeness
from app.intake.sheets import SheetData
from app.intake.words import word_set

_NAME_LIKE_HEADERS = word_set(
    """
    peserta hadirin guru responden participant participants attendee personil personalia nm kepada penerima pegawai
    pendidik yth yth. ngaran jeneng aran asma wasta araning jenenge nami pengampu mentee operator kepsek pic karyawan
    narahubung cp
    """
)
_NAME_LIKE_STARTS = (
    "diberikan", "yang hadir", "yang menerima", "yang ditugaskan", "guru p", "guru yang", "kepala s", "kepala m",
    "contact", "kontak p", "penanggung", "penerima", "pengisi", "operator", "tenaga pend", "kepada",
)  # fmt: skip
_LONG_NUMBER = re.compile(r"\d{8}|^\s*\d{1,3}[.)]?\s*$")
_NOTHING: Meaning = ("", 0.0)
_LOOKS_OF_FIELDS = word_set("nip nuptk email phone school position grade sex")


class Header:
    """The header rows of one list, from 0, with the text and the meaning of every column."""

    __slots__ = ("bottom", "meanings", "texts", "top")

    def __init__(self, top: int, bottom: int, texts: list[str], meanings: list[Meaning]) -> None:
        self.top = top
        self.bottom = bottom
        self.texts = texts
        self.meanings = meanings

    @property
    def words(self) -> list[str]:
        """The header texts as plain lower-case words, to compare and to tell layouts apart."""
        return [header_words(text) for text in self.texts]


def find_header(sheet: SheetData, start: int) -> Header | None:
    """The first header at or below row `start`, or None."""
    for index in range(start, len(sheet.rows)):
        row = sheet.rows[index]
        if _may_hold_name_header(row) and is_header_row(sheet, index) and not _counts_people(sheet, index):
            while index + 1 < len(sheet.rows) and _says_name_better(sheet, index + 1, index):
                index += 1
            return _whole_header(sheet, index, start)
    return None


def _counts_people(sheet: SheetData, index: int) -> bool:
    """`… | Participants` above the number of them, as the reports of online meetings have it before the list."""
    meanings = row_meanings(sheet.rows[index])
    if not 0.0 < _name_strength(sheet.rows[index]) < 0.65:
        return False
    columns = [i for i, (meaning, _) in enumerate(meanings) if meaning == "name"]
    for row in sheet.rows[index + 1 : index + 4]:
        texts = [text for column in columns if (text := cell_text(row[column]).strip())]
        if texts:
            return all(text.isdigit() for text in texts)
    return False


def _says_name_better(sheet: SheetData, below: int, index: int) -> bool:
    return is_header_row(sheet, below) and _name_strength(sheet.rows[below]) > _name_strength(sheet.rows[index])


def _name_strength(row: Row) -> float:
    return max((s for meaning, s in row_meanings(row) if meaning in ("name", FIRST_NAME)), default=0.0)


def _may_hold_name_header(row: Row) -> bool:
    for cell in row:
        if isinstance(cell, str) and 2 <= len(cell) <= MAX_HEADER_LENGTH:
            low = cell.lower()
            if "nam" in low or low.strip() in _NAME_LIKE_HEADERS or "n a m a" in low:
                return True
            if "peserta" in low or "participant" in low or "attendee" in low:
                return True
            if low.lstrip().startswith(_NAME_LIKE_STARTS):
                return True
    return False


def row_meanings(row: Row) -> list[Meaning]:
    """The meaning of every cell of a row, were it a header."""
    return [header_meaning(cell) if isinstance(cell, str) and cell else _NOTHING for cell in row]


def is_header_row(sheet: SheetData, index: int) -> bool:
    """True when the row names the columns of a list of people."""
    row = sheet.rows[index]
    meanings = row_meanings(row)
    strength = _name_strength(row)
    if strength < 0.5 or _is_label_and_value(row):
        return False
    if strength <= 0.7 and any(isinstance(cell, (int, float)) or _LONG_NUMBER.search(str(cell)) for cell in row):
        return False  # `5 | … NIP 1978… | Operator | Bendahara` is a person
    if strength <= 0.7 and any(isinstance(cell, str) and name_likeness(cell.strip()) >= 0.9 for cell in row):
        return False  # and `Siti Aminah | Kepala Sekolah | Hadir` too
    filled = sum(not is_blank(cell) for cell in row)
    known = {meaning for meaning, s in meanings if s >= 0.5}
    worded = sum(isinstance(cell, str) and not cell.strip().isdigit() and not is_blank(cell) for cell in row)
    if worded and sum(bool(meaning) for meaning, _ in meanings) < worded * 0.34:
        return False
    if len(known) == 1:
        for near in (index - 1, index + 1):
            if 0 <= near < len(sheet.rows):
                known |= {meaning for meaning, s in row_meanings(sheet.rows[near]) if s >= 0.8}
    if len(known) >= (2 if strength >= 0.6 else 3):
        return True
    if strength < 1.0 or filled > 2:
        return False
    column = next(i for i, (meaning, s) in enumerate(meanings) if meaning in ("name", FIRST_NAME) and s == strength)
    below = [cell_text(row[column]).strip() for row in sheet.rows[index + 1 : index + 8] if column < len(row)]
    return sum(name_likeness(text) >= 0.5 for text in below if text) >= 1


def _is_label_and_value(row: Row) -> bool:
    """True for a line such as `Nama | : | …` above a list."""
    texts = [cell_text(cell).strip() for cell in row if not is_blank(cell)]
    return any(text.startswith(":") for text in texts)


def _whole_header(sheet: SheetData, index: int, start: int) -> Header:
    top = bottom = index
    while top - 1 >= start and index - top < 2 and _belongs_above(sheet, top - 1, index):
        top -= 1
    while bottom + 1 < len(sheet.rows) and bottom - index < 2 and _belongs_below(sheet, bottom + 1, index):
        bottom += 1
    texts, meanings = _column_headers(sheet, top, bottom, index)
    if bottom + 1 < len(sheet.rows) and is_numbering(sheet.rows[bottom + 1]):
        bottom += 1
    return Header(top, bottom, texts, meanings)


def _belongs_above(sheet: SheetData, above: int, index: int) -> bool:
    """A row above belongs to the header when it names columns that the row with "name" leaves blank, or groups some."""
    upper, row = sheet.rows[above], sheet.rows[index]
    if any(top <= above and bottom >= index for top, _, bottom, _ in sheet.merges):
        return True
    filled = [column for column, cell in enumerate(upper) if not is_blank(cell)]
    if len(filled) < 2:
        return False
    meanings = row_meanings(upper)
    if any(meanings[column][1] >= 0.8 and is_blank(row[column]) for column in filled):
        return True
    return any(top == bottom == above and right - left >= 1 for top, left, bottom, right in sheet.merges)


def _belongs_below(sheet: SheetData, below: int, index: int) -> bool:
    """A row below belongs to the header when it divides columns: nothing stands under "name" and "no"."""
    lower, row = sheet.rows[below], sheet.rows[index]
    meanings = row_meanings(row)
    filled = [column for column, cell in enumerate(lower) if not is_blank(cell)]
    if not filled:
        return any(top <= index and bottom >= below for top, _, bottom, _ in sheet.merges)
    if _under_name(sheet, below, meanings, filled):
        return True
    for column, (meaning, strength) in enumerate(meanings):
        if meaning in ("name", "number", FIRST_NAME) and strength >= 0.5 and not is_blank(lower[column]):
            return False
    if any(top <= index and bottom >= below for top, _, bottom, _ in sheet.merges):
        return True
    if _divides_groups(sheet, below, index, filled):
        return True
    under = [
        header_meaning(cell_text(lower[column]))[1]
        for column in filled
        if is_blank(row[column]) or column + 1 < len(row)
    ]
    return bool(under) and all(isinstance(lower[column], str) for column in filled) and max(under) >= 0.8


def _under_name(sheet: SheetData, below: int, meanings: list[Meaning], filled: list[int]) -> bool:
    """`NIP` below `NAMA`, as in lists where each person's number stands below the name."""
    lower = sheet.rows[below]
    names = [column for column in filled if meanings[column][0] == "name" and meanings[column][1] >= 0.5]
    if len(names) != 1 or any(meanings[column][0] == "number" for column in filled):
        return False
    said = [header_meaning(cell_text(lower[column])) for column in filled]
    own = header_meaning(cell_text(lower[names[0]]))
    return own[0] in ("nip", "nuptk", "grade") and all(strength >= 0.8 for _, strength in said)


def _divides_groups(sheet: SheetData, below: int, index: int, filled: list[int]) -> bool:
    """`Pagi | Siang` below `Kehadiran`, where the file tells no merged cells: words below a group and beside it."""
    lower, row = sheet.rows[below], sheet.rows[index]
    beside = [column for column in filled if is_blank(row[column])]
    if not beside or len(filled) < 2 or below + 1 >= len(sheet.rows):
        return False
    texts = [cell_text(lower[column]).strip() for column in filled]
    if any(len(text) > 25 or look(text) in _LOOKS_OF_FIELDS or name_likeness(text) >= 0.9 for text in texts):
        return False
    after = sheet.rows[below + 1]
    named = [i for i, (meaning, _) in enumerate(row_meanings(row)) if meaning in ("name", FIRST_NAME)]
    return is_numbering(after) or any(not is_blank(after[column]) for column in named)


def is_numbering(row: Row) -> bool:
    """True for a row `1 2 3 4 5`, `(1) (2) (3)`, `-1- -2-` or `a b c` that numbers the columns."""
    marks = [
        (number_text(cell) if isinstance(cell, float) else cell_text(cell)).strip(" ().-")
        for cell in row
        if not is_blank(cell)
    ]
    if len(marks) < 3:
        return False
    if all(mark.isdigit() for mark in marks):
        numbers = [int(mark) for mark in marks]
        return numbers[0] <= 2 and all(0 < b - a <= 2 for a, b in pairwise(numbers))
    return [mark.lower() for mark in marks] == [chr(97 + i) for i in range(len(marks))]


def _column_headers(sheet: SheetData, top: int, bottom: int, index: int) -> tuple[list[str], list[Meaning]]:
    width = len(sheet.rows[index])
    spread = spread_over_merges(sheet, top, bottom)
    texts: list[str] = []
    meanings: list[Meaning] = []
    for column in range(width):
        parts: list[str] = []
        for line in spread:
            text = line[column] if column < len(line) else ""
            if text and text not in parts:
                parts.append(text)
        text = " ".join(parts)
        choices = [header_meaning(text), *(header_meaning(part) for part in reversed(parts))]
        meaning, strength = max(choices, key=lambda choice: (choice[1], choice[0] == "name"), default=_NOTHING)
        own = sheet.rows[index][column] if parts else ""
        if meaning == "name" and is_blank(own) and strength > 0.1:
            strength -= 0.05  # the part of a merged header that holds no text of its own
        texts.append(text)
        meanings.append((meaning, strength))
    return texts, meanings


def spread_over_merges(sheet: SheetData, top: int, bottom: int) -> list[list[str]]:
    """Header rows as text, a merged cell's text in every cell it covers."""
    lines = [[" ".join(cell_text(cell).split()) for cell in sheet.rows[row]] for row in range(top, bottom + 1)]
    for first, left, last, right in sheet.merges:
        if top <= first <= bottom and left < len(lines[first - top]):
            text = lines[first - top][left]
            for row in range(first, min(last, bottom) + 1):
                for column in range(left, min(right + 1, len(lines[row - top]))):
                    lines[row - top][column] = lines[row - top][column] or text
    if not sheet.merges:
        for upper, lower in pairwise(lines):  # a group's word goes for the divided columns beside it too
            for column in range(1, len(upper)):
                if not upper[column] and lower[column] and lower[column - 1]:
                    upper[column] = upper[column - 1]
    return lines
