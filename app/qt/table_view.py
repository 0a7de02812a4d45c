"""The table view of the program: fixed row heights, whole rows, keyboard friendly."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.qt.table_model import RecordTableModel
from app.qt.theme import row_height

_MEASURED = 20  # of the longest texts of a column: the longest in letters is not always the widest
PADDING = 24  # left and right of a cell's text


class RecordTable(QTableView):
    """Shows a `RecordTableModel`. `opened(record)` on Enter or double click, `removed(record)` on Delete."""

    opened = Signal(object)
    removed = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, model: RecordTableModel[Any], name: str, parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        """`wraps` makes rows as high as their words need: for some hundred rows at most."""
        super().__init__(parent)
        self._wraps = wraps
        self._needs: dict[int, int] = {}  # pixels that the longest words of a column take
        self.records = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(self))
        if wraps:
            rows.setMinimumSectionSize(row_height(self))
            model.modelReset.connect(self.share_width)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._choose)

    def current(self) -> Any:
        """The record of the row that is seen as selected, or None."""
        index = self.currentIndex()
        return self.records.row_at(index) if self.selectionModel().isSelected(index) else None

    def select(self, row: int) -> None:
        """Make `row` the current one and bring it into view, when it exists."""
        if 0 <= row < self.records.rowCount():
            self.executeDelayedItemsLayout()  # rows that just came count for how far it can be scrolled
            self.setCurrentIndex(self.records.index(row, 0))

    def show_rows(self, rows: Sequence[Any], key: Callable[[Any], object], wanted: object = None) -> None:
        """Show other rows; the record that was selected stays selected, or what stands in its place now.

        `key` tells a record from others; the record with the key `wanted` is selected instead, and scrolled to.
        """
        before = self.currentIndex().row()
        chosen = self.current()
        name = wanted if wanted is not None else key(chosen) if chosen is not None else None
        self.records.update_rows(rows)
        places = [number for number, row in enumerate(rows) if key(row) == name]
        row = places[0] if places else max(0, min(before, len(rows) - 1))
        if row != self.currentIndex().row() or self.current() is None:
            self.select(row)

    def character(self) -> int:
        """Pixels that one character of a column's width stands for."""
        return max(1, self.fontMetrics().averageCharWidth())

    def fit_words(self) -> None:
        """From now on give what is left first to columns whose words need it: for some thousand rows at most."""
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.Medium)  # as the model gives it
        metrics = QFontMetrics(strong)
        rows = self.records.rows
        for number, column in enumerate(self.records.columns):
            if column.stretch:
                texts = {column.shown(place, row) for place, row in enumerate(rows)}
                longest = sorted(texts, key=len)[-_MEASURED:]
                self._needs[number] = max(map(metrics.horizontalAdvance, longest), default=0) + PADDING
        self.share_width()

    def share_width(self) -> None:
        """Give each column its characters, and what is left to those that stretch."""
        columns = self.records.columns
        unit = self.character()
        visible = [(number, column) for number, column in enumerate(columns) if not self.isColumnHidden(number)]
        fixed = sum(column.width * unit + PADDING for _, column in visible)
        left = max(0, self.viewport().width() - fixed)
        lacking = {
            number: max(0, self._needs.get(number, 0) - column.width * unit - PADDING) for number, column in visible
        }
        lack = sum(lacking.values())
        needed = min(lack, left)
        left -= needed
        shares = sum(column.stretch for _, column in visible) or 1
        for number, column in visible:
            own = needed * lacking[number] // lack if lack else 0
            self.setColumnWidth(number, column.width * unit + PADDING + own + left * column.stretch // shares)
        if self._wraps:
            self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes, Home and End go to the first and last row; everything else as usual."""
        current = self.current()
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.records.rowCount() - 1}
        if event.key() in ends and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.select(ends[Qt.Key(event.key())])
            return
        if current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        elif current is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(current)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        record = self.records.row_at(index)
        if record is not None:
            self.opened.emit(record)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.records.row_at(index))
