"""One person beside the list: who it is, where they came, other names, letters."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dates import format_number, format_short_date
from app.domain.identifiers import nip_warning, nuptk_warning
from app.domain.people_record import PersonDay, PersonRecord
from app.domain.records import Alias, Person
from app.domain.terms import AttendanceState
from app.ui.parts import ElidedLabel, PushButton, badge, button, text_label
from app.ui.widgets import Card, EmptyState, clear_layout, line, scrolled

_MOST_DAYS = 20
_TONES = {
    AttendanceState.EXCUSED: "soon",
    AttendanceState.SICK: "soon",
    AttendanceState.ON_DUTY: "soon",
    AttendanceState.UNKNOWN: "quiet",
}


class PersonPanel(Card):
    """Sends what is asked of the person shown; `go(page, **target)` opens a page."""

    edit_asked = Signal()
    remove_asked = Signal()
    alias_asked = Signal()
    alias_removed = Signal(object)

    def __init__(self, go: Callable[..., None]) -> None:
        super().__init__()
        self.setAccessibleName("Orang yang dipilih")
        self._go = go
        self.record: PersonRecord | None = None
        inner = QWidget()
        self._inside = QVBoxLayout(inner)
        self._inside.setContentsMargins(0, 0, 6, 0)
        self._inside.setSpacing(6)
        self._views = QStackedWidget()
        self._views.addWidget(EmptyState("Pilih seseorang untuk melihat di mana saja ia hadir."))
        self._views.addWidget(scrolled(inner))
        self.body.setContentsMargins(14, 12, 6, 12)
        self.body.addWidget(self._views)

    def show_record(self, record: PersonRecord | None) -> None:
        """Show somebody, or nobody."""
        if record == self.record:
            return
        self.record = record
        clear_layout(self._inside)
        self._views.setCurrentIndex(0 if record is None else 1)
        if record is None:
            return
        self._who(record)
        self._days(record)
        self._names(record)
        self._letters(record)
        self._inside.addStretch(1)

    def _who(self, record: PersonRecord) -> None:
        person = record.person
        self._inside.addWidget(text_label(person.name, "card-title", wrap=True))
        where = " · ".join(part for part in (person.position, record.origin) if part)
        self._inside.addWidget(text_label(where or "Asal belum diisi", "quiet", wrap=True))
        if person.groups:
            words = ", ".join(group.label for group in person.groups)
            self._inside.addWidget(text_label(words, "strong", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for label, value, warning in _facts(person):
            row = grid.rowCount()
            grid.addWidget(text_label(label, "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
            shown = text_label(value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, row, 1)
            if warning:
                grid.addWidget(text_label(warning, "warning", wrap=True), row + 1, 1)
        self._inside.addLayout(grid)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(button("Ubah", self.edit_asked.emit, tip="Enter"))
        buttons.addWidget(button("Hapus", self.remove_asked.emit, tip="Del"))
        buttons.addStretch(1)
        self._inside.addSpacing(2)
        self._inside.addLayout(buttons)

    def _heading(self, title: str, note: str = "") -> None:
        self._inside.addSpacing(4)
        self._inside.addWidget(line())
        row = QHBoxLayout()
        row.addWidget(text_label(title, "card-title"))
        row.addStretch(1)
        row.addWidget(text_label(note, "secondary"))
        self._inside.addLayout(row)

    def _days(self, record: PersonRecord) -> None:
        hours = f" · {format_number(record.lesson_hours)} JP" if record.lesson_hours else ""
        self._heading("Kehadiran", f"{record.attended} dari {len(record.days)} hari{hours}" if record.days else "")
        if not record.days and not record.tasks:
            self._inside.addWidget(text_label("Belum ada di daftar hadir mana pun.", "quiet", wrap=True))
        for day in record.days[:_MOST_DAYS]:
            row = _DayRow(day, record.earned.get(day.meeting_day_id, 0))
            row.clicked.connect(
                lambda _checked=False, meeting=day.meeting_id: self._go("kegiatan", meeting_id=meeting, tab="kehadiran")
            )
            self._inside.addWidget(row)
        if len(record.days) > _MOST_DAYS:
            rest = len(record.days) - _MOST_DAYS
            self._inside.addWidget(text_label(f"dan {rest} hari sebelumnya", "secondary"))
        for task in record.tasks[:_MOST_DAYS]:
            self._inside.addWidget(text_label(f"{task.role.label}: {task.title}", "secondary", wrap=True))

    def _names(self, record: PersonRecord) -> None:
        self._heading("Nama lain")
        seen: set[tuple[str, str]] = set()
        for alias in record.aliases:
            if (alias.name, alias.name_key) not in seen:
                seen.add((alias.name, alias.name_key))
                self._inside.addLayout(self._alias_row(alias))
        if not seen:
            about = "Cara lain menulis namanya, supaya impor mengenalinya."
            self._inside.addWidget(text_label(about, "secondary", wrap=True))
        add = button("Tambah nama lain", self.alias_asked.emit, kind="link")
        self._inside.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _alias_row(self, alias: Alias) -> QHBoxLayout:
        row = QHBoxLayout()
        name = alias.name or alias.name_key
        row.addWidget(text_label(name, wrap=True), 1)
        remove = button("Hapus", lambda: self.alias_removed.emit(alias), kind="link")
        remove.setAccessibleName(f"Hapus nama lain {name}")
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _letters(self, record: PersonRecord) -> None:
        if not record.letters:
            return
        self._heading("Surat")
        for letter in record.letters:
            words = " · ".join(
                part for part in (letter.kind.label, letter.number, format_short_date(letter.date)) if part
            )
            one = button("", lambda number=letter.letter_id: self._go("surat", letter_id=number), kind="row")
            one.setAccessibleName(words)
            _fill_row(one, words, letter.subject)
            self._inside.addWidget(one)


class _DayRow(PushButton):
    """One day: the meeting, when, and what is known; pressing it opens the meeting."""

    def __init__(self, day: PersonDay, hours: int) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        earned = f" · {hours} JP" if hours else ""
        when = f"{format_short_date(day.date)} · {day.role.label}{earned}"
        self.setAccessibleName(f"{day.title}, {when}: {day.state.label}")
        self.setToolTip(day.title)
        tone = "there" if day.state.attended else _TONES.get(day.state, "missing")
        _fill_row(self, day.title, when, badge(day.state.label, tone))


def _fill_row(row: PushButton | QWidget, title: str, detail: str, mark: QWidget | None = None) -> None:
    words = QVBoxLayout()
    words.setSpacing(1)
    for label in (ElidedLabel(title), ElidedLabel(detail, "secondary")):
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words.addWidget(label)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 4, 0, 5)
    layout.addLayout(words, 1)
    if mark is not None:
        mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(mark)
    row.setMinimumHeight(2 * row.fontMetrics().height() + 14)


def _facts(person: Person) -> list[tuple[str, str, str]]:
    """Label, value and warning of what is known."""
    facts = (
        ("NIP", person.nip, nip_warning(person.nip)),
        ("NUPTK", person.nuptk, nuptk_warning(person.nuptk)),
        ("Golongan", person.grade, ""),
        ("Status", person.employment, ""),
        ("Tugas", person.duty, ""),
        ("No. HP", person.phone, ""),
        ("Email", person.email, ""),
        ("Catatan", person.note, ""),
    )
    return [fact for fact in facts if fact[1]]
