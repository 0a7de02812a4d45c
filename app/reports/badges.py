"""Name badges to cut out: ten on a page, with a code that the scanner types in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.core.errors import environment_fault
from app.core.files import copied_path
from app.core.progress import Progress
from app.domain.codes import person_code
from app.domain.terms import Paper

PER_PAGE = 10
_ACROSS, _DOWN = 2, 5
_WIDTH, _HEIGHT = 90.0, 55.0  # millimetres: the usual holder for a name badge
_PADDING, _CODE = 4.5, 20.0
_NAME_SIZES = (17.0, 15.0, 13.0, 11.5, 10.0, 9.0, 8.0)
_SMALL_SIZES = (9.5, 8.5, 7.5, 6.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What one badge says."""

    uid: str  # of the person
    name: str  # as typed
    institution: str = ""
    role: str = ""


def write_badges(
    badges: Sequence[Badge],
    path: Path,
    *,
    paper: Paper,
    meeting: str,
    days: str,
    school: str,
    made_on: date,
    progress: Progress | None = None,
) -> None:
    """Write the badges to `path`; the same content gives the same bytes. `days` are the meeting's dates in words.

    Raises `SetupError` when the file cannot be written and `Cancelled`; an earlier file at `path` then stays.
    """
    from app.reports.fonts import register_fonts
    from app.reports.page import HEIGHTS, WIDTH
    from app.reports.typesetting import MM, canvas

    register_fonts()
    progress = progress or Progress()
    left = (WIDTH / MM - _ACROSS * _WIDTH) / 2
    top = (HEIGHTS[paper] / MM - _DOWN * _HEIGHT) / 2
    try:
        with copied_path(path) as temporary:
            sheet: Any = canvas.Canvas(str(temporary), pagesize=(WIDTH, HEIGHTS[paper]), invariant=1, lang="id-ID")
            sheet.setTitle(f"Kartu Nama {meeting}")
            sheet.setAuthor(school)
            sheet.setCreator("Buku Imbas")
            sheet.setDateFormatter(_fixed(f"D:{made_on:%Y%m%d}000000"))
            for begin in range(0, len(badges), PER_PAGE):
                progress.step(begin, len(badges), f"Menyusun kartu nama {begin + 1} dari {len(badges)}")
                _draw_cuts(sheet, left, top, HEIGHTS[paper] / MM)
                for place, badge in enumerate(badges[begin : begin + PER_PAGE]):
                    x = left + place % _ACROSS * _WIDTH
                    y = HEIGHTS[paper] / MM - top - (place // _ACROSS + 1) * _HEIGHT
                    _draw_badge(sheet, badge, x, y, (school, meeting, days))
                sheet.showPage()
            sheet.save()
    except OSError as error:
        raise environment_fault(error, f"menulis {path.name} di {path.parent}") from error


def _fixed(moment: str) -> Callable[..., str]:
    """The creation date in the file is not the clock's (ISO 32000-1, 7.9.4)."""

    def told(*_clock: object) -> str:
        return moment

    return told


def _draw_cuts(sheet: Any, left: float, top: float, height: float) -> None:
    """The lines to cut along, out to the edge of the page."""
    from app.reports.page import WIDTH
    from app.reports.typesetting import MM

    sheet.saveState()
    sheet.setStrokeGray(0.55)
    sheet.setLineWidth(0.4)
    sheet.setDash(3, 2)
    for column in range(_ACROSS + 1):
        x = (left + column * _WIDTH) * MM
        sheet.line(x, 5 * MM, x, (height - 5) * MM)
    for row in range(_DOWN + 1):
        y = (height - top - row * _HEIGHT) * MM
        sheet.line(5 * MM, y, WIDTH - 5 * MM, y)
    sheet.restoreState()


def _draw_badge(sheet: Any, badge: Badge, left: float, low: float, heading: tuple[str, str, str]) -> None:
    """One badge whose lower left corner stands at `left`, `low` (millimetres from the lower left of the page)."""
    from app.reports.fonts import SANS, SANS_BOLD
    from app.reports.qr import draw_qr
    from app.reports.typesetting import MM

    school, meeting, days = heading
    inside = _WIDTH - 2 * _PADDING
    top = low + _HEIGHT - _PADDING
    sheet.setFillGray(0.25)
    top = _lines(sheet, school, SANS, (7.5, 6.5), left + _PADDING, top, inside, 1)
    sheet.setFillGray(0)
    top = _lines(sheet, meeting, SANS_BOLD, _SMALL_SIZES, left + _PADDING, top - 0.4, inside, 2)
    sheet.setFillGray(0.25)
    top = _lines(sheet, days, SANS, (7.5, 6.5), left + _PADDING, top - 0.4, inside, 1)
    sheet.setStrokeGray(0)
    sheet.setLineWidth(0.75)
    sheet.line((left + _PADDING) * MM, (top - 1.2) * MM, (left + _WIDTH - _PADDING) * MM, (top - 1.2) * MM)
    beside = inside - _CODE - 4
    code_low = low + _PADDING + 2.6
    draw_qr(sheet, person_code(badge.uid), (left + _WIDTH - _PADDING - _CODE) * MM, code_low * MM, _CODE * MM, "m")
    sheet.setFillGray(0)
    sheet.setFont(SANS, 7)
    middle = left + _WIDTH - _PADDING - _CODE / 2
    sheet.drawCentredString(middle * MM, (low + _PADDING - 0.4) * MM, person_code(badge.uid))
    room = top - 2.4 - low - _PADDING
    below = 0.0
    for text, most in ((badge.institution, 3), (badge.role, 1)):
        below += _height(text, SANS, _SMALL_SIZES, beside, most) + 0.6 if text else 0
    name_height = room - below
    size = next((one for one in _NAME_SIZES if _fits(badge.name, one, beside, name_height)), _NAME_SIZES[-1])
    used = _height(badge.name, SANS_BOLD, (size,), beside, 30)
    start = top - 2.4 - max(0.0, (room - below - used) / 2)
    start = _lines(sheet, badge.name, SANS_BOLD, (size,), left + _PADDING, start, beside, 30)
    start = _lines(sheet, badge.institution, SANS, _SMALL_SIZES, left + _PADDING, start - 0.6, beside, 3)
    sheet.setFillGray(0.25)
    _lines(sheet, badge.role, SANS, _SMALL_SIZES, left + _PADDING, start - 0.6, beside, 1)


def _fits(name: str, size: float, width: float, height: float) -> bool:
    from app.reports.fonts import SANS_BOLD, text_width
    from app.reports.typesetting import MM

    whole_words = all(text_width(word, SANS_BOLD, size) <= width * MM for word in name.split())
    return whole_words and _height(name, SANS_BOLD, (size,), width, 30) <= height


def _set(text: str, font: str, sizes: Sequence[float], width: float, most: int) -> tuple[float, list[str]]:
    """The largest size in which the text takes at most `most` lines, else the smallest in as many as it needs."""
    from app.reports.fonts import wrap
    from app.reports.typesetting import MM

    for size in sizes:
        lines = wrap(text, font, size, width * MM)
        if len(lines) <= most:
            return size, lines
    return sizes[-1], wrap(text, font, sizes[-1], width * MM)


def _height(text: str, font: str, sizes: Sequence[float], width: float, most: int) -> float:
    from app.reports.typesetting import MM

    size, lines = _set(text, font, sizes, width, most)
    return len(lines) * size * 1.18 / MM


def _lines(
    sheet: Any, text: str, font: str, sizes: Sequence[float], left: float, top: float, width: float, most: int
) -> float:
    """Draw a text downwards from `top` and return where it ends, in millimetres."""
    from app.reports.typesetting import MM

    if not text:
        return top
    size, lines = _set(text, font, sizes, width, most)
    sheet.setFont(font, size)
    for line in lines:
        top -= size * 1.18 / MM
        sheet.drawString(left * MM, top * MM + size * 0.25, line)
    return top
