"""One partner: invited or not, how many people are expected, and what became of it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.records import Invitation, Partner
from app.domain.terms import InvitationOutcome
from app.qt.fields import ComboBox, SpinBox, fill_choices
from app.ui.meetings.section import Row
from app.ui.parts import text_label

_EXPECTED, _OUTCOME = 124, 160  # pixels
_INDENT = 26  # pixels of the second line: below the name, not below the tick
_OUTCOMES = tuple(InvitationOutcome)


def invitation_headings() -> QWidget:
    """What the parts of an `InvitationRow` mean."""
    widget = QWidget()
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(text_label("Sekolah", "field-label"), 1)
    for words, width in (("Jumlah undangan", _EXPECTED), ("Hasil undangan", _OUTCOME)):
        label = text_label(words, "field-label")
        label.setFixedWidth(width)
        layout.addWidget(label)
    return widget


class _SchoolTick(QCheckBox):
    """A tick with a school, on more than one line where there is little room; the kecamatan then has its own."""

    def __init__(self, name: str, district: str) -> None:
        super().__init__()
        self._parts = [name, f"Kec. {district}"] if district else [name]
        words = " · ".join(self._parts)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setMinimumWidth(150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, whole = self.width() - _INDENT, self.accessibleName()
        if self._fits(whole, room):
            lines = [whole]
        else:
            lines = [line for part in self._parts for line in self._broken(part, room)]
        self.setText("\n".join(lines).replace("&", "&&"))

    def _fits(self, text: str, room: int) -> bool:
        return self.fontMetrics().horizontalAdvance(text) <= room

    def _broken(self, text: str, room: int) -> list[str]:
        """The text in lines; only a single word that is too long is shortened."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self._fits(longer, room) or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return [self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]


class InvitationRow(Row):
    """The line for whom it sent, or why it did not come, appears when the outcome asks for it."""

    def __init__(self, partner: Partner, invitation: Invitation | None) -> None:
        super().__init__()
        self.partner = partner
        self._invitation = invitation
        self.tick = _SchoolTick(partner.name, partner.district)
        self.expected = SpinBox(999)
        self.expected.setFixedWidth(_EXPECTED)
        self.expected.setSuffix(" orang")
        self.expected.setSpecialValueText("belum disebut")
        self.expected.setAccessibleName(f"Jumlah undangan untuk {partner.name}")
        self.outcome = ComboBox(f"Hasil undangan {partner.name}")
        self.outcome.setFixedWidth(_OUTCOME)
        fill_choices(self.outcome, [(one, one.label) for one in _OUTCOMES])
        self.representative = QLineEdit()
        self.representative.setPlaceholderText("siapa yang mewakili")
        self.representative.setAccessibleName(f"Wakil {partner.name}")
        self.note = QLineEdit()
        self.note.setAccessibleName(f"Catatan {partner.name}")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.tick, 1)
        first.addWidget(self.expected)
        first.addWidget(self.outcome)
        second = QHBoxLayout()
        second.setContentsMargins(_INDENT, 0, 0, 2)
        second.setSpacing(8)
        second.addWidget(self.representative, 1)
        second.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addLayout(second)
        self.load(invitation)
        self.tick.toggled.connect(lambda _on: self._edited())
        self.outcome.currentIndexChanged.connect(lambda _index: self._edited())
        self.expected.valueChanged.connect(lambda _value: self.changed.emit())
        for line in (self.representative, self.note):
            line.textEdited.connect(lambda _text: self.changed.emit())

    def load(self, invitation: Invitation | None) -> None:
        """Show what is known of the partner's invitation; None: it is not invited."""
        shown = invitation or Invitation(partner_id=self.partner.id)
        self._invitation = invitation
        self.blockSignals(True)
        self.tick.setChecked(invitation is not None)
        self.expected.setValue(shown.expected)
        self.outcome.setCurrentIndex(_OUTCOMES.index(shown.outcome))
        self.representative.setText(shown.representative)
        self.note.setText(shown.note)
        self.blockSignals(False)
        self._show()

    @property
    def stored(self) -> bool:
        """Whether the partner was invited when the meeting was loaded."""
        return self._invitation is not None

    def invitation(self) -> Invitation | None:
        """The invitation as the row has it, or None when the school is not invited."""
        if not self.tick.isChecked():
            return None
        return replace(
            self._invitation or Invitation(partner_id=self.partner.id),
            expected=self.expected.value(),
            outcome=_OUTCOMES[self.outcome.currentIndex()],
            representative=self.representative.text().strip(),
            note=self.note.text().strip(),
        )

    def _edited(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        on, outcome = self.tick.isChecked(), _OUTCOMES[self.outcome.currentIndex()]
        absent = outcome is InvitationOutcome.ABSENT
        self.note.setPlaceholderText("alasan tidak datang" if absent else "catatan")
        for widget, wanted in (
            (self.representative, outcome is InvitationOutcome.REPRESENTED),
            (self.note, absent or outcome is InvitationOutcome.REPRESENTED),
        ):
            widget.setVisible(on and (wanted or bool(widget.text())))
        self.expected.setEnabled(on)
        self.outcome.setEnabled(on)
