"""Where a list of people ends. Runs in the worker only."""

import re

from app.intake.cells import cell_text, tidy
from app.intake.columns import bare_name
from app.intake.header_rows import is_header_row
from app.intake.judging import Body, Walk, filled_fields, is_numbered, is_same_header, list_number
from app.intake.looks import look, name_likeness
from app.intake.sheets import SheetData
from app.intake.signs import NIP_LINE

_FAR = 60  # rows below a supposed end in which the list may go on
_NEAR = 8


def goes_on_at(state: Walk, body: Body, index: int) -> int | None:
    """The row below at which the list goes on after all, although row `index` reads like its end.

    A signature block stands at the foot: when the running numbers go on below, it was the foot of a page, or none.
    """
    wanted = next((n + 1 for row in reversed(body.rows) if (n := list_number(state, row)) is not None), None)
    complete = 0
    first: int | None = None
    for below in range(index, min(index + _FAR, len(state.sheet.rows))):
        if is_header_row(state.sheet, below) and not is_same_header(state, below, body):
            return None  # another list, be it under the same header
        text = tidy(cell_text(state.sheet.rows[below][state.name]))
        if wanted is not None:
            if list_number(state, below) == wanted and (
                name_likeness(bare_name(text)) > 0 or _tells_more(state, below)
            ):
                return below
        elif index < below <= index + _NEAR and name_likeness(bare_name(text)) >= 0.5 and _tells_more(state, below):
            complete += 1
            first = below if first is None else first
    return first if complete >= 2 else None


def drop_unnumbered_tail(state: Walk, body: Body) -> None:
    """Take off the last persons below a gap who have no number: they signed the page above."""
    while body.rows and body.rows[-1] in body.gaps and state.number >= 0 and not is_numbered(state, body.rows[-1]):
        del body.rows[-1], body.names[-1]


def _tells_more(state: Walk, index: int) -> bool:
    """True when a cell beside the name holds what its column should: no signer has that."""
    row = state.sheet.rows[index]
    return any(
        look(tidy(cell_text(row[state.columns[code]]))) == code
        for code in ("school", "nip", "nuptk", "phone", "email", "position")
        if code in state.columns
    )


def drop_signers(body: Body, sheet: SheetData, state: Walk) -> None:
    """Take the persons off the end who stand below the list, and the refused rows that follow its last person."""
    count = len(body.rows)
    body.table_numbered = count > 0 and sum(body.numbered) >= 0.6 * count
    sample = body.rows[:100]
    filled_usually = sum(bool(filled_fields(state, sheet.rows[row])) for row in sample) >= 0.7 * len(sample)
    keep = count
    while keep > 1:
        last = keep - 1
        row = sheet.rows[body.rows[last]]
        loose = body.rows[last] in body.gaps or (keep < count and body.rows[last] + 1 == body.rows[last + 1])
        loose = loose or all(body.numbered[:last])
        bare = not filled_fields(state, row)
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
        if row < final or (row < body.end and final >= 0 and is_numbered(state, row))
    ]


def _nip_line_below(sheet: SheetData, row: int, state: Walk) -> bool:
    if row + 1 >= len(sheet.rows):
        return False
    text = tidy(cell_text(sheet.rows[row + 1][state.name]))
    return bool(text) and bool(re.fullmatch(NIP_LINE, text))
