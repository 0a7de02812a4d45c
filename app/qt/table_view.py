"""The table view of the program: fixed row heights, whole rows, keyboard friendly."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.qt.table_model import RecordTableModel
from app.qt.theme import row_height

PADDING = 24  # left and right of a cell's text


class RecordTable(QTableView):
    """Shows a `RecordTableModel`. `opened(record)` on Enter or double click, `removed(record)` on Delete."""

    opened = Signal(object)
    removed = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: RecordTableModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._choose)

    def current(self) -> Any:
        """The record of the current row, or None."""
        return self.records.row_at(self.currentIndex())

    def select(self, row: int) -> None:
        """Make `row` the current one, when it exists."""
        if 0 <= row < self.records.rowCount():
            self.setCurrentIndex(self.records.index(row, 0))

    def character(self) -> int:
        """Pixels that one character of a column's width stands for."""
        return max(1, self.fontMetrics().averageCharWidth())

    def share_width(self) -> None:
        """Give each column its characters, and what is left to those that stretch."""
        columns = self.records.columns
        unit = self.character()
        visible = [(number, column) for number, column in enumerate(columns) if not self.isColumnHidden(number)]
        fixed = sum(column.width * unit + PADDING for _, column in visible)
        left = max(0, self.viewport().width() - fixed)
        shares = sum(column.stretch for _, column in visible) or 1
        for number, column in visible:
            self.setColumnWidth(number, column.width * unit + PADDING + left * column.stretch // shares)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes; everything else as usual."""
        current = self.current()
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
