"""Impor daftar sekolah: the schools of a spreadsheet as sekolah imbas."""

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.lists import RowOutcome
from app.domain.school_lists import SchoolColumn, SchoolPlan, SchoolRecognition, SchoolTable
from app.services.register_imports import SchoolImportResult
from app.ui.importing.frame import ImportFrame, header_place
from app.ui.importing.marks import marks_of_schools
from app.ui.importing.wording import FOR_SCHOOLS
from app.ui.page import Shell

_FOOT = "Baris abu-abu tidak diimpor. Klik dua kali (F2) sel yang salah untuk mengoreksi; Del mengeluarkan barisnya."


@dataclass
class _Said:
    """What the user corrected and left out, by sheet and row."""

    corrections: dict[tuple[str, int], dict[SchoolColumn, str]] = field(
        default_factory=dict[tuple[str, int], dict[SchoolColumn, str]]
    )
    left_out: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])


class SchoolImportPage(ImportFrame):
    """All lists of schools in a file at once; the box at the top only chooses which sheet is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Impor daftar sekolah", FOR_SCHOOLS, points=False)
        self._seen: SchoolRecognition | None = None  # as the file has it
        self._said = _Said()
        self._past: list[tuple[str, _Said]] = []
        self._future: list[tuple[str, _Said]] = []
        self.preview.cells.corrected.connect(self.correct)
        self.preview.crossed.connect(self.cross)
        self.plan_view.notes.mend_asked.connect(self._mend)
        self.foot.setText(_FOOT)
        self.plan: SchoolPlan | None = None
        self.table_box.activated.connect(lambda _index: self._show_file())

    def open(self, **target: Any) -> None:
        """`path` of the file."""
        path: Path = target["path"]
        self.plan = self._seen = None
        self._said, self._past, self._future = _Said(), [], []
        self.show_nothing()
        self.header.tell("Impor daftar sekolah", path.name)
        imports = self.shell.logbook.register_imports
        self.shell.run(
            f"Membaca {path.name}", lambda progress: imports.plan_partners(path, progress), self._planned, self.cancel
        )

    def cancel(self) -> None:
        """Back to the list of schools; nothing was written."""
        self.shell.go("imbas")

    def _planned(self, plan: SchoolPlan) -> None:
        self.plan = plan
        self._seen = plan.recognition
        names = [f"Lembar “{table.sheet}”" if table.sheet else "Isi berkas" for table in plan.recognition.tables]
        numbers = [len(table.schools) for table in plan.recognition.tables]
        self.offer_tables([f"{name}: {number} sekolah" for name, number in zip(names, numbers, strict=True)])
        self._show_file()
        self.show_plan(plan)

    def _show_file(self) -> None:
        if self.plan is None:
            return
        seen = self._seen or self.plan.recognition
        table = seen.tables[max(0, self.table_box.currentIndex())]
        self.show_sheet(
            seen.sheets,
            table.sheet,
            marks_of_schools(table, self.plan, self._said.corrections, self._said.left_out),
            seen.message,
        )
        self.left.note.setText(f"{header_place(table.header_rows)}, {len(table.schools)} baris sekolah")

    # ---- what the user mends

    def _table(self) -> SchoolTable | None:
        return self._seen.tables[max(0, self.table_box.currentIndex())] if self._seen is not None else None

    def correct(self, row: int, letter: str, text: str) -> None:
        """A cell is to say `text`; the text of the file takes the correction back."""
        table = self._table()
        column = next((one for one, at in table.columns.items() if at == letter), None) if table is not None else None
        if table is None or column is None:
            return
        said = deepcopy(self._said)
        cells = said.corrections.setdefault((table.sheet, row), {})
        cells[column] = text
        if text == self.preview.cells.original(row, letter):
            del cells[column]
        self._say(f"koreksi kolom {letter} baris {row}", said)

    def cross(self, row: int) -> None:
        """Leave a row out, or take it back in."""
        table = self._table()
        if table is not None and self.preview.cells.holds_person(row):
            said = deepcopy(self._said)
            said.left_out.symmetric_difference_update({(table.sheet, row)})
            self._say(f"baris {row} diimpor atau tidak", said)

    def _mend(self, sheet: str, row: int, column: str) -> None:
        self.show_place(sheet, row, column)
        self.preview.mend(row, column)

    def undo_step(self) -> bool:
        """Take the last correction back."""
        return self._step(self._past, self._future, "Diurungkan: {}. Ctrl+Y mengulanginya.")

    def redo_step(self) -> bool:
        """Make it again."""
        return self._step(self._future, self._past, "Diulangi: {}.")

    def _step(self, of: list[tuple[str, _Said]], to: list[tuple[str, _Said]], sentence: str) -> bool:
        if not of:
            return False
        words, said = of.pop()
        to.append((words, self._said))
        self._plan_again(said)
        self.shell.tell(sentence.format(words))
        return True

    def _say(self, words: str, said: _Said) -> None:
        self._past.append((words, self._said))
        self._future.clear()
        self._plan_again(said)

    def _plan_again(self, said: _Said) -> None:
        """At once: nothing is read again, and lists of schools are short."""
        seen, self._said = self._seen, said
        if seen is None:
            return
        imports = self.shell.logbook.register_imports
        self.plan = imports.plan_schools(seen, said.corrections, said.left_out)
        self._show_file()
        self.show_plan(self.plan, self.plan_view.answers, move=False)

    def show_place(self, sheet: str, row: int, column: str = "") -> None:
        """Bring a row into view, on its own sheet."""
        sheets = [table.sheet for table in self.plan.recognition.tables] if self.plan is not None else []
        if sheet in sheets and sheets.index(sheet) != self.table_box.currentIndex():
            self.table_box.setCurrentIndex(sheets.index(sheet))
            self._show_file()
        super().show_place(sheet, row, column)

    def show_button(self) -> None:
        """How many schools, and whether any is new."""
        if self.plan is None:
            return
        answers = self.plan_view.answers
        number = answers.imported(self.plan)
        adds = self.plan.count(RowOutcome.NEW) or 0 in answers.choices.values()
        self.import_button.setText(f"{'Impor' if adds else 'Lengkapi'} {number} sekolah")
        self.import_button.setEnabled(number > 0)

    def commit(self) -> None:
        """Write the plan that is shown with the answers given."""
        plan = self.plan
        if plan is None:
            return
        choices = self.plan_view.answers.in_force(plan)
        imports = self.shell.logbook.register_imports
        self.import_button.setEnabled(False)
        self.shell.run(
            f"Mengimpor {plan.file_name}",
            lambda progress: imports.commit_partners(plan, choices, progress),
            self._written,
            self.show_button,
        )

    def _written(self, result: SchoolImportResult) -> None:
        """Go where the result is seen, and say what was written."""
        numbers = (
            (result.new, "sekolah baru"),
            (result.filled, "sekolah dilengkapi"),
            (result.unchanged, "sekolah sudah lengkap"),
            (result.left_out, "baris tidak diimpor"),
        )
        self.shell.go("imbas")
        told = ", ".join(f"{number} {words}" for number, words in numbers if number)
        self.shell.tell(f"{told}.", undo=bool(result.new or result.filled))
