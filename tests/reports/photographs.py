"""Photos of printed pages as a phone would take them, and the way back to millimetres; plain Pillow."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image, ImageChops

from app.domain.sheet_codes import CornerCode, read_corner_code

_READER: Any = zxingcpp  # both describe narrower types than they take
_PDF: Any = pypdfium2

Point = tuple[float, float]
Mapping = tuple[float, ...]


def rendered(path: Path, page: int, dpi: int = 200) -> Image.Image:
    """A page as a grey picture; pages count from 1."""
    document = _PDF.PdfDocument(path)
    try:
        return document[page - 1].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


def photographed(page: Image.Image, *, turn: float = 0, tilt: float = 0, noise: float = 0) -> Image.Image:
    """A photo of the page on a grey table, saved as JPEG 70.

    `turn` is in degrees; `tilt` narrows the far edge by that share, as a camera held at a slant does; `noise` is the
    share of a noise picture.
    """
    width, height = page.size
    margin = width // 8
    table = Image.new("L", (width + 2 * margin, height + 2 * margin), 150)
    table.paste(page, (margin, margin))
    if turn:
        table = table.rotate(turn, Image.Resampling.BICUBIC, fillcolor=150)
    if tilt:
        w, h = table.size
        seen = ((w * tilt, h * tilt / 3), (w * (1 - tilt / 2), 0.0), (float(w), h * (1 - tilt / 4)), (0.0, float(h)))
        whole = ((0.0, 0.0), (float(w), 0.0), (float(w), float(h)), (0.0, float(h)))
        back = mapping(seen, whole)
        table = table.transform(table.size, Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC, fillcolor=150)
    if noise:
        table = ImageChops.add(table, Image.effect_noise(table.size, 90 * noise), scale=1, offset=-128)
    packed = io.BytesIO()
    table.save(packed, "JPEG", quality=70)
    packed.seek(0)
    return Image.open(packed).convert("L")


def corners_in(picture: Image.Image) -> dict[CornerCode, Point]:
    """The corner codes in a picture with the middle of each in pixels."""
    found: dict[CornerCode, Point] = {}
    for one in _READER.read_barcodes(picture, formats=_READER.BarcodeFormat.QRCode):
        code = read_corner_code(one.text)
        if code is not None:
            place = one.position
            points = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
            found[code] = (sum(point.x for point in points) / 4, sum(point.y for point in points) / 4)
    return found


def texts_in(picture: Image.Image) -> list[str]:
    """What every QR code in a picture says."""
    return [one.text for one in _READER.read_barcodes(picture, formats=_READER.BarcodeFormat.QRCode)]


def mapping(source: Sequence[Point], target: Sequence[Point]) -> Mapping:
    """The eight numbers of the perspective that takes four points to four others."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(8):
            if row != column:
                factor = rows[row][column]
                rows[row] = [value - factor * base for value, base in zip(rows[row], rows[column], strict=True)]
    return tuple(row[8] for row in rows)


def mapped(by: Mapping, point: Point) -> Point:
    """Where the perspective takes a point."""
    x, y = point
    a, b, c, d, e, f, g, h = by
    below = g * x + h * y + 1
    return (a * x + b * y + c) / below, (d * x + e * y + f) / below


def darkest(picture: Image.Image, at: Point, reach: int) -> int:
    """The darkest grey within `reach` pixels of a point: 0 is black."""
    x, y = round(at[0]), round(at[1])
    lowest, _ = picture.crop((x - reach, y - reach, x + reach + 1, y + reach + 1)).getextrema()
    assert isinstance(lowest, int | float)
    return int(lowest)
