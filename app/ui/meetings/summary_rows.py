"""The repeated parts of a meeting's form: its days, the invited schools, the people with a task."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.records import Invitation, MeetingDay, MeetingRole, Partner
from app.domain.terms import Role
from app.qt.forms import Field, Kind, RecordForm, WheelGuard
from app.ui.parts import button, text_label
from app.ui.widgets import line

DAY_FIELDS = (
    Field(name="date", label="Tanggal", kind=Kind.DATE),
    Field(name="start", label="Mulai", kind=Kind.OPTIONAL_TIME),
    Field(name="end", label="Selesai", kind=Kind.OPTIONAL_TIME),
    Field(name="lesson_hours", label="JP", kind=Kind.WHOLE, largest=24),
    Field(name="actual_start", label="Nyatanya mulai", kind=Kind.OPTIONAL_TIME),
    Field(name="actual_end", label="Nyatanya selesai", kind=Kind.OPTIONAL_TIME),
)
_CAME: tuple[tuple[bool | None, str], ...] = ((None, "Belum tahu"), (True, "Datang"), (False, "Tidak datang"))


class DayRow(QWidget):
    """One day of the meeting. Sends `changed`, `removed`."""

    changed = Signal()
    removed = Signal()

    def __init__(self, day: MeetingDay, number: int) -> None:
        super().__init__()
        self._day = day
        self.form = RecordForm(DAY_FIELDS, 3)
        self.form.load(day)
        self.form.changed.connect(self.changed)
        self.form.changed.connect(self._name)
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
        self._number = number
        self._name()

    def _name(self) -> None:
        from app.domain.dates import format_day

        self.title.setText(f"Hari {self._number}: {format_day(self.form.value('date'))}")

    def day(self) -> MeetingDay:
        """The day as the form has it."""
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
        self.expected = QSpinBox()
        self.expected.setRange(0, 999)
        self.expected.setSuffix(" orang")
        self.expected.setSpecialValueText("tidak disebut")
        self.expected.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.expected.setAccessibleName(f"Jumlah orang dari {partner.name}")
        self.expected.installEventFilter(WheelGuard(self))
        self.note = QLineEdit()
        self.note.setPlaceholderText("Catatan, misalnya alasan tidak datang")
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
        layout.addWidget(self.tick, 5)
        layout.addWidget(self.expected, 2)
        layout.addWidget(self.note, 4)

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
        self.name = self._edit("Nama dan gelar", role.name)
        self.institution = self._edit("Asal lembaga", role.institution)
        self.note = self._edit("Alasan perubahan, bila ada", role.note)
        self.role = QComboBox()
        self.role.setAccessibleName("Peran")
        for one in Role:
            self.role.addItem(one.label)
        self.role.setCurrentIndex(list(Role).index(role.role))
        self.came = QComboBox()
        self.came.setAccessibleName("Kedatangan")
        for _, label in _CAME:
            self.came.addItem(label)
        self.came.setCurrentIndex([value for value, _ in _CAME].index(role.came))
        self.planned = QCheckBox("Direncanakan")
        self.planned.setChecked(role.planned)
        self.planned.toggled.connect(lambda _on: self.changed.emit())
        guard = WheelGuard(self)
        for box in (self.role, self.came):
            box.installEventFilter(guard)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.institution, 0, 1)
        grid.addWidget(self.role, 0, 2)
        grid.addWidget(self.note, 1, 0)
        second = QHBoxLayout()
        second.addWidget(self.planned)
        second.addWidget(self.came, 1)
        grid.addLayout(second, 1, 1)
        grid.addWidget(button("Hapus", self.removed.emit, kind="link"), 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 2)
        grid.setColumnStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(line())

    def _edit(self, hint: str, text: str) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setPlaceholderText(hint)
        edit.setAccessibleName(hint)
        edit.textChanged.connect(lambda _text: self.changed.emit())
        return edit

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
