"""A dialog whose form is divided by tabs: Simpan or Batal for all of them together."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError
from app.qt.dialog import Dialog
from app.qt.theme import mark
from app.ui.parts import text_label
from app.ui.widgets import TabStrip, scrolled

_WIDTH, _HEIGHT = 760, 700


class TabbedDialog(Dialog):
    """Shows one of several widgets at a time. While `save()` raises a known fault it stays open and says why."""

    asks = True

    def __init__(
        self,
        title: str,
        tabs: Sequence[tuple[str, QWidget]],
        save: Callable[[], object],
        parent: QWidget,
        *,
        about: str = "",
    ) -> None:
        """`tabs` are (label, widget) pairs; `about` is a sentence below the title."""
        super().__init__(parent)
        self._save = save
        self.setWindowTitle(title)
        self.tabs = TabStrip(f"Bagian dari {title}", [label for label, _ in tabs])
        self.pages = QStackedWidget()
        for _, widget in tabs:
            inner = QWidget()
            around = QVBoxLayout(inner)
            around.setContentsMargins(2, 6, 10, 2)
            around.addWidget(widget)
            around.addStretch(1)
            self.pages.addWidget(scrolled(inner))
        self.tabs.chosen.connect(self.show_tab)
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        store = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        store.setDefault(True)
        mark(store, "kind", "primary")
        self.buttons.accepted.connect(self.store)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(text_label(title, "page-title", wrap=True))
        if about:
            layout.addWidget(text_label(about, "quiet", wrap=True))
        layout.addWidget(self.tabs)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 60))

    def show_tab(self, number: int) -> None:
        """Open one of the tabs."""
        self.tabs.set_current(number)
        self.pages.setCurrentIndex(number)

    def store(self) -> None:
        """Save and close, or say why not."""
        try:
            self._save()
        except BukuImbasError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.accept()
