"""What the user points at in the preview, as a new layout of the list: pure functions from layout to layout."""

from dataclasses import replace

from app.domain.lists import Column, ListLayout

NOT_READ = frozenset({Column.NUMBER})
"""Meanings that the menu does not offer: nothing is read from such a column."""


def empty_layout(sheet: str) -> ListLayout:
    """A sheet of which nothing is known yet."""
    return ListLayout(sheet=sheet, header_rows=None, first_row=1, last_row=None, columns={})


def with_meaning(layout: ListLayout, letter: str, meaning: Column | None) -> ListLayout:
    """The column holds `meaning` now, or nothing that is read; a column that held it before no longer does."""
    columns = {column: at for column, at in layout.columns.items() if at != letter and column is not meaning}
    if meaning is not None:
        columns[meaning] = letter
    return replace(layout, columns=columns)


def with_header(layout: ListLayout, row: int) -> ListLayout:
    """The header is the one row `row`; the people begin below it at the earliest."""
    first = layout.first_row if layout.first_row > row and layout.header_rows is not None else row + 1
    if layout.header_rows is not None and row < layout.header_rows[0]:
        first = row + 1
    return _in_order(replace(layout, header_rows=(row, row), first_row=first))


def with_header_to(layout: ListLayout, row: int) -> ListLayout:
    """The header runs on to `row`."""
    top = layout.header_rows[0] if layout.header_rows is not None else row
    return _in_order(replace(layout, header_rows=(min(top, row), row), first_row=max(layout.first_row, row + 1)))


def without_header(layout: ListLayout) -> ListLayout:
    """The list has no header."""
    return replace(layout, header_rows=None)


def with_first(layout: ListLayout, row: int) -> ListLayout:
    """The first person stands in `row`; a header that would reach into the people ends above them."""
    header = layout.header_rows
    if header is not None and header[1] >= row:
        header = (header[0], row - 1) if header[0] < row else None
    return _in_order(replace(layout, header_rows=header, first_row=row))


def with_last(layout: ListLayout, row: int) -> ListLayout:
    """The last person stands in `row`, or above it."""
    return replace(layout, last_row=row, first_row=min(layout.first_row, row))


def _in_order(layout: ListLayout) -> ListLayout:
    """An end above the beginning is no end."""
    if layout.last_row is not None and layout.last_row < layout.first_row:
        return replace(layout, last_row=None)
    return layout
