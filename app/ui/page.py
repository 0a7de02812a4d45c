"""What a page is, and what the window does for its pages. A page knows no other page: it asks the shell."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.progress import Progress
from app.ui.widgets import PageHeader

if TYPE_CHECKING:
    from datetime import date

    from app.services.logbook import Logbook


class Shell(Protocol):
    """The window as the pages see it."""

    @property
    def logbook(self) -> "Logbook":
        """The open data."""
        ...

    def go(self, page: str, **target: Any) -> None:
        """Open a page.

        beranda; jadwal (meeting_id); kegiatan (meeting_id, tab, day, kind); imbas (partner_id, new); orang
        (person_id); program; surat (letter_id); rekap (kind); paket; impor (meeting_id, path, day_id);
        impor-orang (path); impor-sekolah (path).
        """
        ...

    def new_meeting(self, day: "date | None" = None) -> None:
        """Ask for a new meeting (on `day`) over the page that is shown, and open it once it is made."""
        ...

    def edit_school(self) -> None:
        """Open the form of the model school."""
        ...

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Run long work with progress and cancel; `done(result)` in the window's thread. One at a time; the next waits.

        What goes wrong is told to the user; then `failed()` is called.
        """
        ...

    def quietly(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something small on a worker, without a word; `done(result)` in the window's thread."""
        ...

    def attempt(self, action: Callable[[], Any]) -> bool:
        """Do something quick; a known fault becomes a message. True when it worked."""
        ...

    def tell(self, text: str, *, undo: bool = False, file: Path | None = None) -> None:
        """A brief message in the status line, with a way back when there is one, or a way to the file it is about."""
        ...

    def remembered(self, name: str) -> str:
        """What was remembered under a name on this laptop, or empty."""
        ...

    def remember(self, name: str, value: str) -> None:
        """Remember something small about the work, such as the last folder."""
        ...

    def search(self) -> None:
        """Open the search (Ctrl+K)."""
        ...

    def open_folder(self, path: Any) -> None:
        """Show a folder or a file in the system's file manager."""
        ...


class Page(QWidget):
    """A page of the window: a header and a content."""

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__()
        self.shell = shell
        self.setProperty("role", "page")
        self.header = PageHeader(title)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addWidget(self.header)

    def open(self, **target: Any) -> None:
        """Show what `go` asked for."""

    def refresh(self) -> None:
        """Read the data again; the page is visible."""

    def focus_main(self) -> None:
        """Put the keyboard where the work on this page begins."""
        self.setFocus()

    def leave(self) -> bool:
        """Save what is open before another page comes; False to stay."""
        return True

    def undo_step(self) -> bool:
        """Take back the last thing said on this page that is not written yet; False when there is none."""
        return False

    def redo_step(self) -> bool:
        """Say again what was taken back; False when there is nothing."""
        return False

    def set_narrow(self, narrow: bool) -> None:
        """The window became narrow or wide."""
