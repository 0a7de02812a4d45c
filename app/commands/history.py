"""Undo and redo."""

from typing import TYPE_CHECKING

from app.commands.command import Command, Options
from app.commands.speaker import Speaker

if TYPE_CHECKING:
    from app.services.logbook import Logbook


def _undo(logbook: "Logbook", _options: Options, say: Speaker) -> int:
    return _tell_step(logbook.history.undo(), "Diurungkan", "Tidak ada yang bisa diurungkan.", say)


def _redo(logbook: "Logbook", _options: Options, say: Speaker) -> int:
    return _tell_step(logbook.history.redo(), "Diulangi", "Tidak ada yang bisa diulangi.", say)


def _tell_step(label: str | None, done: str, nothing: str, say: Speaker) -> int:
    say.line(f"{done}: {label}." if label else nothing)
    say.document({"label": label})
    return 0 if label else 3


COMMANDS = (
    Command(name="urung", about="urungkan langkah terakhir", run=_undo),
    Command(name="ulang", about="ulangi langkah yang diurungkan", run=_redo),
)
