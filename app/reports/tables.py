"""Ruled tables whose cells are plain lines, broken by us: four to six times as fast as a paragraph in every cell."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from app.reports.fonts import SANS, SANS_BOLD, SERIF, wrap
from app.reports.page import BODY
from app.reports.type_styles import heading
from app.reports.typesetting import MM, colors, platypus

_SIZE, _LEADING = 8.5, 10.6
_SIDE, _ABOVE, _BELOW = 3.2, 2.6, 3.4  # padding of a cell in points
_LINE = colors.HexColor("#9AA7B2")
_GROUND = colors.HexColor("#E8EEF0")
_KEPT_UP_TO = 500  # rows
_FACT_SIZE, _FACT_LEADING = 11, 14
_LABEL_WIDTH, _COLON_WIDTH = 44 * MM, 4 * MM


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, its width in millimetres and how its cells stand."""

    title: str
    width: float
    align: Literal["LEFT", "CENTER", "RIGHT"] = "LEFT"


def ruled_table(
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[str]],
    total: Sequence[str] | None = None,
    on_row: Callable[[], None] | None = None,
    last_colours: Sequence[str] = (),
) -> Any:
    """A table with a header repeated on every page; no row is split.

    `total` closes it in bold; `on_row` is called now and then and may raise; `last_colours` are the text colours of the
    last column, one a row.
    """
    widths = [column.width * MM for column in columns]
    cells: list[list[str]] = []
    heights: list[float] = []
    _add_row(cells, heights, [column.title for column in columns], widths, SANS_BOLD)
    for number, row in enumerate(rows):
        _add_row(cells, heights, row, widths, SANS)
        if on_row is not None and number % 200 == 0:
            on_row()
    if total is not None:
        _add_row(cells, heights, total, widths, SANS_BOLD)
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), SANS, _SIZE, _LEADING),
        ("FONT", (0, 0), (-1, 0), SANS_BOLD, _SIZE, _LEADING),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), _SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), _ABOVE),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _BELOW),
        ("GRID", (0, 0), (-1, -1), 0.4, _LINE),
        ("BACKGROUND", (0, 0), (-1, 0), _GROUND),
        ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ("ALIGN", (0, 0), (-1, 0), "CENTER"),
    ]
    commands += [
        ("ALIGN", (index, 1), (index, -1), column.align)
        for index, column in enumerate(columns)
        if column.align != "LEFT"
    ]
    if total is not None:
        commands += [
            ("FONT", (0, -1), (-1, -1), SANS_BOLD, _SIZE, _LEADING),
            ("BACKGROUND", (0, -1), (-1, -1), _GROUND),
        ]
    last = len(cells) - 1
    if 3 < last <= _KEPT_UP_TO:  # no single row alone on the next page; reportlab's price grows with the square
        commands.append(("NOSPLIT", (0, last - 1), (0, last)))
    for number, colour in enumerate(last_colours, 1):
        commands += [
            ("TEXTCOLOR", (-1, number), (-1, number), colors.HexColor(colour)),
            ("FONTNAME", (-1, number), (-1, number), SANS_BOLD),
        ]
    table = platypus.Table(
        cells, colWidths=widths, rowHeights=heights, style=commands, repeatRows=1, hAlign="LEFT", spaceAfter=6
    )
    table.opening = sum(heights[:3])
    return table


def headed_table(text: str, style: Any, level: int | None, table: Any, between: Sequence[Any] = ()) -> list[Any]:
    """A heading, a line or two `between`, and a ruled table: the first rows always stand with their heading."""
    room = style.spaceBefore + style.leading * 3 + sum(part.style.leading * 2 for part in between)
    return [*heading(text, style, level, room + table.opening), *between, table]


def _add_row(
    cells: list[list[str]], heights: list[float], row: Sequence[str], widths: Sequence[float], font: str
) -> None:
    broken = [wrap(text, font, _SIZE, width - 2 * _SIDE) for text, width in zip(row, widths, strict=True)]
    cells.append(["\n".join(lines) for lines in broken])
    heights.append(max(map(len, broken)) * _LEADING + _ABOVE + _BELOW)


def fact_table(facts: Iterable[tuple[str, str]]) -> Any:
    """Label, colon, value: the block that opens every official report. Empty values print as `-`."""
    value_width = BODY - _LABEL_WIDTH - _COLON_WIDTH
    cells: list[list[str]] = []
    heights: list[float] = []
    for label, value in facts:
        labels = wrap(label, SERIF, _FACT_SIZE, _LABEL_WIDTH)
        lines = wrap(value or "-", SERIF, _FACT_SIZE, value_width)
        cells.append(["\n".join(labels), ":" if label else "", "\n".join(lines)])
        heights.append(max(len(labels), len(lines)) * _FACT_LEADING + 3)
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), SERIF, _FACT_SIZE, _FACT_LEADING),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return platypus.Table(
        cells, colWidths=[_LABEL_WIDTH, _COLON_WIDTH, value_width], rowHeights=heights, style=commands, hAlign="LEFT"
    )
