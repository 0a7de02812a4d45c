"""The only place that builds things: folders, log, lock, open data, services, then a window or a command."""

import builtins
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.core.errors import BukuImbasError, LockedError, SetupError
from app.core.paths import DataFolder, default_data_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.core.lock import FolderLock
    from app.qt.crash import CrashHandler
    from app.qt.theme import Scheme
    from app.services.logbook import Logbook
    from app.ui.main_window import MainWindow


def run(arguments: list[str]) -> int:
    """Open the window, or run the command that the arguments name. Returns the exit status."""
    if _wants_window(arguments):
        folder = Path(arguments[1]) if arguments else default_data_folder()
        return open_window(DataFolder(folder.absolute()))
    from app.cli import run_command

    return run_command(arguments)


def _wants_window(arguments: list[str]) -> bool:
    """No command: nothing at all, or only `--data FOLDER`."""
    return not arguments or (len(arguments) == 2 and arguments[0] == "--data")


def open_logbook(folder: DataFolder) -> "Logbook":
    """The services on a data folder that is locked for us. Raises `SetupError`."""
    from app.core.log import start_log
    from app.services.logbook import Logbook

    start_log(folder.log)
    return Logbook(folder)


def lock_folder(folder: DataFolder) -> "FolderLock":
    """Keep other instances out of the data folder. Raises `LockedError`, `SetupError`."""

    from app.core.lock import FolderLock

    return FolderLock(folder.lock)


def open_window(folder: DataFolder) -> int:
    """The window. It paints first; the database library is imported after that, on a worker."""
    plain_import = builtins.__import__
    from PySide6.QtCore import QSettings

    # PySide6 replaces the import function with a slower one, for naming options that this program does not use.
    builtins.__import__ = plain_import
    from app.qt.first_paint import after_first_paint
    from app.qt.theme import Scheme, Theme, make_application
    from app.ui.main_window import MainWindow

    application = make_application(sys.argv[0])
    settings = QSettings(str(folder.root / "tampilan.ini"), QSettings.Format.IniFormat)
    theme = Theme(application, _scheme(settings.value("tampilan"), Scheme))
    try:
        lock = lock_folder(folder)
    except LockedError as error:
        return _hand_over(folder, error)
    except SetupError as error:
        return _refuse(error)
    window = MainWindow(folder.root, theme, lambda error: crash_handler(folder).report(error), settings)
    window.show()
    logbooks: list[Logbook] = []
    after_first_paint(window, lambda: _come_alive(folder, window, application, logbooks))
    status = application.exec()
    for logbook in logbooks:
        logbook.close()
    lock.release()
    return status


def _come_alive(
    folder: DataFolder, window: "MainWindow", application: "QApplication", logbooks: list["Logbook"]
) -> None:
    """Everything that can wait until the frame is on the screen."""
    from app.qt.prompts import show_problem
    from app.qt.single_instance import RaiseListener
    from app.qt.translation import install_indonesian

    crash_handler(folder).install()
    install_indonesian(application)
    window.draw_icons()
    listener = RaiseListener(folder.root, window)
    listener.asked.connect(window.come_to_front)

    def opened(logbook: "Logbook") -> None:
        logbooks.append(logbook)
        window.attach(logbook)
        if logbook.warning:
            window.tell(logbook.warning)

    def refused(error: BaseException) -> None:
        if isinstance(error, BukuImbasError):
            show_problem(window, "Data belum dapat dibuka", str(error))
        else:
            crash_handler(folder).report(error)
        application.exit(getattr(error, "exit_status", 1))

    window.jobs.start(lambda _progress: open_logbook(folder), succeeded=opened, failed=refused)


@cache
def crash_handler(folder: DataFolder) -> "CrashHandler":
    """The one crash handler, made when it is first needed."""
    from app.qt.crash import CrashHandler

    return CrashHandler(__version__, folder.log)


def _scheme(stored: object, kind: type["Scheme"]) -> "Scheme":
    """The colour scheme that was chosen; what is not one of them means: as the system."""
    return next((scheme for scheme in kind if scheme.value == stored), kind.SYSTEM)


def _hand_over(folder: DataFolder, error: SetupError) -> int:
    """Somebody holds the data: raise that window, or say why this one does not open."""
    from app.qt.single_instance import raise_other_window

    return 0 if raise_other_window(folder.root) else _refuse(error)


def _refuse(error: SetupError) -> int:
    from app.qt.prompts import show_problem

    show_problem(None, "Buku Imbas belum dapat dibuka", str(error))
    return error.exit_status
