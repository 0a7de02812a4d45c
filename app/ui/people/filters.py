"""Above the list of people: the search field, the filters, the order."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.domain.people_list import PeopleOrder, PeopleQuery
from app.domain.terms import Affiliation, PersonGroup
from app.qt.fields import ComboBox, fill_choices
from app.qt.theme import BUTTON_GAP
from app.ui.page import Shell

_ORDERS = ((PeopleOrder.NAME, "Urut nama"), (PeopleOrder.SCHOOL, "Urut asal"))
_School = tuple[Affiliation | None, int | None]


class PeopleFilters(QWidget):
    """Sends `changed` on every keystroke and every choice; `query()` is what they ask for."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.field = QLineEdit()
        self.field.setPlaceholderText("Cari nama, sekolah, NIP, no. HP")
        self.field.setAccessibleName("Cari orang")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.group = ComboBox("Kelompok")
        self.school = ComboBox("Asal")
        self.order = ComboBox("Urutan")
        self._groups: list[PersonGroup | None] = [None, *PersonGroup]
        self._schools: list[_School] = [(None, None)]
        fill_choices(self.group, [(code, code.label if code else "Semua kelompok") for code in self._groups])
        fill_choices(self.order, _ORDERS)
        boxes = QHBoxLayout()
        boxes.setSpacing(BUTTON_GAP)
        for box, letters in ((self.group, 13), (self.school, 8), (self.order, 8)):
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(letters)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.currentIndexChanged.connect(lambda _number: self.changed.emit())
            boxes.addWidget(box)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(14, 6, 14, 6)
        self._row.setSpacing(BUTTON_GAP)
        self._row.addWidget(self.field, 1)
        self._row.addLayout(boxes, 1)

    def query(self) -> PeopleQuery:
        """What the field and the filters ask for."""
        affiliation, partner_id = self._schools[max(0, self.school.currentIndex())]
        return PeopleQuery(
            words=self.field.text(),
            group=self._groups[max(0, self.group.currentIndex())],
            affiliation=affiliation,
            partner_id=partner_id,
            order=_ORDERS[self.order.currentIndex()][0],
        )

    def narrows(self) -> bool:
        """Whether somebody may be left out."""
        query = self.query()
        return query != PeopleQuery(order=query.order)

    def clear(self) -> None:
        """Everybody again, without a signal; the order stays."""
        self.blockSignals(True)
        self.field.clear()
        self.group.setCurrentIndex(0)
        self.school.setCurrentIndex(0)
        self.blockSignals(False)

    def read_schools(self) -> None:
        """Offer the schools that there are now; what was chosen stays, without a signal."""
        schools = self._shell.logbook.schools
        own = schools.model_school()
        choices: list[tuple[_School, str]] = [((None, None), "Semua asal")]
        for partner in schools.partners():
            where = f" · Kec. {partner.district}" if partner.district else ""
            choices.append(((Affiliation.PARTNER, partner.id), f"{partner.name}{where}"))
        choices.append(((Affiliation.MODEL, None), own.name if own else Affiliation.MODEL.label))
        choices.append(((Affiliation.OTHER, None), Affiliation.OTHER.label))
        chosen = self._schools[max(0, self.school.currentIndex())]
        self._schools = [code for code, _ in choices]
        self.blockSignals(True)
        fill_choices(self.school, choices)
        self.school.setCurrentIndex(self._schools.index(chosen) if chosen in self._schools else 0)
        self.blockSignals(False)

    def set_narrow(self, narrow: bool) -> None:
        """One below the other where there is little room."""
        side, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else side)
