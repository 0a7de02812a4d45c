"""Walking down the rows of a list: who is a person, what is a heading, and where the list ends."""

import re
from bisect import bisect_right

from app.intake.cells import cell_text, is_blank, tidy
from app.intake.columns import bare_name
from app.intake.header_rows import Header, is_header_row
from app.intake.headers import header_words
from app.intake.looks import look, looks_like_school, name_likeness
from app.intake.sheets import SheetData
from app.intake.signs import (
    FOOT_STARTS,
    LIST_NUMBER,
    NIP_LINE,
    NOBODY,
    NUMBERED_SECTION,
    SIGNATURE_STARTS,
    SUSPECT,
    TOTAL_STARTS,
    first_word,
    is_a_day,
    is_place_and_date,
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
_PERSON, _BLANK, _SECTION, _SKIP, _STOP, _REFUSED, _SAME_PERSON = range(7)


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


class _Walk:
    """State while walking; kept apart from `Body`, which is the result."""

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


def walk(
    sheet: SheetData,
    start: int,
    header: Header | None,
    columns: dict[str, int],
    span: range,
    *,
    online: bool,
    school: str = "",
) -> Body:
    """Read the list from row `start` to its end. `span` are its columns; `online` reports have no signature block."""
    rows = sheet.rows
    body = Body(len(rows))
    state = _Walk(sheet, header, columns, span)
    name_column, number_column, school_column = state.name, state.number, columns.get("school", -1)
    add_row, add_name = body.rows.append, body.names.append
    continued = state.continued
    headings: list[tuple[int, str]] = [(start, school)]  # first row and school
    gap = False
    for index in range(start, len(rows)):
        row = rows[index]
        cell = row[name_column]
        name = cell
        if type(cell) is str and cell and cell.isascii() and index not in continued:
            name = " ".join(cell.split())
            plain = name[:1].isalpha() and not name[-3:].isdigit() and "\n" not in cell and ":" not in cell
            if plain and not online and (number_column < 0 or row[number_column] in ("", None)):
                plain = school_column >= 0 and row[school_column] not in ("", None)
            action = _PERSON if plain and len(name) > 1 and name.partition(" ")[0].lower() not in SUSPECT else -1
        else:
            action = -1
        if action < 0:
            action, name = _judge(state, body, index, gap=gap, online=online)
            if action == _PERSON and "\n" in str(cell):
                name = _take_first_line(body, index, str(cell), str(name))
        if action == _PERSON:
            add_row(index)
            add_name(name)  # pyright: ignore[reportArgumentType]
            if gap:
                body.gaps.add(index)
                gap = False
        elif action == _BLANK:
            gap = True
        elif action == _STOP:
            body.end = index
            break
        elif action == _SECTION:
            if name:
                headings.append((index, str(name)))
            gap = False
    body.numbered = [number_column >= 0 and rows[row][number_column] not in ("", None) for row in body.rows]
    body.schools = [school] * len(body.rows) if len(headings) == 1 else _schools_below(headings, body.rows)
    _drop_signers(body, sheet, state)
    return body


def _schools_below(headings: list[tuple[int, str]], rows: list[int]) -> list[str]:
    """The school of the last heading above each row."""
    starts = [row for row, _ in headings]
    return [headings[bisect_right(starts, row) - 1][1] for row in rows]


def _take_first_line(body: Body, index: int, cell: str, name: str) -> str:
    """A name above a position, a school or a NIP in one cell; a long name only broken into lines stays whole."""
    first, _, rest = cell.strip().partition("\n")
    first, rest = tidy(first), tidy(rest)
    if look(rest) in ("position", "school", "grade") and name_likeness(bare_name(first)) >= 0.35:
        body.under_names[index] = rest
        return bare_name(first)
    return name


def _judge(state: _Walk, body: Body, index: int, *, gap: bool, online: bool) -> tuple[int, str | None]:
    """What a row is that is not plainly a person."""
    row = state.sheet.rows[index]
    filled = [
        (column, tidy(cell_text(row[column])))
        for column in state.span
        if column < len(row) and not is_blank(row[column])
    ]
    if not filled:
        return _BLANK, None
    if index in state.continued and body.rows and _covers(state, body.rows[-1], index):
        body.second_lines.setdefault(body.rows[-1], []).append(index)
        return _SAME_PERSON, None
    cell = row[state.name]
    text = tidy(cell_text(cell))
    if text and any(c.isalpha() for c in text):
        return _judge_text(state, body, index, text, filled, gap=gap, online=online)
    if text and re.match(NIP_LINE, text) and len(text) >= 9 and body.rows and len(filled) == 1 and not gap:
        body.second_lines.setdefault(body.rows[-1], []).append(index)
        return _SAME_PERSON, None
    return _judge_nameless(state, body, index, filled, gap=gap)


def _covers(state: _Walk, person: int, index: int) -> bool:
    return any(
        top == person and bottom >= index and left <= state.name <= right
        for top, left, bottom, right in state.sheet.merges
    )


def _judge_text(
    state: _Walk, body: Body, index: int, text: str, filled: list[tuple[int, str]], *, gap: bool, online: bool
) -> tuple[int, str | None]:
    """A row with text in the name column."""
    row = state.sheet.rows[index]
    numbered = _is_numbered(state, index)
    low = text.casefold()
    start = first_word(text)
    if online:
        if len(filled) == 1 and re.match(NUMBERED_SECTION, text):
            return _STOP, None
        return _PERSON, text
    if "nam" in low or start in SUSPECT:
        if _is_same_header(state, index):
            return _SKIP, None
        if is_header_row(state.sheet, index):
            return _STOP, None
    if re.fullmatch(NIP_LINE, text) or (start in ("nip", "nuptk") and len(text) < 40):
        if body.rows and not numbered and (_is_numbered(state, body.rows[-1]) or body.rows[-1] not in body.gaps):
            body.second_lines.setdefault(body.rows[-1], []).append(index)
            return _SAME_PERSON, None
        return _STOP, None
    if numbered and start not in TOTAL_STARTS:
        name = re.sub(LIST_NUMBER, "", text, count=1) if text[0].isdigit() or text[0] == "(" else text
        if low.strip("() .-") in NOBODY:
            return _BLANK, None
        one_line = "\n" not in cell_text(row[state.name]).strip()
        if one_line and looks_like_school(text) and name_likeness(text) < 0.5:
            others = [column for column, _ in filled if column not in state.ignored and column != state.name]
            if not others:
                return _section(text)
            body.refused.append((index, f"kolom nama berisi “{text}”, bukan nama orang"))
            return _REFUSED, None
        if len(text) <= 1:
            return _BLANK, None
        return _PERSON, name
    if re.match(LIST_NUMBER, text) and name_likeness(re.sub(LIST_NUMBER, "", text, count=1)) >= 0.5:
        return _PERSON, re.sub(LIST_NUMBER, "", text, count=1)
    if start in TOTAL_STARTS:
        return _SKIP, None
    if low.startswith("hari") and not is_a_day(text):
        return _PERSON, text
    if start in FOOT_STARTS or text.startswith("*"):
        return _STOP, None
    if is_place_and_date(text):
        return _STOP, None
    if start in SIGNATURE_STARTS:
        return _heading_or_end(state, index)
    if looks_like_school(text) and name_likeness(text) < 0.5:
        return _section(text) if len(filled) <= 2 else (_SKIP, None)
    if low.strip("() .-") in NOBODY:
        return _BLANK, None
    if name_likeness(text) == 0.0:
        odd_name = state.header is not None and not gap and not reads_like_a_note(text) and not says_no_name(text)
        if not odd_name:
            return _heading_or_end(state, index) if len(filled) == 1 else (_SKIP, None)
    if any(is_signature(other) for column, other in filled if column != state.columns.get("position")) and not _fields(
        state, row
    ):
        return _STOP, None
    return _PERSON, text


def _judge_nameless(
    state: _Walk, body: Body, index: int, filled: list[tuple[int, str]], *, gap: bool
) -> tuple[int, str | None]:
    """A row whose name cell holds no text: blank, a heading, the end, or a row that lost its name."""
    others = [
        (column, text)
        for column, text in filled
        if column not in state.ignored and column != state.name and text not in ("-", "–")
    ]
    if not others:
        if not _only_text_in_number(state, filled):
            return _BLANK, None
        heading = filled[0][1]
        return _section(heading) if looks_like_school(heading) else _heading_or_end(state, index)
    numbered = _is_numbered(state, index)
    known = {code: text for code in _IDENTIFYING for column, text in others if state.columns.get(code) == column}
    if not numbered:
        outside_position = [
            text for column, text in filled if column != state.columns.get("position") or len(filled) == 1
        ]
        if any(is_signature(text) for text in outside_position):
            return _heading_or_end(state, index)
        if any(is_place_and_date(text) for _, text in filled):
            return _STOP, None
        if any(re.fullmatch(NIP_LINE, text) and not text[0].isdigit() for _, text in others):
            return _STOP, None
        if len(filled) == 1 and not (set(known) & set(_STRONG)):
            text = filled[0][1]
            return _section(text) if looks_like_school(text) else (_SKIP, None)
    strong = [code for code in _STRONG if code in known and any(c.isdigit() or c == "@" for c in known[code])]
    if not known or (not numbered and not strong and len(known) < 2):
        return (_BLANK if numbered else _SKIP), None
    if not numbered and gap and not strong:
        return _SKIP, None
    labels = [_LABELS[code] for code in known if code in _LABELS] or ["isian lain"]
    body.refused.append((index, f"nama kosong, hanya {' dan '.join(labels[:2])}"))
    return _REFUSED, None


def _only_text_in_number(state: _Walk, filled: list[tuple[int, str]]) -> bool:
    return (
        len(filled) == 1
        and filled[0][0] == state.number
        and any(c.isalpha() for c in filled[0][1])
        and len(filled[0][1]) > 3
    )


def _is_numbered(state: _Walk, index: int) -> bool:
    row = state.sheet.rows[index]
    for column in (state.number, state.columns.get("time", -1) if state.number < 0 else -1):
        if 0 <= column < len(row) and not is_blank(row[column]):
            text = cell_text(row[column]).strip(" .)(")
            return column != state.number or text.isdigit()
    return False


def _fields(state: _Walk, row: list[object]) -> list[str]:
    """Codes of the identifying columns that this row fills."""
    return [code for code in _IDENTIFYING if (column := state.columns.get(code, -1)) >= 0 and not is_blank(row[column])]


def _is_same_header(state: _Walk, index: int) -> bool:
    """The header again at the top of the next printed page."""
    if not state.header_words:
        return False
    words = [header_words(cell_text(cell)) for cell in state.sheet.rows[index]]
    filled = [(a, b) for a, b in zip(words, state.header_words, strict=False) if a]
    if len(filled) < 2 and not (len(filled) == 1 and len([w for w in state.header_words if w]) == 1):
        return False
    if not all(a == b or (b and a in b) for a, b in filled):
        return False
    return _numbers_go_on(state, index)


def _numbers_go_on(state: _Walk, index: int) -> bool:
    """True unless the list below starts again at 1: then it is another list."""
    if state.number < 0:
        return True
    for row in state.sheet.rows[index + 1 : index + 6]:
        text = cell_text(row[state.number]).strip(" .)")
        if text.isdigit() and not is_blank(row[state.name]) and any(c.isalpha() for c in cell_text(row[state.name])):
            return text != "1"
    return True


def _section(text: str) -> tuple[int, str | None]:
    """A heading inside the list; a school's name goes for the rows below it."""
    return _SECTION, (text if looks_like_school(text) else None)


def _heading_or_end(state: _Walk, index: int) -> tuple[int, str | None]:
    """`PANITIA` above more rows is a heading; above a signature it is the end."""
    rows = state.sheet.rows
    for below in range(index + 1, min(index + 3, len(rows))):
        row = rows[below]
        if all(is_blank(row[column]) for column in state.span if column < len(row)):
            continue
        name = cell_text(row[state.name])
        if not name_likeness(tidy(name)) or is_signature(tidy(name)):
            if _is_same_header(state, below):
                return _SKIP, None
            return _STOP, None
        if state.number >= 0:
            return (_SECTION, None) if _is_numbered(state, below) else (_STOP, None)
        return (_SECTION, None) if len(_fields(state, row)) >= 1 and below == index + 1 else (_STOP, None)
    return _STOP, None


def _drop_signers(body: Body, sheet: SheetData, state: _Walk) -> None:
    """Take the persons off the end who stand below the list, and the refused rows that follow its last person."""
    count = len(body.rows)
    body.table_numbered = count > 0 and sum(body.numbered) >= 0.6 * count
    sample = body.rows[:100]
    filled_usually = sum(bool(_fields(state, sheet.rows[row])) for row in sample) >= 0.7 * len(sample)
    keep = count
    while keep > 1:
        last = keep - 1
        row = sheet.rows[body.rows[last]]
        loose = body.rows[last] in body.gaps or (keep < count and body.rows[last] + 1 == body.rows[last + 1])
        loose = loose or all(body.numbered[:last])
        bare = not _fields(state, row)
        if (
            (body.table_numbered and not body.numbered[last] and (loose or bare) and (bare or not filled_usually))
            or (not body.table_numbered and filled_usually and bare and body.rows[last] in body.gaps)
            or (
                not body.table_numbered
                and body.rows[last] in body.gaps
                and _nip_line_below(sheet, body.rows[last], state)
            )
        ):
            keep = last
        else:
            break
    if keep < count:
        body.end = body.rows[keep]
        for column in (body.rows, body.names, body.numbered, body.schools):
            del column[keep:]
    final = body.rows[-1] if body.rows else -1
    body.refused = [
        (row, why)
        for row, why in body.refused
        if row < final or (row < body.end and final >= 0 and _is_numbered(state, row))
    ]


def _nip_line_below(sheet: SheetData, row: int, state: _Walk) -> bool:
    if row + 1 >= len(sheet.rows):
        return False
    text = tidy(cell_text(sheet.rows[row + 1][state.name]))
    return bool(text) and bool(re.fullmatch(NIP_LINE, text))
