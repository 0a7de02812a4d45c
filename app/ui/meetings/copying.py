"""Copy a meeting: the same plan on another date."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.meetings import planned_copy
from app.domain.records import Meeting
from app.qt.forms import Field, Kind
from app.qt.record_dialog import RecordDialog
from app.ui.meetings.clash_note import ClashNote
from app.ui.page import Shell

_ABOUT = (
    "Yang disalin: tahapan, jam, undangan, narasumber, dan pokok bahasan. "
    "Kehadiran, dokumen, dan surat tidak ikut disalin."
)
_FIELDS = (
    Field(name="title", label="Nama kegiatan", columns=2),
    Field(name="date", label="Tanggal hari pertama", kind=Kind.DATE, hint="Jarak antarhari tetap sama."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    title: str
    date: date


def copy_dialog(shell: Shell, meeting: Meeting, parent: QWidget) -> RecordDialog:
    """The form of a copy, ready to be shown; storing it opens the new meeting."""

    def create(wanted: _Copy) -> None:
        made = shell.logbook.meetings.copy(meeting.id, wanted.date, wanted.title)
        shell.tell(f"Kegiatan {made.title} disalin.", undo=True)
        shell.go("kegiatan", meeting_id=made.id, tab="ringkasan")

    def copied() -> Meeting | None:
        first: date | None = dialog.form.value("date")
        if first is None:
            return None
        active = {one.id for one in shell.logbook.schools.partners() if one.active_on(first)}
        return planned_copy(meeting, first, active)

    clashes = ClashNote(shell, copied, tell_weekends=True)
    start = _Copy(title=meeting.title, date=shell.logbook.schedule.next_school_day(date.today()))
    dialog = RecordDialog("Salin kegiatan", _FIELDS, start, create, parent, about=_ABOUT, extra=clashes)
    dialog.form.changed.connect(clashes.look_soon)
    clashes.look_soon()
    return dialog
