"""Paragraph styles and headings of the report."""

from typing import Any
from xml.sax.saxutils import escape

from app.reports.fonts import SERIF, SERIF_BOLD, SERIF_ITALIC, printable
from app.reports.typesetting import MM, colors, platypus, styles

_Style = styles.ParagraphStyle

BODY_TEXT = _Style("body", fontName=SERIF, fontSize=11, leading=14.5, spaceAfter=4, splitLongWords=1)
LISTED = _Style("listed", parent=BODY_TEXT, leftIndent=15, firstLineIndent=-15, spaceAfter=1)
NOTE = _Style("note", parent=BODY_TEXT, fontName=SERIF_ITALIC, fontSize=10.5, textColor=colors.HexColor("#4A5863"))
TITLE = _Style("title", parent=BODY_TEXT, fontName=SERIF_BOLD, fontSize=15, leading=19, alignment=1, spaceAfter=2)
SUBTITLE = _Style("subtitle", parent=BODY_TEXT, fontSize=12, leading=16, alignment=1, spaceAfter=1)
SECTION = _Style(
    "section", parent=BODY_TEXT, fontName=SERIF_BOLD, fontSize=12.5, leading=16, spaceBefore=13, spaceAfter=5
)
MEETING = _Style(
    "meeting", parent=BODY_TEXT, fontName=SERIF_BOLD, fontSize=11.5, leading=15, spaceBefore=12, spaceAfter=4
)
PART = _Style("part", parent=BODY_TEXT, fontName=SERIF_BOLD, fontSize=10.5, leading=14, spaceBefore=9, spaceAfter=3)

_LONGEST_BOOKMARK = 120  # characters


def paragraph(text: str, style: Any = BODY_TEXT) -> Any:
    """A paragraph that prints `text` literally, whatever it holds; line breaks become spaces."""
    return platypus.Paragraph(escape(printable(text)), style)


def heading(text: str, style: Any, level: int | None, room: float = 45 * MM) -> list[Any]:
    """A heading that moves to the next page unless `room` points are left under its first line, with a bookmark."""
    line = paragraph(text, style)
    if level is not None:
        title = printable(text)
        line.bookmark_level = level
        line.bookmark_title = title if len(title) <= _LONGEST_BOOKMARK else title[: _LONGEST_BOOKMARK - 1] + "…"
    line.keepWithNext = 0
    return [platypus.CondPageBreak(room), line]


def gap(height: float) -> Any:
    """Vertical space in points."""
    return platypus.Spacer(1, height)
