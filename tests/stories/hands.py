"""Hands that use the window as a principal does: by the words that stand beside a field or on a button."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from app.core.paths import DataFolder
from app.domain.data_format.text import parse
from app.domain.records import Meeting
from app.domain.terms import LetterKind
from app.services.logbook import Logbook
from app.ui.calendar_export import save_calendar
from app.ui.letter_actions import RemarksDialog
from app.ui.meetings.detail import MeetingView
from app.ui.meetings.page import MeetingsPage
from app.ui.partners.page import PartnersPage
from app.ui.people.page import PeoplePage

Words = Mapping[str, str | int | bool]
"""What is entered, by the accessible name of the field."""

Step = Words | str | Callable[[Any], object]
"""In a dialog: what to enter, the button (or tab) to press, or something to do with it."""

_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QCheckBox)
_PATIENCE = 20  # milliseconds between two looks for a dialog


def field(root: QWidget, name: str) -> QWidget:
    """The one field of that name that can be seen and used in `root`."""
    named = [one for one in root.findChildren(QWidget) if isinstance(one, _FIELDS) and _name(one) == name]
    found = [one for one in named if one.isVisible() and one.isEnabled()]
    assert len(found) == 1, f"{len(found)} of {len(named)} fields “{name}” to fill among {_all(root)}"
    return found[0]


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QCheckBox) else "")


def _all(root: QWidget) -> list[str]:
    return [_name(one) for one in root.findChildren(QWidget) if isinstance(one, _FIELDS) and _name(one)]


def fill(root: QWidget, words: Words) -> None:
    """Enter the values: text as it is typed, a choice by its words, a tick as a bool."""
    for name, value in words.items():
        enter(field(root, name), value)


def enter(widget: QWidget, value: str | int | bool) -> None:
    """Enter one value, and leave the field."""
    if isinstance(widget, QComboBox):
        number = widget.findText(str(value))
        assert number >= 0, f"“{value}” is not offered: {[widget.itemText(n) for n in range(widget.count())]}"
        widget.setCurrentIndex(number)
        widget.activated.emit(number)
    elif isinstance(widget, QCheckBox):
        assert isinstance(value, bool)
        widget.setChecked(value)
    elif isinstance(widget, QSpinBox):
        assert isinstance(value, int)
        widget.setValue(value)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(str(value))
    else:
        assert isinstance(widget, QLineEdit)
        widget.setText(str(value))
        widget.textEdited.emit(str(value))
        widget.editingFinished.emit()


def press(root: QWidget, words: str) -> None:
    """Press the first button with these words that can be seen and used in `root`."""
    QApplication.processEvents()  # new widgets appear with the next round of events
    buttons = [one for one in root.findChildren(QAbstractButton) if one.text().replace("&", "") == words]
    found = [one for one in buttons if one.isVisible() and one.isEnabled()]
    assert found, f"no button “{words}” to press, {len(buttons)} there"
    found[0].click()


def words_in(root: QWidget) -> str:
    """Every label that can be seen in `root`."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def in_dialog(opens: Callable[[], object], act: Callable[[Any], object], kind: type[QDialog] = QDialog) -> None:
    """Do what opens a dialog, and `act(dialog)` once it is up; `act` must have closed it when it is done."""
    above = QApplication.activeModalWidget()
    faults: list[BaseException] = []
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is above or not isinstance(dialog, kind):
            return
        timer.stop()
        seen.append(dialog)
        try:
            act(dialog)
            assert not dialog.isVisible(), f"still open:\n{words_in(dialog)}"
        except BaseException as fault:  # it has to be closed first, or the test never ends
            faults.append(fault)
            dialog.done(0)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(_PATIENCE)
    opens()
    timer.stop()
    if faults:
        raise faults[0]
    assert seen, f"no {kind.__name__} came up"


