"""The right column of a meeting: what it lacks, and who came per partner school."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attendance import PartnerCount
from app.domain.completeness import CompletenessItem, GapLevel, MeetingCompleteness
from app.qt.theme import CARD_GAP
from app.ui.parts import PushButton, badge, text_label
from app.ui.widgets import Card, bar_row

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
    """Sends `asked(code)` with the code of a completeness item."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.completeness = Card("Kelengkapan")
        self.presence = Card("Per sekolah imbas")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(CARD_GAP)
        layout.addWidget(self.completeness)
        layout.addWidget(self.presence)
        layout.addStretch(1)

    def show_completeness(self, found: MeetingCompleteness) -> None:
        """List what the meeting has and lacks."""
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

    def show_presence(self, counts: tuple[PartnerCount, ...], *, hosted: bool = True) -> None:
        """Bars per partner; a meeting of others (not `hosted`) has them only when partners came too."""
        self.presence.setVisible(hosted or bool(counts))
        body = self.presence.fresh()
        body.setSpacing(4)
        for count in counts:
            body.addWidget(bar_row(count.name, count.attended, count.expected))
        if not counts:
            body.addWidget(text_label("Belum ada sekolah yang diundang atau tercatat hadir.", "quiet", wrap=True))
