"""Put one more person on a day's list: somebody known, or somebody new."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import BukuImbasError
from app.domain.records import Person
from app.domain.terms import Affiliation, Role
from app.qt.dialog import Dialog
from app.qt.fields import ComboBox, fill_choices
from app.qt.theme import mark
from app.ui.origins import OriginBox
from app.ui.page import Shell
from app.ui.parts import text_label

_SHOWN = 3  # lines of known people without scrolling


class AddPersonDialog(Dialog):
    """Shows known people of that name first; otherwise asks where the new person comes from."""

    asks = True

    def __init__(self, shell: Shell, day_id: int, name: str, parent: QWidget, start: Person | None = None) -> None:
        """`start` is what is known of a new person already."""
        super().__init__(parent)
        self._start = start or Person(name=name)
        self._shell = shell
        self._day_id = day_id
        self.added = ""
        self.entry = 0  # id of the attendance entry, once it is stored
        self.setWindowTitle("Tambah orang")
        self._partner_names = shell.logbook.schools.partner_labels()
        self.name = QLineEdit(name)
        self.name.textChanged.connect(self._search)
        self.known = QListWidget()
        self.known.setProperty("role", "framed")
        self.known.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.known.setAccessibleName("Orang yang sudah tercatat")
        self.known.currentRowChanged.connect(self._chosen)
        self.origin = OriginBox(shell, start)
        self.origin.currentIndexChanged.connect(self._origin_chosen)
        self.institution = QLineEdit(self._start.institution)
        self.institution.setPlaceholderText("misalnya Komite Sekolah")
        self.position = QLineEdit(self._start.position)
        self.position.setPlaceholderText("misalnya Guru")
        self.role = ComboBox()
        fill_choices(self.role, [(role, role.label) for role in Role])
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        self.name.textChanged.connect(self.problem.clear)
        layout = self._lay_out()
        self._search(name)
        self._show_institution()
        room = self.screen().availableGeometry()
        self.resize(min(560, room.width() - 20), min(layout.sizeHint().height(), room.height() - 40))
        self.name.setFocus()

    def _lay_out(self) -> QVBoxLayout:
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
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, column, span, title, widget in (
            (0, 0, 2, "Nama dan gelar", self.name),
            (1, 0, 2, "Sudah tercatat", self.known),
            (2, 0, 1, "Asal", self.origin),
            (2, 1, 1, "Nama lembaga", self.institution),
            (3, 0, 1, "Jabatan", self.position),
            (3, 1, 1, "Peran di kegiatan", self.role),
        ):
            label = text_label(title, "field-label")
            label.setBuddy(widget)
            if not widget.accessibleName():
                widget.setAccessibleName(title)
            grid.addWidget(label, 3 * row, column, 1, span)
            grid.addWidget(widget, 3 * row + 1, column, 1, span)
            grid.setRowMinimumHeight(3 * row + 2, 2)
            grid.setColumnStretch(column, 1)
        layout.addLayout(grid)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.known.setFixedHeight(_SHOWN * max(34, self.fontMetrics().height() + 18) + 6)
        return layout

    def _search(self, text: str) -> None:
        people = self._shell.logbook.attendance.find_people(text.strip(), 8) if len(text.strip()) > 1 else ()
        self.known.clear()
        if not people:
            nobody = "Belum tercatat: menjadi orang baru." if text.strip() else ""
            item = QListWidgetItem(nobody)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.known.addItem(item)
        for person in people:
            item = QListWidgetItem(f"{person.name} · {self._from(person)}")
            item.setData(Qt.ItemDataRole.UserRole, person)
            self.known.addItem(item)
        if people:
            self.known.addItem(QListWidgetItem("Bukan salah satunya: orang baru"))
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
        for widget in (self.origin, self.position):
            widget.setEnabled(self._known_person() is None)
        self._show_institution()

    def _origin_chosen(self) -> None:
        self.problem.clear()
        self._show_institution()

    def _show_institution(self) -> None:
        other = self.origin.elsewhere
        self.institution.setEnabled(other and self._known_person() is None)

    def store(self) -> None:
        """Write it down, or say why not."""
        attendance = self._shell.logbook.attendance
        role = list(Role)[self.role.currentIndex()]
        known = self._known_person()
        if known is None and not self.origin.answered:
            self.problem.setText("Pilih dahulu asalnya: sekolah imbas, sekolah sendiri, atau luar sekolah.")
            self.origin.setFocus()
            return
        try:
            if known is not None:
                self.entry = attendance.add_known(self._day_id, known.id, role)
                self.added = known.name
            else:
                start = replace(self._start, name=self.name.text(), position=self.position.text().strip())
                person = self.origin.applied(start, self.institution.text())
                self.entry = attendance.add_walk_in(self._day_id, person, role)
                self.added = " ".join(self.name.text().split())
        except BukuImbasError as error:
            self.problem.setText(str(error))
            return
        self.accept()
