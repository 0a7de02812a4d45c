"""The sheet of paper: F4 or A4 with a binding side, the footer of every page, bookmarks."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.domain.terms import Paper
from app.reports.fonts import SANS, printable
from app.reports.typesetting import MM, canvas, colors, platypus

WIDTH = 210 * MM  # of F4 and A4 alike
HEIGHTS = {Paper.F4: 330 * MM, Paper.A4: 297 * MM}
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 20 * MM, 18 * MM, 22 * MM  # the left side is bound
BODY = WIDTH - LEFT - RIGHT  # width of the text, in points
_FOOTER = 12 * MM  # height of the footer's line above the edge


class ReportDocument(platypus.BaseDocTemplate):
    """A document whose headings become bookmarks and whose every page is counted."""

    def __init__(
        self, path: str, *, paper: Paper, title: str, author: str, subject: str, made_at: datetime, version: str
    ) -> None:
        height = HEIGHTS[paper]
        platypus.BaseDocTemplate.__init__(
            self,
            path,
            pagesize=(WIDTH, height),
            leftMargin=LEFT,
            rightMargin=RIGHT,
            topMargin=TOP,
            bottomMargin=BOTTOM,
            title=title,
            author=author,
            subject=subject,
            creator="Buku Imbas",
            lang="id-ID",
            invariant=1,  # no clock and no chance: the same data gives the same bytes
            initialFontName=SANS,
        )
        self._made_at = made_at
        self._version = printable(version)
        self._bookmarks = 0
        frame = platypus.Frame(LEFT, BOTTOM, BODY, height - TOP - BOTTOM, 0, 0, 0, 0, id="body")
        self.addPageTemplates([platypus.PageTemplate(id="page", frames=[frame])])

    def write(self, story: list[Any], on_page: Callable[[int], None]) -> None:
        """Typeset `story`; `on_page` is told the number of each page and may raise to stop."""
        self.setPageCallBack(on_page)
        self.build(story, canvasmaker=self._canvas)

    def _canvas(self, filename: str, **options: Any) -> Any:
        sheet = CountedCanvas(filename, **options)
        sheet.footer = self._version
        sheet.setDateFormatter(self._moment)
        sheet.setViewerPreference("DisplayDocTitle", "true")
        sheet.showOutline()
        return sheet

    def _moment(self, *_clock: Any) -> str:
        """The creation date in the file is the state of the data, not the clock (ISO 32000-1, 7.9.4)."""
        return f"D:{self._made_at:%Y%m%d%H%M%S}"

    def afterFlowable(self, flowable: Any) -> None:
        """Bookmark a heading where it was set."""
        level = getattr(flowable, "bookmark_level", None)
        if level is None:
            return
        self._bookmarks += 1
        key = f"bagian-{self._bookmarks}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(flowable.bookmark_title, key, level=level, closed=level > 0)


class CountedCanvas(canvas.Canvas):
    """Draws "Halaman x dari y" on every page although y is known only at the end.

    A page refers to a form of its own that is defined when all pages are done (reportlab allows forward references).
    """

    footer = ""

    def showPage(self) -> None:
        """Finish the page with its footer."""
        self.saveState()
        self.setStrokeColor(colors.HexColor("#9AA7B2"))
        self.setLineWidth(0.4)
        self.line(LEFT, _FOOTER + 11, WIDTH - RIGHT, _FOOTER + 11)
        self.setFillColor(colors.HexColor("#4A5863"))
        self.setFont(SANS, 7.5)
        self.drawString(LEFT, _FOOTER, self.footer)
        self.restoreState()
        self.doForm(f"halaman-{self.getPageNumber()}")
        canvas.Canvas.showPage(self)

    def save(self) -> None:
        """Define the page numbers and write the file."""
        last = self.getPageNumber() - 1
        for number in range(1, last + 1):
            self.beginForm(f"halaman-{number}")
            self.setFillColor(colors.HexColor("#4A5863"))
            self.setFont(SANS, 7.5)
            self.drawRightString(WIDTH - RIGHT, _FOOTER, f"Halaman {number} dari {last}")
            self.endForm()
        canvas.Canvas.save(self)
