"""Labels whose text may be anything: plain, never markup, and never wider than the room there is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

_PLAIN_TEXT = 0  # Qt.TextFormat.PlainText; Qt's big namespace is not needed for the first picture
_RUN = 20  # letters of a word after which it may be broken; a NIP stays whole
COPIED = 120  # letters of a word that stays as it is where it can be copied: a link, a path
_BREAK = "\u200b"  # a place to break, with no width of its own


def breakable(text: str, longest: int = _RUN) -> str:
    """The text with places to break in words of more than `longest` letters."""
    if len(text) <= longest:
        return text
    return " ".join(
        _BREAK.join(word[at : at + _RUN] for at in range(0, len(word), _RUN)) if len(word) > longest else word
        for word in text.split(" ")
    )


class WrappedLabel(QLabel):
    """As many lines as the text needs; a word that is longer than the line is broken."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._longest = _RUN
        self.setProperty("textFormat", _PLAIN_TEXT)
        self.setWordWrap(True)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text."""
        self._whole = text
        super().setText(breakable(text, self._longest))

    def text(self) -> str:
        """The text as it was given."""
        return self._whole

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def setTextInteractionFlags(self, flags: "Qt.TextInteractionFlag") -> None:
        """What can be selected is copied too, and then without places to break."""
        super().setTextInteractionFlags(flags)
        self._longest = COPIED
        self.setText(self._whole)
