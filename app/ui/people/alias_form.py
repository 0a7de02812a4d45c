"""Another way in which a person's name is written, added by hand."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.domain.people_record import PersonRecord
from app.qt.forms import Field
from app.qt.record_dialog import RecordDialog
from app.ui.page import Shell


@dataclass(frozen=True, slots=True)
class _Written:
    name: str = ""


_FIELDS = (Field(name="name", label="Nama seperti tertulis", columns=2, hint="Misalnya Bu Tini, atau nama akun Zoom."),)


def alias_dialog(shell: Shell, record: PersonRecord, parent: QWidget) -> RecordDialog:
    """The dialog, ready to be shown."""
    where = f" dari {record.origin}" if record.origin else ""
    return RecordDialog(
        "Tambah nama lain",
        _FIELDS,
        _Written(),
        lambda written: shell.logbook.people.add_alias(record.person.id, written.name),
        parent,
        about=f"Bila nama ini ada di daftar hadir{where}, impor menganggapnya {record.person.name[:80]}.",
    )
