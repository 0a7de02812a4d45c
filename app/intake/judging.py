"""What one row of a list is: a person, a heading, a second line of the person above, or the end of the list.

Runs in the worker only.
"""

import re

from app.intake.cells import cell_text, is_blank, tidy
from app.intake.header_rows import Header, is_header_row
from app.intake.headers import header_meaning, header_words
from app.intake.looks import looks_like_school, name_likeness
from app.intake.sheets import SheetData
from app.intake.signs import (
    FOOT_STARTS,
    LIST_NUMBER,
    NIP_LINE,
    NOBODY,
    NUMBERED_SECTION,
    ONLY_TITLES,
    PLACE_STARTS,
    SIGNATURE_STARTS,
    SUSPECT,
    TOTAL_STARTS,
    first_word,
    is_a_day,
    is_count,
    is_mark,
    is_nip_line,
    is_place_and_date,
    is_remark,
    is_signature,
    reads_like_a_note,
    says_no_name,
)

_IDENTIFYING = ("nip", "nuptk", "school", "position", "phone", "email", "grade", "sex")
_STRONG = ("nip", "nuptk", "phone", "email")
_LABELS = {
    "nip": "NIP",
    "nuptk": "NUPTK",
    "school": "sekolah",
    "position": "jabatan",
    "phone": "nomor HP",
    "email": "email",
}
PERSON, BLANK, SECTION, SKIP, STOP, REFUSED, SAME_PERSON = range(7)


class Body:
    """The rows of one list, from 0. `names`, `numbered` and `schools` run along `rows`."""

    __slots__ = (
        "end", "gaps", "names", "numbered", "refused", "rows", "schools", "second_lines",
        "table_numbered", "under_names",
    )  # fmt: skip

    def __init__(self, end: int) -> None:
        self.rows: list[int] = []
        self.names: list[str] = []
        self.numbered: list[bool] = []
        self.schools: list[str] = []  # from headings inside the list, or of the whole sheet
        self.gaps: set[int] = set()  # rows that follow a blank one
        self.second_lines: dict[int, list[int]] = {}  # row of a person -> rows below that belong to the same person
        self.under_names: dict[int, str] = {}  # row of a person -> position or school below the name in its cell
        self.refused: list[tuple[int, str]] = []
        self.end = end  # first row that no longer belongs to the list
        self.table_numbered = False


class Walk:
    """What judging a row needs to know; kept apart from `Body`, which is the result."""

    def __init__(self, sheet: SheetData, header: Header | None, columns: dict[str, int], span: range) -> None:
        self.sheet = sheet
        self.header = header
        self.columns = columns
        self.span = span
        self.name = columns["name"]
        self.number = columns.get("number", -1)
        self.ignored = {columns.get("number", -1), columns.get("signature", -1), columns.get("state", -1)}
        self.continued = {
            row
            for top, left, bottom, right in sheet.merges
            if left <= self.name <= right
            for row in range(top + 1, bottom + 1)
        }
        self.header_words = header.words if header else []


def judge(state: Walk, body: Body, index: int, *, gap: bool, online: bool) -> tuple[int, str | None]:
    """What a row is that is not plainly a person."""
    row = state.sheet.rows[index]
    filled = [
        (column, tidy(cell_text(row[column])))
        for column in state.span
        if column < len(row) and not is_blank(row[column])
    ]
    if not filled:
        return BLANK, None
    if index in state.continued and body.rows and _covers(state, body.rows[-1], index):
        return _second_line(body, index)
    cell = row[state.name]
    text = tidy(cell_text(cell))
    if text and any(c.isalpha() for c in text):
        return _judge_text(state, body, index, text, filled, gap=gap, online=online)
    if text and re.match(NIP_LINE, text) and len(text) >= 9 and body.rows and len(filled) == 1 and not gap:
        return _second_line(body, index)
    return _judge_nameless(state, body, index, filled, gap=gap)


def _second_line(body: Body, index: int) -> tuple[int, str | None]:
    body.second_lines.setdefault(body.rows[-1], []).append(index)
    return SAME_PERSON, None


def _stands_below(state: Walk, body: Body, index: int, text: str, filled: list[tuple[int, str]]) -> bool:
    """A mark, a position or a status alone below a person, where others have a NIP; the numbers go on after it."""
    if not body.rows:
        return False
    person = body.rows[-1]
    if index - 1 != person and index - 1 not in body.second_lines.get(person, ()):
        return False
    if is_mark(text):
        return True
    if len(filled) > 1 or looks_like_school(text) or name_likeness(text) >= 0.5:
        return False
    number, below = list_number(state, person), index + 1
    return number is not None and below < len(state.sheet.rows) and list_number(state, below) == number + 1


