"""The letterhead in Word."""

from pathlib import Path
from typing import Any, Protocol

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.exceptions import PythonDocxError
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.shared import Mm

from app.domain.records import ModelSchool
from app.reports.letterhead import widest_line
from app.reports.letterhead_text import letterhead_lines, logo_columns
from app.reports.typesetting import MM
from app.reports.word_sheet import BODY, WordSheet
from app.reports.word_xml import element

_LOGO_COLUMN, _LOGO, _OWN_HEIGHT = 24, 23, 60  # millimetres
_SPARE = 2  # millimetres: another program's Times is a little wider
_UNREADABLE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, PythonDocxError, OSError)


class Headed(Protocol):
    """What a letterhead needs of a document's content."""

    @property
    def school(self) -> ModelSchool: ...
    @property
    def government_logo(self) -> Path | None: ...
    @property
    def school_logo(self) -> Path | None: ...
    @property
    def letterhead(self) -> Path | None:
        """The user's own picture in place of the whole letterhead."""
        ...


def add_letterhead(sheet: WordSheet, content: Headed) -> None:
    """As on paper: logos at both sides of the words and two rules, or the user's own picture."""
    if content.letterhead is not None:
        line = sheet.document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if _add_picture(line, content.letterhead, BODY, _OWN_HEIGHT):
            sheet.gap(12)
            return
        line._p.getparent().remove(line._p)
    logos = (content.government_logo, content.school_logo)
    if any(logos):
        left, right = logo_columns(
            _LOGO_COLUMN, [one is not None for one in logos], widest_line(content.school) / MM + _SPARE, BODY
        )
        table = sheet.table(1, (left, BODY - left - right, right))
        for cell, logo in zip((table.cell(0, 0), table.cell(0, 2)), logos, strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            if logo is not None:
                _add_picture(cell.paragraphs[0], logo, _LOGO, _LOGO)
        words = table.cell(0, 1)
        words.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _add_words(sheet, content, words)
        words._tc.remove(words.paragraphs[0]._p)  # the empty one that every new cell holds
    else:
        _add_words(sheet, content, None)
    _add_rules(sheet)


def _add_words(sheet: WordSheet, content: Headed, place: Any) -> None:
    above, name, below = letterhead_lines(content.school)
    for text in above:
        sheet.paragraph(text, place=place, align="center", size=13)
    sheet.paragraph(name, place=place, align="center", bold=True, size=17 if len(name) < 36 else 13)
    for text in below:
        sheet.paragraph(text, place=place, align="center", size=9.5)


def _add_rules(sheet: WordSheet) -> None:
    """The thick and the thin line below, as the border of a narrow empty paragraph."""
    line = sheet.gap(4)
    borders = element("pBdr", element("bottom", val="thickThinSmallGap", sz="18", space="1", color="000000"))
    properties = line._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    sheet.gap(14)


def _add_picture(line: Any, path: Path, width: float, height: float) -> bool:
    """Put the picture within `width` × `height` millimetres; False when it is missing or no picture that Word knows."""
    try:
        picture: Any = line.add_run().add_picture(str(path))
    except _UNREADABLE:
        return False
    for side in ("distT", "distB", "distL", "distR"):  # without these some programs keep three millimetres around it
        picture._inline.set(side, "0")
    scale = min(Mm(width) / picture.width, Mm(height) / picture.height)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    return True
