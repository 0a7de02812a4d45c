"""What every import page looks like: the file at the left, the plan beside it, one button that writes it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.progress import Progress
from app.domain.lists import ListTable, Sheet
from app.qt.fields import ComboBox
from app.qt.theme import CARD_GAP, PAGE_MARGIN
from app.ui.importing.plan_view import PlanView, Words
from app.ui.importing.preview import Marks, Preview
from app.ui.page import Page, Shell
from app.ui.parts import button, text_label
from app.ui.widgets import Card, bring_into_view, scrolled


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

    def __init__(self, shell: Shell, title: str, words: Words) -> None:
        super().__init__(shell, title)
        self.header.add_button(button("Batal", self.cancel))
        self.import_button = button("Impor", self.commit, kind="primary")
        self.header.add_button(self.import_button)
        self.table_box = ComboBox("Lembar atau tabel")
        self.table_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.seen = text_label("", "secondary", wrap=True)
        self.preview = Preview()
        self.left = Card("Isi berkas")
        self.left.body.setContentsMargins(1, 12, 1, 10)
        self.left.heading.setContentsMargins(15, 0, 15, 0)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(15, 0, 15, 0)
        self.tools.setSpacing(8)
        self.tools.addWidget(self.table_box, 3)
        note = QHBoxLayout()
        note.setContentsMargins(15, 0, 15, 0)
        note.addWidget(self.seen)
        self.left.body.addLayout(self.tools)
        self.left.body.addLayout(note)
        self.left.body.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 4, 15, 0)
        foot.addWidget(
            text_label("Baris abu-abu tidak diimpor: judul, tanda tangan, baris kosong.", "quiet", wrap=True), 1
        )
        self.left.body.addLayout(foot)
        self.plan_view = PlanView(words)
        self.plan_view.answered.connect(self.answered)
        self.plan_view.place_asked.connect(self.show_place)
        self.side = scrolled(self.plan_view)
        frame = QWidget()
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        layout.setSpacing(CARD_GAP)
        layout.addWidget(self.left, 1)
        layout.addWidget(self.side)
        self.outer.addWidget(frame, 1)
        self.set_narrow(False)

    def focus_main(self) -> None:
        """The file."""
        self.preview.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """A slimmer right column."""
        self.side.setFixedWidth(300 if narrow else 432)
        self.plan_view.room = 245 if narrow else 380

    def cancel(self) -> None:
        """Back to where the import began; nothing was written."""
        raise NotImplementedError

    def commit(self) -> None:
        """Write the plan that is shown with the answers given."""
        plan = self.shown_plan()
        if plan is None:
            return
        choices = dict(self.plan_view.answers.choices)
        self.import_button.setEnabled(False)
        self.shell.run(
            f"Mengimpor {plan.file_name}",
            lambda progress: self.write(plan, choices, progress),
            self.written,
            self.show_button,
        )

    def shown_plan(self) -> Any:
        """The plan that stands beside the file, or None."""
        raise NotImplementedError

    def write(self, plan: Any, choices: Mapping[int, int], progress: Progress) -> Any:
        """Have the service write the plan; runs on a worker."""
        raise NotImplementedError

    def written(self, result: Any) -> None:
        """Go where the result is seen, and say what was written."""
        raise NotImplementedError

    def show_button(self) -> None:
        """Say on the button what it would do now."""
        raise NotImplementedError

    def show_place(self, _sheet: str, row: int, column: str = "") -> None:
        """Bring a row of a sheet, and the cell of a column, into view."""
        self.preview.show_cell(row, column)

    def show_nothing(self) -> None:
        """While the file is being read."""
        self.plan_view.hide()
        self.left.hide()
        self.import_button.setEnabled(False)
        self.import_button.setText("Impor")

    def refuse(self, title: str, text: str) -> None:
        """Say that the file holds nothing to import, and go back."""
        from app.qt.prompts import show_problem

        show_problem(self.window(), title, text)
        self.cancel()

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

    def show_plan(self, plan: Any) -> None:
        """Show the plan beside the file."""
        self.plan_view.show_plan(plan)
        self.plan_view.show()
        self.answered()

    def answered(self) -> None:
        """The next question, or the button, has the keyboard."""
        self.show_button()
        answer = self.plan_view.first_answer()
        (answer or self.import_button).setFocus()
        if answer is not None:
            bring_into_view(self.side, answer)
