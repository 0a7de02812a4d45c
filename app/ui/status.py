"""The line at the foot of the window: saved when, brief messages with a way back, and where the data lies."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.parts import ElidedLabel, button, text_label

_CLICK_FOCUS = 2  # Qt.FocusPolicy.ClickFocus; the menu offers the same to the keyboard
_SHOWN = 8000  # milliseconds a brief message stays
_SHOWN_WITH_FILE = 30000


class StatusLine(QFrame):
    """Sends `undo_asked`, `folder_asked`, and `file_asked(path)` for the file that the message is about."""

    undo_asked = Signal()
    folder_asked = Signal()
    file_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "status")
        self.saved = text_label("Membuka data …", "secondary")
        self.message = ElidedLabel("", "secondary")
        self.message.setAccessibleName("Pesan")
        self.undo = button("Urungkan", self.undo_asked.emit, kind="link")
        self.undo.hide()
        self._file: Path | None = None
        self.open_file = button("Buka berkas", lambda: self.file_asked.emit(self._file), kind="link")
        self.open_file.hide()
        self.folder = button("", self.folder_asked.emit, kind="link", tip="Buka folder data")
        self.folder.hide()
        for one in (self.undo, self.open_file, self.folder):
            one.setProperty("focusPolicy", _CLICK_FOCUS)  # Tab goes from the navigation to the page
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 1, 12, 1)
        layout.setSpacing(16)
        layout.addWidget(self.saved)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.open_file)
        layout.addWidget(self.folder)
        self.setMinimumHeight(self.folder.sizeHint().height() + 2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)

    def tell(self, text: str, *, undo: bool = False, file: Path | None = None) -> None:
        """Show a message for a few seconds; one about a file for longer, since there is something to press."""
        self.message.setText(text)
        self.undo.setVisible(undo)
        self._file = file
        self.open_file.setVisible(file is not None)
        self._timer.start(_SHOWN if file is None else _SHOWN_WITH_FILE)

    def clear(self) -> None:
        """Take the message away."""
        self.message.clear()
        self.undo.hide()
        self.open_file.hide()

    def set_saved(self, text: str) -> None:
        """`✓ Tersimpan 09.41`."""
        self.saved.setText(text)

    def set_folder(self, text: str) -> None:
        """Where the data lies."""
        self.folder.setText(f"Data: {text}")
        self.folder.setAccessibleName(f"Buka folder data {text}")
        self.folder.show()
