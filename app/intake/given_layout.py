"""A list that lies where the user says: read with the same readers as one that was found. Runs in the worker only."""

from app.intake.cells import cell_text, column_index, tidy
from app.intake.columns import Profile, assign, bare_name, profiles
from app.intake.header_rows import Header, spread_over_merges
from app.intake.headers import NAME_PARTS, PRIVATE, header_meaning
from app.intake.judging import BLANK, PERSON, SECTION, STOP, Body, Walk, is_numbered, judge
from app.intake.looks import name_likeness
from app.intake.sheets import SheetData
from app.intake.tables import ONLINE, Found, Table, kind_of, read_body, table_of

Given = tuple[str, tuple[int, int] | None, int, int | None, dict[str, str]]
"""Sheet, header rows, first and last row (from 1; no last row: to the end that is found), letters by column code."""

_MAYBE_A_NAME = 0.3


def put_first(found: Found, sheets: list[SheetData], given: Given) -> None:
    """Have the list at the given place come before all others, and instead of those that share rows with it."""
    table = read_given(sheets, given)
    if table is None:
        return
    table = _with_parts_below(found, table, given)
    taken = set(table.body.rows)
    columns = set(table.columns.values())
    others = [
        one
        for one in found.tables
        if one.sheet is not table.sheet
        or taken.isdisjoint(one.body.rows)
        or columns.isdisjoint(one.columns.values())  # the list beside it
    ]
    found.tables[:] = [table, *others]


def _with_parts_below(found: Found, table: Table, given: Given) -> Table:
    """The given list with the people of its further parts, where it goes on under the same header once more."""
    _, _, first_row, last_row, _ = given
    rows = set(table.body.rows)
    for one in found.tables:
        if one.sheet is not table.sheet or one.columns["name"] != table.columns["name"] or table.header is None:
            continue
        own = one.body.rows
        if rows <= set(own) and own[0] >= first_row - 1 and (last_row is None or own[-1] < last_row):
            looks = profiles(one.sheet.rows, table.header.bottom + 1, len(table.header.meanings))
            whole = table_of(one.sheet, table.header, one.body, table.columns, table.kind, looks)
            whole.certainty = 1.0
            return whole
    return table


def read_given(sheets: list[SheetData], given: Given) -> Table | None:
    """The list at the given place, also when nobody stands there; None when the sheet has no such place."""
    name, header_rows, first_row, last_row, letters = given
    sheet = next((one for one in sheets if one.name == name), sheets[0] if len(sheets) == 1 else None)
    if sheet is None or not sheet.rows or not sheet.rows[0]:
        return None
    header = _header(sheet, header_rows) if header_rows else None
    first = max(first_row - 1, header.bottom + 1 if header else 0)
    width = len(sheet.rows[0])
    looks = profiles(sheet.rows[: last_row or len(sheet.rows)], first, width)
    meanings = header.meanings if header else []
    secret = {place for place, (meaning, _) in enumerate(meanings) if meaning == PRIVATE}
    columns = {code: column_index(letter) for code, letter in letters.items()}
    columns = {code: place for code, place in columns.items() if place < width and place not in secret}
    if "name" not in columns:
        columns = _columns_found(header, looks, width)
    if "name" not in columns:
        return None
    _add_name_parts(columns, header, looks, width)
    kind = kind_of(sheet, header) if header else "daftar-hadir"
    upto = sheet if last_row is None else SheetData(sheet.name, sheet.rows[:last_row], _merges_until(sheet, last_row))
    body = read_body(upto, header, columns, range(width), kind, first)
    if last_row is not None:
        _read_on(upto, header, columns, body, first, online=kind in ONLINE)
    table = table_of(sheet, header, body, columns, kind, looks)
    table.certainty = 1.0  # the user said so
    return table


def _add_name_parts(columns: dict[str, int], header: Header | None, looks: list[Profile], width: int) -> None:
    """The columns of last names and titles beside the name, which no layout tells."""
    if header is None:
        return
    found = assign(header.meanings, looks, range(width), loose_names=True, words=header.words)
    if found.get("name") == columns["name"]:
        columns.update(
            {part: found[part] for part in NAME_PARTS if part in found and found[part] not in columns.values()}
        )


def _header(sheet: SheetData, rows: tuple[int, int]) -> Header | None:
    top, bottom = max(rows[0] - 1, 0), min(rows[1], len(sheet.rows)) - 1
    if top > bottom:
        return None
    lines = spread_over_merges(sheet, top, bottom)
    texts = [" ".join(dict.fromkeys(line[column] for line in lines if line[column])) for column in range(len(lines[0]))]
    return Header(top, bottom, texts, [header_meaning(text) for text in texts])


def _columns_found(header: Header | None, looks: list[Profile], width: int) -> dict[str, int]:
    """What the columns mean, where the user only said in which rows the list lies."""
    meanings = list(header.meanings) if header else [("", 0.0)] * width
    if header is None or all(meaning != "name" for meaning, _ in meanings):
        name = max(range(width), key=lambda column: looks[column].likeness)
        meanings[name] = ("name", 0.9)
    return assign(meanings, looks, range(width), loose_names=True, words=header.words if header else None)


def _merges_until(sheet: SheetData, last_row: int) -> list[tuple[int, int, int, int]]:
    return [merge for merge in sheet.merges if merge[2] < last_row]


def _read_on(
    sheet: SheetData, header: Header | None, columns: dict[str, int], body: Body, first: int, *, online: bool
) -> None:
    """The rows down to the last one that the user named, although the list seemed to end above it."""
    state = Walk(sheet, header, columns, range(len(sheet.rows[0])))
    school = body.schools[-1] if body.schools else ""
    last = max((*body.rows, *(row for row, _ in body.refused), *_below(body), first - 1))
    for index in range(last + 1, len(sheet.rows)):
        action, text = judge(state, body, index, gap=False, online=online)
        if action == STOP:
            text = bare_name(tidy(cell_text(sheet.rows[index][state.name])))
            action = PERSON if name_likeness(text) >= _MAYBE_A_NAME else BLANK
        if action == SECTION and text:
            school = text
        elif action == PERSON and text:
            body.rows.append(index)
            body.names.append(text)
            body.numbered.append(is_numbered(state, index))
            body.schools.append(school)
    body.end = len(sheet.rows)


def _below(body: Body) -> list[int]:
    return [row for rows in body.second_lines.values() for row in rows]
