"""Which printed sheet a scan shows, and how many signatures are on it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app.domain.attendance_sheets import SheetCount
from app.domain.dates import format_short_date
from app.qt.dialog import Dialog
from app.qt.fields import ComboBox, SpinBox, fill_choices
from app.qt.theme import PAGE_MARGIN, mark
from app.services.printed_sheets import SheetLine
from app.ui.parts import text_label

_MOST = 5_000
_NOT_COUNTED = -1


class SignedSheetDialog(Dialog):
    """The newest sheet of the day that has no scan yet is proposed. Without `files` only the number is asked."""

    asks = True

    def __init__(
        self,
        lines: Sequence[SheetLine],
        counts: Sequence[SheetCount],
        day_id: int,
        parent: QWidget,
        *,
        files: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._lines = tuple(lines)
        self._counts = {(one.day_id, one.list): one for one in counts}
        title = "Lembar bertanda tangan" if files else "Jumlah tanda tangan"
        self.setWindowTitle(title)
        self.sheet = ComboBox()
        fill_choices(self.sheet, [(line.sheet.id, _named(line)) for line in self._lines])
        self.sheet.setCurrentIndex(proposed(self._lines, day_id))
        self.sheet.setEnabled(len(self._lines) > 1)
        self.number = SpinBox(_MOST)
        self.number.setRange(_NOT_COUNTED, _MOST)
        self.number.setSpecialValueText("belum dihitung")
        self.sentence = text_label("", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = "Lampirkan" if files else "Simpan"
        accept = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        mark(accept, "kind", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        layout.setSpacing(6)
        layout.addWidget(text_label(title, "page-title"))
        if files:
            shown = ", ".join(files[:3]) + (f" dan {len(files) - 3} lagi" if len(files) > 3 else "")
            layout.addWidget(text_label(shown, "quiet", wrap=True))
        for label, widget in (
            ("Lembar", self.sheet),
            ("Jumlah tanda tangan di lembar ini (boleh menyusul)", self.number),
        ):
            layout.addSpacing(4)
            name = text_label(label, "field-label")
            name.setBuddy(widget)
            widget.setAccessibleName(label)
            layout.addWidget(name)
            layout.addWidget(widget)
        hint = "Kode lembar tercetak di kaki halamannya. Hitung tanda tangan di semua halaman lembar itu."
        layout.addWidget(text_label(hint, "hint", wrap=True))
        layout.addSpacing(4)
        layout.addWidget(self.sentence)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.sheet.currentIndexChanged.connect(self._sheet_chosen)
        self.number.valueChanged.connect(self._compare)
        self._sheet_chosen()
        room = self.screen().availableGeometry()
        self.resize(min(560, room.width() - 40), min(max(360, self.sizeHint().height()), room.height() - 60))
        self.number.setFocus()
        self.number.selectAll()

    def line(self) -> SheetLine:
        """The sheet that is chosen."""
        return self._lines[self.sheet.currentIndex()]

    def signed(self) -> int | None:
        """The number of signatures, or None while nobody has counted."""
        return None if self.number.value() == _NOT_COUNTED else self.number.value()

    def _sheet_chosen(self) -> None:
        counted = self.line().sheet.signed
        self.number.setValue(_NOT_COUNTED if counted is None else counted)
        self._compare()

    def _compare(self) -> None:
        """Say how the number fits what is known; other sheets of the same list count with it."""
        sheet, signed = self.line().sheet, self.signed()
        known = self._counts.get((sheet.meeting_day_id, sheet.list))
        if known is None:
            return
        others = (known.signed or 0) - (sheet.signed or 0)
        told = replace(known, signed=None if signed is None else others + signed)
        self.sentence.setText(told.sentence)
        mark(self.sentence, "role", "warning" if told.agrees is False else "")
        mark(self.sentence, "tone", "there" if told.agrees else "")


def proposed(lines: Sequence[SheetLine], day_id: int) -> int:
    """Which sheet a new scan most likely shows: of the day, without a scan, the newest (they stand first)."""
    wishes = (
        lambda line: line.day.id == day_id and line.scan is None,
        lambda line: line.scan is None,
        lambda line: line.day.id == day_id,
    )
    for wish in wishes:
        found = [number for number, line in enumerate(lines) if wish(line)]
        if found:
            return found[0]
    return 0


def _named(line: SheetLine) -> str:
    sheet = line.sheet
    printed = format_short_date(sheet.printed_at.date())
    scan = "" if line.scan is None else ", sudah ada pindaiannya"
    return f"{sheet.list.label}, hari {line.day.position} · lembar {sheet.code} · dicetak {printed}{scan}"