class Principal:
    """Goes through the pages of a window; `stage` is the fixture of the tests of its pages."""

    def __init__(self, stage: Any) -> None:
        self.stage = stage
        self.window = stage.window
        self.logbook = stage.logbook

    def settle(self) -> None:
        """Let running work end and what it changed be shown."""
        self.stage.qtbot.waitUntil(lambda: not self.window.jobs.busy, timeout=30_000)
        self.stage.qtbot.wait(5)

    def go(self, code: str) -> None:
        """Click a page in the navigation."""
        self.window.navigation.buttons[code].click()
        self.settle()

    def press(self, words: str) -> None:
        """Press a button of the open page."""
        press(self.window, words)
        self.settle()

    def fill_in(self, opened_by: str, *steps: Step, save: str = "Simpan") -> None:
        """Press the button that opens a dialog, fill it in step by step, and save it."""

        def act(dialog: QDialog) -> None:
            for step in (*steps, save):
                take_step(dialog, step)

        in_dialog(lambda: press(self.window, opened_by), act)
        self.settle()

    def add_partners(self, *partners: tuple[Step, ...]) -> None:
        """Add partners on their page, the steps of each."""
        self.go("imbas")
        for number, steps in enumerate(partners):
            self.fill_in("Tambah sekolah" if number else "Tambah sekolah pertama", *steps)
        assert len(self.stage.page(PartnersPage).model.rows) == len(partners)

    def add_people(self, *people: Words) -> None:
        """Add people on their page; groups are ticked by their words."""
        self.go("orang")
        for number, words in enumerate(people):
            self.fill_in("Tambah orang" if number else "Tambah orang pertama", words)
        assert self.stage.page(PeoplePage).model.rowCount() == len(people)

    def meeting(self, title: str) -> Meeting:
        """The meeting of that title."""
        (found,) = [one for one in self.logbook.meetings.meetings() if one.title == title]
        return found

    def open_meeting(self, title: str, tab: str = "Ringkasan") -> MeetingView:
        """Open a meeting from the list of meetings, at a tab."""
        self.go("kegiatan")
        page = self.stage.page(MeetingsPage)
        (row,) = [row for row, one in enumerate(page.list.model.rows) if one.meeting.title == title]
        page.list.table.select(row)
        page.list.table.opened.emit(page.list.table.current())
        self.settle()
        press(page.detail.tabs, tab)
        self.settle()
        return page.detail

    def new_meeting(self, words: Words) -> None:
        """Write down a meeting that no proposal made; its page is open afterwards."""
        self.go("kegiatan")
        self.fill_in("Kegiatan baru" if self.logbook.meetings.meetings() else "Catat kegiatan pertama", words)

    def edit_meeting(self, title: str, words: Words, *steps: Callable[[MeetingView], object]) -> None:
        """Fill in the summary of a meeting, do the steps with its view, and save."""
        detail = self.open_meeting(title)
        fill(detail.summary, words)
        for step in steps:
            step(detail)
        if detail.summary.changed:  # putting delegates on the list saves by itself
            press(detail.summary, "Simpan perubahan")
        self.settle()

    def mark_present(self, title: str, *names: str, day: str = "") -> None:
        """Type people of the register onto the attendance list of a meeting, on a day named as its button is."""
        detail = self.open_meeting(title, "Kehadiran")
        if day:
            self.press(day)
        for name in names:
            enter(detail.attendance.field, name)
            in_dialog(detail.attendance.field.returnPressed.emit, lambda dialog: press(dialog, "Tambahkan"))
            self.settle()

    @staticmethod
    def pick_person(row: Any, typed: str) -> None:
        """Type in the name field of a row and take the only one that is offered."""
        enter(row.name.field, typed)
        (offer,) = row.name.offers()
        row.name.pick(offer.id)

    def write_letter(self, title: str, kind: LetterKind, *steps: Step) -> None:
        """Write a letter in the tab of a meeting."""
        self.open_meeting(title, "Surat")
        self.fill_in("Buat undangan" if kind is LetterKind.INVITATION else "Buat surat tugas", *steps)

    def finish_letter(self, title: str, remarks: list[str] | None = None) -> str:
        """Finish the first letter of a meeting; the words of its PDF. `remarks` takes what was pointed at before."""
        detail = self.open_meeting(title, "Surat")

        def make_anyway(dialog: RemarksDialog) -> None:
            assert remarks is not None, words_in(dialog)
            remarks.append(words_in(dialog))
            press(dialog, "Tetap buat")

        if remarks is None:
            press(detail.letters, "Selesaikan")
        else:
            in_dialog(lambda: press(detail.letters, "Selesaikan"), make_anyway, RemarksDialog)
        self.settle()
        (letter, *_) = (line.letter for line in self.logbook.letters.of_meeting(self.meeting(title).id))
        (document,) = self.logbook.documents.find([letter.document_id])
        return pdf_text(self.logbook.documents.path_of(document))

    def calendar(self, path: Path) -> str:
        """The calendar file of all meetings, with its folded lines joined."""
        save_calendar(self.window, None, path)
        self.settle()
        return path.read_bytes().decode().replace("\r\n ", "").replace("\r\n", "\n").replace("\\,", ",")

    def facts(self, folder: Path) -> dict[str, Any]:
        """The facts of the whole logbook, as `ekspor-data` writes them."""
        return _exported(self.logbook, folder / "dari-jendela.toml")


def take_step(dialog: QWidget, step: Step) -> None:
    """One step in a dialog."""
    if isinstance(step, str):
        press(dialog, step)
    elif isinstance(step, Mapping):
        fill(dialog, step)
    else:
        step(dialog)


def facts_of_file(path: Path, folder: Path) -> dict[str, Any]:
    """The facts of a data file, as a logbook that was filled by it writes them."""
    (folder / "muatan").mkdir()
    logbook = Logbook(DataFolder(folder / "muatan"))
    logbook.data_files.load(path)
    facts = _exported(logbook, folder / "dari-berkas.toml")
    logbook.close()
    return facts


def _exported(logbook: Logbook, path: Path) -> dict[str, Any]:
    logbook.data_files.export(path)
    document = parse(path.name, path.read_bytes())
    return _told(document, dict(_names(document)))


def _names(value: object) -> Iterator[tuple[str, str]]:
    """What each uid names."""
    if isinstance(value, dict):
        if "uid" in value and (name := value.get("nama") or value.get("judul")):
            yield value["uid"], name
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _names(one)


def _told(value: Any, names: Mapping[str, str]) -> Any:
    """The same without what only the program knows: uids become names, moments of writing go.

    Whoever stands in the register comes from where the register says, so a task does not tell it again.
    """
    if isinstance(value, dict):
        hidden = {"uid", "ditambahkan", "pada"} | ({"instansi"} if "orang" in value else set())
        return {key: _told(one, names) for key, one in value.items() if key not in hidden}
    if isinstance(value, list):
        return [_told(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def pdf_text(path: Path) -> str:
    """The words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
