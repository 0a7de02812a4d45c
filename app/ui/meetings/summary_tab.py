"""Ringkasan: everything about a meeting that is not a list of people or files."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.records import Meeting
from app.domain.terms import MeetingStatus, ServiceKind
from app.qt.forms import Field, FieldError, Kind, RecordForm
from app.qt.tab_order import follow_layout
from app.ui.meetings.days_section import DaysSection
from app.ui.meetings.delegates_section import DelegatesSection
from app.ui.meetings.invitations_section import InvitationsSection
from app.ui.meetings.place_section import PlaceSection
from app.ui.meetings.roles_section import RolesSection
from app.ui.meetings.section import Section
from app.ui.meetings.topics_section import TopicsSection
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import Card, bring_into_view, line, scrolled

FIELDS = (
    Field(name="title", label="Nama kegiatan", columns=2),
    Field(name="status", label="Status", kind=Kind.CHOICE, choices=[(term, term.label) for term in MeetingStatus]),
    Field(name="stage_id", label="Tahapan", kind=Kind.CHOICE, choices=[(None, "Di luar tahapan")]),
    Field(name="service", label="Jenis", kind=Kind.CHOICE, choices=[(term, term.label) for term in ServiceKind]),
    Field(name="organiser", label="Penyelenggara", hint="Kosongkan bila sekolah Anda sendiri."),
)
NOTE = (Field(name="note", label="Catatan", kind=Kind.LINES),)


class SummaryTab(QWidget):
    """A form that is saved by its button, and by leaving it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._meeting: Meeting | None = None
        self.changed = False
        self.form = RecordForm(FIELDS)
        self.days = DaysSection(shell, lambda: self.edited() if self._meeting is not None else None)
        self.place = PlaceSection()
        self.invitations = InvitationsSection(shell)
        self.delegates = DelegatesSection(shell, self.list_delegates)
        self._inviting = False  # to a meeting of others, on the user's wish
        self.invite_button = button("Undang sekolah imbas juga", self._invite, kind="link")
        self.roles = RolesSection(shell)
        self.topics = TopicsSection()
        self.note = RecordForm(NOTE, 1)
        self._sections: tuple[Section, ...] = (
            self.days,
            self.place,
            self.delegates,
            self.invitations,
            self.roles,
            self.topics,
        )
        self._inner = QWidget()
        words = QVBoxLayout(self._inner)
        words.setContentsMargins(16, 12, 16, 12)
        words.setSpacing(8)
        words.addWidget(self.form)
        for section in self._sections:
            words.addWidget(section)
            section.changed.connect(self._edited)
            section.added.connect(self._bring_up)
        words.insertWidget(words.indexOf(self.invitations), self.invite_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(line())
        words.addWidget(self.note)
        words.addStretch(1)
        self.form.changed.connect(self._edited)
        self.note.changed.connect(self._edited)
        self._shift = 0  # pixels that what is above the cursor has grown by
        self.days.grown.connect(self._make_room)
        self.days.clashes.told.connect(self._tell)
        self.hint = text_label("", "secondary", wrap=True)
        self.save_button = button("Simpan perubahan", self._save_pressed)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 0)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.save_button)
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 10)
        self._area = scrolled(self._inner)
        card.body.addWidget(self._area, 1)
        card.body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        keys = QShortcut(QKeySequence.StandardKey.Save, self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._save_by_key)
        self._set_changed(False)

    def forget(self) -> None:
        """Another meeting comes; it is shown from its top."""
        self._meeting = None
        self._set_changed(False)
        self._area.verticalScrollBar().setValue(0)

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
        self.note.load(meeting)
        self.days.load(meeting)
        self.place.load(meeting)
        self.invitations.load(meeting)
        self.delegates.load(meeting)
        self.roles.load(meeting)
        self.topics.load(meeting)
        self._inviting = False
        self._follow()
        self._order_tabs()
        self._set_changed(False)

    def edited(self) -> Meeting:
        """The meeting as the form has it. Raises `UserError` while a date is not clear or a name is missing."""
        assert self._meeting is not None
        return replace(
            self.place.applied(self.note.record(self.form.record(self._meeting))),
            days=self.days.days(),
            invitations=self.invitations.invitations(),
            roles=(*self.roles.roles(), *self.delegates.roles()),
            topics=self.topics.topics(),
        )

    def save(self) -> bool:
        """Save the form; False when it cannot be saved as it is: the cursor then stands where it is wrong."""
        loaded, before = self._meeting, self.changed
        faults: list[UserError] = []

        def store() -> None:
            try:
                self._store()
            except UserError as error:
                faults.append(error)
                raise

        self._set_changed(False)
        if self._shell.attempt(store):
            return True
        self._meeting = loaded
        self._set_changed(before)
        for error in faults:
            self._show_fault(error)
        return False

    def _show_fault(self, error: UserError) -> None:
        """Put the cursor in the field that an error is about."""
        field = error.widget if isinstance(error, FieldError) else None
        field = field or self.days.at_fault(error) or self.form.at_fault(error)
        if field is not None:
            field.setFocus()
            bring_into_view(self._area, field)

    def list_delegates(self) -> None:
        """Put those that were sent on the attendance list; what is typed is saved first."""
        meeting = self._meeting
        if meeting is None or not self.save_if_changed():
            return

        def put() -> None:
            added = self._shell.logbook.meetings.list_delegates(meeting.id)
            if added:
                self._shell.tell(f"{added} nama masuk ke daftar hadir.", undo=True)
            else:
                self._shell.tell("Semua utusan sudah ada di daftar hadir.")

        self._shell.attempt(put)

    def _store(self) -> None:
        meeting, reason = self.edited(), self.days.reason.text()
        self._meeting = None  # so that the saved record is loaded, with the ids of new rows
        self._shell.logbook.meetings.save(meeting, reason=reason)
        self._shell.tell(f"{meeting.title} tersimpan.", undo=True)

    def _save_by_key(self) -> None:
        """The cursor stays where it is."""
        if self.changed:
            self.save()

    def _save_pressed(self) -> None:
        if self.save():
            self.form.focus_first()

    def save_if_changed(self) -> bool:
        """What the user typed is never lost by leaving."""
        return self.save() if self.changed and self._meeting is not None else True

    def _follow(self) -> None:
        """Let the parts of the form follow one another."""
        self.days.set_status(self.form.value("status"))
        self.topics.set_day_hours(self.days.lesson_hours)
        self.topics.set_speakers(self.roles.names())
        self.invitations.offer(next(iter(self.days.dates()), None))
        others = bool(self.form.value("organiser"))
        self.delegates.setVisible(others or bool(self.delegates.rows))
        self._inviting = self._inviting or bool(self.invitations.invitations())
        self.invitations.setVisible(not others or self._inviting)
        self.invite_button.setVisible(others and not self._inviting)

    def _invite(self) -> None:
        self._inviting = True
        self._follow()
        self.invitations.all_button.setFocus()
        self._bring_up(self.invitations)

    def _bring_up(self, row: QWidget) -> None:
        self._order_tabs()
        bring_into_view(self._area, row)

    def _order_tabs(self) -> None:
        follow_layout(self._inner, self.save_button)

    def _edited(self) -> None:
        self._follow()
        self.days.clashes.look_soon()
        self._set_changed(True)

    def _set_changed(self, changed: bool) -> None:
        self.changed = changed
        self.save_button.setEnabled(changed)
        self._tell()

    def _tell(self) -> None:
        words = ["Belum disimpan; tersimpan juga saat Anda pindah."] if self.changed else []
        if self.days.clashes.words.text():
            words.append("Ada yang bentrok atau libur, lihat bagian Waktu.")
        self.hint.setText(" ".join(words))

    def _make_room(self, pixels: int) -> None:
        """What is told above does not push away the field that is being typed in below."""
        focused = self._inner.focusWidget()
        if focused is None or not focused.hasFocus() or self.days.isAncestorOf(focused):
            return
        if focused.mapTo(self._inner, QPoint()).y() > self.days.y():
            self._shift += pixels
            QTimer.singleShot(0, self._scroll_on)

    def _scroll_on(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._shift)
        self._shift = 0
