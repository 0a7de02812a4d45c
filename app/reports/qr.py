"""QR codes, drawn as vectors and made as pictures."""

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import segno

ErrorLevel = Literal["l", "m", "q", "h"]
QUIET_ZONE = 4  # modules of white on every side (ISO/IEC 18004, 6.3.8)


def qr_modules(text: str, error: ErrorLevel = "m", version: int | None = None) -> int:
    """How many modules wide the code of `text` is, without its quiet zone: 21 for version 1."""
    return len(_code(text, error, version).matrix)


def draw_qr(
    sheet: Any,
    text: str,
    x: float,
    y: float,
    size: float,
    error: ErrorLevel = "m",
    *,
    version: int | None = None,
    quiet_zone: int = 0,
) -> None:
    """Draw the code of `text` in black on a reportlab canvas: sharp at every size, a few hundred bytes.

    `x` and `y` are the lower left corner and `size` the side of the square in points, `quiet_zone` modules included;
    who draws with `quiet_zone=0` keeps four modules (`QUIET_ZONE`) white around it. `error` is the level of correction;
    `version` forces the size of the code (1 to 40), else it is the smallest that holds the text. Nothing else of the
    canvas changes. Raises `ValueError` when the text does not fit into `version`.
    """
    code = _code(text, error, version)
    count = len(code.matrix)
    module = size / (count + 2 * quiet_zone)
    left, top = x + quiet_zone * module, y + size - quiet_zone * module
    sheet.saveState()
    sheet.setFillGray(0)
    path = sheet.beginPath()
    for row, first, length in _runs(code.matrix):
        path.rect(left + first * module, top - (row + 1) * module, length * module, module)
    sheet.drawPath(path, stroke=0, fill=1)
    sheet.restoreState()


def qr_png(
    text: str,
    error: ErrorLevel = "m",
    *,
    version: int | None = None,
    quiet_zone: int = QUIET_ZONE,
    pixels: int = 8,
) -> bytes:
    """The code of `text` as a black and white PNG, for Word; `pixels` is the width of one module."""
    target = io.BytesIO()
    _code(text, error, version).save(target, kind="png", scale=pixels, border=quiet_zone)
    return target.getvalue()


@lru_cache(maxsize=256)
def _code(text: str, error: ErrorLevel, version: int | None) -> "segno.QRCode":
    import segno

    return segno.make_qr(text, error=error, version=version, boost_error=False)


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[tuple[int, int, int]]:
    """Row, first module and length of every dark run: fewer pieces, and no hairline between two modules."""
    for number, row in enumerate(matrix):
        first = None
        for place, dark in enumerate([*row, 0]):
            if dark and first is None:
                first = place
            elif not dark and first is not None:
                yield number, first, place - first
                first = None
