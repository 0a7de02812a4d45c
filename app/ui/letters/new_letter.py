"""Which letter is to be written: its kind and the meeting it is for."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app.domain.dates import format_short_date
from app.domain.records import Meeting
from app.domain.terms import LetterKind
from app.qt.dialog import Dialog
from app.qt.forms import Field, Kind, RecordForm
from app.qt.theme import PAGE_MARGIN, mark
from app.ui.page import Shell
from app.ui.parts import text_label


@dataclass(frozen=True, slots=True)
class _Wish:
    kind: LetterKind = LetterKind.INVITATION
    meeting_id: int | None = None


def _named(meeting: Meeting) -> str:
    first = meeting.first_date
    return f"{meeting.title} – {format_short_date(first)}" if first is not None else meeting.title


class NewLetterDialog(Dialog):
    """The next meeting without a letter is proposed; a letter may also belong to no meeting."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Surat baru")
        meetings = shell.logbook.meetings.meetings()
        choices: list[tuple[int | None, str]] = [(None, "Tidak terkait kegiatan")]
        choices += [(one.id, _named(one)) for one in reversed(meetings)]
        kinds = [(one, one.label) for one in LetterKind]
        self.form = RecordForm(
            (
                Field(name="kind", label="Jenis", kind=Kind.CHOICE, choices=kinds),
                Field(
                    name="meeting_id",
                    label="Kegiatan",
                    kind=Kind.CHOICE,
                    choices=choices,
                    hint="Hari, waktu, tempat, dan penerima diambil dari kegiatan yang dipilih.",
                ),
            ),
            columns=1,
        )
        written = {line.letter.meeting_id for line in shell.logbook.letters.register()}
        coming = (one for one in meetings if one.first_date is not None and one.first_date >= date.today())
        next_one = next((one for one in coming if one.id not in written), meetings[-1] if meetings else None)
        self.form.load(_Wish(meeting_id=next_one.id if next_one is not None else None))
        self.buttons = QDialogButtonBox()
        write = self.buttons.addButton("Tulis surat", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        write.setDefault(True)
        mark(write, "kind", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        layout.setSpacing(12)
        layout.addWidget(text_label("Surat baru", "page-title"))
        layout.addWidget(self.form, 1)
        layout.addWidget(self.buttons)
        self.resize(min(520, self.screen().availableGeometry().width() - 40), self.sizeHint().height())
        self.form.focus_first()

    def kind(self) -> LetterKind:
        """The kind that is chosen."""
        return self.form.value("kind")

    def meeting_id(self) -> int | None:
        """The meeting that is chosen, if any."""
        return self.form.value("meeting_id")
