"""One table model for every list: columns are described, rows are any sequence of records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from app.qt.theme import tokens

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole  # the record itself
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, kw_only=True)  # no slots: `Column[Row](…)` has to note its type
class Column(Generic[Row]):
    """How one column reads a record.

    `tone` names a meaning of the theme (there, soon, missing, secondary, …); `width` counts
    characters; `stretch` columns share the width left over. A column without `text` numbers the rows from 1.
    """

    header: str
    text: Callable[[Row], str] | None = None
    width: int = 12
    stretch: int = 0
    right: bool = False
    strong: bool = False
    tone: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None

    def shown(self, number: int, row: Row) -> str:
        """The text for a record in row `number`, from 0."""
        return self.text(row) if self.text is not None else str(number + 1)


class RecordTableModel(QAbstractTableModel, Generic[Row]):
    """Shows records; asks each column for its text only when a cell is painted."""

    def __init__(self, columns: Sequence[Column[Row]], rows: Sequence[Row] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows = rows
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.Medium)

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; selection and scroll position stay where the number of rows is the same."""
        if len(rows) != len(self._rows):
            self.set_rows(rows)
            return
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))

    def row_at(self, index: Index) -> Row | None:
        """The record under an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.shown(index.row(), row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(tokens().text_of(column.tone(row))) if column.tone is not None else None
        if role == Qt.ItemDataRole.FontRole:
            return self._strong if column.strong else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip is not None else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.header}: {column.shown(index.row(), row)}"
        if role == ROW_ROLE:
            return row
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].header
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
