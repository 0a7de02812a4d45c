"""What the schedule shows: by invited partner, by stage, by status."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from app.domain.terms import MeetingStatus
from app.qt.fields import ComboBox
from app.services.schedule import ScheduleFilter
from app.ui.page import Shell

_CHARACTERS = 14  # that a choice shows at least


class Filters(QWidget):
    """Three choices. Sends `changed`; `wanted()` is what they say. They keep what was chosen when they are refilled."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: dict[str, tuple[int, ...]] = {}  # ids by name
        self.partner = ComboBox("Saring menurut sekolah imbas yang diundang")
        self.stage = ComboBox("Saring menurut tahapan")
        self.status = ComboBox("Saring menurut status")
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box in (self.partner, self.stage, self.status):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_CHARACTERS)
            row.addWidget(box, 1)
            box.activated.connect(self.changed)
        self.status.addItem("Semua status", None)
        for status in MeetingStatus:
            self.status.addItem(status.label, status)

    def refill(self, shell: Shell) -> None:
        """Offer the partners and stages there are now."""
        partners: list[tuple[Any, str]] = [(None, "Semua sekolah imbas")]
        partners += list(shell.logbook.schools.partner_labels().items())
        _fill(self.partner, partners)
        self._stages = {}
        for stage in shell.logbook.programmes.stages():
            self._stages[stage.name] = (*self._stages.get(stage.name, ()), stage.id)
        _fill(self.stage, [(None, "Semua tahapan"), *((name, name) for name in self._stages)])

    def wanted(self) -> ScheduleFilter:
        """What is chosen; a stage's name means the stage of that name in every programme."""
        stage = self.stage.currentData()
        return ScheduleFilter(
            partner_id=self.partner.currentData(),
            stage_ids=None if stage is None else self._stages[stage],
            status=self.status.currentData(),
        )

    def active(self) -> bool:
        """Whether anything is left out."""
        return any(box.currentData() is not None for box in (self.partner, self.stage, self.status))

    def clear(self) -> None:
        """Show everything again."""
        for box in (self.partner, self.stage, self.status):
            box.setCurrentIndex(0)
        self.changed.emit()


def _fill(box: QComboBox, choices: list[tuple[Any, str]]) -> None:
    chosen = box.currentData()
    box.clear()
    for value, label in choices:
        box.addItem(label, value)
    places = [number for number, (value, _) in enumerate(choices) if value == chosen]
    box.setCurrentIndex(places[0] if places else 0)
