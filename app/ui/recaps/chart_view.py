"""The chart of a recap, as large as its place and in the colours of the theme."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from app.core.paths import resource
from app.domain.charts import ChartColours, chart_of
from app.domain.dates import format_number
from app.domain.recaps import Recap
from app.qt.theme import tokens
from app.qt.tokens import Tokens
from app.ui.page import Shell

if TYPE_CHECKING:
    from app.services.recaps import RecapService

_SCALE = 1.5  # pixels for one point of the drawing
_LEAST = 200  # pixels of height
_PATIENCE = 60  # milliseconds after the last change of size
_FONTS = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")


def _colours(theme: Tokens) -> ChartColours:
    return ChartColours(
        text=theme.text,
        secondary=theme.secondary,
        line=theme.line,
        ground=theme.field_line,
        bar=theme.primary,
        low=theme.missing,
    )


class ChartView(QWidget):
    """Draws what `show_recap` was given; sends `drawn` when it stands."""

    drawn = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._recap: Recap | None = None
        self._renderer = QSvgRenderer(self)
        self._theme: Tokens | None = None  # in which it is drawn
        self._fonts_known = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE)
        self._soon.timeout.connect(self._draw)

    def show_recap(self, recap: Recap) -> None:
        """Draw the chart of a recap; its numbers are told to who cannot see it."""
        if recap is not self._recap:
            self.setMinimumHeight(_LEAST)
        self._recap = recap
        chart = chart_of(recap)
        self.setAccessibleName(f"Bagan {chart.title.lower()}" if chart is not None else "")
        told = (
            f"{one.label}: {format_number(one.attended)} dari {format_number(one.expected)}"
            for one in (chart.bars if chart is not None else ())
        )
        self.setAccessibleDescription("; ".join(told))
        self._soon.start()

    def sizeHint(self) -> QSize:
        return QSize(600, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is not None and self._theme is not tokens():
            self._soon.start()
        if self._renderer.isValid():
            painter = QPainter(self)
            size = self._renderer.defaultSize()
            self._renderer.render(painter, QRectF(0, 0, size.width() * _SCALE, size.height() * _SCALE))
            painter.end()

    def _draw(self) -> None:
        recap = self._recap
        if recap is None or not self.isVisible():
            return
        theme = tokens()
        recaps: RecapService = self._shell.logbook.recaps
        width, height = self.width() / _SCALE, (self.height() - 1) / _SCALE
        self._shell.quietly(
            lambda: recaps.chart(recap, width, height, _colours(theme)),
            lambda svg: self._drawn(recap, theme, svg),
        )

    def _drawn(self, recap: Recap, theme: Tokens, svg: str) -> None:
        if recap is not self._recap or not svg:
            return
        if not self._fonts_known:
            self._fonts_known = True
            for name in _FONTS:
                QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        self._theme = theme
        self._renderer.load(QByteArray(svg.encode()))
        chart = chart_of(recap)
        lying = chart is not None and chart.lying  # then each bar needs its row
        self.setMinimumHeight(round(self._renderer.defaultSize().height() * _SCALE) if lying else _LEAST)
        self.update()
        self.drawn.emit()
