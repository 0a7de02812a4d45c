"""What taking an import back took away, and what stayed because somebody changed it since."""

from collections import Counter

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dates import format_number
from app.qt.dialog import Dialog, close_button
from app.services.imports import TakenBack
from app.ui.parts import text_label
from app.ui.widgets import line, scrolled

_MOST_REASONS = 3
_MOST = 200  # names; more would only be scrolled past


class TakenBackDialog(Dialog):
    """Sentences first, then the names of what stayed with the reason for each."""

    def __init__(self, taken: TakenBack, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Impor ditarik kembali")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.addWidget(text_label(f"Impor {taken.file_name} ditarik kembali", "page-title", wrap=True))
        for sentence in _sentences(taken):
            layout.addWidget(text_label(sentence, wrap=True))
        if taken.kept:
            layout.addWidget(text_label(f"{len(taken.kept)} tetap ada:", "strong"))
            inner = QWidget()
            names = QVBoxLayout(inner)
            names.setContentsMargins(0, 0, 8, 0)
            for number, kept in enumerate(taken.kept[:_MOST]):
                if number:
                    names.addWidget(line())
                names.addWidget(text_label(kept.name, "strong", wrap=True))
                names.addWidget(text_label(kept.why, "secondary", wrap=True))
            if len(taken.kept) > _MOST:
                names.addWidget(text_label(f"… dan {len(taken.kept) - _MOST} lagi.", "secondary"))
            names.addStretch(1)
            layout.addWidget(scrolled(inner), 1)
        layout.addWidget(text_label("Ctrl+Z mengembalikan semuanya.", "quiet"))
        layout.addWidget(close_button(self))
        self.resize(540, 440 if taken.kept else layout.sizeHint().height())


def taken_back_question(seen: TakenBack) -> str:
    """What taking an import back would do, before it is done."""
    words = f"{format_number(seen.removed)} orang dari {seen.file_name} dikeluarkan dari daftar hadir."
    if seen.kept:
        reasons = Counter(one.why for one in seen.kept).most_common(_MOST_REASONS)
        told = "; ".join(f"{format_number(number)} orang {why}" for why, number in reasons)
        words += f" {format_number(len(seen.kept))} orang tetap ada: {told}."
    return f"{words} Ini bisa diurungkan dengan Ctrl+Z."


def _sentences(taken: TakenBack) -> list[str]:
    found = [f"{format_number(taken.removed)} orang dikeluarkan dari daftar hadir."]
    if taken.people_removed:
        found.append(
            f"{format_number(taken.people_removed)} orang yang baru dibuat impor itu dihapus dari daftar orang."
        )
    if taken.restored:
        found.append(f"{format_number(taken.restored)} isian dikembalikan seperti sebelum impor.")
    if not taken.kept:
        found.append("Tidak ada yang tertinggal.")
    return found
