"""The navigation at the left: school and year, the pages with what waits in them, the way to the school's own data."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from app.qt.theme import mark
from app.ui.parts import PushButton, badge, text_label, two_lines

_WIDE, _NARROW = 196, 56
_BESIDE = 70  # pixels of the margins and the menu button beside the school's name


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation."""

    code: str
    label: str
    icon: str
    key: str


PAGES = (
    Entry("beranda", "Beranda", "home", "Alt+1"),
    Entry("jadwal", "Jadwal", "calendar", "Alt+2"),
    Entry("kegiatan", "Kegiatan", "meetings", "Alt+3"),
    Entry("imbas", "Sekolah Imbas", "partners", "Alt+4"),
    Entry("orang", "Orang", "people", "Alt+5"),
    Entry("program", "Program", "programme", "Alt+6"),
    Entry("surat", "Surat", "letters", "Alt+7"),
    Entry("rekap", "Rekap", "recap", "Alt+8"),
    Entry("paket", "Paket", "packet", "Alt+9"),
)
_ENDS_GROUP = {"orang", "surat"}  # a thin line follows
FOOT = (Entry("sekolah", "Data sekolah", "school", ""), Entry("bantuan", "Bantuan", "help", "F1"))


class NavigationButton(PushButton):
    """An entry with an icon and a small count at its right end."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.label)
        self.entry = entry
        self.setProperty("kind", "navigation")
        self.setIconSize(QSize(18, 18))
        self.setProperty("bare", "true")  # the style sheet keeps the place of the icon until it is drawn
        self.setAutoDefault(False)
        self.setToolTip(f"{entry.label} ({entry.key})" if entry.key else entry.label)
        self.count = badge("", "soon")
        self.count.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addStretch(1)
        layout.addWidget(self.count)

    def set_count(self, number: int) -> None:
        """Show how many things wait, or nothing."""
        self.count.setText(str(number))
        self.count.setVisible(number > 0 and bool(self.text()))
        waiting = f", {number} menunggu" if number else ""
        self.setAccessibleName(f"{self.entry.label}{waiting}")

    def set_narrow(self, narrow: bool) -> None:
        """Icon only, or icon and word."""
        self.setText("" if narrow else self.entry.label)
        self.count.setVisible(not narrow and self.count.text() not in ("", "0"))


class NavigationBar(QFrame):
    """Sends `chosen(code)`; `menu_asked` for the menu button."""

    chosen = Signal(str)
    menu_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "navigation")
        self.setAccessibleName("Navigasi")
        self._narrow = False
        self.school = text_label("Buku Imbas", "strong", wrap=True)
        self.year = text_label("", "secondary", wrap=True)
        self.menu = QToolButton()
        self.menu.setAccessibleName("Menu")
        self.menu.setToolTip("Menu (F10)")
        self.menu.setIconSize(QSize(18, 18))
        self.menu.clicked.connect(self.menu_asked)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.school)
        words.addWidget(self.year)
        self._top = QHBoxLayout()
        self._top.setContentsMargins(10, 0, 0, 8)
        self._top.addLayout(words, 1)
        corner = QVBoxLayout()
        corner.addWidget(self.menu)
        corner.addStretch(1)
        self._top.addLayout(corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 14, 8, 10)
        layout.setSpacing(2)
        layout.addLayout(self._top)
        self.buttons: dict[str, NavigationButton] = {}
        for entry in PAGES:
            one = self._add(entry)
            one.setCheckable(True)
            layout.addWidget(one)
            if entry.code in _ENDS_GROUP:
                layout.addSpacing(6)
                layout.addWidget(self._rule())
                layout.addSpacing(6)
        layout.addStretch(1)
        for entry in FOOT:
            layout.addWidget(self._add(entry))
        self.setFixedWidth(_WIDE)
        self.set_current("beranda")

    @staticmethod
    def _rule() -> QFrame:
        rule = QFrame()
        rule.setProperty("role", "line")
        return rule

    def _add(self, entry: Entry) -> NavigationButton:
        one = NavigationButton(entry)
        one.clicked.connect(lambda _checked=False: self.chosen.emit(entry.code))
        self.buttons[entry.code] = one
        return one

    def set_current(self, code: str) -> None:
        """Mark the page that is open."""
        for entry in PAGES:  # no button group: it would let Tab reach only the page that is open
            self.buttons[entry.code].setChecked(entry.code == code)

    def set_school(self, name: str, year: str) -> None:
        """Name the school and the year on top."""
        for label, text in ((self.school, name or "Buku Imbas"), (self.year, year)):
            short = two_lines(text, label, _WIDE - _BESIDE)
            label.setText(short)
            label.setToolTip(text if short != text else "")
            label.setAccessibleName(text)
        self.year.setVisible(bool(year) and not self._narrow)

    def draw_icons(self) -> None:
        """Draw the icons in the theme's colours (after the first paint)."""
        from app.qt.icons import icon

        for one in self.buttons.values():
            one.setIcon(icon(one.entry.icon))
            mark(one, "bare", "")
        self.menu.setIcon(icon("menu"))

    def set_narrow(self, narrow: bool) -> None:
        """Icons only where the window is narrow."""
        self._narrow = narrow
        self.school.setVisible(not narrow)
        self.year.setVisible(not narrow and bool(self.year.text()))
        self._top.setContentsMargins(0 if narrow else 10, 0, 0, 8)
        for one in self.buttons.values():
            one.set_narrow(narrow)
        self.setFixedWidth(_NARROW if narrow else _WIDE)
