"""How lists of one sender lie, remembered from the last time that the user corrected it."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.list_layouts import body_fingerprint, headers_in, layout_of
from app.domain.lists import ListLayout, ListTable, Recognition, Sheet
from app.storage import import_layouts
from app.storage.database import Connection
from app.storage.import_layouts import KeptLayout


def with_remembered_layout(
    connection: Connection, seen: Recognition, again: Callable[[ListLayout], Recognition]
) -> Recognition:
    """The file as the user once confirmed for lists that lie alike; as it was seen where nothing is remembered.

    `again` reads the file with a given layout; it is only called when that would tell something else.
    """
    if not import_layouts.any_kept(connection):
        return seen
    for sheet in seen.sheets:
        layout = _remembered(connection, seen, sheet)
        if layout is None:
            continue
        if any(_lies_so(table, layout) for table in seen.tables):
            return replace(seen, remembered=True) if _lies_so(seen.tables[0], layout) else seen
        read = again(layout)
        return replace(read, remembered=True) if read.tables and read.tables[0].people else seen
    return seen


def _remembered(connection: Connection, seen: Recognition, sheet: Sheet) -> ListLayout | None:
    places = {found: (top, bottom) for found, top, bottom in reversed(list(headers_in(sheet)))}
    for fingerprint, kept in import_layouts.kept(connection, list(places)).items():
        return _layout(sheet, kept, places[fingerprint])
    table = next((one for one in seen.tables if one.sheet == sheet.name), None)
    if table is not None and table.header_rows is not None:
        return None
    first = (
        table.first_row
        if table is not None
        else next((number for number, row in enumerate(sheet.rows, start=1) if sum(map(bool, row)) > 1), 1)
    )
    fingerprint = body_fingerprint(sheet.rows[first - 1 :])
    kept = import_layouts.kept(connection, [fingerprint]).get(fingerprint) if fingerprint else None
    return _layout(sheet, kept, None, first) if kept is not None else None


def _layout(sheet: Sheet, kept: KeptLayout, header: tuple[int, int] | None, first: int = 1) -> ListLayout:
    return ListLayout(
        sheet=sheet.name,
        header_rows=header,
        first_row=header[1] + 1 if header is not None else first,
        last_row=None,
        columns=kept.columns,
    )


def _lies_so(table: ListTable, layout: ListLayout) -> bool:
    found = layout_of(table)
    return (found.sheet, found.header_rows, found.columns) == (layout.sheet, layout.header_rows, layout.columns)
