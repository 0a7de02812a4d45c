"""Impor daftar sekolah: the schools of a spreadsheet as sekolah imbas."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.core.progress import Progress
from app.domain.lists import RowOutcome
from app.domain.school_lists import SchoolPlan
from app.services.register_imports import SchoolImportResult
from app.ui.importing.frame import ImportFrame, header_place
from app.ui.importing.plan_view import FOR_SCHOOLS
from app.ui.importing.preview import marks_of_schools
from app.ui.page import Shell


class SchoolImportPage(ImportFrame):
    """All lists of schools in a file at once; the box at the top only chooses which sheet is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Impor daftar sekolah", FOR_SCHOOLS)
        self.plan: SchoolPlan | None = None
        self.table_box.activated.connect(lambda _index: self._show_file())

    def open(self, **target: Any) -> None:
        """`path` of the file."""
        path: Path = target["path"]
        self.plan = None
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
        names = [f"Lembar “{table.sheet}”" if table.sheet else "Isi berkas" for table in plan.recognition.tables]
        numbers = [len(table.schools) for table in plan.recognition.tables]
        self.offer_tables([f"{name}: {number} sekolah" for name, number in zip(names, numbers, strict=True)])
        self._show_file()
        self.show_plan(plan)

    def _show_file(self) -> None:
        if self.plan is None:
            return
        seen = self.plan.recognition
        table = seen.tables[max(0, self.table_box.currentIndex())]
        self.show_sheet(seen.sheets, table.sheet, marks_of_schools(table, self.plan), seen.message)
        self.left.note.setText(f"{header_place(table.header_rows)}, {len(table.schools)} baris sekolah")

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

    def shown_plan(self) -> Any:
        """The plan that stands beside the file, or None."""
        return self.plan

    def write(self, plan: Any, choices: Mapping[int, int], progress: Progress) -> Any:
        """Have the service write the plan; runs on a worker."""
        return self.shell.logbook.register_imports.commit_partners(plan, choices, progress)

    def written(self, result: SchoolImportResult) -> None:
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
