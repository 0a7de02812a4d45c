"""The crash dialog: only for bugs. Known faults never come here."""

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.qt.dialog import Dialog
from app.qt.labels import WrappedLabel

_log = logging.getLogger(__name__)

_WIDTH, _MARGIN = 560, 20  # pixels
_USUAL_WIDTH, _USUAL_HEIGHT = 640, 480


class CrashDialog(Dialog):
    """Says that the data is safe, where the log lies, and offers the details."""

    def __init__(self, details: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details = details
        self.setWindowTitle("Ada yang tidak beres")
        self.setMinimumWidth(_WIDTH)
        title = QLabel("Program menemui kesalahan yang bukan dari Anda")
        title.setProperty("role", "card-title")
        text = WrappedLabel(
            "Data Anda aman: semua yang sudah disimpan tetap ada di disk, dan langkah terakhir yang belum selesai "
            "dibatalkan seluruhnya.\n\n"
            "Anda dapat menutup pesan ini dan bekerja lagi. Bila kejadian ini berulang, tutup dan buka kembali "
            "program, lalu kirimkan rincian di bawah kepada pembuat program.\n\n"
            f"Catatan program: {log}"
        )
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.view = QPlainTextEdit(details)
        self.view.setReadOnly(True)
        self.view.setAccessibleName("Rincian kesalahan")
        self.view.setMinimumHeight(80)
        copy = QPushButton("Salin rincian")
        copy.clicked.connect(self.copy_details)
        close = QPushButton("Lanjutkan")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 18, _MARGIN, 16)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        # Left to itself a window takes two thirds of a low screen at most, and the sentences would be cut.
        text.ensurePolished()
        text.setMinimumHeight(text.heightForWidth(_WIDTH - 2 * _MARGIN))
        room = self.screen().availableGeometry()
        self.resize(min(_USUAL_WIDTH, room.width() - 40), min(_USUAL_HEIGHT, room.height() - 60))

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QApplication.clipboard().setText(self.details)


def describe(error: BaseException, version: str) -> str:
    """The details that a developer needs, without any of the user's data beyond the traceback."""
    lines = "".join(traceback.format_exception(error))
    surroundings = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    return f"Buku Imbas {version} · {surroundings}\n\n{lines}"


class CrashHandler(QObject):
    """Catches what nothing else caught and shows one crash dialog at a time, in the window's own thread."""

    _caught = Signal(object)

    def __init__(self, version: str, log: Path) -> None:
        super().__init__()
        self._version = version
        self._log = log
        self._open = False
        self._caught.connect(self._show)

    def install(self) -> None:
        """Become the interpreter's last resort."""
        sys.excepthook = self._hook

    def report(self, error: BaseException) -> None:
        """Log a bug and show it. Safe from any thread."""
        _log.error("Unexpected error", exc_info=error)
        if QThread.currentThread() == self.thread():
            self._show(error)
        else:
            self._caught.emit(error)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QApplication.quit()
            return
        self.report(error)

    def _show(self, error: BaseException) -> None:
        if self._open:
            return
        self._open = True
        try:
            CrashDialog(describe(error, self._version), self._log, QApplication.activeWindow()).exec()
        finally:
            self._open = False
