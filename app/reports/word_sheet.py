"""A Word document set up as a letter, and the few things that are put on it."""

from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from app.domain.terms import Paper
from app.reports.word_xml import element, width

FONT = "Times New Roman"  # the reader's own; Liberation Serif has the same widths
SIZE = 12
_LEADING = 15.5
BODY = 160  # width of the text in millimetres, as on paper
_HEIGHTS = {Paper.F4: 330, Paper.A4: 297}
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 20, 15, 18
_NOT_IN_XML: dict[int, str | None] = {
    **dict.fromkeys(range(0x20), " "),
    **dict.fromkeys((0x7F, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))),
    0x09: "	",
}


def clean(text: str) -> str:
    """One line of text without the characters that a document cannot hold."""
    return text.translate(_NOT_IN_XML)


class WordSheet:
    """The document being written; measures are millimetres and points."""

    def __init__(self, paper: Paper) -> None:
        self.document: Any = docx.Document()
        self._set_styles()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(_HEIGHTS[paper])
        section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
        section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
        section.header_distance, section.footer_distance = Mm(6), Mm(8)
        section.different_first_page_header_footer = True
        self._number_pages(section)

    def _set_styles(self) -> None:
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(SIZE)
        fonts = style.element.rPr.rFonts
        for script in ("w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
        style.element.rPr.append(element("lang", val="id-ID"))
        spacing = style.paragraph_format
        spacing.space_before = spacing.space_after = Pt(0)
        spacing.line_spacing, spacing.line_spacing_rule = Pt(_LEADING), WD_LINE_SPACING.AT_LEAST
        spacing.widow_control = True

    def _number_pages(self, section: Any) -> None:
        """`– 2 –` above every page but the first of a letter."""
        line = section.header.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run("– ")
        field = line.add_run()._r
        for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "2"), ("end", "")):
            if kind in ("begin", "separate", "end"):
                mark = element("fldChar", fldCharType=kind)
            else:
                mark = element("t" if kind else "instrText")
                mark.text = text
            field.append(mark)
        line.add_run(" –")

    def start_next_letter(self) -> None:
        """A new page on which the page numbers begin again."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section._sectPr.insert_element_before(element("pgNumType", start="1"), "w:cols", "w:titlePg", "w:docGrid")

    def paragraph(
        self,
        text: str,
        *,
        place: Any = None,
        align: str = "left",
        bold: bool = False,
        underline: bool = False,
        size: float = SIZE,
        before: float = 0,
        after: float = 0,
        indent: float = 0,
        keep: bool = False,
    ) -> Any:
        """Add a paragraph to the document, or to the cell `place`; `keep` holds it on the page of the next one."""
        line = (self.document if place is None else place).add_paragraph()
        self.write(line, text, align=align, bold=bold, underline=underline, size=size)
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(before), Pt(after)
        if indent:
            line.paragraph_format.left_indent = Mm(indent)
        line.paragraph_format.keep_with_next = keep or None
        return line

    def write(
        self,
        line: Any,
        text: str,
        *,
        align: str = "left",
        bold: bool = False,
        underline: bool = False,
        size: float = SIZE,
    ) -> None:
        """Put `text` into an empty paragraph."""
        run = line.add_run(clean(text))
        run.bold, run.underline = bold or None, underline or None
        if size != SIZE:
            run.font.size = Pt(size)
            line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        if align != "left":
            line.alignment = WD_ALIGN_PARAGRAPH[align.upper()]

    def hang(self, line: Any, width: float) -> None:
        """Let the text behind the first tab stand `width` millimetres in, in all its lines."""
        line.paragraph_format.left_indent = Mm(width)
        line.paragraph_format.first_line_indent = -Mm(width)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(width))

    def table(self, rows: int, widths: Sequence[float], *, ruled: bool = False, indent: float = 0) -> Any:
        """A table with fixed columns (millimetres) whose rows are never split between two pages."""
        table = self.document.add_table(rows=rows, cols=len(widths), style="Table Grid" if ruled else None)
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        sides = (("top", 0.8), ("left", 1.2), ("bottom", 0.8), ("right", 1.2)) if ruled else (("left", 0), ("right", 0))
        padding = element("tblCellMar", *(width(side, room) for side, room in sides))
        properties = table._tbl.tblPr  # Word wants its children in the order of the schema
        properties.insert_element_before(padding, "w:tblLook")
        if indent:
            properties.insert_element_before(width("tblInd", indent), "w:tblBorders", "w:tblLayout", "w:tblCellMar")
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Mm(wide)
        for row in table.rows:
            row._tr.get_or_add_trPr().append(element("cantSplit"))
            for cell, wide in zip(row.cells, widths, strict=True):
                cell.width = Mm(wide)
        return table

    def repeat_head(self, table: Any) -> None:
        """Print the first row of `table` on every page."""
        table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))

    def gap(self, height: float) -> Any:
        """An empty line of `height` points: Word wants a paragraph between two tables."""
        line = self.document.add_paragraph()
        line.paragraph_format.line_spacing = Pt(height)
        line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        return line
