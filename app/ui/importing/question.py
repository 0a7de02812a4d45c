"""A question of the plan: what the list says beside what is known, one button an answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.ui.parts import button, text_label
from app.ui.widgets import line

Direction = QBoxLayout.Direction
_STACKED = 340  # pixels below which the two sides stand one above the other


def answer_line(name: str, about: str, word: str, action: Callable[[], object]) -> tuple[QHBoxLayout, QPushButton]:
    """A known record with what tells it from others, and the button that chooses it."""
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(text_label(name, "strong", wrap=True))
    for part in about.splitlines():
        words.addWidget(text_label(part, "secondary", wrap=True))
    layout = QHBoxLayout()
    layout.setSpacing(8)
    layout.addLayout(words, 1)
    act = button(word, action)
    act.setAccessibleName(f"{word}: {name}")
    layout.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
    return layout, act


def facts_box(title: str, facts: Sequence[tuple[str, str]]) -> QFrame:
    """What the list says, in a soft box."""
    box = QFrame()
    box.setProperty("role", "card")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(10, 8, 10, 8)
    layout.setSpacing(1)
    layout.addWidget(text_label(title, "secondary"))
    for number, (label, value) in enumerate(facts):
        one = text_label(value, "strong" if number == 0 else "", wrap=True)
        one.setAccessibleName(f"{label}: {value}")
        layout.addWidget(one)
    layout.addStretch(1)
    return box


def side_by_side(left: QFrame, lines: Sequence[QHBoxLayout], room: int) -> QBoxLayout:
    """The two sides of a question; below each other where there is little room."""
    right = QVBoxLayout()
    right.setSpacing(6)
    for number, one in enumerate(lines):
        if number:
            right.addWidget(line())
        right.addLayout(one)
    right.addStretch(1)
    narrow = room < _STACKED
    both = QBoxLayout(Direction.TopToBottom if narrow else Direction.LeftToRight)
    both.setSpacing(8 if narrow else 12)
    both.addWidget(left, 0 if narrow else 2)
    both.addLayout(right, 0 if narrow else 3)
    return both
