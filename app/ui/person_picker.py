"""A field that finds people while one types, for forms that name somebody; a name of nobody known stays as typed."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from app.domain.people_list import PersonLine
from app.domain.records import Person
from app.domain.terms import PersonGroup
from app.ui.page import Shell

_OFFERED = 12
_LEAST_WIDTH = 420  # pixels of the list of offers, also below a short field
_LINE = Qt.ItemDataRole.UserRole


class PersonPicker(QWidget):
    """Sends `picked(Person)` when somebody of the register is chosen, and `changed` on every edit.

    `text` is what stands in the field; `person` is who was chosen, until the text is changed by hand.
    """

    picked = Signal(object)
    changed = Signal()

    def __init__(
        self,
        shell: Shell,
        placeholder: str = "Ketik nama, sekolah, atau NIP",
        *,
        name: str = "Cari orang",
        group: PersonGroup | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is the accessible name; `group` offers only people of that group."""
        super().__init__(parent)
        self._shell = shell
        self._group = group
        self._person: Person | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(name)
        self._offers = QStandardItemModel(self)
        self.completer = _NameCompleter(self._offers, self)
        self.field.setCompleter(self.completer)
        self.field.textEdited.connect(self._typed)
        self.completer.activated[QModelIndex].connect(self._take)  # pyright: ignore[reportIndexIssue]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)

    @property
    def text(self) -> str:
        """What stands in the field, without spaces around it."""
        return " ".join(self.field.text().split())

    @text.setter
    def text(self, text: str) -> None:
        self.field.setText(text)
        self.field.setCursorPosition(0)
        self._person = None

    @property
    def person(self) -> Person | None:
        """Who was chosen and still stands in the field."""
        return self._person

    def set_person(self, person: Person | None) -> None:
        """Show somebody as chosen, without a signal."""
        self.text = person.name if person is not None else ""
        self._person = person

    def offers(self) -> list[PersonLine]:
        """Who is offered now."""
        return [self._offers.item(row).data(_LINE) for row in range(self._offers.rowCount())]

    def pick(self, person_id: int) -> None:
        """Choose somebody of the register."""
        person = self._shell.logbook.people.person(person_id)
        self.set_person(person)
        self.picked.emit(person)
        self.changed.emit()

    def _typed(self, text: str) -> None:
        self._person = None
        self._offers.clear()
        if text.strip():
            self._shell.attempt(lambda: self._offer(text))
        self.changed.emit()

    def _offer(self, words: str) -> None:
        for line in self._shell.logbook.people.search(words, group=self._group, limit=_OFFERED):
            item = QStandardItem(" · ".join(part for part in (line.name, line.origin, line.position) if part))
            item.setData(line, _LINE)
            item.setToolTip(line.name)
            self._offers.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        line: PersonLine = index.data(_LINE)
        self._shell.attempt(lambda: self.pick(line.id))


class _NameCompleter(QCompleter):
    """Offers all that was found; the chosen line leaves only the name in the field."""

    def __init__(self, model: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_OFFERED)
        self.popup().setProperty("role", "framed")
        self.popup().setMinimumWidth(_LEAST_WIDTH)
        self.popup().setTextElideMode(Qt.TextElideMode.ElideRight)

    def pathFromIndex(self, index: QModelIndex) -> str:  # pyright: ignore[reportIncompatibleMethodOverride]
        line: PersonLine | None = index.data(_LINE)
        return line.name if line is not None else ""
