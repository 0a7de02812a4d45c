"""A dialog around one form: Simpan or Batal; what cannot be saved is said inside it and nothing is lost."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError
from app.qt.dialog import Dialog
from app.qt.forms import Field, RecordForm
from app.qt.labels import WrappedLabel
from app.qt.theme import mark


class RecordDialog(Dialog):
    """Edits one record. `save(record)` stores it; while it raises a known fault the dialog stays open and says why."""

    asks = True

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        record: Any,
        save: Callable[[Any], Any],
        parent: QWidget,
        *,
        about: str = "",
        columns: int = 2,
        extra: QWidget | None = None,
    ) -> None:
        """`about` is a sentence below the title; `extra` stands below the form."""
        super().__init__(parent)
        self._record = record
        self._save = save
        self.setWindowTitle(title)
        heading = WrappedLabel(title)
        heading.setProperty("role", "page-title")
        self.form = RecordForm(fields, columns)
        self.form.load(record)
        self.problem = WrappedLabel()
        self.problem.setProperty("tone", "missing")
        self.problem.hide()
        self.form.changed.connect(self.problem.hide)
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        words = QVBoxLayout(inner)
        words.setContentsMargins(2, 2, 10, 2)
        words.setSpacing(12)
        words.addWidget(self.form)
        if extra is not None:
            words.addWidget(extra)
        words.addStretch(1)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        store = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        store.setDefault(True)
        mark(store, "kind", "primary")
        self.buttons.accepted.connect(self.store)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(heading)
        if about:
            quiet = WrappedLabel(about)
            quiet.setProperty("role", "quiet")
            layout.addWidget(quiet)
        layout.addWidget(area, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        room = self.screen().availableGeometry()
        wanted = inner.sizeHint().height() + heading.sizeHint().height() + 150
        self.resize(min(700, room.width() - 40), min(wanted, room.height() - 60))
        self.form.focus_first()

    def store(self) -> None:
        """Save and close, or say why not and put the cursor where it is wrong."""
        try:
            self._save(self.form.record(self._record))
        except BukuImbasError as error:
            self.problem.setText(str(error))
            self.problem.show()
            if (field := self.form.at_fault(error)) is not None:
                field.setFocus()
                QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field, 0, 30))
            return
        self.accept()
