"""The files on their way in: a slim list, each with its day, its state and how many people it brings."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal

from app.domain.dates import format_number
from app.qt.table_model import Column, RecordTableModel
from app.qt.table_view import RecordTable
from app.qt.theme import row_height
from app.ui.importing.draft import Draft
from app.ui.widgets import Card

_SHOWN = 4  # lines without scrolling
LOW = 600  # pixels of a window that has room for half of them


def _people(draft: Draft) -> str:
    return format_number(draft.imported()) if draft.plan is not None else "–"


class Queue(Card):
    """Sends `chosen(Draft)` when another line is looked at and `removed(Draft)` when one is taken off."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, day_name: Callable[[Draft], str]) -> None:
        """`day_name` says which day a list goes to."""
        super().__init__("Berkas yang diimpor")
        columns: tuple[Column[Draft], ...] = (
            Column(header="Berkas", text=lambda d: d.name, width=14, stretch=4, strong=True, tip=_whole),
            Column(header="Hari", text=day_name, width=8, stretch=1, tone=lambda _d: "secondary"),
            Column(
                header="Keadaan",
                text=lambda d: d.state()[0],
                width=16,
                stretch=1,
                tone=lambda d: d.state()[1],
                tip=lambda d: d.problem or d.state()[0],
            ),
            Column(header="Orang", text=_people, width=6, right=True),
        )
        self.model = RecordTableModel(columns)
        self.table = RecordTable(self.model, "Berkas yang diimpor")
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names of files differ at their end
        self.table.chosen.connect(self._choose)
        self.table.removed.connect(self.removed)
        self.body.setContentsMargins(1, 10, 1, 6)
        self.heading.setContentsMargins(15, 0, 15, 0)
        self.body.addWidget(self.table)
        self._quiet = False

    def show_drafts(self, drafts: Sequence[Draft], current: Draft | None) -> None:
        """List them; only where there is more than one."""
        self.setVisible(len(drafts) > 1)
        self._quiet = True
        self.table.show_rows(tuple(drafts), id, id(current))
        self._quiet = False
        low = self.window().height() <= LOW
        shown = _SHOWN // 2 if low else _SHOWN
        self.table.horizontalHeader().setVisible(not low)
        head = 0 if low else self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + min(len(drafts), shown) * row_height(self.table) + 3)
        people = sum(draft.imported() for draft in drafts)
        self.note.setText(f"{len(drafts)} daftar, {format_number(people)} orang · Del mengeluarkan")

    def _choose(self, draft: Draft | None) -> None:
        if draft is not None and not self._quiet:
            self.chosen.emit(draft)


def _whole(draft: Draft) -> str:
    return f"{draft.name}: {draft.problem}" if draft.problem else draft.name
