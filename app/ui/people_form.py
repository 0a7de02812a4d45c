"""The form of one person, for corrections: every list shows them at once."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.identifiers import clean_identifier, nip_warning, nuptk_warning
from app.domain.records import Person
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.origins import OriginBox
from app.ui.page import Shell
from app.ui.parts import text_label

FIELDS = (
    Field(name="name", label="Nama dan gelar", columns=2, hint="Tercetak persis seperti ini."),
    Field(name="position", label="Jabatan"),
    Field(name="grade", label="Pangkat/golongan"),
    Field(name="nip", label="NIP atau NI PPPK", warning=lambda text: nip_warning(clean_identifier(text))),
    Field(name="nuptk", label="NUPTK", warning=lambda text: nuptk_warning(clean_identifier(text))),
    Field(name="sex", label="L/P", kind=Kind.CHOICE, choices=[("", "–"), ("L", "Laki-laki"), ("P", "Perempuan")]),
    Field(name="phone", label="No. HP"),
    Field(name="email", label="Email", columns=2),
)


class OriginChoice(QWidget):
    """Where a person comes from, with room for the name of an institution elsewhere."""

    def __init__(self, shell: Shell, person: Person) -> None:
        super().__init__()
        self.box = OriginBox(shell, person)
        self.institution = QLineEdit(person.institution)
        self.institution.setAccessibleName("Nama lembaga")
        self.institution.setPlaceholderText("misalnya Komite Sekolah")
        self._label = text_label("Nama lembaga", "field-label")
        self._label.setBuddy(self.institution)
        origin = text_label("Asal", "field-label")
        origin.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (origin, self.box, self._label, self.institution):
            layout.addWidget(widget)
        self.box.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        for widget in (self._label, self.institution):
            widget.setVisible(self.box.elsewhere)

    def applied(self, person: Person) -> Person:
        """The person as coming from what is chosen."""
        return self.box.applied(person, self.institution.text())


def person_dialog(shell: Shell, person_id: int, parent: QWidget) -> RecordDialog:
    """The dialog of a registered person, ready to be shown."""
    people = shell.logbook.people
    person = people.person(person_id)
    origin = OriginChoice(shell, person)
    return RecordDialog(
        "Data orang",
        FIELDS,
        person,
        lambda changed: people.save(origin.applied(changed)),
        parent,
        about="Perbaikan di sini langsung terlihat di semua daftar hadir dan laporan.",
        extra=origin,
    )


def edit_person(shell: Shell, person_id: int, parent: QWidget) -> None:
    """Show the form and say what happened."""
    if person_dialog(shell, person_id, parent).exec():
        shell.tell("Data orang tersimpan.", undo=True)
