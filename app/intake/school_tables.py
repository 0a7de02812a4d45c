"""All lists of schools in the sheets of one file. Runs in the worker only."""

import re

from app.domain.identifiers import clean_identifier, nip_warning, npsn_warning
from app.domain.typed_values import read_distance
from app.intake.cells import Cell, Row, cell_text, column_letter, is_blank, tidy
from app.intake.header_rows import spread_over_merges
from app.intake.looks import looks_like_school, name_likeness
from app.intake.people import may_be_nik
from app.intake.school_headers import school_header_meaning
from app.intake.sheets import SheetData
from app.intake.signs import is_nip_line, is_place_and_date, is_signature

_DEEPEST_HEADER = 40  # rows looked at
_TOTALS = frozenset({"jumlah", "total", "rata-rata"})
_DISTRICT = r"(?i)(?:wilayah\s+)?(?:kecamatan|kec\.?)\s*:?\s+(.+)"
_FIELDS = (
    "npsn", "level", "status", "district", "regency", "address", "phone", "email", "principal", "principal_nip",
    "contact_name", "contact_phone", "distance", "note",
)  # fmt: skip
"""Order in which the fields of a school follow its row and name; the same as in `ListedSchool`."""

School = tuple[object, ...]  # row from 1, name, the fields
Note = tuple[int, str, str]  # row from 1, column letter, sentence


class SchoolTableData:
    """One list: where it lies (rows and columns from 0) and what is on it."""

    __slots__ = ("bottom", "columns", "refused", "schools", "sheet", "top", "warnings")

    def __init__(self, sheet: SheetData, top: int, bottom: int, columns: dict[str, int]) -> None:
        self.sheet = sheet
        self.top = top
        self.bottom = bottom
        self.columns = columns
        self.schools: list[School] = []
        self.refused: list[Note] = []
        self.warnings: list[Note] = []

    def as_tuple(self) -> tuple[object, ...]:
        """Built-in types only, to cross to the program."""
        letters = {code: column_letter(column) for code, column in self.columns.items()}
        header = (self.top + 1, self.bottom + 1)
        return self.sheet.name, header, letters, self.schools, self.refused, self.warnings


def find_school_tables(sheets: list[SheetData]) -> list[SchoolTableData]:
    """The first list of schools of every sheet that has one."""
    found = (_table(sheet) for sheet in sheets if sheet.rows and sheet.rows[0])
    return [table for table in found if table is not None]


def _table(sheet: SheetData) -> SchoolTableData | None:
    """The list below the fullest header: a title may read like a header of one column."""
    headers = [
        (top, bottom, columns)
        for top in range(min(len(sheet.rows), _DEEPEST_HEADER))
        for bottom in (top + 1, top)
        if bottom < len(sheet.rows) and (columns := _columns(sheet, top, bottom))
    ]
    for top, bottom, columns in sorted(headers, key=lambda header: -len(header[2])):
        table = SchoolTableData(sheet, top, bottom, columns)
        _read(table)
        if table.schools:
            return table
    return None


def _columns(sheet: SheetData, top: int, bottom: int) -> dict[str, int]:
    """Code of a column to its place, when the rows `top` to `bottom` are the header of a list of schools, else nothing.

    Two rows are one header only where the lower one divides what the upper one groups.
    """
    lines = spread_over_merges(sheet, top, bottom)
    if bottom > top and not _divides(sheet, top, bottom):
        return {}
    columns: dict[str, int] = {}
    for place in range(len(lines[0])):
        parts = list(dict.fromkeys(line[place] for line in lines if place < len(line) and line[place]))
        meanings = [school_header_meaning(" ".join(parts)), *(school_header_meaning(part) for part in reversed(parts))]
        meaning = next((one for one in meanings if one), "")
        if len(parts) > 1 and meaning in ("plain-name", "name") and meanings[-1] == "principal":
            meaning = "principal"  # `Kepala Sekolah` above `Nama`
        if meaning and meaning not in columns:
            columns[meaning] = place
    plain = columns.pop("plain-name", None)
    if "name" not in columns and plain is not None and _mostly_schools(sheet, bottom + 1, plain):
        columns["name"] = plain
    known = len(columns.keys() - {"number", "note"})
    if "name" not in columns or (known < 2 and not _mostly_schools(sheet, bottom + 1, columns["name"])):
        return {}
    if plain is not None and columns["name"] != plain and "principal" not in columns and "npsn" not in columns:
        return {}  # a list of people with the school of each
    return columns


def _divides(sheet: SheetData, top: int, bottom: int) -> bool:
    """Whether the lower row names parts of a group above, and nothing stands under the school's own header."""
    upper, lower = sheet.rows[top], sheet.rows[bottom]
    texts = {place: tidy(cell_text(cell)) for place, cell in enumerate(lower) if not is_blank(cell)}
    merged = any(first == top and last == bottom for first, _, last, _ in sheet.merges)
    if not texts:
        return merged
    if not all(school_header_meaning(text) for text in texts.values()):
        return False
    named = [place for place, cell in enumerate(upper) if school_header_meaning(tidy(cell_text(cell))) == "name"]
    return bool(named) and all(is_blank(lower[place]) for place in named)


