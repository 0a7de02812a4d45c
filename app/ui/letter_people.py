"""The people that a surat tugas sends: a row each, found in the register while typing or written freely."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.identifiers import clean_identifier, nip_warning
from app.domain.letter_fields import FIELD_LABELS
from app.domain.records import LetterPerson, Person
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.person_picker import PersonPicker
from app.ui.widgets import line

_FIELDS = (
    ("position", "Jabatan", 0, 3, 2),
    ("nip", "NIP", 2, 0, 2),
    ("grade", "Pangkat/golongan", 2, 2, 1),
    ("institution", "Asal", 2, 3, 2),
)
"""Attribute, label, and where it stands: row, column, columns taken."""

_COLUMNS = 5


class PersonRow(QWidget):
    """One person. `removed` when it is taken off the letter."""

    removed = Signal()

    def __init__(self, shell: Shell, person: LetterPerson) -> None:
        super().__init__()
        self._shell = shell
        self._person = person
        self.name = PersonPicker(shell, "Ketik nama; yang tercatat langsung ditemukan", name="Nama dan gelar")
        self.name.text = person.name
        self.name.picked.connect(self.fill)
        self.fields = {name: QLineEdit() for name, *_ in _FIELDS}
        self.warning = text_label("", "warning", wrap=True)
        self.fields["nip"].textChanged.connect(self._warn)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        self._put(grid, "Nama dan gelar", self.name.field, self.name, (0, 0, 3))
        for name, label, *place in _FIELDS:
            self.fields[name].setAccessibleName(label)
            self._put(grid, label, self.fields[name], self.fields[name], (place[0], place[1], place[2]))
        for number in range(_COLUMNS):
            grid.setColumnStretch(number, 1)
        remove = button("Hapus", self.removed.emit, kind="link")
        grid.addWidget(remove, 3, _COLUMNS)
        self.in_order: tuple[QWidget, ...] = (self.name.field, *self.fields.values(), remove)
        self._write(person)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(6)
        layout.addLayout(grid)
        layout.addWidget(self.warning)
        layout.addWidget(line())
        self._warn()

    @staticmethod
    def _put(grid: QGridLayout, label: str, buddy: QLineEdit, widget: QWidget, place: tuple[int, int, int]) -> None:
        row, column, span = place
        words = text_label(label, "field-label")
        words.setBuddy(buddy)
        grid.addWidget(words, row, column, 1, span)
        grid.addWidget(widget, row + 1, column, 1, span)

    def fill(self, person: Person) -> None:
        """Take over what the register knows of somebody."""
        known = self._shell.logbook.letters.person_to_send(person)
        self._person = replace(known, id=self._person.id, uid=self._person.uid)
        self.name.text = known.name
        self._write(known)

    def letter_person(self) -> LetterPerson:
        """The person as the row has it; the link to the register holds while the name is the one chosen there."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        known = self._person.person_id if self.name.text == self._person.name else None
        return replace(self._person, name=self.name.text, person_id=known, **texts)

    def _write(self, person: LetterPerson) -> None:
        for name, field in self.fields.items():
            field.setText(getattr(person, name))
            field.setCursorPosition(0)

    def _warn(self) -> None:
        text = nip_warning(clean_identifier(self.fields["nip"].text()))
        self.warning.setText(text)
        self.warning.setVisible(bool(text))


class LetterPeople(QWidget):
    """All rows, and the button that adds one."""

    def __init__(self, shell: Shell, people: Sequence[LetterPerson]) -> None:
        super().__init__()
        self._shell = shell
        self.rows: list[PersonRow] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text_label(FIELD_LABELS["people"], "card-title"))
        layout.addLayout(self._box)
        self.add_button = button("Tambah orang", self.add)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        layout.addLayout(foot)
        for person in people:
            self._show(PersonRow(shell, person))

    def add(self) -> None:
        """One more empty row, with the cursor in its name."""
        row = PersonRow(self._shell, LetterPerson(name=""))
        self._show(row)
        row.name.setFocus()

    def people(self) -> tuple[LetterPerson, ...]:
        """The people as the rows have them; a row without a name counts for nothing."""
        found = (row.letter_person() for row in self.rows)
        return tuple(one for one in found if one.name)

    def _show(self, row: PersonRow) -> None:
        row.removed.connect(lambda: self._drop(row))
        self.rows.append(row)
        self._box.addWidget(row)
        self._put_in_tab_order(row)

    def _put_in_tab_order(self, row: PersonRow) -> None:
        """Before the button that adds rows; Tab would else come to a new row after everything."""
        before = self.add_button.previousInFocusChain()
        while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        for widget in row.in_order:
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget

    def _drop(self, row: PersonRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.add_button.setFocus()
