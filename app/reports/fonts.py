"""The shipped fonts: registered once, and what to do with letters that they lack."""

import unicodedata
from functools import cache, lru_cache

from app.core.paths import resource
from app.reports.typesetting import pdfmetrics, ttfonts

SERIF, SERIF_BOLD, SERIF_ITALIC = "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"
SANS, SANS_BOLD = "LiberationSans", "LiberationSans-Bold"
UNKNOWN = "□"  # stands for a letter the fonts do not have: emoji, Arabic, Javanese

_FILES = {
    SERIF: "LiberationSerif-Regular.ttf",
    SERIF_BOLD: "LiberationSerif-Bold.ttf",
    SERIF_ITALIC: "LiberationSerif-Italic.ttf",
    SANS: "LiberationSans-Regular.ttf",
    SANS_BOLD: "LiberationSans-Bold.ttf",
}


@cache
def register_fonts() -> frozenset[int]:
    """Make the fonts known to reportlab and return the code points that every one of them can print."""
    shared: set[int] | None = None
    for name, file in _FILES.items():
        font = ttfonts.TTFont(name, str(resource("fonts", file)))
        pdfmetrics.registerFont(font)
        glyphs: set[int] = set(font.face.charToGlyph)
        shared = glyphs if shared is None else shared & glyphs
    pdfmetrics.registerFontFamily(SERIF, normal=SERIF, bold=SERIF_BOLD, italic=SERIF_ITALIC, boldItalic=SERIF_BOLD)
    pdfmetrics.registerFontFamily(SANS, normal=SANS, bold=SANS_BOLD, italic=SANS, boldItalic=SANS_BOLD)
    return frozenset(shared or ())


@lru_cache(maxsize=20_000)
def printable(text: str) -> str:
    """One line of text with only letters that the fonts have; every other becomes `□`, invisible ones vanish."""
    if text.isascii() and text.isprintable():
        return text
    known = register_fonts()
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        category = unicodedata.category(letter)
        if (letter.isspace() and letter != "\u00a0") or category == "Cc":
            kept.append(" ")
        elif ord(letter) in known and category != "Cf":
            kept.append(letter)
        elif category not in ("Cf", "Mn", "Me"):  # joiners, variation selectors and marks belong to a neighbour
            kept.append(UNKNOWN)
    return "".join(kept)


def unprintable(text: str) -> str:
    """The letters of a text that would be printed as `□`, each once, in their order."""
    known = register_fonts()
    unseen = ("Cc", "Cf", "Mn", "Me")
    letters = dict.fromkeys(unicodedata.normalize("NFC", text))
    return "".join(
        one
        for one in letters
        if ord(one) not in known and not one.isspace() and unicodedata.category(one) not in unseen
    )


def text_width(text: str, font: str, size: float) -> float:
    """Width in points."""
    return pdfmetrics.stringWidth(text, font, size)


def wrap(text: str, font: str, size: float, width: float, most: int = 30) -> list[str]:
    """Break printable text into at most `most` lines of `width` points; a word that is too long is broken anywhere."""
    text = printable(text).strip()
    if text_width(text, font, size) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, font, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while text_width(word, font, size) > width:
            fitting = _fitting(word, font, size, width)
            lines.append(word[:fitting])
            word = word[fitting:]
        line = word
        if len(lines) > most:
            break
    if line:
        lines.append(line)
    if len(lines) > most:
        last = lines[most - 1]
        while last and text_width(f"{last}…", font, size) > width:
            last = last[:-1]
        lines = [*lines[: most - 1], f"{last}…"]
    return lines


def _fitting(word: str, font: str, size: float, width: float) -> int:
    """How many letters of `word` fit; at least one. Breaks after a separator when one stands in the second half."""
    fitting = 1
    while fitting < len(word) and text_width(word[: fitting + 1], font, size) <= width:
        fitting += 1
    for end in range(fitting, fitting // 2, -1):
        if word[end - 1] in "/.-_@,;=&?":
            return end
    return fitting