def _mostly_schools(sheet: SheetData, start: int, column: int) -> bool:
    texts = [tidy(cell_text(row[column])) for row in sheet.rows[start : start + 60] if not is_blank(row[column])]
    schools = sum(looks_like_school(text) for text in texts)
    return schools > 0 and schools * 2 >= len(texts)


def _read(table: SchoolTableData) -> None:
    """Walk down the rows of the list to its end."""
    rows, name_column = table.sheet.rows, table.columns["name"]
    district = ""
    for index in range(table.bottom + 1, len(rows)):
        row = rows[index]
        texts = [tidy(cell_text(cell)) for cell in row if not is_blank(cell)]
        if not texts or _is_numbering(texts) or _is_header_again(table, row):
            continue
        name = tidy(cell_text(row[name_column]))
        first = texts[0]
        if len(texts) <= 2 and (found := re.fullmatch(_DISTRICT, texts[-1])):
            district = found[1]
        elif first.casefold().strip(" .:") in _TOTALS or (name and name.casefold().strip(" .:") in _TOTALS):
            continue
        elif not looks_like_school(name) and _ends(texts):
            break
        elif any(c.isalpha() for c in name) and (len(texts) > 1 or looks_like_school(name)):
            table.schools.append(_school(table, index, row, name, district))
        elif len(texts) > 1 or not name:
            _refuse(table, index, row)


def _refuse(table: SchoolTableData, index: int, row: Row) -> None:
    """A row inside the list that tells of a school without naming it."""
    told = [code for code in ("npsn", "district", "principal", "address") if code in table.columns]
    if table.schools and any(not is_blank(row[table.columns[code]]) for code in told):
        npsn = clean_identifier(cell_text(row[table.columns["npsn"]])) if "npsn" in table.columns else ""
        which = f", hanya NPSN {npsn}" if npsn else ""
        sentence = f"Nama sekolahnya kosong{which}"
        table.refused.append((index + 1, column_letter(table.columns["name"]), sentence))


def _ends(texts: list[str]) -> bool:
    """The signature block at the foot, or notes below the list."""
    return len(texts) <= 3 and any(is_signature(text) or is_place_and_date(text) or is_nip_line(text) for text in texts)


def _is_numbering(texts: list[str]) -> bool:
    """`1 2 3 4` or `(1) (2) (3)` below the header."""
    marks = [text.strip(" ().-") for text in texts]
    return len(marks) > 2 and all(mark.isdigit() for mark in marks) and [int(mark) for mark in marks[:3]] == [1, 2, 3]


def _is_header_again(table: SchoolTableData, row: Row) -> bool:
    """The header repeated at the top of a page."""
    first = table.sheet.rows[table.top]
    name = table.columns["name"]
    return not is_blank(row[name]) and [cell_text(c) for c in row] == [cell_text(c) for c in first]


def _school(table: SchoolTableData, index: int, row: Row, name: str, district: str) -> School:
    values: list[object] = []
    for code in _FIELDS:
        place = table.columns.get(code)
        cell = row[place] if place is not None else ""
        values.append(_field(table, index, code, cell))
    at = _FIELDS.index("district")
    values[at] = re.sub(r"(?i)^(?:kecamatan|kec\.)\s*", "", str(values[at])) or district
    return (index + 1, name, *values)


def _field(table: SchoolTableData, index: int, code: str, cell: Cell) -> object:
    """One cell as what is kept; what is odd about it becomes a warning."""
    text = tidy(cell_text(cell))
    if text in ("-", "–", "—", "--"):
        text = ""
    if not text:
        return None if code == "distance" else ""
    if code == "distance":
        number = float(cell) if isinstance(cell, (int, float)) and not isinstance(cell, bool) else read_distance(text)
        if number is None or number < 0:
            _warn(table, index, code, f"“{text}” belum jelas sebagai jarak, jadi tidak disimpan")
            return None
        return number
    if code == "npsn":
        npsn = clean_identifier(text).upper()
        if warning := npsn_warning(npsn):
            _warn(table, index, code, f"{warning}: “{npsn}”")
        return npsn
    if code == "principal_nip":
        nip = clean_identifier(text)
        if may_be_nik(nip):
            _warn(table, index, code, "16 angka ini mungkin NIK, jadi tidak disimpan")
            return ""
        if warning := nip_warning(nip):
            _warn(table, index, code, warning)
        return nip
    if code in ("phone", "contact_phone"):
        lost = isinstance(cell, (int, float)) and text[:1] in "82" and 8 <= len(text) <= 13
        return f"0{text}" if lost else text.lstrip("'")
    if code == "principal" and name_likeness(text) == 0.0 and text.isdigit():
        _warn(table, index, code, f"“{text}” bukan nama kepala sekolah, jadi tidak disimpan")
        return ""
    return text


def _warn(table: SchoolTableData, index: int, code: str, sentence: str) -> None:
    table.warnings.append((index + 1, column_letter(table.columns[code]), sentence))
