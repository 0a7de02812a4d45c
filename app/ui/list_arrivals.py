"""How a list comes to the window: as files that are dropped or chosen, or as text of the clipboard."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

LIST_FILTER = "Daftar (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.xml *.html *.htm);;Semua berkas (*)"
_SUFFIXES = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".xml", ".html", ".htm"}
NOTHING_TO_PASTE = "Belum ada daftar yang disalin. Salin dahulu di Excel atau WhatsApp (Ctrl+C), lalu tempel di sini."


def looks_like_list(path: Path) -> bool:
    """Whether a file may be a list, by its extension; its content decides later."""
    return path.suffix.lower() in _SUFFIXES


def files_of(mime: QMimeData) -> list[Path]:
    """The files that are being dragged, or that were copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def target_of(mime: QMimeData) -> dict[str, Any]:
    """What a page of import is opened with: `paths`, or `text` with its `html`; empty when there is neither."""
    paths = files_of(mime) if mime.hasUrls() else []
    if paths:
        return {"paths": paths}
    if mime.hasText() and mime.text().strip():
        return {"text": mime.text(), "html": mime.html() if mime.hasHtml() else ""}
    return {}


def clipboard_target() -> dict[str, Any]:
    """The same of what was copied last."""
    mime = QApplication.clipboard().mimeData()
    return target_of(mime) if mime is not None else {}


def list_is_copied() -> bool:
    """Whether what was copied last is more than one name: files, several lines, or cells of a table."""
    target = clipboard_target()
    text = target.get("text", "").strip()
    return "paths" in target or "\n" in text or "\t" in text
