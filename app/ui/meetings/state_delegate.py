"""Draws attendance as one segmented control in a table cell, and takes the clicks on it."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.terms import AttendanceState
from app.qt.table_model import ROW_ROLE
from app.qt.theme import tokens

TONES = {
    AttendanceState.PRESENT: "there",
    AttendanceState.LATE: "soon",
    AttendanceState.EXCUSED: "soon",
    AttendanceState.SICK: "soon",
    AttendanceState.ON_DUTY: "soon",
    AttendanceState.SUBSTITUTED: "chosen",
    AttendanceState.ABSENT: "missing",
}
_USUAL = (
    AttendanceState.PRESENT,
    AttendanceState.EXCUSED,
    AttendanceState.SICK,
    AttendanceState.SUBSTITUTED,
    AttendanceState.ABSENT,
)
# The rarer two take the place of the one they are a kind of.
_INSTEAD = {AttendanceState.LATE: AttendanceState.PRESENT, AttendanceState.ON_DUTY: AttendanceState.EXCUSED}
_SHORT = {AttendanceState.LATE: "Lambat"}  # as wide as the word it replaces
_LETTER = {AttendanceState.LATE: "L"}  # where the key is not the first letter: T is Tugas
_PADDING = 6


def segments_for(state: AttendanceState) -> tuple[AttendanceState, ...]:
    """The five segments that are offered when `state` is on."""
    replaced = _INSTEAD.get(state)
    return tuple(state if one is replaced else one for one in _USUAL)


class StateDelegate(QStyledItemDelegate):
    """Sends `picked(row, state)` when a segment is clicked."""

    picked = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.compact = False

    def _label(self, state: AttendanceState) -> str:
        if self.compact:  # the letter of its key
            return _LETTER.get(state, state.label[0])
        return _SHORT.get(state, state.label)

    def _width(self, usual: AttendanceState, metrics: QFontMetrics) -> int:
        """Of a segment: room for every word that can stand in it, so that those beside it never move."""
        words = [usual, *(rare for rare, one in _INSTEAD.items() if one is usual)]
        return max(metrics.horizontalAdvance(self._label(one)) for one in words) + 2 * _PADDING + 2

    def _boxes(self, rect: QRectF, font: QFont, state: AttendanceState) -> list[tuple[AttendanceState, QRectF]]:
        metrics = QFontMetrics(font)
        height = metrics.height() + 6
        left, top = rect.left() + 6, rect.center().y() - height / 2
        boxes: list[tuple[AttendanceState, QRectF]] = []
        for usual, one in zip(_USUAL, segments_for(state), strict=True):
            width = self._width(usual, metrics)
            boxes.append((one, QRectF(left, top, width, height)))
            left += width
        return boxes

    @staticmethod
    def _font(option: QStyleOptionViewItem, *, on: bool = False) -> QFont:
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        font.setPointSizeF(9)
        font.setWeight(QFont.Weight.DemiBold if on else QFont.Weight.Normal)
        return font

    def width(self, font: QFont) -> int:
        """Pixels the five usual segments need."""
        small = QFont(font)
        small.setPointSizeF(9)
        boxes = self._boxes(QRectF(0, 0, 999, 34), small, AttendanceState.PRESENT)
        return round(boxes[-1][1].right()) + 14

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        background = QStyleOptionViewItem(option)
        self.initStyleOption(background, index)
        background.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        widget: QWidget = background.widget  # pyright: ignore[reportAttributeAccessIssue]
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, background, painter, widget)
        row = index.data(ROW_ROLE)
        t = tokens()
        boxes = self._boxes(QRectF(option.rect), self._font(option), row.state)  # pyright: ignore[reportAttributeAccessIssue]
        whole = boxes[0][1].united(boxes[-1][1]).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(whole, 6, 6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, QColor(t.card))
        for state, box in boxes:
            on = state is row.state
            if on:
                painter.save()
                painter.setClipPath(shape)
                painter.fillRect(box, QColor(t.ground_of(TONES[state])))
                painter.restore()
            painter.setFont(self._font(option, on=on))
            painter.setPen(QColor(t.text_of(TONES[state]) if on else t.secondary))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._label(state))
        painter.setPen(QPen(QColor(t.field_line), 1))
        painter.drawPath(shape)
        for _, box in boxes[1:]:
            x = round(box.left()) + 0.5
            painter.drawLine(QRectF(x, whole.top(), 0, 0).topLeft(), QRectF(x, whole.bottom(), 0, 0).topLeft())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.width(option.font), 34)  # pyright: ignore[reportAttributeAccessIssue]

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            row = index.data(ROW_ROLE)
            rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
            for state, box in self._boxes(rect, self._font(option), row.state):
                if event.button() == Qt.MouseButton.LeftButton and box.contains(event.position()):
                    self.picked.emit(index.row(), state)
                    return True
        return super().editorEvent(event, model, option, index)
