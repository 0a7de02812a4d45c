"""Write meetings to a calendar file, from any page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.page import Shell

_ENDING = ".ics"


def ask_for_calendar(shell: Shell, owner: QWidget, meeting_ids: Sequence[int] | None, name: str) -> None:
    """Ask where to write the meetings (None: all) and write them; `name` is proposed for the file, without ending."""
    from app.qt.prompts import choose_new_file

    plain = "".join(char if char.isalnum() or char in " -_" else "-" for char in name).strip()[:80] or "kegiatan"
    path = choose_new_file(owner.window(), "Ekspor kalender", "kalender", f"{plain}{_ENDING}", "Kalender (*.ics)")
    if path is not None:
        save_calendar(shell, meeting_ids, path)


def save_calendar(shell: Shell, meeting_ids: Sequence[int] | None, path: Path) -> None:
    """Write the meetings (None: all) to `path` and say how they get into the user's calendar."""
    target = path if path.suffix.lower() == _ENDING else path.with_name(path.name + _ENDING)
    shell.run(
        "Menulis kalender",
        lambda _progress: shell.logbook.schedule.export_calendar(target, meeting_ids),
        lambda count: shell.tell(
            f"{count} hari kegiatan ditulis ke {target}. Buka berkas itu dengan kalender Anda.", file=target
        ),
    )
