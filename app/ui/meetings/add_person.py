"""Put one more person on a day's list: somebody known, or somebody new."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import BukuImbasError
from app.domain.records import Person
from app.domain.terms import Affiliation, Role
from app.qt.forms import fill_choices
from app.qt.theme import mark
from app.ui.page import Shell
from app.ui.parts import text_label

_OTHER = -1
_OWN = 0


class AddPersonDialog(QDialog):
    """Shows known people of that name first; otherwise asks where the new person comes from."""

    def __init__(self, shell: Shell, day_id: int, name: str, parent: QWidget, school: str = "") -> None:
        super().__init__(parent)
        self._shell = shell
        self._day_id = day_id
        self.added = ""
        self.setWindowTitle("Tambah orang")
        self.setMinimumWidth(460)
        partners = shell.logbook.schools.partners()
        self._partner_names = {partner.id: partner.name for partner in partners}
        self.name = QLineEdit(name)
        self.name.textChanged.connect(self._search)
        self.known = QListWidget()
        self.known.setProperty("role", "framed")
        self.known.setAccessibleName("Orang yang sudah tercatat")
        self.known.currentRowChanged.connect(self._chosen)
        self.origin = QComboBox()
        own = shell.logbook.schools.model_school()
        self._origins: list[tuple[int, str]] = [
            (partner.id, f"{partner.name}{f' · Kec. {partner.district}' if partner.district else ''}")
            for partner in partners
        ]
        self._origins += [
            (_OWN, f"{own.name if own else 'Sekolah sendiri'} (sekolah sendiri)"),
            (_OTHER, "Luar sekolah"),
        ]
        fill_choices(self.origin, self._origins)
        self.origin.currentIndexChanged.connect(self._show_institution)
        self.institution = QLineEdit(school)
        self.institution.setPlaceholderText("Misalnya Komite Sekolah atau Dinas Pendidikan")
        self.position = QLineEdit()
        self.position.setPlaceholderText("Misalnya Guru, Kepala Sekolah, Pengawas")
        self.role = QComboBox()
        fill_choices(self.role, [(role, role.label) for role in Role])
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        add = buttons.addButton("Tambahkan", QDialogButtonBox.ButtonRole.AcceptRole)
        add.setDefault(True)
        mark(add, "kind", "primary")
        buttons.accepted.connect(self.store)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(4)
        layout.addWidget(text_label("Tambah ke daftar hadir", "page-title"))
        layout.addSpacing(6)
        self._labels: dict[QWidget, QLabel] = {}
        for title, widget in (
            ("Nama dan gelar", self.name),
            ("Sudah tercatat", self.known),
            ("Asal", self.origin),
            ("Nama lembaga", self.institution),
            ("Jabatan", self.position),
            ("Peran di kegiatan", self.role),
        ):
            label = text_label(title, "field-label")
            label.setBuddy(widget)
            if not widget.accessibleName():
                widget.setAccessibleName(title)
            self._labels[widget] = label
            layout.addWidget(label)
            layout.addWidget(widget)
            layout.addSpacing(4)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self._search(name)
        self._show_institution()
        self.name.setFocus()

    def _search(self, text: str) -> None:
        people = self._shell.logbook.attendance.find_people(text.strip(), 8) if len(text.strip()) > 1 else ()
        self.known.clear()
        for person in people:
            item = QListWidgetItem(f"{person.name} · {self._from(person)}")
            item.setData(Qt.ItemDataRole.UserRole, person)
            self.known.addItem(item)
        if people:
            self.known.addItem(QListWidgetItem("Bukan salah satunya: orang baru"))
        for widget in (self.known, self._labels[self.known]):
            widget.setVisible(bool(people))
        self.known.setFixedHeight(min(self.known.count(), 5) * max(1, self.known.sizeHintForRow(0)) + 6)
        self.known.setCurrentRow(0 if people else -1)
        self._chosen()

    def _from(self, person: Person) -> str:
        if person.affiliation is Affiliation.PARTNER:
            return self._partner_names.get(person.partner_id or 0, "")
        return person.institution or person.affiliation.label

    def _known_person(self) -> Person | None:
        item = self.known.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def _chosen(self) -> None:
        for widget in (self.origin, self.institution, self.position):
            widget.setEnabled(self._known_person() is None)

    def _show_institution(self) -> None:
        other = self._origins[self.origin.currentIndex()][0] == _OTHER
        for widget in (self.institution, self._labels[self.institution]):
            widget.setVisible(other)

    def store(self) -> None:
        """Write it down, or say why not."""
        attendance = self._shell.logbook.attendance
        role = list(Role)[self.role.currentIndex()]
        known = self._known_person()
        try:
            if known is not None:
                attendance.add_known(self._day_id, known.id, role)
                self.added = known.name
            else:
                origin = self._origins[self.origin.currentIndex()][0]
                person = attendance.person_of(
                    self.name.text(),
                    partner_id=origin if origin > 0 else None,
                    from_model_school=origin == _OWN,
                    institution=self.institution.text().strip(),
                )
                attendance.add_walk_in(self._day_id, replace(person, position=self.position.text().strip()), role)
                self.added = " ".join(self.name.text().split())
        except BukuImbasError as error:
            self.problem.setText(str(error))
            return
        self.accept()
