"""The right column of a meeting: what it lacks, and who came of those who were expected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.completeness import CompletenessItem, GapLevel, MeetingCompleteness
from app.domain.presence import Presence
from app.qt.theme import CARD_GAP
from app.ui.parts import PushButton, badge, text_label
from app.ui.widgets import BarRow, Card, SegmentedControl

TONES = {GapLevel.THERE: "there", GapLevel.SOON: "soon", GapLevel.MISSING: "missing"}
_LEAST = 34  # pixels of a row


def word_of(item: CompletenessItem) -> str:
    """The word of the badge: how many there are, or that it is missing."""
    if item.level is GapLevel.THERE:
        return str(item.have) if item.need > 1 else GapLevel.THERE.label
    return f"{item.have} dari {item.need}" if item.have else item.level.label


class CompletenessRow(PushButton):
    """One required thing; pressing it leads to where it is closed."""

    def __init__(self, item: CompletenessItem, last: bool) -> None:
        super().__init__()
        word = word_of(item)
        self.setProperty("kind", "row")
        self.setProperty("end", "last" if last else "middle")
        self.setAccessibleName(f"{item.label}: {word}")
        name = text_label(item.label, wrap=True)
        name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark = badge(word, TONES[item.level])
        mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 5, 0, 6)
        layout.addWidget(name, 1)
        layout.addWidget(mark)
        self.setMinimumHeight(max(_LEAST, name.fontMetrics().height() + 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its words need at this width: a button does not ask its layout by itself."""
        super().resizeEvent(event)
        if (inside := self.layout()) is not None:
            self.setMinimumHeight(max(_LEAST, inside.totalHeightForWidth(event.size().width())))
            inside.setGeometry(self.rect())  # growing just now, its words still stand in the old height


class MeetingSide(QWidget):
    """Sends `asked(code)` with the code of a completeness item, and `scope_asked` for the other counts."""

    asked = Signal(str)
    scope_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: MeetingCompleteness | None = None
        self.completeness = Card("Kelengkapan")
        self.presence = Card("Per sekolah imbas")
        self.categories = Card("Per unsur")
        self.scope = SegmentedControl("Yang dihitung")
        self.scope.chosen.connect(lambda _number: self.scope_asked.emit())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(CARD_GAP)
        for one in (self.completeness, self.scope, self.presence, self.categories):
            self._column.addWidget(one)
        self._column.addStretch(1)

    @property
    def whole_meeting(self) -> bool:
        """Whether all days are counted together, not the one that is shown."""
        return self.scope.current() == 1

    def put_presence_first(self, first: bool) -> None:
        """Where people are marked, who came stands on top; elsewhere what is lacking does."""
        self._column.removeWidget(self.completeness)
        self._column.insertWidget(3 if first else 0, self.completeness)

    def show_completeness(self, found: MeetingCompleteness) -> None:
        """List what the meeting has and lacks."""
        if found == self._shown:
            return
        self._shown = found
        body = self.completeness.fresh()
        body.setSpacing(0)
        body.addSpacing(4)
        self.completeness.note.setText(f"{found.have} dari {found.need}" if found.need else "")
        for number, item in enumerate(found.items, start=1):
            row = CompletenessRow(item, number == found.need)
            row.clicked.connect(lambda _checked=False, code=item.code: self.asked.emit(code))
            body.addWidget(row)
        if not found.items:
            body.addWidget(text_label("Tidak ada yang wajib untuk kegiatan ini.", "quiet", wrap=True))

    def show_presence(self, found: Presence, day: int, days: int, *, hosted: bool = True) -> None:
        """Bars per partner and per unsur, of day number `day` or all `days`, as `scope` says.

        A meeting of others (not `hosted`) has partners only when some came too.
        """
        labels = [f"Hari {day}", f"{days} hari (orang-hari)"]
        if labels != self.scope.labels():
            chosen = self.scope.current()
            self.scope.set_labels(labels)
            self.scope.set_current(max(chosen, 0))
        self.scope.setVisible(days > 1)
        self.presence.setVisible(hosted or bool(found.partners))
        self.presence.note.setText(_of(sum(one.attended for one in found.partners), found.partners_expected))
        self.categories.note.setText(_of(found.attended, found.expected))
        partners = [(one.name, one.attended, one.expected) for one in found.partners]
        _fill(self.presence, partners, "Belum ada sekolah yang diundang atau tercatat hadir.")
        categories = [(one.category.label, one.attended, one.expected) for one in found.categories]
        if found.unnamed:
            categories.append(("Diundang, belum ada namanya", 0, found.unnamed))
        _fill(self.categories, categories, "Belum ada nama di daftar hadir.")


def _of(part: int, whole: int) -> str:
    return f"{part} dari {whole}" if whole else ""


def _fill(card: Card, counts: list[tuple[str, int, int]], empty: str) -> None:
    """One bar for each name, or the sentence when there is none. Bars that stand already are only changed."""
    bars = card.findChildren(BarRow)
    if [bar.name for bar in bars] == [name for name, _, _ in counts] and counts:
        for bar, (_, part, whole) in zip(bars, counts, strict=True):
            bar.set_count(part, whole)
        return
    body = card.fresh()
    body.setSpacing(4)
    for name, part, whole in counts:
        body.addWidget(BarRow(name, part, whole))
    if not counts:
        body.addWidget(text_label(empty, "quiet", wrap=True))
