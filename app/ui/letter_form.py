"""The form of a letter: what it says, with remarks on its number while one types, and who signs it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError
from app.domain.letter_fields import FIELD_LABELS
from app.domain.letter_numbers import pattern_of, sequence_in
from app.domain.letter_text import meeting_facts
from app.domain.records import Letter, ModelSchool, Signatory
from app.domain.signatories import office_lines, signatory_on
from app.domain.terms import LetterKind
from app.qt.dialog import Dialog
from app.qt.forms import Field, Kind, RecordForm
from app.qt.theme import PAGE_MARGIN, mark
from app.ui.letter_people import LetterPeople
from app.ui.page import Shell
from app.ui.parts import button, text_label
from app.ui.widgets import scrolled

T = TypeVar("T")
_TALL = 5  # lines of the two long texts
_AROUND = 60  # pixels shown above and below a field at fault


def _field(name: str, kind: Kind = Kind.TEXT, hint: str = "", columns: int = 2) -> Field:
    return Field(name=name, label=FIELD_LABELS[name], kind=kind, hint=hint, columns=columns)


_NUMBER = (_field("number", columns=1), _field("date", Kind.DATE, columns=1))
_ONE_A_LINE = "Satu baris untuk setiap butir."
_ABOVE = {
    LetterKind.INVITATION: (
        _field("nature", columns=1, hint="Misalnya Biasa, Penting, Segera."),
        _field("attachment", columns=1),
        _field("subject"),
        _field("recipients", Kind.LINES, "Satu baris untuk setiap penerima; kata “Yth.” ditulis program."),
        Field(name="per_recipient", label="Satu lembar untuk setiap penerima", kind=Kind.FLAG, columns=2),
    ),
    LetterKind.ASSIGNMENT: (_field("subject"), _field("basis", Kind.LINES, _ONE_A_LINE)),
}
_SIGNATORY = Field(
    name="signatory_id", label=FIELD_LABELS["signatory_id"], kind=Kind.CHOICE, choices=[(None, "")], columns=2
)
_BELOW = {
    LetterKind.INVITATION: (
        _field("opening", Kind.LINES, "Hari, waktu, tempat, dan acara menyusul di bawahnya dengan sendirinya."),
        _field("bring", Kind.LINES, _ONE_A_LINE),
        _field("closing", Kind.LINES),
        _field("copies", Kind.LINES, _ONE_A_LINE),
        _SIGNATORY,
    ),
    LetterKind.ASSIGNMENT: (
        _field("opening", Kind.LINES, "Kalimat sesudah nama-nama; hari, waktu, dan tempat menyusul dengan sendirinya."),
        _field("closing", Kind.LINES),
        _field("copies", Kind.LINES, _ONE_A_LINE),
        _SIGNATORY,
    ),
}


class LetterDialog(Dialog):
    """Edits one letter. While it cannot be saved it stays open and says why; `saved` is then what was kept."""

    asks = True

    def __init__(self, shell: Shell, letter: Letter, parent: QWidget, focus: str = "") -> None:
        """`focus` names the field that the cursor begins in."""
        super().__init__(parent)
        self._shell = shell
        self._letter = letter
        self.saved: Letter | None = None
        self._signatories = [one for one in shell.logbook.schools.signatories() if one.partner_id is None]
        self._school = shell.logbook.schools.model_school() or ModelSchool()
        title = letter.kind.label if letter.id else f"{letter.kind.label} baru"
        self.setWindowTitle(title)
        self.head, self.above = RecordForm(_NUMBER), RecordForm(_ABOVE[letter.kind])
        self.below = RecordForm(_BELOW[letter.kind])
        self.forms = (self.head, self.above, self.below)
        self.people = LetterPeople(shell, letter.people)
        self.remarks = text_label("", "warning", wrap=True)
        self.adopt_button = button("Jadikan pola", self.adopt_pattern, tip="Surat berikutnya melanjutkan nomor ini")
        self.pattern_button = button("Pola nomor …", self.edit_pattern, kind="link")
        self.facts = text_label("", "quiet", wrap=True)
        self._offer_signatories(letter)
        for form in self.forms:
            form.load(letter)
        for name in ("opening", "closing"):
            text = self.below.widgets[name]
            assert isinstance(text, QPlainTextEdit)
            text.setFixedHeight(text.fontMetrics().lineSpacing() * _TALL + 16)
        self._proposed = letter.number if not letter.id else ""
        self._day = letter.date
        self.head.changed.connect(self._head_changed)
        self._show_facts()
        self._show_remarks()
        self.problem = text_label("", wrap=True)
        self.problem.setProperty("tone", "missing")
        self.problem.hide()
        for form in self.forms:
            form.changed.connect(self.problem.hide)
        self._build(title)
        self.focus_field(focus or "number")

    def _build(self, title: str) -> None:
        inner = QWidget()
        words = QVBoxLayout(inner)
        words.setContentsMargins(2, 2, 10, 2)
        words.setSpacing(10)
        words.addWidget(self.head)
        words.addWidget(self.remarks)
        pattern = QHBoxLayout()
        pattern.setSpacing(8)
        pattern.addWidget(self.adopt_button)
        pattern.addWidget(self.pattern_button)
        pattern.addStretch(1)
        words.addLayout(pattern)
        words.addWidget(self.facts)
        words.addWidget(self.above)
        if self._letter.kind is LetterKind.ASSIGNMENT:
            words.addWidget(self.people)
        elif self._letter.meeting_id is not None:
            row = QHBoxLayout()
            row.addWidget(button("Ambil dari undangan", self.take_invited))
            row.addStretch(1)
            words.addLayout(row)
        words.addWidget(self.below)
        words.addStretch(1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        store = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        store.setDefault(True)
        mark(store, "kind", "primary")
        self.buttons.accepted.connect(self.store)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        layout.setSpacing(10)
        layout.addWidget(text_label(title, "page-title"))
        self._area = scrolled(inner)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        room = self.screen().availableGeometry()
        self.resize(min(740, room.width() - 40), min(720, room.height() - 60))

    def letter(self) -> Letter:
        """The letter as the form has it. Raises `UserError` while its date is not clear."""
        letter = self._letter
        for form in self.forms:
            letter = form.record(letter)
        return replace(letter, people=self.people.people()) if letter.kind is LetterKind.ASSIGNMENT else letter

    def store(self) -> None:
        """Save and close, or say why not."""
        try:
            self.saved = self._shell.logbook.letters.save(self.letter())
        except BukuImbasError as error:
            self._say(str(error))
            faulty = (found for form in self.forms if (found := form.at_fault(error)) is not None)
            if (field := next(faulty, None)) is not None:
                self._show_field(field)
            return
        self.accept()

    def adopt_pattern(self) -> None:
        """Let the next letters follow the number as it is typed here."""
        letters, pattern = self._shell.logbook.letters, self._pattern()
        if pattern and self._shell.attempt(lambda: letters.save_template(pattern)):
            self._read_pattern()
            self._shell.tell(f"Pola nomor kini {pattern}.", undo=True)

    def edit_pattern(self) -> None:
        """How the next numbers are proposed; a number that was only proposed follows at once."""
        from app.ui.number_pattern import NumberPatternDialog

        if NumberPatternDialog(self._shell, self).exec():
            self._read_pattern()
            if self._proposed and self.head.value("number") == self._proposed:
                self._propose()

    def _pattern(self) -> str:
        """The pattern behind the number that is typed; empty when it follows the present one."""
        number = self.head.value("number")
        if not number or sequence_in(number, self._school.letter_template) is not None:
            return ""
        return pattern_of(number, self._day)

    def _read_pattern(self) -> None:
        self._school = self._shell.logbook.schools.model_school() or ModelSchool()
        self._show_remarks()

    def _propose(self) -> None:
        self._proposed = self._shell.logbook.letters.next_number(self._day).text
        number = self.head.widgets["number"]
        assert isinstance(number, QLineEdit)
        number.setText(self._proposed)

    def _show_field(self, field: QWidget) -> None:
        """Bring a field into view with the cursor in it."""
        self._area.ensureWidgetVisible(field, 0, _AROUND)
        field.setFocus()

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field, by the name of the letter's attribute."""
        if name == "people":
            self.people.add_button.setFocus()
        for form in self.forms:
            if name in form.widgets:
                form.widgets[name].setFocus()

    def take_invited(self) -> None:
        """Address the letter to the principals of all partners that the meeting invites."""
        drafted = self._quietly(lambda: self._shell.logbook.letters.draft(self._letter.kind, self._letter.meeting_id))
        widget = self.above.widgets["recipients"]
        assert isinstance(widget, QPlainTextEdit)
        if drafted is not None and drafted.recipients:
            widget.setPlainText(drafted.recipients)
        elif drafted is not None:
            self._say("Kegiatan ini belum mengundang sekolah imbas. Pilih sekolahnya di tab Ringkasan kegiatan.")

    def _head_changed(self) -> None:
        day = self.head.value("date")
        if day is not None and day != self._day:
            self._day = day
            if self._proposed and self.head.value("number") == self._proposed:
                self._propose()
            self._offer_signatories(replace(self._letter, date=day))
        self._show_remarks()

    def _show_remarks(self) -> None:
        typed = replace(self._letter, number=self.head.value("number"), date=self._day)
        found = self._quietly(lambda: self._shell.logbook.letters.number_remarks(typed)) or ()
        self.remarks.setText("\n".join(found))
        self.remarks.setVisible(bool(found))
        pattern = self._pattern()
        self.adopt_button.setVisible(bool(pattern))
        self.adopt_button.setText(f"Jadikan pola: {pattern}")

    def _show_facts(self) -> None:
        """What the letter takes from its meeting by itself."""
        meeting_id = self._letter.meeting_id
        meeting = self._shell.logbook.meetings.meeting(meeting_id) if meeting_id is not None else None
        facts = meeting_facts(meeting, self._school.time_zone.code)
        if meeting is None:
            self.facts.setText("Surat ini tidak terkait kegiatan; hari, waktu, dan tempat ditulis di isinya.")
        else:
            told = "\n".join(f"{fact.label}: {'; '.join(fact.lines)}" for fact in facts)
            self.facts.setText(f"Dari kegiatan, tercetak dengan sendirinya:\n{told}")

    def _offer_signatories(self, letter: Letter) -> None:
        """The principal of the letter's own day first, then everybody else who signs for this school."""
        usual = signatory_on(self._signatories, letter.date)
        named = f"Kepala sekolah pada tanggal surat – {usual.name}" if usual is not None else ""
        choices: list[tuple[int | None, str]] = [(None, named or "Kepala sekolah (belum dicatat di Data sekolah)")]
        choices += [(one.id, self._signing(one)) for one in self._signatories]
        self.below.set_choices("signatory_id", choices)

    def _signing(self, one: Signatory) -> str:
        office = " ".join(office_lines(one, self._school.name)).rstrip(",")
        return f"{one.name} – {office}"

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()

    def _quietly(self, read: Callable[[], T]) -> T | None:
        """Read something; a known fault is said inside the dialog."""
        try:
            return read()
        except BukuImbasError as error:
            self._say(str(error))
            return None
