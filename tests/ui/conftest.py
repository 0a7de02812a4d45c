import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from app.core.paths import DataFolder
from app.qt.theme import Scheme, Theme
from app.qt.translation import install_indonesian
from app.services.logbook import Logbook
from app.ui.main_window import MainWindow


class Stage:
    """A real window on a real logbook, and hands to use it with."""

    def __init__(self, window: MainWindow, logbook: Logbook, qtbot, bugs: list[BaseException]) -> None:
        self.window = window
        self.logbook = logbook
        self.qtbot = qtbot
        self.bugs = bugs

    def page(self, kind: type):
        page = self.window.page
        assert isinstance(page, kind), page
        return page

    def settle(self) -> None:
        """Let running work end and what it changed be shown."""
        self.qtbot.waitUntil(lambda: not self.window.jobs.busy, timeout=30_000)
        self.qtbot.wait(30)

    def press(self, words: str) -> None:
        """Press the visible button with these words."""
        self.qtbot.wait(20)  # new widgets appear with the next round of events
        found = [b for b in self.window.findChildren(QPushButton) if b.text() == words and b.isVisible()]
        assert found, f"no button “{words}”"
        found[0].click()

    def texts(self) -> str:
        """Every word that stands in the window."""
        self.qtbot.wait(20)
        from PySide6.QtWidgets import QLabel

        parts = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]
        parts += [button.text() for button in self.window.findChildren(QPushButton) if button.isVisible()]
        return "\n".join(parts)

    def answer_problem(self, answer: str = "") -> list[str]:
        """Close the message that comes up, with the button of these words; its own words are in the list afterwards."""
        from PySide6.QtCore import QTimer

        heard: list[str] = []

        def close() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                timer.stop()
                heard.extend((box.text(), box.informativeText()))
                wanted = [one for one in box.buttons() if one.text() == answer] or box.buttons()
                wanted[0].click()

        timer = QTimer(self.window)
        timer.timeout.connect(close)
        timer.start(20)
        return heard


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    before, locale = qapp.palette(), QLocale()
    theme = Theme(qapp, Scheme.LIGHT)
    translator = install_indonesian(qapp)
    yield theme
    qapp.removeTranslator(translator)
    QLocale.setDefault(locale)
    qapp.setStyleSheet("")
    qapp.setPalette(before)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample school, filled once and closed."""
    folder = tmp_path_factory.mktemp("contoh") / "data"
    folder.mkdir()
    logbook = Logbook(DataFolder(folder))
    logbook.sample.fill()
    logbook.close()
    return folder


@pytest.fixture
def make_stage(qtbot, look: Theme, tmp_path: Path) -> Iterator[Callable[[], Stage]]:
    made: list[Stage] = []

    def make(width: int = 1366, height: int = 728) -> Stage:
        bugs: list[BaseException] = []
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        settings = QSettings(str(tmp_path / "tampilan.ini"), QSettings.Format.IniFormat)
        window = MainWindow(folder, look, bugs.append, settings)
        window.resize(width, height)
        window.show()
        logbook = Logbook(DataFolder(folder))
        window.attach(logbook)
        stage = Stage(window, logbook, qtbot, bugs)
        made.append(stage)
        return stage

    yield make
    for stage in made:
        stage.settle()
        stage.window.close()
        stage.logbook.close()
        stage.window.deleteLater()
        assert stage.bugs == []


@pytest.fixture
def empty(make_stage: Callable[[], Stage]) -> Stage:
    """A window on an empty logbook."""
    return make_stage()


@pytest.fixture
def stage(make_stage: Callable[[], Stage], sample_folder: Path, tmp_path: Path) -> Stage:
    """A window on the sample school."""
    shutil.copytree(sample_folder, tmp_path / "data")
    made = make_stage()
    made.settle()
    return made