def goes_on_below(state: Walk, body: Body, index: int, text: str) -> bool:
    """`S.Pd., M.Pd.` in the row below `SUTARJO,`: the rest of the name of a person who has a number."""
    if not body.rows or not (body.names[-1].endswith(",") or re.fullmatch(ONLY_TITLES, text)):
        return False
    person = body.rows[-1]
    return index - 1 in (person, *body.second_lines.get(person, ())) and is_numbered(state, person)


def _is_another_table(state: Walk, row: list[object]) -> bool:
    """`No | Uraian | Jumlah`: the head of a table that lists no people."""
    if state.number < 0 or header_meaning(tidy(cell_text(row[state.number])))[0] != "number":
        return False
    return header_meaning(tidy(cell_text(row[state.name])))[0] not in ("name", "first-name")


def _covers(state: Walk, person: int, index: int) -> bool:
    return any(
        top == person and bottom >= index and left <= state.name <= right
        for top, left, bottom, right in state.sheet.merges
    )


def _judge_text(
    state: Walk, body: Body, index: int, text: str, filled: list[tuple[int, str]], *, gap: bool, online: bool
) -> tuple[int, str | None]:
    """A row with text in the name column."""
    row = state.sheet.rows[index]
    numbered = is_numbered(state, index)
    low = text.casefold()
    start = first_word(text)
    if online:
        if len(filled) == 1 and re.match(NUMBERED_SECTION, text):
            return STOP, None
        return PERSON, text
    if not numbered and is_nip_line(text):
        if body.rows and (is_numbered(state, body.rows[-1]) or body.rows[-1] not in body.gaps):
            return _second_line(body, index)
        return STOP, None
    if not numbered and _is_another_table(state, row):
        return STOP, None
    if "nam" in low or start in SUSPECT:
        if is_same_header(state, index, body):
            return SKIP, None
        if not is_mark(text) and is_header_row(state.sheet, index):
            return STOP, None
    if not numbered and _stands_below(state, body, index, text, filled):
        return _second_line(body, index)
    if not numbered and goes_on_below(state, body, index, text):
        body.names[-1] = f"{body.names[-1]} {text}"
        return _second_line(body, index)
    if is_remark(text) and not filled_fields(state, row):
        return SKIP, None
    if start in PLACE_STARTS and not numbered and len(text.split()) > 1 and not filled_fields(state, row):
        return SECTION, None
    if numbered and start not in TOTAL_STARTS:
        name = re.sub(LIST_NUMBER, "", text, count=1) if text[0].isdigit() or text[0] == "(" else text
        if low.strip("() .-–—_…") in NOBODY:
            return BLANK, None
        one_line = "\n" not in cell_text(row[state.name]).strip()
        if one_line and looks_like_school(text) and name_likeness(text) < 0.5:
            others = [column for column, _ in filled if column not in state.ignored and column != state.name]
            if not others:
                return _section(text)
            body.refused.append((index, f"kolom nama berisi “{text}”, bukan nama orang"))
            return REFUSED, None
        if len(text) <= 1:
            return BLANK, None
        return PERSON, name
    if re.match(LIST_NUMBER, text) and name_likeness(re.sub(LIST_NUMBER, "", text, count=1)) >= 0.5:
        return PERSON, re.sub(LIST_NUMBER, "", text, count=1)
    others = [other for column, other in filled if column not in (state.name, state.number)]
    numbers_elsewhere = state.number >= 0 and bool(body.rows) and is_numbered(state, body.rows[-1])
    if start in TOTAL_STARTS or is_count(text, others, numbers_elsewhere=numbers_elsewhere):
        return SKIP, None
    if low.startswith("hari") and not is_a_day(text):
        return PERSON, text
    if start in FOOT_STARTS or text.startswith("*"):
        return STOP, None
    if is_place_and_date(text):
        return STOP, None
    if start in SIGNATURE_STARTS:
        return _heading_or_end(state, body, index)
    if looks_like_school(text) and name_likeness(text) < 0.5:
        return _section(text) if len(filled) <= 2 else (SKIP, None)
    if low.strip("() .-") in NOBODY:
        return BLANK, None
    if name_likeness(text) == 0.0:
        odd_name = state.header is not None and not gap and not reads_like_a_note(text) and not says_no_name(text)
        if not odd_name:
            return _heading_or_end(state, body, index) if len(filled) == 1 else (SKIP, None)
    if any(
        is_signature(other) for column, other in filled if column != state.columns.get("position")
    ) and not filled_fields(state, row):
        return STOP, None
    return PERSON, text


