"""Correct one row of a long list, which the preview does not reach."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.lists import Column, ListTable
from app.qt.dialog import Dialog
from app.qt.theme import mark
from app.ui.importing.pointing import Pointing
from app.ui.parts import text_label

_OFFERED = (Column.NAME, Column.SCHOOL, Column.POSITION, Column.NIP)


class RowDialog(Dialog):
    """The usual cells of a person; the file itself stays as it is."""

    asks = True

    def __init__(
        self, table: ListTable, row: int, corrected: Mapping[Column, str], pointing: Pointing, parent: QWidget
    ) -> None:
        """`corrected` is what the row was corrected to before."""
        super().__init__(parent)
        self._row = row
        self._pointing = pointing
        self.setWindowTitle(f"Koreksi baris {row}")
        listed = next((person for person in table.people if person.row == row), None)
        self.fields: dict[Column, QLineEdit] = {}
        form = QFormLayout()
        for column in _OFFERED:
            if column not in table.columns:
                continue
            now = corrected.get(column, str(getattr(listed, column.code)) if listed is not None else "")
            field = QLineEdit(now)
            field.setAccessibleName(column.label)
            self.fields[column] = field
            form.addRow(column.label, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = buttons.addButton("Pakai", QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        mark(keep, "kind", "primary")
        buttons.accepted.connect(self.store)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.addWidget(text_label(f"Koreksi baris {row}", "page-title"))
        layout.addWidget(text_label("Yang dikoreksi hanya rencana impor; berkasnya tidak diubah.", "quiet", wrap=True))
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.resize(460, layout.sizeHint().height())
        self._first_texts = {column: field.text() for column, field in self.fields.items()}

    def store(self) -> None:
        """Hand on what was changed."""
        texts = {column: " ".join(field.text().split()) for column, field in self.fields.items()}
        changed = {column: text for column, text in texts.items() if text != self._first_texts[column]}
        self.accept()
        self._pointing.correct_row(self._row, changed)
