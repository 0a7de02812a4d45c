"""The part of a blank attendance sheet above its table: letterhead, title, and what the meeting is."""

from typing import Any

from app.domain.attendance_sheets import SheetContent, sheet_facts
from app.reports.fonts import SERIF, SERIF_BOLD, wrap
from app.reports.letterhead import letterhead
from app.reports.page import BODY, HEIGHTS
from app.reports.typesetting import MM

_LEFT, _WIDTH = 32.0, 148.0  # between the two upper corner codes, in millimetres
MIDDLE = _LEFT + _WIDTH / 2
_TOP = 9.0
_BESIDE_CODES = 31.0  # whatever is wider begins below the corner codes
_LETTERHEAD_HEIGHT = 75.0  # a higher letterhead shrinks
_TITLE = 13.5  # points
_FACT, _FACT_LEADING = 10.5, 13.2
_FACTS_LEFT, _LABEL = 20.0, 29.0
_FACTS_WIDTH = 182.0 - _LABEL
_SMALL = (9.5, 8.5, 7.5, 6.5)


class SheetHeading:
    """Measured once, drawn on the first page; `short` draws what stands above the table of the later ones."""

    def __init__(self, content: SheetContent) -> None:
        self._content = content
        self._page = HEIGHTS[content.paper]
        self._parts = letterhead(content.school, content.government_logo, content.school_logo, content.letterhead)
        sizes = [part.wrap(BODY, self._page)[1] for part in self._parts]
        whole = sum(sizes)
        self._scale = min(_WIDTH * MM / BODY, _LETTERHEAD_HEIGHT * MM / whole)
        self._sizes = sizes
        self._title_top = max(_TOP + whole * self._scale / MM, _BESIDE_CODES)
        self._facts = [
            (fact.label, [line for text in fact.lines for line in wrap(text, SERIF, _FACT, _FACTS_WIDTH * MM, 6)])
            for fact in sheet_facts(content)
        ]
        lines = sum(len(lines) for _, lines in self._facts)
        self.height = round(self._title_top + (_TITLE + 12 + lines * _FACT_LEADING) / MM + 3, 2)

    def draw(self, sheet: Any) -> None:
        """Letterhead, title and facts of the first page."""
        scale = self._scale
        sheet.saveState()
        sheet.translate((_LEFT + (_WIDTH - BODY * scale / MM) / 2) * MM, self._page - _TOP * MM)
        sheet.scale(scale, scale)
        top = 0.0
        for part, height in zip(self._parts, self._sizes, strict=True):
            top -= height
            part.drawOn(sheet, 0, top)
        sheet.restoreState()
        base = self._page - self._title_top * MM - _TITLE
        sheet.setFont(SERIF_BOLD, _TITLE)
        sheet.drawCentredString(MIDDLE * MM, base, self._content.title)
        base -= 12
        for label, lines in self._facts:
            sheet.setFont(SERIF, _FACT)
            sheet.drawString(_FACTS_LEFT * MM, base - _FACT_LEADING + 3, label)
            sheet.drawString((_FACTS_LEFT + _LABEL - 3) * MM, base - _FACT_LEADING + 3, ":")
            for line in lines:
                base -= _FACT_LEADING
                sheet.drawString((_FACTS_LEFT + _LABEL) * MM, base + 3, line)

    def draw_short(self, sheet: Any) -> None:
        """Title, meeting and day between the upper corner codes."""
        title = " ".join(self._content.meeting.title.split())
        size = next((one for one in _SMALL if len(wrap(title, SERIF, one, _WIDTH * MM, 99)) <= 2), _SMALL[-1])
        lines = [
            (SERIF_BOLD, 11.0, self._content.title),
            *((SERIF, size, line) for line in wrap(title, SERIF, size, _WIDTH * MM, 3)),
            (SERIF, 9.5, self._content.date_phrase),
        ]
        top = self._page - (_TOP + 1) * MM
        for font, points, line in lines:
            top -= points * 1.28
            sheet.setFont(font, points)
            sheet.drawCentredString(MIDDLE * MM, top, line)
