"""The menus of the preview: what a column means, and where the header and the people stand."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.lists import Column, ListLayout
from app.ui.importing.layout_changes import (
    NOT_READ,
    with_first,
    with_header,
    with_header_to,
    with_last,
    with_meaning,
    without_header,
)

_LONGEST_HEADER = 4  # rows
Changed = Callable[[ListLayout], None]


def _menu(parent: QWidget, title: str = "") -> QMenu:
    menu = QMenu(title, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not title)
    return menu


def meaning_menu(parent: QWidget, letter: str, layout: ListLayout, changed: Changed) -> QMenu:
    """What column `letter` may mean."""
    menu = _menu(parent)
    _add_meanings(menu, letter, layout, changed)
    return menu


def _add_meanings(menu: QMenu, letter: str, layout: ListLayout, changed: Changed) -> None:
    now = next((column for column, at in layout.columns.items() if at == letter), None)
    for meaning in Column:
        if meaning in NOT_READ:
            continue
        other = layout.columns.get(meaning)
        words = f"{meaning.label} (sekarang kolom {other})" if other and other != letter else meaning.label
        one = menu.addAction(words, lambda chosen=meaning: changed(with_meaning(layout, letter, chosen)))
        one.setCheckable(True)
        one.setChecked(meaning is now)
    menu.addSeparator()
    nothing = menu.addAction("Abaikan kolom ini", lambda: changed(with_meaning(layout, letter, None)))
    nothing.setCheckable(True)
    nothing.setChecked(now is None)


def row_menu(
    parent: QWidget, row: int, layout: ListLayout, changed: Changed, *, cross: Callable[[], None] | None, crossed: bool
) -> QMenu:
    """What row `row` is; `cross` leaves it out or takes it back, where it holds a person."""
    menu = _menu(parent)
    _add_rows(menu, row, layout, changed, cross=cross, crossed=crossed)
    return menu


def _add_rows(
    menu: QMenu, row: int, layout: ListLayout, changed: Changed, *, cross: Callable[[], None] | None, crossed: bool
) -> None:
    header = layout.header_rows
    menu.addAction("Baris judul di sini", lambda: changed(with_header(layout, row)))
    if header is not None and header[0] < row < header[0] + _LONGEST_HEADER and row != header[1]:
        menu.addAction("Baris judul sampai di sini", lambda: changed(with_header_to(layout, row)))
    menu.addAction("Data mulai di sini", lambda: changed(with_first(layout, row)))
    menu.addAction("Data sampai di sini", lambda: changed(with_last(layout, row)))
    if header is not None and header[0] <= row <= header[1]:
        menu.addAction("Daftar ini tanpa baris judul", lambda: changed(without_header(layout)))
    if cross is not None:
        menu.addSeparator()
        menu.addAction("Impor lagi baris ini\tDel" if crossed else "Jangan impor baris ini\tDel", cross)


def cell_menu(
    parent: QWidget,
    row: int,
    letter: str,
    layout: ListLayout,
    changed: Changed,
    *,
    cross: Callable[[], None] | None,
    crossed: bool,
    mend: Callable[[], None] | None,
) -> QMenu:
    """Both for a cell, and `mend` to correct it where it belongs to a person."""
    menu = _menu(parent)
    if mend is not None:
        menu.addAction("Koreksi sel ini\tF2", mend)
        menu.addSeparator()
    meanings = _menu(menu, f"Kolom {letter} berisi")
    _add_meanings(meanings, letter, layout, changed)
    menu.addMenu(meanings)
    menu.addSeparator()
    _add_rows(menu, row, layout, changed, cross=cross, crossed=crossed)
    return menu
