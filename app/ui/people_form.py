"""The form of one person, for corrections: every list shows them at once."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.identifiers import clean_identifier, nip_warning, nuptk_warning
from app.domain.records import Person
from app.domain.terms import Affiliation
from app.qt.fields import ComboBox, fill_choices
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.page import Shell
from app.ui.parts import text_label

_OWN, _OTHER = 0, -1

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
    """Where a person comes from: a partner, the own school, or elsewhere."""

    def __init__(self, shell: Shell, person: Person) -> None:
        super().__init__()
        own = shell.logbook.schools.model_school()
        self._values = [
            *(
                (partner.id, f"{partner.name}{f' · Kec. {partner.district}' if partner.district else ''}")
                for partner in shell.logbook.schools.partners()
            ),
            (_OWN, f"{own.name if own else 'Sekolah sendiri'} (sekolah sendiri)"),
            (_OTHER, "Luar sekolah"),
        ]
        self.box = ComboBox("Asal")
        fill_choices(self.box, self._values)
        self.institution = QLineEdit(person.institution)
        self.institution.setAccessibleName("Nama lembaga")
        self.institution.setPlaceholderText("Misalnya Komite Sekolah atau Dinas Pendidikan")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._institution_label = self._labelled(layout, "Nama lembaga", self.institution, first=("Asal", self.box))
        self.box.currentIndexChanged.connect(self._show)
        self.box.setCurrentIndex([value for value, _ in self._values].index(_code_of(person)))
        self._show()

    @staticmethod
    def _labelled(layout: QVBoxLayout, title: str, widget: QWidget, first: tuple[str, QWidget]) -> QLabel:
        label = text_label(title, "field-label")
        for words, field in ((text_label(first[0], "field-label"), first[1]), (label, widget)):
            words.setBuddy(field)
            layout.addWidget(words)
            layout.addWidget(field)
        return label

    def _show(self) -> None:
        elsewhere = self._values[self.box.currentIndex()][0] == _OTHER
        self.institution.setVisible(elsewhere)
        self._institution_label.setVisible(elsewhere)

    def applied(self, person: Person) -> Person:
        """The person as coming from what is chosen."""
        code = self._values[self.box.currentIndex()][0]
        if code == _OWN:
            return replace(person, affiliation=Affiliation.MODEL, partner_id=None, institution="")
        if code == _OTHER:
            words = " ".join(self.institution.text().split())
            return replace(person, affiliation=Affiliation.OTHER, partner_id=None, institution=words)
        return replace(person, affiliation=Affiliation.PARTNER, partner_id=code, institution="")


def _code_of(person: Person) -> int:
    if person.affiliation is Affiliation.PARTNER and person.partner_id is not None:
        return person.partner_id
    return _OWN if person.affiliation is Affiliation.MODEL else _OTHER


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
