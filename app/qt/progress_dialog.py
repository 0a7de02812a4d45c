"""A progress panel that only appears when the work takes longer than a blink."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.qt.jobs import Job

_PATIENCE = 300  # milliseconds before the panel appears


class ProgressDialog(QDialog):
    """Shows a job's progress with a Batal button; closes itself when the job ends."""

    def __init__(self, job: Job, title: str, parent: QWidget, *, patience: int = _PATIENCE) -> None:
        super().__init__(parent)
        self._job = job
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(420)
        heading = QLabel(title)
        heading.setProperty("role", "card-title")
        self.message = QLabel("Menyiapkan …")
        self.message.setProperty("role", "quiet")
        self.message.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.button = QPushButton("Batal")
        self.button.clicked.connect(self._cancel)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (heading, self.message, self.bar):
            layout.addWidget(widget)
        layout.addLayout(foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        self._timer.start(patience)
        job.progressed.connect(self._show_step)
        job.finished.connect(self._end)

    def _appear(self) -> None:
        if self._job.running:
            self.open()

    def _show_step(self, done: int, total: int, message: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if message:
            self.message.setText(message)

    def _cancel(self) -> None:
        self.button.setEnabled(False)
        self.message.setText("Membatalkan …")
        self._job.cancel()

    def _end(self) -> None:
        self._timer.stop()
        self.done(0)
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the panel means Batal; it stays until the work has stopped."""
        self._cancel()
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape means Batal too."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)
