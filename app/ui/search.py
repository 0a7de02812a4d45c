"""Search (Ctrl+K): pages, meetings, partner schools, letters, people and actions in one list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.dates import format_days
from app.qt.dialog import Dialog
from app.ui.menu import Action
from app.ui.navigation import PAGES
from app.ui.page import Shell
from app.ui.parts import text_label

_MOST = 60
_MOST_PEOPLE = 20
_LEAST_LETTERS = 2  # from which people are looked up
_PAGE, _COMMAND = "Halaman", "Perintah"


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the search: what it says, what kind of thing it is, what it does."""

    label: str
    kind: str
    action: Callable[[], object]
    only_for: str = ""  # the beginning of a word that has to be typed before this is offered


def found_for(text: str, every: Sequence[Found]) -> list[Found]:
    """What fits the words typed: the page of that name, then meetings, schools and letters, then commands."""
    words = text.casefold().split()
    if not words:
        return list(every)

    def fits(one: Found) -> bool:
        whole = f"{one.label} {one.kind}".casefold()
        asked = not one.only_for or any(word.startswith(one.only_for) for word in words)
        return asked and all(word in whole for word in words)

    def rank(one: Found) -> int:
        if one.kind == _PAGE:
            return 0 if one.label.casefold().startswith(words[0]) else 2
        return 3 if one.kind == _COMMAND else 1

    return sorted((one for one in every if fits(one)), key=rank)


def entries(shell: Shell, actions: Sequence[Action]) -> list[Found]:
    """Everything that can be found now."""
    found = [Found(entry.label, _PAGE, lambda code=entry.code: shell.go(code)) for entry in PAGES]
    for meeting in shell.logbook.meetings.meetings():
        days = format_days([day.date for day in meeting.days])
        found.append(
            Found(f"{meeting.title} · {days}", "Kegiatan", lambda m=meeting.id: shell.go("kegiatan", meeting_id=m))
        )
    for partner in shell.logbook.schools.partners():
        where = f" · Kec. {partner.district}" if partner.district else ""
        found.append(
            Found(f"{partner.name}{where}", "Sekolah imbas", lambda p=partner.id: shell.go("imbas", partner_id=p))
        )
    for letter in shell.logbook.letters.all():
        words = (letter.kind.label, letter.number or "belum bernomor", letter.subject)
        found.append(
            Found(" · ".join(filter(None, words)), "Surat", lambda n=letter.id: shell.go("surat", letter_id=n))
        )
    found += [Found(f"{one.label}   {one.keys}".strip(), _COMMAND, one.run, one.only_for) for one in actions]
    return found


def people_found(shell: Shell, words: str) -> list[Found]:
    """The people of the register whom the words may mean; looked up while typing, for there may be thousands."""
    if len(words.strip()) < _LEAST_LETTERS:
        return []
    return [
        Found(
            f"{line.name} · {line.origin}" if line.origin else line.name,
            "Orang",
            lambda p=line.id: shell.go("orang", person_id=p),
        )
        for line in shell.logbook.people.search(words, limit=_MOST_PEOPLE)
    ]


class SearchDialog(Dialog):
    """A field and a list; arrows move, Enter opens, Escape closes."""

    def __init__(
        self, found: Sequence[Found], parent: QWidget, people: Callable[[str], Sequence[Found]] = lambda _words: ()
    ) -> None:
        """`people(words)` looks up the people that the words may mean."""
        super().__init__(parent)
        self._found = found
        self._people = people
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Cari")
        self.resize(560, 380)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Cari orang, sekolah, kegiatan, surat, perintah …")
        self.field.setAccessibleName("Cari")
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.nothing = text_label("", "quiet", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Hasil pencarian")
        self.list.setProperty("role", "framed")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing)
        self._filter("")

    def _filter(self, text: str) -> None:
        self.list.clear()
        found = found_for(text, self._found)
        first = [one for one in found if one.kind != _COMMAND]
        for one in [*first, *self._people(text), *found[len(first) :]][:_MOST]:
            item = QListWidgetItem(f"{one.label}\n{one.kind}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.kind}: {one.label}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.nothing.setText("" if self.list.count() else f"Tidak ada yang cocok dengan “{text.strip()}”.")
        self.nothing.setVisible(not self.list.count())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._open(item)
                return True
        return super().eventFilter(watched, event)

    def _open(self, item: QListWidgetItem) -> None:
        found: Found = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        found.action()
