"""The file as the user knows it, coloured by what the program understood."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.domain.lists import Column, ImportPlan, ListTable, PlanRow, RowOutcome, Sheet
from app.domain.school_lists import SchoolColumn, SchoolPlan, SchoolPlanRow, SchoolTable
from app.domain.terms import Term
from app.qt.theme import tokens

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_TONES: dict[Term, str] = {
    Column.NAME: "chosen",
    Column.NIP: "identifier",
    Column.NUPTK: "identifier",
    Column.SCHOOL: "place",
    Column.POSITION: "place",
    Column.STATE: "there",
    Column.SIGNATURE: "there",
    Column.MINUTES: "there",
    SchoolColumn.NAME: "chosen",
    SchoolColumn.NPSN: "identifier",
    SchoolColumn.PRINCIPAL_NIP: "identifier",
    SchoolColumn.DISTRICT: "place",
    SchoolColumn.REGENCY: "place",
    SchoolColumn.ADDRESS: "place",
    SchoolColumn.PRINCIPAL: "there",
}
_MARKS = {RowOutcome.DOUBTFUL: "soon", RowOutcome.REFUSED: "missing"}
_MOST_SPANS = 300  # rows looked at for titles
_LARGEST = 240  # pixels of the widest column


def column_letter(number: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A → 0, Z → 25, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass(frozen=True, slots=True)
class Marks:
    """What the program understood of a sheet: letters of columns, rows from 1."""

    columns: Mapping[str, Term] = field(default_factory=dict[str, Term])  # letter to meaning
    header_rows: tuple[int, int] | None = None
    kept: frozenset[int] = frozenset()  # rows that hold a person or a school
    toned: Mapping[int, str] = field(default_factory=dict[int, str])  # rows that are doubtful or refused


def marks_of_people(table: ListTable, plan: ImportPlan | None) -> Marks:
    """The marks of a list of people, with the outcomes of its plan once there is one."""
    letters = {letter: column for column, letter in table.columns.items()}
    toned = {note.row: "missing" for note in table.refused} | _outcomes(plan.rows if plan is not None else ())
    return Marks(letters, table.header_rows, frozenset(person.row for person in table.people), toned)


def marks_of_schools(table: SchoolTable, plan: SchoolPlan) -> Marks:
    """The marks of one list of schools."""
    letters = {letter: column for column, letter in table.columns.items()}
    toned = _outcomes([row for row in plan.rows if row.sheet == table.sheet])
    return Marks(letters, table.header_rows, frozenset(school.row for school in table.schools), toned)


def _outcomes(rows: Iterable[PlanRow | SchoolPlanRow]) -> dict[int, str]:
    return {row.row: _MARKS[row.outcome] for row in rows if row.outcome in _MARKS}


class PreviewModel(QAbstractTableModel):
    """One sheet with the colours of one table in it."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = Sheet(name="", rows=(), total_rows=0)
        self._width = 0
        self._meaning: dict[int, Term] = {}
        self._header = range(0)
        self._kept: frozenset[int] = frozenset()
        self._toned: Mapping[int, str] = {}

    def show(self, sheet: Sheet, marks: Marks) -> None:
        """Show a sheet; rows that are not kept are left out of the import and grey."""
        self.beginResetModel()
        self._sheet = sheet
        self._width = max((len(row) for row in sheet.rows), default=0)
        letters = {number: column_letter(number) for number in range(self._width)}
        self._meaning = {number: marks.columns[letter] for number, letter in letters.items() if letter in marks.columns}
        first, last = marks.header_rows or (0, -1)
        self._header, self._kept, self._toned = range(first, last + 1), marks.kept, marks.toned
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._width

    def tone(self, row: int, column: int) -> str:
        """Meaning of a cell (both from 0): the tone of the theme that it is painted in."""
        number = row + 1
        if number in self._header:
            return "chosen"
        name = self._meaning.get(column) in (Column.NAME, SchoolColumn.NAME)
        if number in self._toned and (number not in self._kept or name):
            return self._toned[number]
        if number not in self._kept:
            return "quiet"
        return _TONES.get(self._meaning[column], "") if column in self._meaning else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            cells = self._sheet.rows[row]
            text = cells[column] if column < len(cells) else ""
            return " ".join(text.split()) if role == Qt.ItemDataRole.DisplayRole else text or None
        if role == Qt.ItemDataRole.BackgroundRole:
            tone = self.tone(row, column)
            return QColor(tokens().ground_of(tone)) if tone else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(tokens().secondary) if self.tone(row, column) == "quiet" else None
        if role == Qt.ItemDataRole.FontRole and row + 1 in self._header:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

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
            for number, row in enumerate(self._sheet.rows[:80], start=1)
            if column < len(row) and (number in self._kept or number in self._header)
        ]
        return max(texts, key=len, default="")

    def lone_cell(self, row: int) -> int | None:
        """The column of the only filled cell of a row outside the list: a title, which may run over its neighbours."""
        filled = [column for column, text in enumerate(self._sheet.rows[row]) if text]
        outside = row + 1 not in self._kept and row + 1 not in self._header
        return filled[0] if outside and len(filled) == 1 else None


class _Painter(QStyledItemDelegate):
    """Paints the ground of a cell itself: a style sheet would leave it out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)  # pyright: ignore[reportAttributeAccessIssue]
        super().paint(painter, option, index)


class Preview(QTableView):
    """The sheet, to look at."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = PreviewModel()
        self.setModel(self.cells)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName("Isi berkas")
        self.setProperty("grid", "true")
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 10)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setHighlightSections(False)
        rows.setHighlightSections(False)

    def show_sheet(self, sheet: Sheet, marks: Marks) -> None:
        """Show a sheet with fitting column widths."""
        self.cells.show(sheet, marks)
        metrics = self.fontMetrics()
        self.clearSpans()
        for column in range(self.cells.columnCount()):
            title = str(self.cells.headerData(column, Qt.Orientation.Horizontal))
            wanted = max(metrics.horizontalAdvance(self.cells.widest(column)), metrics.horizontalAdvance(title) + 8)
            self.setColumnWidth(column, min(wanted + 22, _LARGEST))
        for row in range(min(self.cells.rowCount(), _MOST_SPANS)):
            start = self.cells.lone_cell(row)
            if start is not None and self.cells.columnCount() - start > 1:
                self.setSpan(row, start, 1, self.cells.columnCount() - start)

    def show_cell(self, number: int, letter: str = "") -> None:
        """Bring a row (from 1) into view, and the cell of a column where one is named."""
        column = column_number(letter) if letter else 0
        index = self.cells.index(number - 1, column)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setCurrentIndex(index)
