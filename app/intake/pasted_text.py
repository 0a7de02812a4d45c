"""What was copied from Excel, a web page or a chat: recognised like a file."""

import tempfile
from pathlib import Path

from app.core.errors import UserError, environment_fault
from app.core.progress import Progress
from app.domain.lists import ListLayout, Recognition
from app.intake.recognise import recognise

PASTED = "Tempelan"
"""What messages call the clipboard."""


def recognise_pasted(
    text: str, html: str = "", progress: Progress | None = None, given: ListLayout | None = None
) -> Recognition:
    """The lists of people in copied text. Its formatted form is used where that holds a table: it keeps merged cells.

    Raises `UserError` when there is nothing, or when it cannot be read.
    """
    if not text.strip() and not html.strip():
        raise UserError("Belum ada yang disalin. Salin dahulu daftarnya di Excel atau WhatsApp, lalu tempel di sini.")
    if "<table" in html.casefold():
        page = html[html.find("<") :]
        seen = _recognise(f"<html><meta charset=utf-8>{page}", progress, given)
        if seen.tables or not text.strip():
            return seen
    return _recognise(text, progress, given)


def _recognise(content: str, progress: Progress | None, given: ListLayout | None) -> Recognition:
    try:
        with tempfile.TemporaryDirectory() as folder:  # the worker reads a file, whatever its content came from
            path = Path(folder) / "tempelan.txt"
            path.write_text(content, encoding="utf-8", errors="replace", newline="")
            return recognise(path, progress, given=given, name=PASTED)
    except OSError as error:
        raise environment_fault(error, "menyimpan tempelan untuk dibaca") from error
