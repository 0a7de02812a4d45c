"""The frame: navigation, one page at a time, status line, menu, keys. It paints before any data is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import BukuImbasError, Cancelled
from app.core.progress import Progress
from app.qt.folders import folders
from app.qt.jobs import JobRunner
from app.qt.theme import NARROW_WIDTH, PAGE_MARGIN, Scheme, Theme
from app.ui.navigation import PAGES, NavigationBar
from app.ui.parts import text_label
from app.ui.status import StatusLine

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from app.services.logbook import Logbook
    from app.ui.page import Page
    from app.ui.tray import TrayReminder

_USUAL = (1366, 728)  # a small laptop less its task bar
_LISTED_UNDER = {"impor": "kegiatan", "impor-orang": "orang", "impor-sekolah": "imbas"}  # pages of no line of their own


class MainWindow(QMainWindow):
    """The window. `attach(logbook)` brings it to life; until then it shows its frame."""

    _changed = Signal(object)

    def __init__(
        self, folder: Path, theme: Theme, report_bug: Callable[[BaseException], None], settings: "QSettings"
    ) -> None:
        """`report_bug` shows the crash dialog; `settings` keeps size and colour scheme."""
        super().__init__()
        self.folder = folder
        self._theme = theme
        self._report_bug = report_bug
        self._settings = settings
        folders.remember_in(settings)
        self._logbook: Logbook | None = None
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._current = ""
        self._narrow = False
        self._refresh_due = False
        self._fill_screen = False
        self._quitting = False
        self.reminder: TrayReminder | None = None  # while it is on, closing the window leaves it in the tray
        self.jobs = JobRunner(self)
        self._quiet_jobs = JobRunner(self)  # nobody is asked about these when the window closes
        self._task_title = ""  # of the long work that runs
        self._tasks_next: dict[str, Callable[[], None]] = {}  # title to the start of long work that waits for it
        self.setWindowTitle("Buku Imbas")
        self.setMinimumSize(840, 440)
        self.navigation = NavigationBar()
        self.status = StatusLine()
        self.stack = QStackedWidget()
        self._opening = QWidget()
        waiting = QVBoxLayout(self._opening)
        waiting.setContentsMargins(PAGE_MARGIN, 14, PAGE_MARGIN, 12)
        waiting.setSpacing(16)
        waiting.addWidget(text_label("Beranda", "page-title"))
        waiting.addWidget(text_label("Membuka data …", "quiet"))
        waiting.addStretch(1)
        self.stack.addWidget(self._opening)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        centre = QWidget()
        whole = QHBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.navigation)
        whole.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.navigation.chosen.connect(self._navigate)
        self.navigation.menu_asked.connect(self.show_menu)
        self.status.undo_asked.connect(self.undo)
        self.status.folder_asked.connect(lambda: self.open_folder(self.folder))
        self.status.file_asked.connect(self.open_folder)
        self._changed.connect(self._mark_changed)
        self.stack.setFocus()
        self._restore_size()

    @property
    def logbook(self) -> "Logbook":
        """The open data."""
        assert self._logbook is not None
        return self._logbook

    @property
    def scheme(self) -> Scheme:
        """The colour scheme that is chosen."""
        return self._theme.scheme

    @property
    def page(self) -> "Page | None":
        """The page that is open."""
        return self._pages.get(self._current)

    # ---- coming to life

    def attach(self, logbook: "Logbook") -> None:
        """Show the data. Called once, after the first paint."""
        self._logbook = logbook
        from PySide6.QtCore import QLocale

        self.setLocale(QLocale())
        logbook.subscribe(self._changed.emit)
        self._keys()
        from app.ui.keyboard import LogbookUndo

        LogbookUndo(self)
        self._theme.on_change(self._restyled)
        self.status.set_folder(str(self.folder))
        self._show_state()
        self.go("beranda")
        if self.remembered("pengingat"):
            self.set_reminder(True)

    def draw_icons(self) -> None:
        """What the first paint did without: icons, and on a small screen the whole of it."""
        self.navigation.draw_icons()
        if self._fill_screen:
            self._fill_screen = False
            self.showMaximized()

    def _keys(self) -> None:
        for number, entry in enumerate(PAGES, start=1):
            self._key(f"Alt+{number}", lambda code=entry.code: self.go(code))
        self._key("Ctrl+K", self.search)
        self._key("Ctrl+Z", self._undo_here)
        self._key("Ctrl+Y", self._redo_here)
        self._key("Ctrl+Shift+Z", self._redo_here)
        self._key("Ctrl+N", self.new_meeting)
        self._key("Ctrl+Q", self.quit)
        self._key("F1", self.help)
        self._key("F10", self.show_menu)

    def _key(self, keys: str, action: Callable[[], object]) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: action())

    # ---- pages

    def go(self, page: str, **target: Any) -> None:
        """Open a page; the one before saves what it holds first."""
        before = self.page
        if before is not None and not before.leave():
            self.navigation.set_current(self._navigation_code())
            return
        shown = self._built(page)
        self._current = page
        self._stale.discard(page)
        self.navigation.set_current(self._navigation_code())
        self.stack.setCurrentWidget(shown)
        if self.attempt(lambda: shown.open(**target)) and self.page is shown:  # opening may have led on to another page
            self.attempt(shown.refresh)
            shown.focus_main()

    def _built(self, page: str) -> "Page":
        if page not in self._pages:
            from app.ui.pages import build_page

            self._pages[page] = build_page(page, self)
            self._pages[page].set_narrow(self._narrow)
            self.stack.addWidget(self._pages[page])
        return self._pages[page]

    def new_meeting(self, day: "date | None" = None) -> None:
        """Ask for a new meeting over the page that is shown; once it is made, its own page comes."""
        from app.ui.meetings.page import MeetingsPage

        page = self._built("kegiatan")
        assert isinstance(page, MeetingsPage)
        self.attempt(lambda: page.new(day))

    def _navigation_code(self) -> str:
        return _LISTED_UNDER.get(self._current, self._current)

    def _navigate(self, code: str) -> None:
        if self._logbook is None:
            self.navigation.set_current("beranda")
        elif code == "sekolah":
            self.edit_school()
        elif code == "bantuan":
            self.help()
        else:
            self.go(code)

    # ---- changes

    def _mark_changed(self, _tables: object) -> None:
        self._stale.update(self._pages)
        if not self._refresh_due:
            self._refresh_due = True
            QTimer.singleShot(0, self._refresh)

    def _refresh(self) -> None:
        self._refresh_due = False
        if self._logbook is None:
            return
        self.attempt(self._show_state)
        page = self.page
        if page is not None and self._current in self._stale:
            from app.ui.keyboard import lost_its_place

            self._stale.discard(self._current)
            before = self.focusWidget()
            self.attempt(page.refresh)
            if lost_its_place(before, self.focusWidget()):
                page.focus_main()

    def _show_state(self) -> None:
        from app.ui.state import shown_state

        state = shown_state(self.logbook)
        self.navigation.set_school(state.school, state.year)
        self.navigation.buttons["kegiatan"].set_count(state.incomplete_meetings)
        self.navigation.buttons["jadwal"].set_count(state.late)
        self.status.set_saved(state.saved)

    # ---- what pages ask

    def attempt(self, action: Callable[[], Any]) -> bool:
        """Do something quick; a known fault becomes a message, a bug the crash dialog."""
        try:
            action()
        except Exception as error:  # noqa: BLE001 - sorted by `_fault`
            self._fault(error)
            return False
        return True

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Run long work; a panel with Batal appears when it takes longer than 0.3 s. One at a time, in their order.

        The same work asked for twice, as by a double click, runs once: the second gets a sentence and `failed()`.
        """
        from app.qt.progress_dialog import ProgressDialog

        if title == self._task_title or title in self._tasks_next:
            self.tell("Tunggu sebentar, pekerjaan sebelumnya belum selesai.")
            if failed is not None:
                failed()
            return

        def good(result: Any) -> None:
            self._next_task(lambda: self.attempt(lambda: done(result)))

        def bad(error: BaseException) -> None:
            self._next_task(lambda: self._fault(error))
            if failed is not None:
                failed()

        def start() -> None:
            self._task_title = title
            ProgressDialog(self.jobs.start(work, succeeded=good, failed=bad), title, self)

        if self._task_title:
            self._tasks_next[title] = start
        else:
            start()

    def _next_task(self, ended: Callable[[], object]) -> None:
        """Have long work `ended`, which may ask for more, then start what waits."""
        self._task_title = ""
        ended()
        if self._tasks_next and not self._task_title:
            self._tasks_next.pop(next(iter(self._tasks_next)))()

    def quietly(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something small on a worker, without progress; what goes wrong is told all the same."""

        def good(result: Any) -> None:
            self.attempt(lambda: done(result))

        self._quiet_jobs.start(lambda _progress: work(), succeeded=good, failed=self._fault)

    def _fault(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self.tell(str(error))
        elif isinstance(error, BukuImbasError):
            from app.qt.prompts import show_problem

            show_problem(self, "Belum berhasil", str(error))
        else:
            self._report_bug(error)

    def tell(self, text: str, *, undo: bool = False, file: Path | None = None) -> None:
        """A brief message at the foot of the window."""
        self.status.tell(text, undo=undo, file=file)

    def _undo_here(self) -> None:
        """Undo the last thing said on the page that is not written yet; else the last use case."""
        if self.page is None or not self.page.undo_step():
            self.undo()

    def _redo_here(self) -> None:
        if self.page is None or not self.page.redo_step():
            self.redo()

    def undo(self) -> None:
        """Undo the last use case and say what it was."""
        history = self.logbook.history
        label = history.undo_label()
        if not label:
            self.tell("Tidak ada yang dapat diurungkan.")
        elif self.attempt(history.undo):
            self.tell(f"Diurungkan: {label}. Ctrl+Y mengulanginya.")

    def redo(self) -> None:
        """Redo what was undone and say what it was."""
        history = self.logbook.history
        label = history.redo_label()
        if not label:
            self.tell("Tidak ada yang dapat diulangi.")
        elif self.attempt(history.redo):
            self.tell(f"Diulangi: {label}.", undo=True)

    def edit_school(self) -> None:
        """The model school's own data."""
        from app.ui.school_form import edit_model_school

        edit_model_school(self, self)

    def remembered(self, name: str) -> str:
        """What was remembered under a name, or empty."""
        return str(self._settings.value(name) or "")

    def remember(self, name: str, value: str) -> None:
        """Keep something small beside the size of the window."""
        self._settings.setValue(name, value)

    def search(self) -> None:
        """The search over pages, meetings, partners, people and actions."""
        from app.ui.menu import history_actions, work_actions
        from app.ui.search import SearchDialog, entries, people_found

        found = entries(self, history_actions(self) + work_actions(self))
        SearchDialog(found, self, lambda words: people_found(self, words)).open()

    def help(self) -> None:
        """The help page."""
        from app.ui.help import HelpDialog

        HelpDialog(self).open()

    def open_folder(self, path: Any) -> None:
        """Show a folder or file with the system's own program."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.tell(f"Folder tidak dapat dibuka dari sini. Letaknya: {path}")

    # ---- menu

    def show_menu(self) -> None:
        """Open the menu below its button."""
        if self._logbook is not None:
            from app.ui.menu import build_menu

            anchor = self.navigation.menu
            build_menu(self).popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def set_scheme(self, scheme: Scheme) -> None:
        """Light, dark, or as the system; remembered."""
        self._settings.setValue("tampilan", scheme.value)
        self._theme.set_scheme(scheme)

    def set_reminder(self, on: bool) -> None:
        """The reminder in the system tray, remembered; where there is no tray this says so."""
        from app.ui.tray import SETTING, TrayReminder, tray_available

        if on and not tray_available():
            self.tell("Komputer ini tidak punya baki sistem, jadi pengingat belum dapat dinyalakan.")
            return
        self.remember(SETTING, "ya" if on else "")
        if on and self.reminder is None:
            self.reminder = TrayReminder(self)
        elif not on and self.reminder is not None:
            self.reminder.end()
            self.reminder = None

    def _restyled(self) -> None:
        self.draw_icons()
        for page in self._pages.values():
            page.update()

    # ---- size and end

    def _restore_size(self) -> None:
        geometry = self._settings.value("jendela")
        if geometry is None or not self.restoreGeometry(geometry):  # pyright: ignore[reportArgumentType]
            room = self.screen().availableGeometry()
            self.resize(min(_USUAL[0], room.width()), min(_USUAL[1], room.height()))
            self._fill_screen = room.width() <= _USUAL[0]

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_WIDTH
        if narrow != self._narrow:
            self._narrow = narrow
            self.navigation.set_narrow(narrow)
            for page in self._pages.values():
                page.set_narrow(narrow)

    def come_to_front(self) -> None:
        """A second start wants this window."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """End the program, also where closing the window would leave it in the tray."""
        self._quitting = True
        closed = self.close()
        self._quitting = False
        if closed and self.reminder is not None:
            from PySide6.QtWidgets import QApplication

            self.reminder.end()
            self.reminder = None
            QApplication.quit()

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Save what is open, stop what runs; while the reminder is on, only go out of sight."""
        page = self.page
        if page is not None and not page.leave():
            event.ignore()
            return
        if self.reminder is not None and not self._quitting:
            self.hide()
            event.ignore()
            return
        if self.jobs.busy:
            from app.qt.prompts import ask

            if not ask(
                self,
                "Pekerjaan masih berjalan",
                "Bila ditutup sekarang, pekerjaan itu dibatalkan dan tidak meninggalkan apa pun.",
                "Tutup dan batalkan",
                "Tunggu",
            ):
                event.ignore()
                return
            self._tasks_next.clear()
            self.jobs.shut_down()
        self._quiet_jobs.shut_down()
        self._settings.setValue("jendela", self.saveGeometry())
        super().closeEvent(event)
