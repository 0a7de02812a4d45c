"""Setting the words of a certificate: lines of plain and bold pieces, and sizes that fit."""

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.certificate_marks import Face, Words
from app.domain.certificate_text import Piece
from app.reports.fonts import SERIF, SERIF_BOLD, SERIF_ITALIC, printable, text_width, wrap

FONTS = {Face.PLAIN: SERIF, Face.BOLD: SERIF_BOLD, Face.ITALIC: SERIF_ITALIC}


class SetWord(NamedTuple):
    """A word on its line."""

    text: str
    face: Face
    width: float
    spaced: bool  # a blank stands in front of it


def width_of(text: str, face: Face, size: float) -> float:
    """Width in points."""
    return text_width(text, FONTS[face], size)


def plain_lines(text: str, face: Face, size: float, width: float) -> list[str]:
    """A text in as many lines of `width` points as it needs."""
    return wrap(text, FONTS[face], size, width, 99) if text.strip() else []


def centred(text: str, middle: float, y: float, face: Face, size: float) -> Words:
    """A line around `middle`."""
    return Words(middle - width_of(text, face, size) / 2, y, text, face, size)


def piece_lines(pieces: Sequence[Piece], size: float, width: float, face: Face = Face.PLAIN) -> list[list[SetWord]]:
    """Mixed pieces in lines of `width` points; a word that is too long is broken anywhere."""
    lines: list[list[SetWord]] = [[]]
    used = 0.0
    for word in _words(pieces, size, width, face):
        gap = width_of(" ", word.face, size) if word.spaced and lines[-1] else 0.0
        if lines[-1] and word.spaced and used + gap + word.width > width:
            lines.append([])
            used = gap = 0.0
        lines[-1].append(word)
        used += gap + word.width
    return lines if lines[0] else []


def set_line(line: Sequence[SetWord], middle: float, y: float, size: float) -> list[Words]:
    """The pieces of one line around `middle`."""
    gaps = [width_of(" ", word.face, size) if word.spaced and number else 0.0 for number, word in enumerate(line)]
    x = middle - (sum(gaps) + sum(word.width for word in line)) / 2
    marks: list[Words] = []
    for gap, word in zip(gaps, line, strict=True):
        marks.append(Words(x + gap, y, word.text, word.face, size))
        x += gap + word.width
    return marks


def fitting_size(text: str, face: Face, largest: float, smallest: float, width: float) -> float:
    """The largest size at which a text fits on one line; `smallest` when none does."""
    wide = width_of(text, face, 1)
    return max(smallest, min(largest, width / wide)) if wide else largest


def _words(pieces: Sequence[Piece], size: float, width: float, face: Face) -> list[SetWord]:
    words: list[SetWord] = []
    spaced = False
    for piece in pieces:
        own = Face.BOLD if piece.strong else face
        text = printable(piece.text)
        parts = text.split(" ")
        for number, part in enumerate(parts):
            if number:
                spaced = True
            if not part:
                continue
            for fragment in wrap(part, FONTS[own], size, width, 99):
                words.append(SetWord(fragment, own, width_of(fragment, own, size), spaced))
                spaced = False
    return words
