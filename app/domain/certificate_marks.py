"""A page as a list of marks, so that the window shows exactly what the PDF prints.

All measures are points from the lower left corner of the page; what comes first lies below.
"""

from enum import Enum
from pathlib import Path
from typing import NamedTuple


class Face(Enum):
    """The typefaces of a certificate."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


class Words(NamedTuple):
    """A line of text that begins at `x` on the base line `y`."""

    x: float
    y: float
    text: str
    face: Face
    size: float


class Rule(NamedTuple):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float


class Frame(NamedTuple):
    """A rectangle: its outline `line` points wide, or a white patch when `line` is 0."""

    x: float
    y: float
    width: float
    height: float
    line: float


class Drawing(NamedTuple):
    """A picture, stretched to its box."""

    path: Path
    x: float
    y: float
    width: float
    height: float


class Code(NamedTuple):
    """A QR code with its quiet zone."""

    text: str
    x: float
    y: float
    size: float


Mark = Words | Rule | Frame | Drawing | Code


class MarkedPage(NamedTuple):
    """One page."""

    width: float
    height: float
    marks: tuple[Mark, ...]
