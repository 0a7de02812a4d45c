"""Narasumber dan petugas: who was to do what, who did, and who took whose place."""

from app.domain.records import Meeting, MeetingRole
from app.domain.terms import Role
from app.ui.meetings.role_row import OFFERED, RoleRow
from app.ui.meetings.section import RowSection
from app.ui.page import Shell
from app.ui.parts import button


def _order(role: MeetingRole) -> int:
    """People of one task stand together, so that a replacement stands near the one who was replaced."""
    return OFFERED.index(role.role) if role.role in OFFERED else len(OFFERED)


class RolesSection(RowSection[RoleRow]):
    """Everybody with a task but those that were sent to a meeting of others."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            "Narasumber dan petugas",
            [
                button("Tambah narasumber", lambda: self.add_role(Role.SPEAKER)),
                button("Tambah petugas", lambda: self.add_role(Role.COMMITTEE)),
            ],
        )
        self._shell = shell

    def load(self, meeting: Meeting) -> None:
        """Show the people of a meeting."""
        shown = [one for one in meeting.roles if one.role is not Role.DELEGATE]
        self.show_rows([self._row(one) for one in sorted(shown, key=_order)])

    def roles(self) -> tuple[MeetingRole, ...]:
        """The people as the form has them. Raises `UserError` where a name is missing."""
        found = [row.meeting_role() for row in self.rows]
        return tuple(one for one in found if one is not None)

    def names(self) -> list[str]:
        """Who may speak, as they stand in the form: narasumber first."""
        speakers = [row.name.text for row in self.rows if row.chosen_role is Role.SPEAKER]
        others = [row.name.text for row in self.rows if row.chosen_role is Role.FACILITATOR]
        return list(dict.fromkeys(name for name in (*speakers, *others) if name))

    def add_role(self, role: Role) -> None:
        """One more person."""
        row = self._row(MeetingRole(name="", role=role))
        self.add(row, row.name)

    def replace(self, row: RoleRow) -> None:
        """Somebody planned did not come: ask why, and who came instead."""
        name = row.name.text
        reason = f"menggantikan {name}" if name else ""
        instead = self._row(MeetingRole(name="", role=row.chosen_role, planned=False, came=True, note=reason))
        self.add(instead, instead.name, self.rows.index(row) + 1)
        row.set_absent()

    def arranged(self) -> None:
        self.tell("" if self.rows else "Belum ada narasumber atau petugas yang dicatat.")

    def _row(self, role: MeetingRole) -> RoleRow:
        row = RoleRow(self._shell, role)
        row.replaced.connect(lambda: self.replace(row))
        return row
