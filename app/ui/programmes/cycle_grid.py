"""The matrix of the quality cycle: partners down, steps across, each cell a word in its colour."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.dates import format_date, format_short_date
from app.domain.records import CycleMark
from app.domain.terms import CycleState
from app.qt.theme import tokens
from app.services.cycle import CycleMatrix

Index = QModelIndex | QPersistentModelIndex
MARK_ROLE = Qt.ItemDataRole.UserRole
TONES = {CycleState.NOT_BEGUN: "quiet", CycleState.UNDER_WAY: "soon", CycleState.DONE: "there"}
LETTERS = {CycleState.NOT_BEGUN: "B", CycleState.UNDER_WAY: "J", CycleState.DONE: "S"}
_NO_INDEX = QModelIndex()
_BESIDE = 40  # pixels beside the longest word of a cell
_SCHOOLS = 32  # characters of the schools' column at most


def details(mark: CycleMark) -> str:
    """What stands below the word: `3 Agu 2026 · bukti`."""
    parts = (
        format_short_date(mark.date) if mark.date else "",
        "catatan" if mark.note else "",
        "bukti" if mark.document_id is not None else "",
    )
    return " · ".join(part for part in parts if part)


class CycleModel(QAbstractTableModel):
    """Gives the cells of a `CycleMatrix`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = CycleMatrix(steps=(), partners=(), marks={})

    def set_matrix(self, matrix: CycleMatrix) -> None:
        """Show another matrix; the view keeps its place where rows and columns are the same."""
        same = matrix.steps == self.matrix.steps and matrix.partners == self.matrix.partners
        if same and matrix.steps and matrix.partners:
            self.matrix = matrix
            self.dataChanged.emit(self.index(0, 0), self.index(len(matrix.partners) - 1, len(matrix.steps) - 1))
            return
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def mark_at(self, index: Index) -> CycleMark | None:
        """What is noted in a cell."""
        if not index.isValid():
            return None
        step, partner = self.matrix.steps[index.column()], self.matrix.partners[index.row()]
        return self.matrix.mark(step.id, partner.id)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.matrix.partners)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.matrix.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mark = self.mark_at(index)
        if mark is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.state.label
        if role == MARK_ROLE:
            return mark
        if role == Qt.ItemDataRole.ToolTipRole:
            return mark.note or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            step, partner = self.matrix.steps[index.column()], self.matrix.partners[index.row()]
            day = format_date(mark.date) if mark.date else ""
            proof = "ada bukti" if mark.document_id is not None else ""
            parts = (f"{partner.name}, {step.name}: {mark.state.label}", day, mark.note, proof)
            return ", ".join(part for part in parts if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            name = self.matrix.steps[section].name
            return name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None
        partner = self.matrix.partners[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            place = f"Kec. {partner.district} · " if partner.district else ""
            return f"{partner.name}\n{place}{self.matrix.done(partner.id)} dari {len(self.matrix.steps)} selesai"
        return None


class CycleDelegate(QStyledItemDelegate):
    """Paints the word on its soft ground, and below it what else is known."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        widget: QWidget = ground.widget  # pyright: ignore[reportAttributeAccessIssue]
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        mark: CycleMark = index.data(MARK_ROLE)
        t, tone = tokens(), TONES[mark.state]
        cell = QRectF(option.rect).adjusted(6, 5, -6, -5)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)  # pyright: ignore[reportAttributeAccessIssue]
        painter.setPen(QPen(QColor(t.primary if current else t.ground_of(tone)), 2 if current else 1))
        painter.setBrush(QColor(t.ground_of(tone)))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        font.setWeight(QFont.Weight.DemiBold)
        below = details(mark)
        painter.setFont(font)
        painter.setPen(QColor(t.text_of(tone)))
        word = cell.adjusted(8, 2, -8, -cell.height() / 2 if below else -2)
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, mark.state.label)
        if below:
            small = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
            small.setPointSizeF(8.5)
            painter.setFont(small)
            painter.setPen(QColor(t.text))
            line = cell.adjusted(6, cell.height() / 2, -6, -2)
            shown = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        widest = max(metrics.horizontalAdvance(state.label) for state in CycleState)
        return QSize(widest + _BESIDE, metrics.height() * 2 + 20)


class SchoolHeader(QHeaderView):
    """The schools at the left: name, and below it kecamatan and how many steps are done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        t = tokens()
        painter.save()
        painter.fillRect(rect, QColor(t.card))
        painter.setPen(QColor(t.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        lines = str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical)).split("\n")
        half = rect.height() // 2
        for number, (text, colour) in enumerate(zip(lines, (t.text, t.secondary), strict=True)):
            font = QFont(self.font())
            font.setWeight(QFont.Weight.Normal if number else QFont.Weight.DemiBold)
            font.setPointSizeF(9 if number else 10)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            box = QRect(rect.left() + 12, rect.top() + (half if number else 3), rect.width() - 20, half - 3)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class CycleGrid(QTableView):
    """Arrows move, B, J and S mark, the space bar goes to the next state, Enter opens.

    Sends `marked(mark, state)` and `opened(mark)`.
    """

    marked = Signal(object, object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = CycleModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(CycleDelegate(self))
        self.setAccessibleName("Siklus mutu per sekolah imbas")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalHeader(SchoolHeader(self))
        steps, schools = self.horizontalHeader(), self.verticalHeader()
        steps.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        steps.setSectionsClickable(False)
        steps.setHighlightSections(False)
        steps.setTextElideMode(Qt.TextElideMode.ElideNone)  # names wrap; a very long one is whole in its tool tip
        steps.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value))
        schools.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        schools.setSectionsClickable(False)
        schools.setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.cells.mark_at(index)))

    def show_matrix(self, matrix: CycleMatrix) -> None:
        """Show a matrix; the cell with the keyboard stays, or the first one gets it."""
        self.cells.set_matrix(matrix)
        self._share_width()
        if not self.currentIndex().isValid() and self.cells.rowCount() and self.cells.columnCount():
            self.setCurrentIndex(self.cells.index(0, 0))

    def current_mark(self) -> CycleMark | None:
        """What is noted in the cell with the keyboard."""
        return self.cells.mark_at(self.currentIndex())

    def _share_width(self) -> None:
        metrics = self.fontMetrics()
        option = QStyleOptionViewItem()
        option.font = self.font()  # pyright: ignore[reportAttributeAccessIssue]
        least = self.itemDelegate().sizeHint(option, QModelIndex())
        self.verticalHeader().setDefaultSectionSize(least.height())
        self.verticalHeader().setFixedWidth(min(metrics.averageCharWidth() * _SCHOOLS + 24, self.width() // 3))
        self.horizontalHeader().setFixedHeight(metrics.height() * 3 + 10)
        steps = self.cells.columnCount()
        if steps:
            room = self.viewport().width() // steps
            self.horizontalHeader().setDefaultSectionSize(max(room, least.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = self.current_mark()
        wide = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        plain = not event.modifiers() & wide
        key = Qt.Key(event.key())
        if mark is None or not plain:
            super().keyPressEvent(event)
        elif states := [state for state, letter in LETTERS.items() if letter == event.text().upper()]:
            self.marked.emit(mark, states[0])
        elif key == Qt.Key.Key_Space:
            states = list(CycleState)
            self.marked.emit(mark, states[(states.index(mark.state) + 1) % len(states)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(mark)
        else:
            super().keyPressEvent(event)
