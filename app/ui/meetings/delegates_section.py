"""Yang diutus: the people that the school sent to a meeting of others."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from app.domain.records import Meeting, MeetingRole
from app.domain.terms import Role
from app.ui.meetings.role_row import NamedPerson
from app.ui.meetings.section import RowSection
from app.ui.page import Shell
from app.ui.parts import button


class DelegateRow(NamedPerson):
    """One person that was sent."""

    def __init__(self, shell: Shell, role: MeetingRole) -> None:
        super().__init__(shell, role)
        self.note.setPlaceholderText("sebagai apa")
        self.note.setAccessibleName("Sebagai apa")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.name, 4)
        layout.addWidget(self.institution, 3)
        layout.addWidget(self.note, 3)
        layout.addWidget(button("Hapus", self.removed.emit, kind="link"))


class DelegatesSection(RowSection[DelegateRow]):
    """Shown for a meeting that others organise."""

    def __init__(self, shell: Shell, list_them: Callable[[], None]) -> None:
        """`list_them` puts everybody on the attendance list."""
        self.list_button = button("Masukkan ke daftar hadir", list_them)
        super().__init__("Yang diutus", [self.list_button, button("Tambah utusan", self.add_delegate)])
        self._shell = shell

    def load(self, meeting: Meeting) -> None:
        """Show who was sent."""
        sent = [one for one in meeting.roles if one.role is Role.DELEGATE]
        self.show_rows([DelegateRow(self._shell, one) for one in sent])

    def roles(self) -> tuple[MeetingRole, ...]:
        """The people as the form has them. Raises `UserError` where a name is missing."""
        found = [row.read("utusan") for row in self.rows]
        return tuple(one for one in found if one is not None)

    def add_delegate(self) -> None:
        """One more person."""
        row = DelegateRow(self._shell, MeetingRole(name="", role=Role.DELEGATE))
        self.add(row, row.name)

    def arranged(self) -> None:
        self.list_button.setEnabled(bool(self.rows))
        self.tell("" if self.rows else "Tambahkan orang yang diutus, misalnya pengawas pembina, kepala sekolah, guru.")
