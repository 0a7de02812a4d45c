import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app.qt.fields import ComboBox, DecimalBox, SpinBox
from app.qt.theme import Scheme, Theme, colour, mark, row_height, tokens
from app.qt.tokens import DARK, LIGHT, Tokens


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


_PAIRS = [
    ("text", "background"),
    ("text", "card"),
    ("text", "navigation"),
    ("text", "primary_soft"),
    ("text", "soon_ground"),
    ("text", "missing_ground"),
    ("text", "identifier_ground"),
    ("text", "place_ground"),
    ("secondary", "background"),
    ("secondary", "card"),
    ("secondary", "navigation"),
    ("secondary", "quiet_ground"),
    ("primary", "card"),
    ("primary", "background"),
    ("primary", "navigation"),
    ("primary", "primary_soft"),
    ("on_primary", "primary"),
    ("there", "there_ground"),
    ("there", "card"),
    ("soon", "soon_ground"),
    ("soon", "card"),
    ("soon", "background"),
    ("missing", "missing_ground"),
    ("missing", "card"),
    ("identifier", "identifier_ground"),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_every_text_reaches_wcag_aa_on_its_ground(theme: Tokens, text: str, ground: str) -> None:
    assert _contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.fixture
def theme(qapp: QApplication):
    before = qapp.palette()
    yield Theme(qapp, Scheme.LIGHT)
    qapp.setStyleSheet("")
    qapp.setPalette(before)
    qapp.setProperty("bukuImbasDark", False)


def test_a_change_of_scheme_reaches_palette_painters_and_listeners(theme: Theme, qapp: QApplication) -> None:
    told: list[bool] = []
    theme.on_change(lambda: told.append(True))
    assert tokens() is LIGHT
    theme.set_scheme(Scheme.DARK)
    assert tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DARK.card
    assert colour("primary").name() == DARK.primary
    assert DARK.card in qapp.styleSheet()
    assert LIGHT.soon not in qapp.styleSheet()
    assert told == [True]


def test_a_property_changes_how_a_widget_looks(theme: Theme, qtbot) -> None:
    label = QLabel("Ada")
    label.setProperty("badge", "there")
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.palette().color(QPalette.ColorRole.WindowText).name()
    mark(label, "badge", "missing")
    assert before == LIGHT.there
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.missing


def test_rows_grow_with_the_font(theme: Theme, qtbot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    usual = row_height(label)
    font = label.font()
    font.setPointSizeF(22)
    label.setFont(font)
    assert usual >= 34
    assert row_height(label) > usual


def test_fields_of_one_line_are_equally_high(qapp: QApplication, qtbot) -> None:
    before = qapp.palette()
    Theme(qapp, Scheme.LIGHT)
    fields = (QLineEdit(), ComboBox(), SpinBox(9), DecimalBox(0, 9, " km"))
    for one in fields:
        qtbot.addWidget(one)
        one.ensurePolished()
    heights = {one.sizeHint().height() for one in fields}
    qapp.setStyleSheet("")
    qapp.setPalette(before)
    assert len(heights) == 1
