"""The file as the user knows it, coloured by what the program understood; what it misread is shown to it here."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.lists import Sheet
from app.qt.theme import colour, tokens
from app.ui.importing.marks import Marks, column_letter, column_number
from app.ui.importing.preview_model import CORRECTED_ROLE, PreviewModel

Index = QModelIndex | QPersistentModelIndex
_MOST_SPANS = 300  # rows looked at for titles
_LARGEST = 240  # pixels of the widest column
_CORNER = 7  # pixels of the mark in a corrected cell
_ARROW = " ▾"


class _Painter(QStyledItemDelegate):
    """Paints the ground of a cell itself: a style sheet would leave it out. A corrected cell has a marked corner."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if ground is not None:
            painter.fillRect(rect, ground)
        super().paint(painter, option, index)
        if index.data(CORRECTED_ROLE):
            corner = rect.topRight() + QPoint(1, 0)
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("primary"))
            painter.drawPolygon(QPolygon([corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)]))
            painter.restore()
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex() == index:  # where "Lihat" or a question points to
            painter.save()
            painter.setPen(QPen(colour("primary"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Exactly over the cell, so that its text does not jump."""
        editor.setGeometry(option.rect)  # pyright: ignore[reportAttributeAccessIssue]


class _Header(QHeaderView):
    """Letter and meaning of each column, in the colour of the meaning; an arrow where it can be changed."""

    def words_font(self) -> QFont:
        """The font of the words, whose width decides how narrow a column may be."""
        font = QFont(self.font())
        font.setPointSizeF(9)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        cells = self.model()
        if not isinstance(cells, PreviewModel):
            return
        meaning = cells.meaning(logical)
        tone = meaning.tone if meaning is not None else ""
        painter.save()
        painter.fillRect(rect, colour("quiet_ground") if not tone else tokens().ground_of(tone))
        painter.setPen(colour("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self.words_font())
        painter.setPen(tokens().text_of(tone or ("" if meaning else "secondary")))
        room = rect.adjusted(8, 0, -6, 0)
        words = str(cells.headerData(logical, Qt.Orientation.Horizontal))
        arrow = _ARROW if cells.points else ""
        width = room.width() - painter.fontMetrics().horizontalAdvance(arrow)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width) + arrow
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class Preview(QTableView):
    """The sheet. The user corrects its cells; where it `points`, also what columns and rows mean.

    `column_asked(letter, at)`, `row_asked(row, at)` and `cell_asked(row, letter, at)` want a menu at a place of the
    screen (`row` from 1; 0 for none); `crossed(row)` leaves a row out, or takes it back in.
    """

    column_asked = Signal(str, QPoint)
    row_asked = Signal(int, QPoint)
    cell_asked = Signal(int, str, QPoint)
    crossed = Signal(int)

    def __init__(self, *, points: bool) -> None:
        super().__init__()
        self.cells = PreviewModel()
        self.cells.points = points
        header = self._head = _Header(Qt.Orientation.Horizontal, self)
        self.setHorizontalHeader(header)
        self.setModel(self.cells)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName("Isi berkas")
        self.setProperty("grid", "true")
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 10)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setFixedHeight(self.fontMetrics().height() + 14)
        header.setHighlightSections(False)
        rows.setHighlightSections(False)
        header.setSectionsClickable(points)
        rows.setSectionsClickable(points)
        if points:
            header.sectionClicked.connect(self._ask_column)
            rows.sectionClicked.connect(self._ask_row)
            header.setToolTip("Klik untuk memilih arti kolom ini")
            rows.setToolTip("Klik untuk menunjuk baris judul, awal, atau akhir data")

    def show_sheet(self, sheet: Sheet, marks: Marks) -> None:
        """Show a sheet with fitting column widths; widths that stand stay while the sheet does."""
        fresh = self.cells.show(sheet, marks)
        metrics, words = self.fontMetrics(), QFontMetrics(self._head.words_font())
        for column in range(self.cells.columnCount()):
            title = str(self.cells.headerData(column, Qt.Orientation.Horizontal)) + _ARROW
            least = words.horizontalAdvance(title) + 20
            wanted = max(metrics.horizontalAdvance(self.cells.widest(column)) + 22, least)
            if fresh or self.columnWidth(column) < least:
                self.setColumnWidth(column, min(wanted, _LARGEST))
        self._span_titles()

    def _span_titles(self) -> None:
        wanted = {
            row: start
            for row in range(min(self.cells.rowCount(), _MOST_SPANS))
            if (start := self.cells.lone_cell(row)) is not None and self.cells.columnCount() - start > 1
        }
        self.clearSpans()
        for row, start in wanted.items():
            self.setSpan(row, start, 1, self.cells.columnCount() - start)

    def show_cell(self, number: int, letter: str = "") -> bool:
        """Bring a row (from 1) into view, and the cell of a column where one is named. False when it is not shown."""
        column = column_number(letter) if letter else 0
        index = self.cells.index(number - 1, column)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._keep_name(column)
        return True

    def _keep_name(self, column: int) -> None:
        """Scroll sideways only as far as the names stay in view, where both have room; else who is it?"""
        bar, head = self.horizontalScrollBar(), self.horizontalHeader()
        name = next((one for one in range(self.cells.columnCount()) if self.cells.is_name(one)), column)
        left, right = sorted((name, column))
        start = head.sectionPosition(left)
        end = head.sectionPosition(right) + head.sectionSize(right)
        if end <= self.viewport().width():
            bar.setValue(0)
        elif end - start <= self.viewport().width():
            bar.setValue(min(start, max(bar.value(), end - self.viewport().width())))

    def mend(self, number: int, letter: str) -> bool:
        """Open the editor of a cell. False when the preview does not reach so far or the cell cannot be corrected."""
        if not self.show_cell(number, letter):
            return False
        index = self.currentIndex()
        if not self.cells.mendable(index.row(), index.column()):
            return False
        self.setFocus()
        self.edit(index)
        return True

    def _place(self, index: Index) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def _ask_column(self, column: int) -> None:
        header = self.horizontalHeader()
        at = QPoint(header.sectionViewportPosition(column), header.height())
        self.column_asked.emit(column_letter(column), header.viewport().mapToGlobal(at))

    def _ask_row(self, row: int) -> None:
        header = self.verticalHeader()
        at = QPoint(header.width(), header.sectionViewportPosition(row))
        self.row_asked.emit(row + 1, header.viewport().mapToGlobal(at))

    def _ask_cell(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.cell_asked.emit(index.row() + 1, column_letter(index.column()), self._place(index))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key and the right button: what this row and column mean."""
        if self.cells.points:
            if event.reason() == QContextMenuEvent.Reason.Mouse and self.indexAt(event.pos()).isValid():
                self.setCurrentIndex(self.indexAt(event.pos()))
            self._ask_cell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu of the cell, Delete leaves its row out; F2 edits; everything else as usual."""
        editing = self.state() == QAbstractItemView.State.EditingState
        current = self.currentIndex()
        if editing or not current.isValid():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_cell() if self.cells.points else self.edit(current)
        elif event.key() == Qt.Key.Key_Delete:
            self.crossed.emit(current.row() + 1)
        else:
            super().keyPressEvent(event)
