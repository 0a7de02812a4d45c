"""The repeated parts of a meeting's form: its days, the invited schools, the people with a task."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.domain.attendance import lesson_hours_between
from app.domain.records import Invitation, MeetingDay, MeetingRole, Partner
from app.domain.terms import Role
from app.qt.fields import ComboBox, SpinBox
from app.qt.forms import Field, Kind, RecordForm
from app.ui.parts import button, text_label
from app.ui.widgets import line

DAY_FIELDS = (
    Field(name="date", label="Tanggal", kind=Kind.DATE),
    Field(name="start", label="Mulai", kind=Kind.OPTIONAL_TIME),
    Field(name="end", label="Selesai", kind=Kind.OPTIONAL_TIME),
    Field(name="lesson_hours", label="JP", kind=Kind.WHOLE, largest=24),
    Field(name="actual_start", label="Mulai sebenarnya", kind=Kind.OPTIONAL_TIME),
    Field(name="actual_end", label="Selesai sebenarnya", kind=Kind.OPTIONAL_TIME),
)
_TICK, _EXPECTED, _NOTE = 8, 120, 5  # shares of a row, and pixels of the number between them
_CAME: tuple[tuple[bool | None, str], ...] = ((None, "Belum tahu"), (True, "Datang"), (False, "Tidak datang"))


class DayRow(QWidget):
    """One day of the meeting. Sends `changed`, `removed`."""

    changed = Signal()
    removed = Signal()

    def __init__(self, day: MeetingDay, number: int, lesson_minutes: int) -> None:
        """`lesson_minutes` is the length of a JP, for the proposal that follows the clock times."""
        super().__init__()
        self._day = day
        self._minutes = lesson_minutes
        self.form = RecordForm(DAY_FIELDS, 3)
        self.form.load(day)
        self._proposed = self._proposal()
        self.form.changed.connect(self._edited)
        self.title = text_label("", "strong")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.remove_button = button("Hapus hari", self.removed.emit, kind="link")
        head.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 6)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.form)
        self.set_number(number)

    def set_number(self, number: int) -> None:
        """Its place among the days."""
        self._number = number
        self._name()

    def _edited(self) -> None:
        self._propose()
        self._name()
        self.changed.emit()

    def _proposal(self) -> int:
        return lesson_hours_between(self.form.value("start"), self.form.value("end"), self._minutes)

    def _propose(self) -> None:
        """JP follow the clock times until somebody writes another number."""
        proposal = self._proposal()
        if proposal == self._proposed:
            return
        box = self.form.widgets["lesson_hours"]
        assert isinstance(box, QSpinBox)
        follows = box.value() in (0, self._proposed)
        self._proposed = proposal
        if follows:
            box.setValue(proposal)

    def _name(self) -> None:
        from app.domain.dates import format_day

        day = self.form.value("date")
        self.title.setText(f"Hari {self._number}: {format_day(day) if day else 'tanggal belum jelas'}")

    def day(self) -> MeetingDay:
        """The day as the form has it. Raises `UserError` while a date or time is not clear."""
        return self.form.record(self._day)


def day_after(days: list[MeetingDay]) -> MeetingDay:
    """A further day: the day after the last, at the same hours."""
    from datetime import date

    if not days:
        return MeetingDay(date=date.today())
    last = max(days, key=lambda day: day.date)
    return MeetingDay(
        date=last.date + timedelta(days=1), start=last.start, end=last.end, lesson_hours=last.lesson_hours
    )


def invitation_headings() -> QWidget:
    """What the parts of an `InvitationRow` mean."""
    widget = QWidget()
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    expected = text_label("Jumlah undangan", "field-label")
    expected.setMinimumWidth(_EXPECTED)
    for label, share in ((text_label("Sekolah", "field-label"), _TICK), (expected, 0)):
        layout.addWidget(label, share)
    layout.addWidget(text_label("Catatan", "field-label"), _NOTE)
    return widget


class InvitationRow(QWidget):
    """One partner: invited or not, how many people are expected, and what became of it."""

    changed = Signal()

    def __init__(self, partner: Partner, invitation: Invitation | None) -> None:
        super().__init__()
        self._partner = partner
        self._invitation = invitation
        where = f" · Kec. {partner.district}" if partner.district else ""
        self.tick = QCheckBox(f"{partner.name}{where}")
        self.tick.setToolTip(self.tick.text())
        self.tick.setMinimumWidth(150)
        self.tick.setChecked(invitation is not None)
        self.expected = SpinBox(999)
        self.expected.setFixedWidth(_EXPECTED)
        self.expected.setSuffix(" orang")
        self.expected.setSpecialValueText("belum disebut")
        self.expected.setAccessibleName(f"Jumlah undangan untuk {partner.name}")
        self.note = QLineEdit()
        self.note.setPlaceholderText("alasan tidak datang")
        self.note.setAccessibleName(f"Catatan {partner.name}")
        if invitation is not None:
            self.expected.setValue(invitation.expected)
            self.note.setText(invitation.note)
        self._enable(invitation is not None)
        self.tick.toggled.connect(self._enable)
        self.tick.toggled.connect(lambda _on: self.changed.emit())
        self.expected.valueChanged.connect(lambda _value: self.changed.emit())
        self.note.textChanged.connect(lambda _text: self.changed.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tick, _TICK)
        layout.addWidget(self.expected)
        layout.addWidget(self.note, _NOTE)

    def _enable(self, on: bool) -> None:
        self.expected.setEnabled(on)
        self.note.setEnabled(on)

    def invitation(self) -> Invitation | None:
        """The invitation as the row has it, or None when the school is not invited."""
        if not self.tick.isChecked():
            return None
        start = self._invitation or Invitation(partner_id=self._partner.id)
        return replace(start, expected=self.expected.value(), note=self.note.text().strip())


class RoleRow(QWidget):
    """A narasumber or another person with a task: planned, came, and why not."""

    changed = Signal()
    removed = Signal()

    def __init__(self, role: MeetingRole) -> None:
        super().__init__()
        self._role = role
        self.name, self.institution, self.note = QLineEdit(role.name), QLineEdit(role.institution), QLineEdit(role.note)
        self.role, self.came = ComboBox(), ComboBox()
        for one in Role:
            self.role.addItem(one.label)
        self.role.setCurrentIndex(list(Role).index(role.role))
        for _, label in _CAME:
            self.came.addItem(label)
        self.came.setCurrentIndex([value for value, _ in _CAME].index(role.came))
        self.planned = QCheckBox("Direncanakan sejak awal")
        self.planned.setToolTip("Hapus centang bila orang ini menggantikan yang direncanakan")
        self.planned.setChecked(role.planned)
        self.planned.toggled.connect(lambda _on: self.changed.emit())
        for edit in (self.name, self.institution, self.note):
            edit.textChanged.connect(lambda _text: self.changed.emit())
        for box in (self.role, self.came):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        for row, column, label, field in (
            (0, 0, "Nama dan gelar", self.name),
            (0, 1, "Asal lembaga", self.institution),
            (0, 2, "Peran", self.role),
            (3, 0, "Alasan bila berubah", self.note),
            (3, 1, "Kedatangan", self.came),
        ):
            words = text_label(label, "field-label")
            words.setBuddy(field)
            field.setAccessibleName(label)
            grid.addWidget(words, row, column)
            grid.addWidget(field, row + 1, column)
        grid.setRowMinimumHeight(2, 4)
        grid.addWidget(button("Hapus", self.removed.emit, kind="link"), 4, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 2)
        grid.setColumnStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(self.planned)
        layout.addWidget(line())

    def meeting_role(self) -> MeetingRole | None:
        """The role as the row has it; a row without a name counts for nothing."""
        if not self.name.text().strip():
            return None
        return replace(
            self._role,
            name=self.name.text().strip(),
            institution=self.institution.text().strip(),
            note=self.note.text().strip(),
            role=list(Role)[self.role.currentIndex()],
            came=_CAME[self.came.currentIndex()][0],
            planned=self.planned.isChecked(),
        )


def section(title: str) -> QLabel:
    """The heading of a part of the form."""
    return text_label(title, "card-title")
