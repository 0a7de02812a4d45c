"""A picture of the letterhead on paper."""

from pathlib import Path
from typing import Any

from app.core.files import sha256_of
from app.reports.photos import ContentNamedPath
from app.reports.typesetting import platypus, utils


def picture_size(path: Path) -> tuple[float, float] | None:
    """Width and height in pixels, or None when the file is missing or no whole picture."""
    if not path.is_file():
        return None
    try:
        reader: Any = utils.ImageReader(str(path))
        reader.getRGBData()  # a file that was cut off shows only here
    except (OSError, ValueError, SyntaxError):
        return None
    width, height = reader.getSize()
    return (width, height) if width and height else None


def fitted(size: tuple[float, float], width: float, height: float) -> tuple[float, float]:
    """The largest size within `width` × `height` that keeps the proportions of `size`."""
    scale = min(width / size[0], height / size[1])
    return size[0] * scale, size[1] * scale


class Picture(platypus.Flowable):
    """A picture in the middle of a column; the same content gives the same bytes wherever the file lies."""

    def __init__(self, path: Path, width: float, height: float, column: float) -> None:
        """All measures in points."""
        platypus.Flowable.__init__(self)
        self._path = ContentNamedPath(path)
        self._path.content = sha256_of(path)
        self._size, self._column = (width, height), column

    def wrap(self, *_available: float) -> tuple[float, float]:
        """Width and height in points."""
        return self._column, self._size[1]

    def draw(self) -> None:
        """Centred."""
        self.canv.drawImage(self._path, (self._column - self._size[0]) / 2, 0, *self._size, mask="auto")
