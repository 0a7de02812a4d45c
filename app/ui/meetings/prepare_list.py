"""Put whoever is expected on a day's list before they come: the invited, the list of before, a group."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError
from app.domain.terms import AttendanceState
from app.qt.dialog import Dialog
from app.qt.fields import ComboBox, fill_choices
from app.qt.theme import mark
from app.ui.page import Shell
from app.ui.parts import button, text_label

_STATES = (
    (AttendanceState.UNKNOWN, "Belum diisi (diisi saat orangnya datang)"),
    (AttendanceState.PRESENT, "Hadir"),
)


class PrepareListDialog(Dialog):
    """Where the names come from, the names, and as what they are written. `added` tells how many were."""

    def __init__(self, shell: Shell, meeting_id: int, day_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._day_id = day_id
        self.added = 0
        self.setWindowTitle("Siapkan daftar")
        self._sources = shell.logbook.prepared_lists.sources(meeting_id, day_id)
        self.source = ComboBox("Ambil nama dari")
        fill_choices(self.source, [(one, f"{one.label} ({len(one.people)} orang)") for one in self._sources])
        self.source.currentIndexChanged.connect(self._fill)
        self.people = QListWidget()
        self.people.setProperty("role", "framed")
        self.people.setAccessibleName("Orang yang ditulis di daftar")
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.itemChanged.connect(lambda _item: self._count())
        self.state = ComboBox("Ditulis sebagai")
        fill_choices(self.state, _STATES)
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.store_button = buttons.addButton("Tulis di daftar", QDialogButtonBox.ButtonRole.AcceptRole)
        self.store_button.setDefault(True)
        mark(self.store_button, "kind", "primary")
        buttons.accepted.connect(self.store)
        buttons.rejected.connect(self.reject)
        self.total = text_label("", "secondary")
        choose = QHBoxLayout()
        choose.addWidget(self.total, 1)
        choose.addWidget(button("Pilih semua", lambda: self._check_all(on=True), kind="link"))
        choose.addWidget(button("Kosongkan", lambda: self._check_all(on=False), kind="link"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(6)
        layout.addWidget(text_label("Siapkan daftar hadir", "page-title"))
        layout.addWidget(
            text_label(
                "Nama yang ditunggu ditulis dahulu; kehadirannya diisi saat orangnya datang.", "quiet", wrap=True
            )
        )
        for title, widget in (("Ambil nama dari", self.source), ("Ditulis sebagai", self.state)):
            label = text_label(title, "field-label")
            label.setBuddy(widget)
            layout.addWidget(label)
            layout.addWidget(widget)
        layout.addLayout(choose)
        layout.addWidget(self.people, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        room = self.screen().availableGeometry()
        self.resize(min(560, room.width() - 20), min(620, room.height() - 40))
        self._fill()
        self.people.setFocus()

    def _fill(self) -> None:
        self.people.clear()
        self.problem.clear()
        if not self._sources:
            self.problem.setText(
                "Tidak ada nama lain yang dapat disiapkan. Undang sekolah pada tab Ringkasan, "
                "atau catat orangnya pada halaman Orang."
            )
            self.store_button.setEnabled(False)
            return
        self.people.blockSignals(True)
        for line in self._sources[self.source.currentIndex()].people:
            item = QListWidgetItem(" · ".join(part for part in (line.name, line.origin, line.position) if part))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, line.id)
            self.people.addItem(item)
        self.people.blockSignals(False)
        self.people.setCurrentRow(0)
        self._count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.people.item(row) for row in range(self.people.count())]

    def chosen(self) -> list[int]:
        """Ids of the people that are ticked."""
        ticked = (one for one in self._items() if one.checkState() == Qt.CheckState.Checked)
        return [one.data(Qt.ItemDataRole.UserRole) for one in ticked]

    def _check_all(self, *, on: bool) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _count(self) -> None:
        self.total.setText(f"{len(self.chosen())} dari {self.people.count()} orang dipilih")

    def store(self) -> None:
        """Write them down, or say why not."""
        state, _ = _STATES[self.state.currentIndex()]
        try:
            self.added = self._shell.logbook.prepared_lists.prepare(self._day_id, self.chosen(), state)
        except BukuImbasError as error:
            self.problem.setText(str(error))
            return
        self.accept()
