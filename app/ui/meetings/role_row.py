"""A person with a task at a meeting: planned, came, and why not."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.names import name_key
from app.domain.records import MeetingRole, Person
from app.domain.terms import Role
from app.qt.fields import ComboBox, fill_choices
from app.qt.forms import FieldError
from app.ui.meetings.section import Row
from app.ui.page import Shell
from app.ui.parts import button
from app.ui.person_picker import PersonPicker
from app.ui.widgets import line

OFFERED = (Role.SPEAKER, Role.FACILITATOR, Role.COMMITTEE, Role.MINUTES_TAKER)
_CAME: tuple[tuple[bool | None, str], ...] = ((None, "Belum diketahui"), (True, "Datang"), (False, "Tidak datang"))
_ROLE, _CAME_WIDTH = 130, 150  # pixels


class NamedPerson(Row):
    """A name, from the register or typed, and the institution: what every person of a meeting has."""

    def __init__(self, shell: Shell, role: MeetingRole) -> None:
        super().__init__()
        self._shell = shell
        self._role = role
        self.name = PersonPicker(shell, "nama dan gelar", name="Nama dan gelar")
        self.name.text = role.name
        self.institution, self.note = QLineEdit(role.institution), QLineEdit(role.note)
        self.institution.setPlaceholderText("asal lembaga")
        self.institution.setAccessibleName("Asal lembaga")
        self.note.setAccessibleName("Alasan atau catatan")
        for edit in (self.institution, self.note):
            edit.setCursorPosition(0)
            edit.textEdited.connect(lambda _text: self.changed.emit())
        self.name.picked.connect(self._picked)
        self.name.changed.connect(self.changed)

    def read(self, what: str) -> MeetingRole | None:
        """The role with its person; None for an empty row. Raises `FieldError` for one that only lacks its name."""
        name, institution, note = self.name.text, self.institution.text().strip(), self.note.text().strip()
        if not name:
            if institution or (note and note != self._role.note):
                raise FieldError(f"Ada {what} tanpa nama. Isi namanya, atau hapus barisnya.", self.name)
            return None
        return replace(self._role, person_id=self._person_id(name), name=name, institution=institution, note=note)

    def _person_id(self, name: str) -> int | None:
        """Correcting a title keeps the person; another name is somebody else."""
        if self.name.person is not None:
            return self.name.person.id
        return self._role.person_id if name_key(name) == name_key(self._role.name) else None

    def _picked(self, person: Person) -> None:
        found = self._shell.logbook.people.lines([person.id])
        self.institution.setText(found[0].origin if found else "")
        self.institution.setCursorPosition(0)


class RoleRow(NamedPerson):
    """A narasumber or another person with a task. Sends `replaced` when somebody else is to take their place."""

    replaced = Signal()

    def __init__(self, shell: Shell, role: MeetingRole) -> None:
        super().__init__(shell, role)
        self.role, self.came = ComboBox("Peran"), ComboBox("Kedatangan")
        self._roles = OFFERED if role.role in OFFERED else (*OFFERED, role.role)
        fill_choices(self.role, [(one, one.label) for one in self._roles])
        self.role.setCurrentIndex(self._roles.index(role.role))
        self.role.setFixedWidth(_ROLE)
        fill_choices(self.came, _CAME)
        self.came.setCurrentIndex([value for value, _ in _CAME].index(role.came))
        self.came.setFixedWidth(_CAME_WIDTH)
        self.planned = QCheckBox("Direncanakan")
        self.planned.setToolTip("Direncanakan sejak awal; hapus centang bila orang ini menggantikan yang direncanakan")
        self.planned.setChecked(role.planned)
        self.replace_button = button("Tidak datang, diganti …", self.replaced.emit, kind="link")
        first, second = QHBoxLayout(), QHBoxLayout()
        for box in (first, second):
            box.setSpacing(8)
        first.addWidget(self.name, 3)
        first.addWidget(self.institution, 2)
        first.addWidget(self.role)
        second.addWidget(self.came)
        second.addWidget(self.planned)
        second.addWidget(self.note, 1)
        second.addStretch(0)
        second.addWidget(self.replace_button)
        second.addWidget(button("Hapus", self.removed.emit, kind="link"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(line())
        self._show()
        self.role.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.came.currentIndexChanged.connect(lambda _index: self._edited())
        self.planned.toggled.connect(lambda _on: self._edited())

    @property
    def chosen_role(self) -> Role:
        """The task."""
        return self._roles[self.role.currentIndex()]

    def set_absent(self) -> None:
        """The person did not come; the cursor goes to the reason."""
        self.came.setCurrentIndex([value for value, _ in _CAME].index(False))
        self.note.setFocus()

    def meeting_role(self) -> MeetingRole | None:
        """The role as the row has it; an empty row counts for nothing. Raises `FieldError` where the name lacks."""
        found = self.read(self.chosen_role.label.lower())
        if found is None:
            return None
        return replace(
            found,
            role=self.chosen_role,
            came=_CAME[self.came.currentIndex()][0],
            planned=self.planned.isChecked(),
        )

    def _edited(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        came, planned = _CAME[self.came.currentIndex()][0], self.planned.isChecked()
        self.planned.setVisible(came is True or not planned)
        self.replace_button.setVisible(planned and came is not True)
        self.replace_button.setText("Diganti …" if came is False else "Tidak datang, diganti …")
        self.note.setPlaceholderText("alasan tidak datang" if came is False else "alasan atau catatan")
        self.note.setVisible(came is False or not planned or bool(self.note.text()))
