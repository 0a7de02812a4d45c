"""Ringkasan: everything about a meeting that is not a list of people or files."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.records import Meeting, MeetingDay, MeetingRole, ModelSchool
from app.domain.terms import MeetingMode, MeetingStatus, ServiceKind
from app.qt.forms import Field, Kind, RecordForm
from app.ui.meetings.summary_rows import DayRow, InvitationRow, RoleRow, day_after, invitation_headings, section
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import Card, bring_into_view, clear_layout, scrolled

FIELDS = (
    Field(name="title", label="Nama kegiatan", columns=2),
    Field(name="status", label="Status", kind=Kind.CHOICE, choices=[(term, term.label) for term in MeetingStatus]),
    Field(name="stage_id", label="Tahapan", kind=Kind.CHOICE, choices=[(None, "Di luar tahapan")]),
    Field(name="mode", label="Cara", kind=Kind.CHOICE, choices=[(term, term.label) for term in MeetingMode]),
    Field(name="service", label="Jenis", kind=Kind.CHOICE, choices=[(term, term.label) for term in ServiceKind]),
    Field(name="place", label="Tempat"),
    Field(name="link", label="Tautan (daring)"),
    Field(name="organiser", label="Penyelenggara", columns=2, hint="Kosongkan bila sekolah Anda sendiri."),
    Field(name="note", label="Catatan", kind=Kind.LINES, columns=2),
)


class SummaryTab(QWidget):
    """A form that is saved by its button, and by leaving it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._meeting: Meeting | None = None
        self.changed = False
        self.form = RecordForm(FIELDS)
        self.form.changed.connect(self._edited)
        self.days: list[DayRow] = []
        self.invitations: list[InvitationRow] = []
        self.roles: list[RoleRow] = []
        self._day_box = QVBoxLayout()
        self._invitation_box = QVBoxLayout()
        self._invitation_box.setSpacing(6)
        self._role_box = QVBoxLayout()
        inner = QWidget()
        words = QVBoxLayout(inner)
        words.setContentsMargins(16, 12, 16, 12)
        words.setSpacing(10)
        words.addWidget(self.form)
        for title, box, add in (
            ("Hari pelaksanaan", self._day_box, button("Tambah hari", self.add_day)),
            ("Sekolah imbas yang diundang", self._invitation_box, None),
            ("Narasumber dan petugas", self._role_box, button("Tambah narasumber", self.add_role)),
        ):
            words.addSpacing(4)
            head = QHBoxLayout()
            head.addWidget(section(title), 1)
            if add is not None:
                head.addWidget(add)
            words.addLayout(head)
            words.addLayout(box)
        words.addStretch(1)
        self.hint = text_label("", "secondary")
        self.save_button = button("Simpan perubahan", self._save_pressed)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 0)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.save_button)
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 10)
        self._area = scrolled(inner)
        card.body.addWidget(self._area, 1)
        card.body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self._set_changed(False)

    def forget(self) -> None:
        """Another meeting comes."""
        self._meeting = None
        self._set_changed(False)

    def show_meeting(self, meeting: Meeting) -> None:
        """Load a meeting; what the user is just typing stays."""
        if self.changed and self._meeting is not None and self._meeting.id == meeting.id:
            return
        if meeting == self._meeting:
            return
        self._meeting = meeting
        stages = [(None, "Di luar tahapan")]
        stages += [(stage.id, stage.name) for stage in self._shell.logbook.programmes.stages(meeting.programme_id)]
        self.form.set_choices("stage_id", stages)
        self.form.load(meeting)
        for box in (self._day_box, self._invitation_box, self._role_box):
            clear_layout(box)
        self.days, self.invitations, self.roles = [], [], []
        for day in meeting.days:
            self._show_day(self._day_row(day))
        invited = {invitation.partner_id: invitation for invitation in meeting.invitations}
        partners = self._shell.logbook.schools.partners()
        if partners:
            self._invitation_box.addWidget(invitation_headings())
        for partner in partners:
            row = InvitationRow(partner, invited.get(partner.id))
            row.changed.connect(self._edited)
            self.invitations.append(row)
            self._invitation_box.addWidget(row)
        if not self.invitations:
            self._invitation_box.addWidget(text_label("Belum ada sekolah imbas di daftar.", "quiet"))
        for role in meeting.roles:
            self._show_role(RoleRow(role))
        self._set_changed(False)

    def add_day(self) -> None:
        """One more day, the day after the last."""
        if self._shell.attempt(lambda: self._show_day(self._day_row(day_after([row.day() for row in self.days])))):
            self._bring_up(self.days[-1], self.days[-1].form.widgets["date"])
            self._edited()

    def add_role(self) -> None:
        """One more narasumber."""
        row = RoleRow(MeetingRole(name=""))
        self._show_role(row)
        self._bring_up(row, row.name)

    def _bring_up(self, row: QWidget, field: QWidget) -> None:
        """Scroll to a new row, and put the cursor in it."""
        field.setFocus()
        bring_into_view(self._area, row)

    def edited(self) -> Meeting:
        """The meeting as the form has it. Raises `UserError` while a date or time is not clear."""
        assert self._meeting is not None
        found = [row.invitation() for row in self.invitations]
        roles = [row.meeting_role() for row in self.roles]
        return replace(
            self.form.record(self._meeting),
            days=tuple(row.day() for row in self.days),
            invitations=tuple(one for one in found if one is not None),
            roles=tuple(one for one in roles if one is not None),
        )

    def save(self) -> bool:
        """Save the form; False when it cannot be saved as it is."""
        loaded, before = self._meeting, self.changed
        self._set_changed(False)
        if self._shell.attempt(self._store):
            return True
        self._meeting = loaded
        self._set_changed(before)
        return False

    def _store(self) -> None:
        meeting = self.edited()
        self._meeting = None  # so that the saved record is loaded, with the ids of new rows
        self._shell.logbook.meetings.save(meeting)
        self._shell.tell(f"{meeting.title} tersimpan.", undo=True)

    def _save_pressed(self) -> None:
        if self.save():
            self.form.focus_first()

    def save_if_changed(self) -> bool:
        """What the user typed is never lost by leaving."""
        return self.save() if self.changed and self._meeting is not None else True

    def _day_row(self, day: MeetingDay) -> DayRow:
        school = self._shell.logbook.schools.model_school()
        return DayRow(day, len(self.days) + 1, (school or ModelSchool()).lesson_minutes)

    def _show_day(self, row: DayRow) -> None:
        row.changed.connect(self._edited)
        row.removed.connect(lambda: self._drop(self.days, row))
        self.days.append(row)
        self._day_box.addWidget(row)

    def _show_role(self, row: RoleRow) -> None:
        row.changed.connect(self._edited)
        row.removed.connect(lambda: self._drop(self.roles, row))
        self.roles.append(row)
        self._role_box.addWidget(row)

    def _drop(self, rows: "list[DayRow] | list[RoleRow]", row: "DayRow | RoleRow") -> None:
        rows.remove(row)  # pyright: ignore[reportArgumentType]
        row.hide()
        row.deleteLater()
        for number, day in enumerate(self.days, start=1):
            day.set_number(number)
        self._edited()

    def _edited(self) -> None:
        self._set_changed(True)

    def _set_changed(self, changed: bool) -> None:
        self.changed = changed
        self.save_button.setEnabled(changed)
        self.hint.setText("Belum disimpan; tersimpan juga saat Anda pindah." if changed else "")
