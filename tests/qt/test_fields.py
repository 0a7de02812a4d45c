"""The mouse wheel belongs to the page that is being scrolled."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.qt.fields import ComboBox, DecimalBox, SpinBox, fill_choices


def _choice() -> ComboBox:
    box = ComboBox()
    fill_choices(box, [(1, "satu"), (2, "dua")])
    return box


@pytest.mark.parametrize("make", [_choice, lambda: SpinBox(9), lambda: DecimalBox(0, 9, " km")])
def test_the_wheel_passing_over_a_field_leaves_the_keyboard_where_it_is(make, qtbot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    typed, field = QLineEdit(), make()
    layout = QVBoxLayout(page)
    layout.addWidget(typed)
    layout.addWidget(field)
    with qtbot.waitActive(page):
        page.show()
    typed.setFocus()

    QTest.wheelEvent(page.windowHandle(), field.mapTo(page, field.rect().center()), QPoint(0, -120))
    assert typed.hasFocus()

    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.hasFocus() or field.isAncestorOf(page.focusWidget())
