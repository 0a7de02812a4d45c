"""Impor daftar orang: a list of people into the register, onto no meeting."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit

from app.core.progress import Progress
from app.domain.lists import ImportPlan, ListKind, ListOrigin, ListTable, Recognition
from app.domain.names import school_key
from app.qt.fields import ComboBox, fill_choices
from app.services.imports import ImportResult
from app.ui.importing.frame import ImportFrame, certainty, header_place, table_line
from app.ui.importing.plan_view import FOR_PEOPLE
from app.ui.importing.preview import marks_of_people
from app.ui.page import Shell
from app.ui.parts import text_label

_OF_ROWS = ListOrigin()
"""Stands for: each row says where its person comes from."""
_ELSEWHERE = ListOrigin(name="…")
"""Stands for: an institution whose name is typed."""


class PeopleImportPage(ImportFrame):
    """A list of people into the register; where they come from is said by the rows, or by the user for all of them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Impor daftar orang", FOR_PEOPLE)
        self._recognition: Recognition | None = None
        self._origins: list[ListOrigin | None] = []
        self.plan: ImportPlan | None = None
        self.table_box.activated.connect(lambda _index: self._offer_origins())
        self.origin_box = ComboBox("Asal orang di daftar ini")
        self.origin_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.origin_box.activated.connect(lambda _index: self._make_plan())
        self.institution = QLineEdit()
        self.institution.setAccessibleName("Nama lembaga")
        self.institution.setPlaceholderText("nama lembaga")
        self.institution.editingFinished.connect(self._make_plan)
        self.tools.addWidget(text_label("dari", "quiet"))
        self.tools.addWidget(self.origin_box, 3)
        self.tools.addWidget(self.institution, 2)

    def open(self, **target: Any) -> None:
        """`path` of the file."""
        path: Path = target["path"]
        self._recognition, self.plan = None, None
        self.institution.clear()
        self.show_nothing()
        self.header.tell("Impor daftar orang", path.name)
        imports = self.shell.logbook.register_imports
        self.shell.run(
            f"Membaca {path.name}", lambda progress: imports.recognise(path, progress), self._recognised, self.cancel
        )

    def cancel(self) -> None:
        """Back to the register; nothing was written."""
        self.shell.go("orang")

    def table(self) -> ListTable | None:
        """The table that is chosen."""
        tables = self._recognition.tables if self._recognition else ()
        number = self.table_box.currentIndex()
        return tables[number] if 0 <= number < len(tables) else None

    def origin(self) -> ListOrigin | None:
        """Where everybody comes from; None while it is not said, `_OF_ROWS` when the rows say it."""
        number = self.origin_box.currentIndex()
        chosen = self._origins[number] if 0 <= number < len(self._origins) else None
        if chosen is _ELSEWHERE:
            name = " ".join(self.institution.text().split())
            return ListOrigin(name=name) if name else None
        return chosen

    def _recognised(self, seen: Recognition) -> None:
        self._recognition = seen
        if not seen.tables:
            self.refuse("Tidak ada daftar orang di berkas ini", seen.message)
            return
        self.offer_tables([table_line(table) for table in seen.tables])
        self._offer_origins()

    def _offer_origins(self) -> None:
        """The schools that a list can be of; the likeliest is chosen."""
        seen, table = self._recognition, self.table()
        if seen is None or table is None:
            return
        own = self.shell.logbook.schools.model_school()
        known = [
            (
                ListOrigin(partner_id=one.id, name=one.name),
                f"{one.name} · Kec. {one.district}" if one.district else one.name,
            )
            for one in self.shell.logbook.schools.partners()
        ]
        if own is not None:
            known.insert(0, (ListOrigin(from_model_school=True, name=own.name), f"{own.name} (sekolah sendiri)"))
        named = {person.school for person in table.people}
        whole = seen.kind is ListKind.DAPODIK or not any(named)
        first: tuple[ListOrigin | None, str] = (
            (None, "Pilih sekolahnya …") if whole else (_OF_ROWS, "menurut kolom sekolah")
        )
        offered = [first, *known, (_ELSEWHERE, "Luar sekolah")]
        self._origins = [origin for origin, _ in offered]
        self.origin_box.clear()
        fill_choices(self.origin_box, [(number, label) for number, (_, label) in enumerate(offered)])
        key = school_key(next(iter(named))) if len(named) == 1 else ""
        alike = [number for number, (one, _) in enumerate(offered) if one and key and school_key(one.name) == key]
        self.origin_box.setCurrentIndex(alike[0] if whole and len(alike) == 1 else 0)
        self._make_plan()

    def _make_plan(self) -> None:
        seen, table, origin = self._recognition, self.table(), self.origin()
        if seen is None or table is None:
            return
        number = self.origin_box.currentIndex()
        self.institution.setVisible(self._origins[number] is _ELSEWHERE)
        self._show_file(None)
        if origin is None:
            self.plan = None
            self.plan_view.hide()
            self.show_button()
            (self.institution if self.institution.isVisible() else self.origin_box).setFocus()
            return
        imports = self.shell.logbook.register_imports
        said = None if origin is _OF_ROWS else origin
        self.shell.run(
            "Mencocokkan nama",
            lambda _progress: imports.plan_people(seen, table, said),
            self._planned,
            self.cancel,
        )

    def _planned(self, plan: ImportPlan) -> None:
        self.plan = plan
        self._show_file(plan)
        self.show_plan(plan)

    def _show_file(self, plan: ImportPlan | None) -> None:
        seen, table = self._recognition, self.table()
        if seen is None or table is None:
            return
        message = seen.message
        if seen.kind is ListKind.DAPODIK:
            message += " Hanya kolom yang berwarna dan berjudul yang dibaca; NIK, alamat, dan lainnya tidak disimpan."
        self.show_sheet(seen.sheets, table.sheet, marks_of_people(table, plan), message)
        where = header_place(table.header_rows)
        self.left.note.setText(f"{certainty(table.certainty)} · {where}, {len(table.people)} baris orang")

    def show_button(self) -> None:
        """How many people."""
        if self.plan is None:
            self.import_button.setText("Pilih asalnya dahulu")
            self.import_button.setEnabled(False)
            return
        number = self.plan_view.answers.imported(self.plan)
        self.import_button.setText(f"Impor {number} orang")
        self.import_button.setEnabled(number > 0)

    def shown_plan(self) -> Any:
        """The plan that stands beside the file, or None."""
        return self.plan

    def write(self, plan: Any, choices: Mapping[int, int], progress: Progress) -> Any:
        """Have the service write the plan; runs on a worker."""
        return self.shell.logbook.register_imports.commit_people(plan, choices, progress)

    def written(self, result: ImportResult) -> None:
        """Go where the result is seen, and say what was written."""
        waiting = f"; {result.waiting} baris menunggu jawaban" if result.waiting else ""
        self.shell.go("orang")
        self.shell.tell(f"{result.new} orang baru, {result.matched} sudah ada dan dilengkapi{waiting}.", undo=True)
