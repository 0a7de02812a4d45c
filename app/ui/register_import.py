"""The way into the import of people who are no attendance, and to what such an import left waiting."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.records import WaitingRow
from app.ui.list_arrivals import LIST_FILTER
from app.ui.page import Shell
from app.ui.waiting_rows import WaitingRowsDialog, person_of


def import_people(shell: Shell, path: Path | None = None) -> None:
    """Open the import of a list of people into the register; without a `path` the user picks the file first.

    The window then shows the file with its plan; nothing is written before its button is pressed.
    """
    if path is None:
        from PySide6.QtWidgets import QApplication

        from app.qt.prompts import choose_file

        path = choose_file(QApplication.activeWindow(), "Pilih daftar orang", LIST_FILTER)
    if path is not None:
        shell.go("impor-orang", path=path)


def waiting_people_dialog(shell: Shell, parent: QWidget) -> WaitingRowsDialog:
    """The rows of such imports that were left out, to be added or crossed off; ready to be shown."""

    def add(row: WaitingRow, dialog: QWidget) -> bool:
        from app.ui.people_form import PersonDialog

        about = f"Dari baris {row.row}: {row.reason}. Periksa, lalu simpan."
        added = bool(PersonDialog(shell, "Tambah orang", about, person_of(row), dialog).exec())
        return added and shell.attempt(lambda: shell.logbook.imports.settle([row.id]))

    return WaitingRowsDialog(
        shell,
        parent,
        about="Orang di baris ini belum masuk daftar orang. Tambahkan, atau coret kalau tidak perlu.",
        waiting=shell.logbook.register_imports.waiting,
        add=add,
    )
