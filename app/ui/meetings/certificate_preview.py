"""A certificate on the screen: the very marks that the PDF prints, drawn by Qt."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.paths import resource
from app.domain.certificate_marks import Code, Drawing, Face, Frame, Mark, MarkedPage, Rule, Words

_FONT_FILES = {
    Face.PLAIN: "LiberationSerif-Regular.ttf",
    Face.BOLD: "LiberationSerif-Bold.ttf",
    Face.ITALIC: "LiberationSerif-Italic.ttf",
}
_DRAWN_SIZE = 100  # pixels of the letters before they are scaled to their true size


class CertificatePreview(QWidget):
    """Paper is white and ink is black in every colour scheme: this is what comes out of the printer."""

    def __init__(self) -> None:
        super().__init__()
        self.page: MarkedPage | None = None
        self.setAccessibleName("Pratinjau sertifikat")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 220)

    def show_page(self, page: MarkedPage) -> None:
        """Draw another page."""
        self.page = page
        said = [mark.text for mark in page.marks if isinstance(mark, Words)]
        self.setAccessibleDescription(" ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 380)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.page is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        scale = min(self.width() / self.page.width, self.height() / self.page.height)
        painter.translate((self.width() - self.page.width * scale) / 2, 0)
        painter.scale(scale, scale)
        paper = QRectF(0, 0, self.page.width, self.page.height)
        painter.setClipRect(paper)
        painter.fillRect(paper, QColor(Qt.GlobalColor.white))
        for mark in self.page.marks:
            _draw(painter, mark, self.page.height)


def _draw(painter: QPainter, mark: Mark, height: float) -> None:
    """One mark; Qt measures from the top."""
    ink = QColor(Qt.GlobalColor.black)
    match mark:
        case Words():
            path = QPainterPath()
            path.addText(0, 0, _font(mark.face), mark.text)
            size = mark.size / _DRAWN_SIZE
            painter.fillPath(QTransform(size, 0, 0, size, mark.x, height - mark.y).map(path), ink)
        case Rule():
            painter.setPen(QPen(ink, mark.width))
            ends = QPointF(mark.x, height - mark.y), QPointF(mark.to_x, height - mark.to_y)
            painter.drawLine(*ends)
        case Frame():
            box = QRectF(mark.x, height - mark.y - mark.height, mark.width, mark.height)
            if mark.line:
                painter.setPen(QPen(ink, mark.line))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box)
            else:
                painter.fillRect(box, QColor(Qt.GlobalColor.white))
        case Drawing():
            box = QRectF(mark.x, height - mark.y - mark.height, mark.width, mark.height)
            picture = _picture(mark.path)
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
        case Code():
            box = QRectF(mark.x, height - mark.y - mark.size, mark.size, mark.size)
            picture = _code(mark.text)
            painter.drawPixmap(box, picture, QRectF(picture.rect()))


@cache
def _font(face: Face) -> QFont:
    """The shipped font, the one that the PDF embeds."""
    number = QFontDatabase.addApplicationFont(str(resource("fonts", _FONT_FILES[face])))
    families = QFontDatabase.applicationFontFamilies(number)
    font = QFont(families[0] if families else "serif")
    font.setPixelSize(_DRAWN_SIZE)
    font.setBold(face is Face.BOLD)
    font.setItalic(face is Face.ITALIC)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=8)
def _picture(path: Path) -> QPixmap:
    return QPixmap(str(path))


@lru_cache(maxsize=4)
def _code(text: str) -> QPixmap:
    from app.reports.qr import qr_png

    picture = QPixmap()
    picture.loadFromData(qr_png(text, pixels=4))
    return picture
