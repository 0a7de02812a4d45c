"""Applies the tokens to the application and gives them to painters.

The tokens reach the widgets through the palette and one style sheet. A widget says what it is by a property
(`role`, `badge`, `kind`, `tone`), never which colour it has; a painter asks `tokens()` for a meaning.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.qt.style_sheet import style_sheet
from app.qt.tokens import DARK, LIGHT, Tokens

PAGE_MARGIN = 20
CARD_GAP = 14
BUTTON_GAP = 8
ROW_HEIGHT = 34  # at the usual font; `row_height` grows with the font
NARROW_WIDTH = 1080  # below this the navigation shows icons only and side columns shrink


class Scheme(StrEnum):
    """What the user chose: follow the system, or always one of the two."""

    SYSTEM = "sistem"
    LIGHT = "terang"
    DARK = "gelap"


_PROPERTY = "bukuImbasDark"


def tokens() -> Tokens:
    """The tokens in force, for painters and pictures."""
    app = QApplication.instance()
    return DARK if app is not None and app.property(_PROPERTY) else LIGHT


def colour(name: str) -> QColor:
    """A token in force as a Qt colour."""
    return QColor(getattr(tokens(), name))


def row_height(widget: QWidget) -> int:
    """Height of a table row in pixels: 34 at the usual font, more where the font is larger."""
    return max(ROW_HEIGHT, widget.fontMetrics().height() + 16)


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set what the style sheet looks at (`kind`, `role`, `badge`, `tone`) and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def make_application(name: str) -> QApplication:
    """The application in the style that the theme is made for.

    The style is named at the start: setting it later hands out a `QStyle`, a tenth of the time a bare window takes.
    """
    application = QApplication([name, "-style", "fusion"])
    application.setApplicationName("Buku Imbas")
    return application


class Theme:
    """Applies the tokens to an application and follows the system while the user wants that."""

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        self._app = app
        self._scheme = scheme
        self._listeners: list[Callable[[], None]] = []
        # Asking for the scheme itself would load the whole `Qt` namespace before the first paint.
        self._system_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self._font()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    def set_scheme(self, scheme: Scheme) -> None:
        """Change between light, dark and the system's choice at once."""
        self._scheme = scheme
        self._apply()

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each change, for pictures that were drawn in a colour."""
        self._listeners.append(listener)

    def _system_changed(self) -> None:
        from PySide6.QtCore import Qt

        self._system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        if self._scheme is Scheme.SYSTEM:
            self._apply()

    def _font(self) -> None:
        font = self._app.font()
        font.setPointSizeF(10)
        self._app.setFont(font)

    def _apply(self) -> None:
        dark = self._scheme is Scheme.DARK or (self._scheme is Scheme.SYSTEM and self._system_dark)
        self._app.setProperty(_PROPERTY, dark)
        chosen = DARK if dark else LIGHT
        self._app.setPalette(palette(chosen))
        self._app.setStyleSheet(style_sheet(chosen))
        for listener in self._listeners:
            listener()


def palette(t: Tokens) -> QPalette:
    """The tokens as Qt's palette, for what the style sheet does not reach."""
    result = QPalette()
    role = QPalette.ColorRole
    for where, value in (
        (role.Window, t.background),
        (role.WindowText, t.text),
        (role.Base, t.card),
        (role.AlternateBase, t.background),
        (role.Text, t.text),
        (role.Button, t.card),
        (role.ButtonText, t.text),
        (role.BrightText, t.missing),
        (role.ToolTipBase, t.card),
        (role.ToolTipText, t.text),
        (role.PlaceholderText, t.secondary),
        (role.Highlight, t.primary),
        (role.HighlightedText, t.on_primary),
        (role.Link, t.primary),
        (role.LinkVisited, t.primary),
        (role.Mid, t.line),
        (role.Midlight, t.line),
        (role.Dark, t.field_line),
        (role.Light, t.card),
        (role.Shadow, t.field_line),
        (role.Accent, t.primary),
    ):
        result.setColor(where, QColor(value))
    for where in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, where, QColor(t.secondary))
    return result
