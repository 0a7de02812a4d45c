"""What every import page looks like: the file at the left, the plan beside it, one button that writes it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.lists import ListTable, Sheet
from app.qt.fields import ComboBox
from app.qt.theme import CARD_GAP, PAGE_MARGIN
from app.ui.importing.answers import Answers
from app.ui.importing.marks import Marks
from app.ui.importing.plan_view import PlanView
from app.ui.importing.preview import Preview
from app.ui.importing.wording import Words
from app.ui.page import Page, Shell
from app.ui.parts import button, text_label
from app.ui.widgets import Card, bring_into_view, scrolled

_SIDE, _NARROW_SIDE = 440, 300  # pixels of the plan
_SCROLLED = 18  # pixels of it that the scroll bar takes
_PADDING = 34  # pixels inside a card, left and right


def certainty(share: float) -> str:
    """In words how surely the columns were recognised (0 to 1)."""
    if share >= 0.9:
        return "dikenali dengan baik"
    return "cukup yakin" if share >= 0.75 else "mohon diperiksa"


def header_place(rows: tuple[int, int] | None) -> str:
    """Where the header of a list stands, in words."""
    if rows is None:
        return "tanpa baris judul"
    return f"judul di baris {rows[0]}" if rows[0] == rows[1] else f"judul di baris {rows[0]}–{rows[1]}"


def table_line(table: ListTable) -> str:
    """A list of people as the choice of lists names it."""
    name = f"Lembar “{table.sheet}”" if table.sheet else "Isi berkas"
    return f"{name}, baris {table.first_row}–{table.last_row}: {table.different} orang"


class ImportFrame(Page):
    """Nothing is written before the button. A page fills `tools` and answers `cancel`, `commit`, `show_button`."""

    def __init__(
        self,
        shell: Shell,
        title: str,
        words: Words,
        *,
        points: bool,
        about: Callable[[int], str] | None = None,
    ) -> None:
        """`points` lets the user say what columns and rows mean; see `PlanView` for `about`."""
        super().__init__(shell, title)
        self.header.add_button(button("Batal", self.cancel))
        self.import_button = button("Impor", self.commit, kind="primary")
        self.header.add_button(self.import_button)
        self.table_box = ComboBox("Lembar atau tabel")
        self.table_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.seen = text_label("", "secondary", wrap=True)
        self.preview = Preview(points=points)
        self.left = Card("Isi berkas")
        self.left.body.setContentsMargins(1, 12, 1, 10)
        self.left.heading.setContentsMargins(15, 0, 15, 0)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(15, 0, 15, 0)
        self.tools.setSpacing(8)
        self.tools.addWidget(self.table_box, 3)
        self.note_row = QHBoxLayout()
        self.note_row.setContentsMargins(15, 0, 15, 0)
        self.note_row.addWidget(self.seen, 1)
        self.left.body.addLayout(self.tools)
        self.left.body.addLayout(self.note_row)
        self.left.body.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 4, 15, 0)
        self.foot = text_label("Baris abu-abu tidak diimpor: judul, tanda tangan, baris kosong.", "quiet", wrap=True)
        foot.addWidget(self.foot, 1)
        self.left.body.addLayout(foot)
        self.plan_view = PlanView(words, about=about)
        self.plan_view.answered.connect(self.answered)
        self.plan_view.place_asked.connect(self._point_out)
        self.plan_view.notes.place_asked.connect(self._look)
        self.side = scrolled(self.plan_view)
        self.column = QVBoxLayout()  # the file, and what a page puts above it
        self.column.setSpacing(CARD_GAP)
        self.column.addWidget(self.left, 1)
        frame = QWidget()
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        layout.setSpacing(CARD_GAP)
        layout.addLayout(self.column, 1)
        layout.addWidget(self.side)
        self.outer.addWidget(frame, 1)
        self.set_narrow(False)

    def focus_main(self) -> None:
        """The file."""
        self.preview.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """A slimmer right column."""
        width = _NARROW_SIDE if narrow else _SIDE
        self.side.setFixedWidth(width)
        self.plan_view.room = width - _SCROLLED - _PADDING

    def cancel(self) -> None:
        """Back to where the import began; nothing was written."""
        raise NotImplementedError

    def commit(self) -> None:
        """Write what is shown with the answers given."""
        raise NotImplementedError

    def show_button(self) -> None:
        """Say on the button what it would do now."""
        raise NotImplementedError

    def show_place(self, _sheet: str, row: int, column: str = "") -> None:
        """Bring a row of a sheet, and the cell of a column, into view."""
        self.preview.show_cell(row, column)

    def _point_out(self, sheet: str, row: int, column: str) -> None:
        """Bring what a question is about into view, unless the user is at work in the file."""
        if not self.left.isAncestorOf(self.focusWidget()):
            self.show_place(sheet, row, column)

    def _look(self, sheet: str, row: int, column: str) -> None:
        """Bring a place into view and the keyboard to it: F2 corrects it where it can be corrected."""
        self.show_place(sheet, row, column)
        self.preview.setFocus()

    def show_nothing(self) -> None:
        """While the file is being read."""
        self.plan_view.hide()
        self.left.hide()
        self.import_button.setEnabled(False)
        self.import_button.setText("Impor")

    def offer_tables(self, lines: list[str]) -> None:
        """Offer the lists of the file, the first chosen."""
        self.table_box.clear()
        self.table_box.addItems(lines)
        self.table_box.setEnabled(len(lines) > 1)
        self.left.show()

    def show_sheet(self, sheets: tuple[Sheet, ...], name: str, marks: Marks, message: str) -> None:
        """Show one sheet with what was understood of it."""
        sheet = next((one for one in sheets if one.name == name), sheets[0])
        self.preview.show_sheet(sheet, marks)
        cut = ""
        if len(sheet.rows) < sheet.total_rows:
            cut = f" Yang ditampilkan {len(sheet.rows)} dari {sheet.total_rows} baris."
        self.seen.setText(message + cut)

    def show_plan(self, plan: Any, answers: Answers | None = None, *, move: bool = True) -> None:
        """Show the plan beside the file; `move` brings the keyboard to the next question."""
        self.plan_view.show_plan(plan, answers)
        self.plan_view.show()
        if move:
            self.answered()
        else:
            self.show_button()

    def answered(self) -> None:
        """An answer was given."""
        self.ask_next()

    def ask_next(self) -> None:
        """The next question, or the button, has the keyboard."""
        self.show_button()
        answer = self.plan_view.first_answer()
        (answer or self.import_button).setFocus()
        if answer is not None:
            bring_into_view(self.side, answer)
