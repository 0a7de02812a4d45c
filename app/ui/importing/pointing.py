"""What the user shows the program in the preview of a draft: columns, rows, corrected cells, rows left out."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from app.domain.list_layouts import layout_of
from app.domain.lists import Column, ListLayout
from app.ui.importing.draft import Draft
from app.ui.importing.layout_changes import empty_layout
from app.ui.importing.menus import cell_menu, meaning_menu, row_menu
from app.ui.importing.preview import Preview


class Pointing(QObject):
    """Connects a preview with the draft that it shows; `changed(draft, read)` is called after each change."""

    def __init__(
        self,
        preview: Preview,
        draft: Callable[[], Draft | None],
        changes: Callable[[Draft, str], None],
        changed: Callable[[Draft, bool], None],
    ) -> None:
        """`draft()` is the one that is shown; `read` says that its file has to be read again.

        `changes(draft, words)` is called before each change.
        """
        super().__init__(preview)
        self._changes = changes
        self._preview = preview
        self._draft = draft
        self._changed = changed
        preview.column_asked.connect(self._ask_column)
        preview.row_asked.connect(self._ask_row)
        preview.cell_asked.connect(self._ask_cell)
        preview.crossed.connect(self.cross)
        preview.cells.corrected.connect(self.correct)

    def layout(self, draft: Draft) -> ListLayout:
        """How the list lies now, for the next change."""
        if draft.wishes.layout is not None and (draft.pointing or draft.table is None):
            return draft.wishes.layout
        return layout_of(draft.table) if draft.table is not None else empty_layout(draft.sheet)

    def point(self, layout: ListLayout) -> None:
        """The list lies so; it is read again at once, unless the column of names is still missing."""
        draft = self._draft()
        if draft is not None:
            self._changes(draft, f"susunan {draft.name}")
            draft.wishes.layout, draft.wishes.number = layout, 0
            self._changed(draft, True)

    def reset(self) -> None:
        """Everything as it was recognised; what was said about rows stays."""
        draft = self._draft()
        if draft is not None and draft.wishes.layout is not None:
            self._changes(draft, f"susunan {draft.name}")
            draft.wishes.layout, draft.wishes.number = None, 0
            self._changed(draft, True)

    def correct(self, row: int, letter: str, text: str) -> None:
        """A cell of a person is to say `text`; the text of the file takes the correction back."""
        draft = self._draft()
        table = draft.table if draft is not None else None
        if draft is None or table is None:
            return
        column = next((one for one, at in table.columns.items() if at == letter), None)
        if column is None:
            return
        self._changes(draft, f"koreksi kolom {letter} baris {row}")
        cells = draft.said.corrections.setdefault(row, {})
        if text == self._preview.cells.original(row, letter):
            cells.pop(column, None)
        else:
            cells[column] = text
        if not cells:
            del draft.said.corrections[row]
        self._changed(draft, False)

    def correct_row(self, row: int, cells: dict[Column, str]) -> None:
        """Several cells of one person at once, for rows that the preview does not reach."""
        draft = self._draft()
        if draft is not None and cells:
            self._changes(draft, f"koreksi baris {row}")
            draft.said.corrections.setdefault(row, {}).update(cells)
            self._changed(draft, False)

    def cross(self, row: int) -> None:
        """Leave a person's row out, or take it back in."""
        draft = self._draft()
        if draft is None or not self._preview.cells.holds_person(row):
            return
        crossed = row in draft.said.left_out
        self._changes(draft, f"{'impor lagi' if crossed else 'jangan impor'} baris {row}")
        draft.said.left_out.symmetric_difference_update({row})
        self._changed(draft, False)

    def _crossing(self, draft: Draft, row: int) -> tuple[Callable[[], None] | None, bool]:
        cross = (lambda: self.cross(row)) if self._preview.cells.holds_person(row) else None
        return cross, row in draft.said.left_out

    def _ask_column(self, letter: str, at: QPoint) -> None:
        draft = self._draft()
        if draft is not None:
            meaning_menu(self._preview, letter, self.layout(draft), self.point).popup(at)

    def _ask_row(self, row: int, at: QPoint) -> None:
        draft = self._draft()
        if draft is not None:
            cross, crossed = self._crossing(draft, row)
            menu = row_menu(self._preview, row, self.layout(draft), self.point, cross=cross, crossed=crossed)
            menu.popup(at)

    def _ask_cell(self, row: int, letter: str, at: QPoint) -> None:
        draft = self._draft()
        if draft is not None:
            cross, crossed = self._crossing(draft, row)
            index = self._preview.currentIndex()
            mend = None
            if self._preview.cells.mendable(index.row(), index.column()):
                mend = lambda: self._preview.edit(index)  # noqa: E731 - an action of the menu
            layout = self.layout(draft)
            menu = cell_menu(self._preview, row, letter, layout, self.point, cross=cross, crossed=crossed, mend=mend)
            menu.popup(at)
