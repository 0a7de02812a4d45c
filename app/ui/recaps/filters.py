"""Above a recap: of which programme, period and school, in which order."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.periods import Choice
from app.domain.recaps import RecapKind, RecapOrder, RecapQuery, Span, orders_of
from app.qt.fields import ComboBox, fill_choices
from app.qt.theme import BUTTON_GAP
from app.ui.page import Shell

_WHOLE = "Semua waktu"


class RecapFilters(QWidget):
    """Sends `changed` on every choice; `query(kind)` is what they ask for."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.programme, self.period = ComboBox("Program"), ComboBox("Masa")
        self.partner, self.order, self.span = ComboBox("Sekolah imbas"), ComboBox("Urutan"), ComboBox("Panjang masa")
        self._programmes: list[int | None] = [None]
        self._periods: list[Choice | None] = [None]
        self._partners: list[int | None] = [None]
        self._orders: tuple[RecapOrder, ...] = orders_of(RecapKind.MEETING)
        self._asked = False  # whether the user chose a period
        fill_choices(self.span, [(span, span.label) for span in Span])
        fill_choices(self.order, [(one, one.label) for one in self._orders])
        self._boxes = (self.programme, self.period, self.partner, self.span, self.order)
        self._row = QGridLayout(self)
        self._row.setContentsMargins(14, 6, 14, 6)
        self._row.setSpacing(BUTTON_GAP)
        for box in self._boxes:
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.currentIndexChanged.connect(lambda _number: self.changed.emit())
        self.period.activated.connect(self._period_chosen)
        self._narrow = False
        self._spans_asked = False  # whether the recap is one of periods
        self._place()

    def _place(self) -> None:
        """The boxes that are offered one beside the other, five of them in two lines where there is little room."""
        shown = [box for box in self._boxes if box is not self.span or self._spans_asked]
        columns = 3 if self._narrow and len(shown) > 4 else len(shown)
        for number, box in enumerate(shown):
            self._row.addWidget(box, number // columns, number % columns)
        for column in range(len(self._boxes)):  # the period, in the second place, has the longest words
            self._row.setColumnStretch(column, 0 if column >= columns else 4 if column == 1 else 3)

    def set_narrow(self, narrow: bool) -> None:
        """The window became narrow or wide."""
        self._narrow = narrow
        self._place()

    def query(self, kind: RecapKind) -> RecapQuery:
        """The recap that the boxes ask for."""
        period = self._periods[max(0, self.period.currentIndex())]
        first, last = period.period if period is not None else (None, None)
        return RecapQuery(
            kind=kind,
            span=list(Span)[max(0, self.span.currentIndex())],
            order=self._orders[max(0, self.order.currentIndex())],
            from_date=first,
            until_date=last,
            programme_id=self._programmes[max(0, self.programme.currentIndex())],
            partner_id=self._partners[max(0, self.partner.currentIndex())],
        )

    def narrows(self) -> bool:
        """Whether something may be left out."""
        query = self.query(RecapKind.MEETING)
        return any((query.from_date, query.programme_id, query.partner_id))

    def clear(self) -> None:
        """Everything again."""
        self.blockSignals(True)
        for box in (self.programme, self.period, self.partner):
            box.setCurrentIndex(0)
        self._asked = True
        self.blockSignals(False)
        self.changed.emit()

    def suit(self, kind: RecapKind) -> None:
        """Offer what says something for a recap of this kind, without a signal."""
        chosen = self._orders[max(0, self.order.currentIndex())]
        self._orders = orders_of(kind)
        self.blockSignals(True)
        fill_choices(self.order, [(one, one.label) for one in self._orders])
        self.order.setCurrentIndex(self._orders.index(chosen) if chosen in self._orders else 0)
        self.blockSignals(False)
        self._spans_asked = kind is RecapKind.PERIOD
        self.span.setVisible(self._spans_asked)
        self._place()

    def read(self) -> None:
        """Offer the programmes, periods and partners that there are now; what was chosen stays, without a signal."""
        logbook = self._shell.logbook
        programmes = logbook.programmes.programmes()
        partners = logbook.schools.partners()
        choices = logbook.recaps.periods()
        self.blockSignals(True)
        self._programmes = self._offer(
            self.programme,
            self._programmes,
            [None, *(one.id for one in programmes)],
            ["Semua program", *(" · ".join(filter(None, (one.name, one.school_year))) for one in programmes)],
        )
        self._partners = self._offer(
            self.partner,
            self._partners,
            [None, *(one.id for one in partners)],
            ["Semua sekolah", *(" · Kec. ".join(filter(None, (one.name, one.district))) for one in partners)],
        )
        before = self._periods[max(0, self.period.currentIndex())]
        self._periods = [None, *choices]
        fill_choices(self.period, [(one, one.label if one is not None else _WHOLE) for one in self._periods])
        # a year is what is owed; until the user says otherwise the newest one is shown
        usual = choices[0] if choices and not self._asked else before
        self.period.setCurrentIndex(self._periods.index(usual) if usual in self._periods else 0)
        self.blockSignals(False)

    @staticmethod
    def _offer(
        box: ComboBox, before: Sequence[int | None], now: list[int | None], labels: list[str]
    ) -> list[int | None]:
        chosen = before[max(0, box.currentIndex())]
        fill_choices(box, list(zip(now, labels, strict=True)))
        box.setCurrentIndex(now.index(chosen) if chosen in now else 0)
        return now

    def _period_chosen(self, _number: int) -> None:
        self._asked = True
