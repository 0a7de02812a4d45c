"""Photos two in a row, in their true proportions, with captions."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.domain.report import Photo
from app.reports.fonts import SANS, wrap
from app.reports.page import BODY
from app.reports.typesetting import MM, colors, platypus, utils

_GAP = 6 * MM
_WIDTH = (BODY - _GAP) / 2
_HEIGHT = _WIDTH * 3 / 4
_SIZE, _LEADING = 8.5, 10.6
_QUARTER_TURNS = {3: 2, 6: 3, 8: 1}  # EXIF orientation → turns counter-clockwise


class ContentNamedPath(str):
    """The path of a photo that calls itself by its content.

    reportlab names an image in the PDF after `str(path)`; with the hash there the same photos give the same bytes in
    whichever folder they lie.
    """

    __slots__ = ("content",)
    content: str

    def __str__(self) -> str:
        return self.content


def photo_rows(photos: Sequence[Photo]) -> list[Any]:
    """All photos of a meeting, numbered from 1."""
    numbered = list(enumerate(photos, 1))
    return [PhotoRow(numbered[index : index + 2]) for index in range(0, len(numbered), 2)]


class PhotoRow(platypus.Flowable):
    """One or two photos above their captions; a row is never split."""

    def __init__(self, photos: Sequence[tuple[int, Photo]]) -> None:
        platypus.Flowable.__init__(self)
        self._photos = photos
        self._captions = [wrap(_caption(number, photo), SANS, _SIZE, _WIDTH, 4) for number, photo in photos]
        self._sizes = [_upright_size(photo.path) for _, photo in photos]
        self._box = max((_fitted(size)[1] for size in self._sizes if size is not None), default=18 * MM)

    def wrap(self, *_available: float) -> tuple[float, float]:
        """Width and height in points."""
        return BODY, self._box + 4 + max(map(len, self._captions)) * _LEADING + 8

    def draw(self) -> None:
        """Photos stand centred over their captions."""
        top = self.wrap()[1]
        for index, (_, photo) in enumerate(self._photos):
            left = index * (_WIDTH + _GAP)
            size = self._sizes[index]
            if size is None:
                self._draw_missing(left, top - self._box)
            else:
                width, height = _fitted(size)
                self._draw_photo(photo, left + (_WIDTH - width) / 2, top - self._box, width, height)
            self.canv.setFillColor(colors.HexColor("#1D2730"))
            self.canv.setFont(SANS, _SIZE)
            for number, line in enumerate(self._captions[index], 1):
                self.canv.drawCentredString(left + _WIDTH / 2, top - self._box - 3 - number * _LEADING, line)

    def _draw_missing(self, left: float, bottom: float) -> None:
        self.canv.setStrokeColor(colors.HexColor("#9AA7B2"))
        self.canv.setLineWidth(0.5)
        self.canv.rect(left, bottom, _WIDTH, self._box)
        self.canv.setFillColor(colors.HexColor("#4A5863"))
        self.canv.setFont(SANS, _SIZE)
        lines = ("Berkas foto ini tidak ditemukan", "atau tidak dapat dibuka.")
        for number, line in enumerate(lines):
            self.canv.drawCentredString(left + _WIDTH / 2, bottom + self._box / 2 + 2 - number * _LEADING, line)

    def _draw_photo(self, photo: Photo, left: float, bottom: float, width: float, height: float) -> None:
        path = ContentNamedPath(photo.path)
        path.content = photo.document.sha256 or photo.document.uid
        turns = _QUARTER_TURNS.get(_orientation(utils.ImageReader(str.__str__(path))), 0)
        self.canv.saveState()
        self.canv.translate(left + width / 2, bottom + height / 2)
        self.canv.rotate(90 * turns)
        if turns % 2:
            width, height = height, width
        self.canv.drawImage(path, -width / 2, -height / 2, width, height, mask="auto")
        self.canv.restoreState()


def _caption(number: int, photo: Photo) -> str:
    return f"Foto {number}. {photo.document.caption}" if photo.document.caption else f"Foto {number}"


def _fitted(size: tuple[float, float]) -> tuple[float, float]:
    """The largest size in points that fits the box without changing the proportions."""
    scale = min(_WIDTH / size[0], _HEIGHT / size[1])
    return size[0] * scale, size[1] * scale


def _upright_size(path: Path) -> tuple[float, float] | None:
    """Width and height as a viewer shows the photo, or None when it is missing or no picture."""
    if not path.is_file():
        return None
    try:
        reader = utils.ImageReader(str(path))
    except (OSError, ValueError):
        return None
    width, height = reader.getSize()
    if not width or not height:
        return None
    return (height, width) if _QUARTER_TURNS.get(_orientation(reader), 0) % 2 else (width, height)


def _orientation(reader: Any) -> int:
    # reportlab ignores how the camera was held; it keeps the picture it opened, whose EXIF tag 274 says so
    return int(reader._image.getexif().get(274, 1))
