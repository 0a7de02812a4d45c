"""Charts of attendance, drawn once: vector in the PDF, SVG for the window."""

import re
from typing import Any

from reportlab.graphics import renderSVG as _RenderSVG  # pyright: ignore[reportMissingTypeStubs]
from reportlab.graphics import shapes as _shapes  # pyright: ignore[reportMissingTypeStubs]

from app.domain.charts import Bar, Chart, ChartColours
from app.domain.dates import format_number, format_percent
from app.reports.fonts import SANS, SANS_BOLD, printable, register_fonts, text_width, wrap
from app.reports.typesetting import colors

shapes: Any = _shapes
_render: Any = _RenderSVG

_SIZE, _LEADING = 8.5, 10.5
_TITLE = 10
_ROW = 24  # points of a lying bar with its label
_THICK = 11
_STEPS = (1, 2, 5)
_CLIP = re.compile(r"<clipPath.*?</clipPath>|clip-path: url\(#clip\)", re.DOTALL)  # Qt would paint it black
_FAMILIES = ((SANS_BOLD, "Liberation Sans; font-weight: bold"), (SANS, "Liberation Sans"))


def lying_height(chart: Chart) -> float:
    """Points that a chart of lying bars needs."""
    return _TITLE + 26 + len(chart.bars) * _ROW


def draw_chart(chart: Chart, width: float, height: float, colours: ChartColours) -> Any:
    """The chart as a drawing of that many points."""
    register_fonts()
    drawing = shapes.Drawing(width, height)
    _text(drawing, 0, height - _TITLE, chart.title, colours.text, SANS_BOLD, _TITLE)
    _key(drawing, width, height - _TITLE, colours)
    (_lying if chart.lying else _standing)(drawing, chart, width, height - _TITLE - 12, colours)
    return drawing


def chart_svg(chart: Chart, width: float, height: float, colours: ChartColours) -> str:
    """The chart as SVG in the shipped font; lying bars need `lying_height` and get no less."""
    tall = max(height, lying_height(chart)) if chart.lying else height
    drawn = str(_render.drawToString(draw_chart(chart, width, tall, colours)))
    drawn = _CLIP.sub("", drawn)
    for name, family in _FAMILIES:  # reportlab writes the names of PDF fonts
        drawn = drawn.replace(f"font-family: {name};", f"font-family: {family};")
    return drawn


def _key(drawing: Any, width: float, y: float, colours: ChartColours) -> None:
    """What the two shades mean, at the right of the title."""
    right = width
    for words, shade in (("diharapkan", colours.ground), ("datang", colours.bar)):
        right -= text_width(words, SANS, _SIZE)
        _text(drawing, right, y, words, colours.secondary)
        right -= 13
        drawing.add(shapes.Rect(right, y - 1, 9, 8, fillColor=_colour(shade), strokeWidth=0, strokeColor=None))
        right -= 10


def _lying(drawing: Any, chart: Chart, width: float, top: float, colours: ChartColours) -> None:
    """One row a bar: the label, the bar over what was expected, the numbers."""
    longest = max(text_width(printable(bar.label), SANS, _SIZE) for bar in chart.bars)
    names = min(longest, width * 0.36) + 8
    numbers = [_numbers(bar) for bar in chart.bars]
    beside = max(text_width(text, SANS, _SIZE) for text in numbers) + 8
    room = width - names - beside
    most = max(max(bar.expected, bar.attended) for bar in chart.bars) or 1
    for place, (bar, told) in enumerate(zip(chart.bars, numbers, strict=True)):
        middle = top - 8 - place * _ROW - _ROW / 2
        lines = wrap(bar.label, SANS, _SIZE, names - 8, 2)
        for number, line in enumerate(lines):
            base = middle - 3 + (len(lines) - 1) * _LEADING / 2 - number * _LEADING
            _text(drawing, 0, base, line, colours.text)
        bottom = middle - _THICK / 2
        _bar(drawing, names, bottom, room * bar.expected / most, _THICK, colours.ground)
        _bar(drawing, names, bottom, room * bar.attended / most, _THICK, _shade(bar, colours))
        _text(drawing, width - text_width(told, SANS, _SIZE), middle - 3, told, colours.secondary)


def _standing(drawing: Any, chart: Chart, width: float, top: float, colours: ChartColours) -> None:
    """One column a bar over a scale, with its percentage above and its label below."""
    most = max(max(bar.expected, bar.attended) for bar in chart.bars) or 1
    step = _step(most)
    highest = -(-most // step) * step
    left = text_width(format_number(highest), SANS, _SIZE) + 6
    pitch = (width - left) / len(chart.bars)
    lines = 3 if pitch >= 40 else 0
    bottom = lines * _LEADING + 6 if lines else _LEADING + 6
    room = top - bottom - _LEADING - 4
    for value in range(0, highest + 1, step):
        y = bottom + room * value / highest
        drawing.add(shapes.Line(left, y, width, y, strokeColor=_colour(colours.line), strokeWidth=0.4))
        told = format_number(value)
        _text(drawing, left - 4 - text_width(told, SANS, _SIZE), y - 3, told, colours.secondary)
    thick = min(34, pitch * 0.62)
    for place, bar in enumerate(chart.bars):
        middle = left + pitch * (place + 0.5)
        _bar(drawing, middle - thick / 2, bottom, thick, room * bar.expected / highest, colours.ground)
        _bar(drawing, middle - thick / 2, bottom, thick, room * bar.attended / highest, _shade(bar, colours))
        if pitch >= 24:
            share = format_percent(bar.attended, bar.expected)
            above = bottom + room * max(bar.expected, bar.attended) / highest + 3
            _text(drawing, middle - text_width(share, SANS, _SIZE) / 2, above, share, colours.text)
        words = wrap(bar.label, SANS, _SIZE, pitch - 4, lines) if lines else [str(place + 1)]
        for number, line in enumerate(words):
            base = bottom - 10 - number * _LEADING
            if lines or place % max(1, round(16 / pitch)) == 0:
                _text(drawing, middle - text_width(line, SANS, _SIZE) / 2, base, line, colours.text)


def _step(most: int) -> int:
    """Distance of the lines of a scale that needs at most six."""
    size = 1
    while True:
        for one in _STEPS:
            if most <= one * size * 5:
                return one * size
        size *= 10


def _numbers(bar: Bar) -> str:
    share = format_percent(bar.attended, bar.expected)
    return f"{format_number(bar.attended)} dari {format_number(bar.expected)} · {share}"


def _shade(bar: Bar, colours: ChartColours) -> str:
    return colours.low if bar.attended * 2 < bar.expected else colours.bar


def _bar(drawing: Any, x: float, y: float, width: float, height: float, shade: str) -> None:
    if width > 0 and height > 0:
        drawing.add(shapes.Rect(x, y, width, height, fillColor=_colour(shade), strokeWidth=0, strokeColor=None))


def _text(drawing: Any, x: float, y: float, text: str, shade: str, font: str = SANS, size: float = _SIZE) -> None:
    drawing.add(shapes.String(x, y, printable(text), fontName=font, fontSize=size, fillColor=_colour(shade)))


def _colour(shade: str) -> Any:
    return colors.HexColor(shade)
