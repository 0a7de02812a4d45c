"""Walking down the rows of a list. Runs in the worker only."""

from bisect import bisect_right

from app.intake.cells import tidy
from app.intake.columns import bare_name
from app.intake.header_rows import Header
from app.intake.judging import BLANK, PERSON, SECTION, STOP, Body, Walk, goes_on_below, judge
from app.intake.list_end import drop_signers, drop_unnumbered_tail, goes_on_at
from app.intake.looks import look, name_likeness
from app.intake.sheets import SheetData
from app.intake.signs import SUSPECT


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
    state = Walk(sheet, header, columns, span)
    headings: list[tuple[int, str]] = [(start, school)]  # first row and school
    place: int | None = start
    while place is not None:
        stop = _read_from(state, body, place, headings, online=online)
        place = goes_on_at(state, body, stop) if stop is not None and body.rows else None
        if stop is not None and place is None:
            body.end = stop
        elif place is not None:
            drop_unnumbered_tail(state, body)
    number_column = state.number
    body.numbered = [number_column >= 0 and rows[row][number_column] not in ("", None) for row in body.rows]
    body.schools = [school] * len(body.rows) if len(headings) == 1 else _schools_below(headings, body.rows)
    drop_signers(body, sheet, state)
    return body


def _read_from(state: Walk, body: Body, start: int, headings: list[tuple[int, str]], *, online: bool) -> int | None:
    """Read persons from row `start` on; the row that reads like the end of the list, None at the end of the sheet."""
    rows = state.sheet.rows
    name_column, number_column, school_column = state.name, state.number, state.columns.get("school", -1)
    add_row, add_name = body.rows.append, body.names.append
    continued = state.continued
    gap = False
    for index in range(start, len(rows)):
        row = rows[index]
        cell = row[name_column]
        name = cell
        if type(cell) is str and cell and cell.isascii() and index not in continued:
            name = " ".join(cell.split())
            plain = name[:1].isalpha() and not name[-3:].isdigit() and "\n" not in cell and ":" not in cell
            if plain and not online:
                number = row[number_column] if number_column >= 0 else ""
                if number in ("", None):
                    plain = school_column >= 0 and row[school_column] not in ("", None)
                    plain = plain and not goes_on_below(state, body, index, name)
                elif type(number) is str and number[:2].isalpha():
                    plain = False
            action = PERSON if plain and len(name) > 1 and name.partition(" ")[0].lower() not in SUSPECT else -1
        else:
            action = -1
        if action < 0:
            action, name = judge(state, body, index, gap=gap, online=online)
            if action == PERSON and "\n" in str(cell):
                name = _take_first_line(body, index, str(cell), str(name))
        if action == PERSON:
            add_row(index)
            add_name(name)  # pyright: ignore[reportArgumentType]
            if gap:
                body.gaps.add(index)
                gap = False
        elif action == BLANK:
            gap = True
        elif action == STOP:
            return index
        elif action == SECTION:
            if name:
                headings.append((index, str(name)))
            gap = False
    return None


def _schools_below(headings: list[tuple[int, str]], rows: list[int]) -> list[str]:
    """The school of the last heading above each row."""
    starts = [row for row, _ in headings]
    return [headings[bisect_right(starts, row) - 1][1] for row in rows]


def _take_first_line(body: Body, index: int, cell: str, name: str) -> str:
    """A name above a position, a school or a NIP in one cell; a long name only broken into lines stays whole."""
    first, _, rest = cell.strip().partition("\n")
    first, rest = tidy(first), tidy(rest)
    if look(rest) in ("position", "status", "school", "grade") and name_likeness(bare_name(first)) >= 0.35:
        body.under_names[index] = rest
        return bare_name(first)
    return name
