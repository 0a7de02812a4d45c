"""Undangan: the partners that take part on the meeting's first day, and those that were invited anyway."""

from collections.abc import Sequence
from datetime import date

from app.domain.records import Invitation, Meeting
from app.ui.meetings.invitation_row import InvitationRow, invitation_headings
from app.ui.meetings.section import RowSection
from app.ui.page import Shell
from app.ui.parts import button

_ALL, _NOBODY = "Undang semua", "Kosongkan undangan"


class InvitationsSection(RowSection[InvitationRow]):
    """One row for each partner; those that are not active on the day are not offered."""

    def __init__(self, shell: Shell) -> None:
        self.all_button = button(_ALL, self.invite_all_or_nobody)
        super().__init__("Undangan sekolah imbas", [self.all_button])
        self._shell = shell
        self._headings = invitation_headings()
        self.body.insertWidget(0, self._headings)

    def load(self, meeting: Meeting) -> None:
        """Show the invitations of a meeting."""
        invited = {one.partner_id: one for one in meeting.invitations}
        partners = self._shell.logbook.schools.partners()
        if tuple(row.partner for row in self.rows) == partners:  # the usual case, and much quicker than new rows
            for row in self.rows:
                row.load(invited.get(row.partner.id))
        else:
            self.show_rows([InvitationRow(partner, invited.get(partner.id)) for partner in partners])
        self.offer(meeting.first_date)

    def offer(self, day: date | None) -> None:
        """Offer the partners that are active on a day (None: all); whoever is invited stays."""
        for row in self.rows:
            active = day is None or row.partner.active_on(day)
            row.setVisible(active or row.stored or row.tick.isChecked())
        shown = bool(self._offered())
        self._headings.setVisible(shown)
        self.all_button.setEnabled(shown)
        self._name_button()
        if not self.rows:
            self.tell("Belum ada sekolah imbas di daftar. Tambahkan di halaman Sekolah Imbas.")
        else:
            self.tell("" if shown else "Tidak ada sekolah imbas yang aktif pada tanggal ini.")

    def invite_all_or_nobody(self) -> None:
        """Invite every partner that is offered; when all are invited already, none of them."""
        wanted = not self._all_invited()
        for row in self._offered():
            row.tick.setChecked(wanted)

    def edited(self) -> None:
        self._name_button()
        self.changed.emit()

    def _offered(self) -> list[InvitationRow]:
        return [row for row in self.rows if not row.isHidden()]

    def _all_invited(self) -> bool:
        offered = self._offered()
        return bool(offered) and all(row.tick.isChecked() for row in offered)

    def _name_button(self) -> None:
        self.all_button.setText(_NOBODY if self._all_invited() else _ALL)

    def invitations(self) -> tuple[Invitation, ...]:
        """The invitations as the form has them."""
        found: Sequence[Invitation | None] = [row.invitation() for row in self.rows]
        return tuple(one for one in found if one is not None)
