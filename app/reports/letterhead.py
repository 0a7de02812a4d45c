"""The letterhead (kop): built from fields with a logo at either side, or the user's own picture."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.domain.records import ModelSchool
from app.reports.fonts import SERIF, SERIF_BOLD, printable, text_width
from app.reports.letterhead_text import letterhead_lines, logo_columns
from app.reports.page import BODY
from app.reports.pictures import Picture, fitted, picture_size
from app.reports.type_styles import BODY_TEXT, gap, paragraph
from app.reports.typesetting import MM, platypus, styles

_LOGO_COLUMN = 24 * MM
_LOGO = 23 * MM  # largest width and height of a logo
_TALLEST = 200 * MM  # words that need more room stand without logos, so that a page can end between them
_OWN_HEIGHT = 60 * MM  # the user's own picture is never taller
_Style = styles.ParagraphStyle
_ABOVE = _Style("kop", parent=BODY_TEXT, fontName=SERIF, fontSize=13, leading=16, alignment=1, spaceAfter=0)
_NAMES = tuple(
    _Style(f"kop-school-{size}", parent=_ABOVE, fontName=SERIF_BOLD, fontSize=size, leading=round(size * 1.25, 1))
    for size in (17, 15, 13)
)
_ADDRESS = _Style("kop-address", parent=_ABOVE, fontSize=9.5, leading=12)


def letterhead(
    school: ModelSchool,
    government_logo: Path | None = None,
    school_logo: Path | None = None,
    own_picture: Path | None = None,
) -> list[Any]:
    """The government's logo left, the school's right, the words between; a thick and a thin rule below.

    `own_picture` stands in place of all of that over the full width. A picture that is missing or cannot be read is
    left out.
    """
    if own_picture is not None and (size := picture_size(own_picture)) is not None:
        return [Picture(own_picture, *fitted(size, BODY, _OWN_HEIGHT), BODY), gap(12)]
    logos = [_logo(path) for path in (government_logo, school_logo)]
    framed = _between(logos, school) if any(logos) else None
    lines = _lines(school, BODY) if framed is None or framed.wrap(BODY, 0)[1] > _TALLEST else [framed]
    return [*lines, gap(5), DoubleRule(), gap(16)]


def _between(logos: Sequence[Any], school: ModelSchool) -> Any:
    left, right = logo_columns(_LOGO_COLUMN, [bool(one) for one in logos], widest_line(school), BODY)
    middle = BODY - left - right
    return platypus.Table(
        [[logos[0] or "", _lines(school, middle), logos[1] or ""]],
        colWidths=[left, middle, right],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
    )


def widest_line(school: ModelSchool) -> float:
    """Points that the longest of the lines above the address takes, the name in its smallest size."""
    above, name, _ = letterhead_lines(school)
    widths = [text_width(printable(text), SERIF, _ABOVE.fontSize) for text in above]
    return max(*widths, text_width(printable(name), SERIF_BOLD, _NAMES[-1].fontSize), 0) + 1


def _lines(school: ModelSchool, width: float) -> list[Any]:
    above, name, below = letterhead_lines(school)
    shown = printable(name)
    style = next((one for one in _NAMES if text_width(shown, SERIF_BOLD, one.fontSize) <= width), _NAMES[-1])
    lines = [paragraph(text, _ABOVE) for text in above]
    lines.append(paragraph(name, style))
    return lines + [paragraph(text, _ADDRESS) for text in below]


def _logo(path: Path | None) -> Any:
    size = picture_size(path) if path is not None else None
    return Picture(path, *fitted(size, _LOGO, _LOGO), _LOGO_COLUMN) if path is not None and size is not None else None


class DoubleRule(platypus.Flowable):
    """The thick and the thin line that close a letterhead."""

    def wrap(self, *_available: float) -> tuple[float, float]:
        """Width and height in points."""
        return BODY, 4.5

    def draw(self) -> None:
        """Thick above thin."""
        self.canv.setLineWidth(2.2)
        self.canv.line(0, 3.4, BODY, 3.4)
        self.canv.setLineWidth(0.6)
        self.canv.line(0, 0.3, BODY, 0.3)
