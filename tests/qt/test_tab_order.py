"""Tab goes as the eye does, also through rows that came later."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.qt.tab_order import follow_layout


def test_tab_follows_the_layout_and_not_the_order_of_making(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    last, first, middle, number = QPushButton("last"), QLineEdit(), QLineEdit(), QSpinBox()
    row = QWidget()
    inside = QHBoxLayout(row)
    outer = QVBoxLayout(window)
    outer.addWidget(last)
    outer.insertWidget(0, row)
    inside.addWidget(number)
    inside.insertWidget(0, QLabel("not a stop"))
    nested = QHBoxLayout()
    nested.addWidget(middle)
    inside.insertLayout(1, nested)
    inside.insertWidget(1, first)
    follow_layout(window)
    window.show()
    window.activateWindow()
    first.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(4):
        seen.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [first, middle, number, last]
