"""One sheet as a table model, with the colours of one list in it and what the user corrected."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from app.domain.lists import Sheet
from app.qt.theme import tokens
from app.ui.importing.marks import Marks, Meaning, column_letter, column_number

Index = QModelIndex | QPersistentModelIndex
CORRECTED_ROLE = Qt.ItemDataRole.UserRole + 1  # whether the cell was corrected
_NO_INDEX = QModelIndex()
_LOOKED_AT = 80  # rows that decide how wide a column is


class PreviewModel(QAbstractTableModel):
    """Sends `corrected(row, letter, text)` when a cell was edited; the file itself stays as it is."""

    corrected = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.points = False  # whether the user says what columns and rows mean
        self._sheet = Sheet(name="", rows=(), total_rows=0)
        self._width = 0
        self._marks = Marks()
        self._meaning: dict[int, Meaning] = {}
        self._header = range(0)

    def show(self, sheet: Sheet, marks: Marks) -> bool:
        """Show a sheet; rows that are not kept are grey. False when the cells stayed and only their marks changed.

        The same sheet is not set anew: an editor that is open in it, the cursor and the scroll position stay.
        """
        fresh = sheet.name != self._sheet.name or sheet.rows != self._sheet.rows
        if fresh:
            self.beginResetModel()
            self._sheet = sheet
            self._width = max((len(row) for row in sheet.rows), default=0)
        self._marks = marks
        letters = {number: column_letter(number) for number in range(self._width)}
        self._meaning = {number: marks.columns[letter] for number, letter in letters.items() if letter in marks.columns}
        first, last = marks.header_rows or (0, -1)
        self._header = range(first, last + 1)
        if fresh:
            self.endResetModel()
        elif self._width and sheet.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(sheet.rows) - 1, self._width - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._width - 1)
        return fresh

    def mark(self, marks: Marks) -> None:
        """Other marks for the sheet that is shown."""
        self.show(self._sheet, marks)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._width

    def meaning(self, column: int) -> Meaning | None:
        """What a column (from 0) holds, where it is known."""
        return self._meaning.get(column)

    def is_name(self, column: int) -> bool:
        """Whether a column (from 0) holds the names."""
        meaning = self._meaning.get(column)
        return meaning is not None and meaning.name

    def tone(self, row: int, column: int) -> str:
        """Meaning of a cell (both from 0): the tone of the theme that it is painted in."""
        number, marks, meaning = row + 1, self._marks, self._meaning.get(column)
        if number in self._header:
            return "chosen"
        if number in marks.left_out:
            return "quiet"
        if number in marks.toned and (number not in marks.kept or (meaning is not None and meaning.name)):
            return marks.toned[number]
        if number not in marks.kept:
            return "quiet"
        if marks.warned and (number, column_letter(column)) in marks.warned:
            return "soon"
        return meaning.tone if meaning is not None else ""

    def holds_person(self, number: int) -> bool:
        """Whether a row (from 1) holds a person, or was refused for holding none."""
        return number in self._marks.mendable

    def mendable(self, row: int, column: int) -> bool:
        """Whether a cell (both from 0) can be corrected: it belongs to a person and its column means something."""
        return row + 1 in self._marks.mendable and column in self._meaning

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        editable = index.isValid() and self.mendable(index.row(), index.column())
        return usual | Qt.ItemFlag.ItemIsEditable if editable else usual

    def _text(self, row: int, column: int) -> str:
        cells = self._sheet.rows[row]
        return cells[column] if column < len(cells) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        correction = self._marks.corrected.get((row + 1, column_letter(column)))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return " ".join((self._text(row, column) if correction is None else correction).split())
        if role == CORRECTED_ROLE:
            return correction is not None
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self._text(row, column)
            return (text or None) if correction is None else f"Dikoreksi. Di berkas: {text or 'kosong'}"
        if role == Qt.ItemDataRole.BackgroundRole:
            tone = self.tone(row, column)
            return QColor(tokens().ground_of(tone)) if tone else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(tokens().secondary) if self.tone(row, column) == "quiet" else None
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row + 1)
        return None

    def _font(self, number: int) -> QFont | None:
        if number not in self._header and number not in self._marks.left_out:
            return None
        font = QFont()
        font.setStrikeOut(number in self._marks.left_out)
        if number in self._header:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand a correction on; text as in the file takes the correction back."""
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or text == index.data(role):
            return False
        self.corrected.emit(index.row() + 1, column_letter(index.column()), text)
        return True

    def original(self, number: int, letter: str) -> str:
        """The text of a cell as the file has it; `number` from 1."""
        return " ".join(self._text(number - 1, column_number(letter)).split())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Vertical:
                return str(section + 1)
            meaning = self._meaning.get(section)
            return f"{column_letter(section)} · {meaning.label}" if meaning else column_letter(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def widest(self, column: int) -> str:
        """The longest text in the first rows of a column inside the list."""
        texts = [
            row[column]
            for number, row in enumerate(self._sheet.rows[:_LOOKED_AT], start=1)
            if column < len(row) and (number in self._marks.kept or number in self._header or not self._marks.kept)
        ]
        return max(texts, key=len, default="")

    def lone_cell(self, row: int) -> int | None:
        """The column of the only filled cell of a row outside the list: a title, which may run over its neighbours."""
        filled = [column for column, text in enumerate(self._sheet.rows[row]) if text]
        inside = row + 1 in self._marks.mendable or row + 1 in self._marks.kept or row + 1 in self._header
        return filled[0] if not inside and len(filled) == 1 else None
