"""Icons in the colour of the theme: small SVG files with `currentColor`, drawn when first asked for."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.core.paths import resource
from app.qt.theme import tokens

_SCALES = (1, 2)


def icon(name: str) -> QIcon:
    """The icon `name` of resources/icons, quiet when off and in the primary colour when on."""
    t = tokens()
    return _drawn(name, t.secondary, t.primary)


@lru_cache(maxsize=128)
def _drawn(name: str, off: str, on: str) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer  # loaded after the first paint, when the first icon is drawn

    source = _source(resource("icons", f"{name}.svg"))
    result = QIcon()
    for colour, state in ((off, QIcon.State.Off), (on, QIcon.State.On)):
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
        for scale in _SCALES:
            side = 18 * scale
            picture = QPixmap(QSize(side, side))
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            renderer.render(painter, QRectF(0, 0, side, side))
            painter.end()
            picture.setDevicePixelRatio(scale)
            result.addPixmap(picture, QIcon.Mode.Normal, state)
    return result


def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8")
