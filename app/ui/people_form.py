"""The form of one person, new or for corrections: every list shows them at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.identifiers import clean_identifier, nip_warning, nuptk_warning
from app.domain.records import Person
from app.domain.terms import PersonGroup
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.origins import OriginBox
from app.ui.page import Shell
from app.ui.parts import text_label

_TICKS_BESIDE = 3


def _fields(name_warning: Callable[[str], str]) -> tuple[Field, ...]:
    return (
        Field(
            name="name",
            label="Nama dan gelar",
            columns=3,
            hint="Tercetak persis seperti ini.",
            warning=name_warning,
        ),
        Field(name="position", label="Jabatan"),
        Field(name="duty", label="Tugas tambahan"),
        Field(name="employment", label="Status kepegawaian", hint="Misalnya PNS, PPPK, GTT."),
        Field(name="nip", label="NIP atau NI PPPK", warning=lambda text: nip_warning(clean_identifier(text))),
        Field(name="nuptk", label="NUPTK", warning=lambda text: nuptk_warning(clean_identifier(text))),
        Field(name="grade", label="Pangkat/golongan"),
        Field(name="sex", label="L/P", kind=Kind.CHOICE, choices=[("", "–"), ("L", "Laki-laki"), ("P", "Perempuan")]),
        Field(name="phone", label="No. HP"),
        Field(name="email", label="Email"),
        Field(name="note", label="Catatan", columns=3),
    )


class OriginChoice(QWidget):
    """Where a person comes from, with room for the name of an institution elsewhere."""

    def __init__(self, shell: Shell, person: Person) -> None:
        super().__init__()
        self.box = OriginBox(shell, person)
        self.institution = QLineEdit(person.institution)
        self.institution.setAccessibleName("Nama lembaga")
        self.institution.setPlaceholderText("misalnya Komite Sekolah")
        self._elsewhere = QWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(_labelled("Asal", self.box), 3)
        self._elsewhere.setLayout(_labelled("Nama lembaga", self.institution))
        layout.addWidget(self._elsewhere, 4)
        self.box.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._elsewhere.setVisible(self.box.elsewhere)

    def applied(self, person: Person) -> Person:
        """The person as coming from what is chosen."""
        return self.box.applied(person, self.institution.text())


def _labelled(title: str, widget: QWidget) -> QVBoxLayout:
    label = text_label(title, "field-label")
    label.setBuddy(widget)
    box = QVBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    box.addWidget(label)
    box.addWidget(widget)
    return box


class GroupTicks(QWidget):
    """What a person is to the programme: any number of groups."""

    def __init__(self, chosen: Sequence[PersonGroup]) -> None:
        super().__init__()
        self.setAccessibleName("Kelompok")
        self.ticks = {group: QCheckBox(group.label) for group in PersonGroup}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.addWidget(text_label("Kelompok", "field-label"), 0, 0, 1, _TICKS_BESIDE)
        for number, (group, tick) in enumerate(self.ticks.items()):
            tick.setChecked(group in chosen)
            grid.addWidget(tick, 1 + number // _TICKS_BESIDE, number % _TICKS_BESIDE)
            grid.setColumnStretch(number % _TICKS_BESIDE, 1)

    def groups(self) -> tuple[PersonGroup, ...]:
        """The groups that are ticked, in their usual order."""
        return tuple(group for group, tick in self.ticks.items() if tick.isChecked())


class PersonDialog(RecordDialog):
    """The form; `stored` is the person once saved."""

    def __init__(self, shell: Shell, title: str, about: str, person: Person, parent: QWidget) -> None:
        self.stored: Person | None = None
        people = shell.logbook.people
        origin, groups = OriginChoice(shell, person), GroupTicks(person.groups)
        below = QWidget()
        layout = QVBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(origin)
        layout.addWidget(groups)

        def save(changed: Person) -> None:
            self.stored = people.save(origin.applied(replace(changed, groups=groups.groups())))

        def namesakes(name: str) -> str:
            found = people.namesakes(replace(person, name=name))
            who = ", ".join(f"{one.name[:80]} ({one.origin})" if one.origin else one.name[:80] for one in found)
            return f"Sudah tercatat orang bernama sama: {who}." if found else ""

        super().__init__(title, _fields(namesakes), person, save, parent, about=about, columns=3, extra=below)


def person_dialog(shell: Shell, person_id: int, parent: QWidget) -> PersonDialog:
    """The dialog of a registered person, ready to be shown."""
    about = "Perbaikan di sini langsung terlihat di semua daftar hadir dan laporan."
    return PersonDialog(shell, "Data orang", about, shell.logbook.people.person(person_id), parent)


def new_person_dialog(shell: Shell, start: Person, parent: QWidget) -> PersonDialog:
    """The dialog of somebody new; `start` holds what is known already."""
    return PersonDialog(shell, "Tambah orang", "Cukup nama dan asalnya; yang lain boleh menyusul.", start, parent)


def edit_person(shell: Shell, person_id: int, parent: QWidget) -> None:
    """Show the form and say what happened."""
    if person_dialog(shell, person_id, parent).exec():
        shell.tell("Data orang tersimpan.", undo=True)
