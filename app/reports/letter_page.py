"""The sheet of a letter: a page number from the second page on, and nothing else around the text."""

from datetime import date
from typing import Any

from app.domain.terms import Paper
from app.reports.fonts import SERIF
from app.reports.page import BODY, HEIGHTS, LEFT, RIGHT, WIDTH
from app.reports.typesetting import MM, canvas, platypus

TOP, BOTTOM = 15 * MM, 18 * MM
_NUMBER_HEIGHT = 9 * MM  # of the page number below the upper edge


class SheetStart(platypus.Flowable):
    """Marks the first page of a letter: where one file holds a letter for each recipient, each counts its own pages."""

    def wrap(self, *_available: float) -> tuple[float, float]:
        """It takes no room."""
        return 0, 0

    def draw(self) -> None:
        """It shows nothing."""


class LetterDocument(platypus.BaseDocTemplate):
    """One letter, or the same letter to several recipients."""

    def __init__(self, path: str, *, paper: Paper, title: str, author: str, subject: str, day: date) -> None:
        self._height = HEIGHTS[paper]
        self._day = day
        self._page_of_letter = 0
        platypus.BaseDocTemplate.__init__(
            self,
            path,
            pagesize=(WIDTH, self._height),
            leftMargin=LEFT,
            rightMargin=RIGHT,
            topMargin=TOP,
            bottomMargin=BOTTOM,
            title=title,
            author=author,
            subject=subject,
            creator="Buku Imbas",
            lang="id-ID",
            invariant=1,  # no clock and no chance: the same content gives the same bytes
            initialFontName=SERIF,
        )
        frame = platypus.Frame(LEFT, BOTTOM, BODY, self._height - TOP - BOTTOM, 0, 0, 0, 0, id="body")
        self.addPageTemplates([platypus.PageTemplate(id="page", frames=[frame], onPageEnd=self._number)])

    def write(self, story: list[Any]) -> None:
        """Typeset `story`."""
        self.build(story, canvasmaker=self._canvas)

    def afterFlowable(self, flowable: Any) -> None:
        """A letter begins: its pages count from one."""
        if isinstance(flowable, SheetStart):
            self._page_of_letter = 0

    def _canvas(self, filename: str, **options: Any) -> Any:
        sheet = canvas.Canvas(filename, **options)
        sheet.setDateFormatter(self._moment)
        sheet.setViewerPreference("DisplayDocTitle", "true")
        return sheet

    def _moment(self, *_clock: Any) -> str:
        """The creation date in the file is the letter's date, not the clock (ISO 32000-1, 7.9.4)."""
        return f"D:{self._day:%Y%m%d}000000"

    def _number(self, sheet: Any, _document: Any) -> None:
        self._page_of_letter += 1
        if self._page_of_letter > 1:
            sheet.setFont(SERIF, 11)
            sheet.drawCentredString(LEFT + BODY / 2, self._height - _NUMBER_HEIGHT, f"– {self._page_of_letter} –")
