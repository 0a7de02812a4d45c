"""Letters that the shipped fonts lack and a PDF therefore prints as `□`: told beforehand."""

_USUAL = frozenset("–—‘’“”…•")
_LATIN_END = 0x180  # below it every printable letter is in the shipped fonts: Latin-1 and Latin Extended-A


def lost_letters(text: str) -> str:
    """The letters of a text that a PDF prints as `□`, each once, in their order; usually empty."""
    # The fonts are read only for what may be strange: a page that asks would otherwise wait for them.
    if text.isascii() or all(ord(letter) < _LATIN_END or letter in _USUAL for letter in text):
        return ""
    from app.reports.fonts import unprintable

    return unprintable(text)