def _judge_nameless(
    state: Walk, body: Body, index: int, filled: list[tuple[int, str]], *, gap: bool
) -> tuple[int, str | None]:
    """A row whose name cell holds no text: blank, a heading, the end, or a row that lost its name."""
    others = [
        (column, text)
        for column, text in filled
        if column not in state.ignored and column != state.name and text not in ("-", "–")
    ]
    if not others:
        if not _only_text_in_number(state, filled):
            return BLANK, None
        heading = filled[0][1]
        if first_word(heading) in PLACE_STARTS and len(heading.split()) > 1:
            return SECTION, None
        return _section(heading) if looks_like_school(heading) else _heading_or_end(state, body, index)
    numbered = is_numbered(state, index)
    known = {code: text for code in _IDENTIFYING for column, text in others if state.columns.get(code) == column}
    if not numbered:
        outside_position = [
            text for column, text in filled if column != state.columns.get("position") or len(filled) == 1
        ]
        if any(is_signature(text) for text in outside_position):
            return _heading_or_end(state, body, index)
        if any(is_place_and_date(text) for _, text in filled):
            return STOP, None
        if any(re.fullmatch(NIP_LINE, text) and not text[0].isdigit() for _, text in others):
            return STOP, None
        if len(filled) == 1 and not (set(known) & set(_STRONG)):
            text = filled[0][1]
            return _section(text) if looks_like_school(text) else (SKIP, None)
    strong = [code for code in _STRONG if code in known and any(c.isdigit() or c == "@" for c in known[code])]
    if not known or (not numbered and not strong and len(known) < 2):
        return (BLANK if numbered else SKIP), None
    if not numbered and gap and not strong:
        return SKIP, None
    labels = [_LABELS[code] for code in known if code in _LABELS] or ["isian lain"]
    body.refused.append((index, f"nama kosong, hanya {' dan '.join(labels[:2])}"))
    return REFUSED, None


def _only_text_in_number(state: Walk, filled: list[tuple[int, str]]) -> bool:
    return (
        len(filled) == 1
        and filled[0][0] == state.number
        and any(c.isalpha() for c in filled[0][1])
        and len(filled[0][1]) > 3
    )


def is_numbered(state: Walk, index: int) -> bool:
    """True when a row carries a running number, or in a list without them the time of an answer."""
    row = state.sheet.rows[index]
    for column in (state.number, state.columns.get("time", -1) if state.number < 0 else -1):
        if 0 <= column < len(row) and not is_blank(row[column]):
            text = cell_text(row[column]).strip(" .)(")
            return column != state.number or text.isdigit()
    return False


def list_number(state: Walk, index: int) -> int | None:
    """The running number of a row."""
    row = state.sheet.rows[index]
    if not 0 <= state.number < len(row):
        return None
    text = cell_text(row[state.number]).strip(" .)(")
    return int(text) if text.isdigit() and len(text) < 9 else None


def filled_fields(state: Walk, row: list[object]) -> list[str]:
    """Codes of the identifying columns that this row fills."""
    return [code for code in _IDENTIFYING if (column := state.columns.get(code, -1)) >= 0 and not is_blank(row[column])]


def is_same_header(state: Walk, index: int, body: Body) -> bool:
    """The header again at the top of the next printed page."""
    return has_same_words(state, index) and _numbers_go_on(state, index, body)


def has_same_words(state: Walk, index: int) -> bool:
    """True when a row repeats the header of this list."""
    if not state.header_words:
        return False
    words = [header_words(cell_text(cell)) for cell in state.sheet.rows[index]]
    filled = [(a, b) for a, b in zip(words, state.header_words, strict=False) if a]
    if len(filled) < 2 and not (len(filled) == 1 and len([w for w in state.header_words if w]) == 1):
        return False
    return all(a == b or (b and a in b) for a, b in filled)


def _numbers_go_on(state: Walk, index: int, body: Body) -> bool:
    """True unless the numbers below start again: then it is another list."""
    if state.number < 0:
        return True
    last = list_number(state, body.rows[-1]) if body.rows else None
    for row in state.sheet.rows[index + 1 : index + 6]:
        text = cell_text(row[state.number]).strip(" .)")
        if text.isdigit() and not is_blank(row[state.name]) and any(c.isalpha() for c in cell_text(row[state.name])):
            return text != "1" and (last is None or len(text) > 8 or int(text) > last)
    return True


def _section(text: str) -> tuple[int, str | None]:
    """A heading inside the list; a school's name goes for the rows below it."""
    return SECTION, (text if looks_like_school(text) else None)


def _heading_or_end(state: Walk, body: Body, index: int) -> tuple[int, str | None]:
    """`PANITIA` above more rows is a heading; above a signature it is the end."""
    rows = state.sheet.rows
    for below in range(index + 1, min(index + 3, len(rows))):
        row = rows[below]
        if all(is_blank(row[column]) for column in state.span if column < len(row)):
            continue
        name = cell_text(row[state.name])
        if not name_likeness(tidy(name)) or is_signature(tidy(name)):
            if is_same_header(state, below, body):
                return SKIP, None
            return STOP, None
        if state.number >= 0:
            return (SECTION, None) if is_numbered(state, below) else (STOP, None)
        return (SECTION, None) if len(filled_fields(state, row)) >= 1 and below == index + 1 else (STOP, None)
    return STOP, None
