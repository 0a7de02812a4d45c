"""Impor daftar hadir: look at the file, look at the plan, then one button writes it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.core.progress import Progress
from app.domain.dates import format_date
from app.domain.lists import ImportPlan, ListTable, Recognition
from app.domain.records import Meeting
from app.qt.fields import ComboBox
from app.services.imports import ImportResult
from app.ui.importing.frame import ImportFrame, certainty, header_place, table_line
from app.ui.importing.plan_view import FOR_ATTENDANCE
from app.ui.importing.preview import marks_of_people
from app.ui.page import Shell
from app.ui.parts import text_label


class ImportPage(ImportFrame):
    """A list of people onto one day of a meeting."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Impor daftar hadir", FOR_ATTENDANCE)
        self._meeting: Meeting | None = None
        self._recognition: Recognition | None = None
        self._wanted_day = 0
        self.plan: ImportPlan | None = None
        self._there: set[int] = set()  # people who are on the day's list already
        self.table_box.activated.connect(lambda _index: self._make_plan())
        self.day_box = ComboBox("Hari kegiatan")
        self.day_box.activated.connect(lambda _index: self._make_plan())
        self.tools.addWidget(text_label("ke", "quiet"))
        self.tools.addWidget(self.day_box, 2)

    def open(self, **target: Any) -> None:
        """`meeting_id`, `path`, and maybe `day_id`."""
        path: Path = target["path"]
        self._meeting = self.shell.logbook.meetings.meeting(target["meeting_id"])
        self._wanted_day = target.get("day_id", 0)
        self._recognition, self.plan = None, None
        self.show_nothing()
        self.header.tell("Impor daftar hadir", f"{self._meeting.title} · {path.name}")
        imports = self.shell.logbook.imports
        self.shell.run(
            f"Membaca {path.name}", lambda progress: imports.recognise(path, progress), self._recognised, self.cancel
        )

    def cancel(self) -> None:
        """Back to the meeting; nothing was written."""
        self.shell.go("kegiatan", meeting_id=self._meeting.id if self._meeting else 0, tab="kehadiran")

    def _recognised(self, seen: Recognition) -> None:
        assert self._meeting is not None
        self._recognition = seen
        if not seen.tables:
            self.refuse("Tidak ada daftar orang di berkas ini", seen.message)
            return
        self.day_box.clear()
        for day in self._meeting.days:
            self.day_box.addItem(f"Hari {day.position}, {format_date(day.date)}")
        self.day_box.setEnabled(len(self._meeting.days) > 1)
        ids = [day.id for day in self._meeting.days]
        self.day_box.setCurrentIndex(ids.index(self._wanted_day) if self._wanted_day in ids else 0)
        self.offer_tables([table_line(table) for table in seen.tables])
        self._make_plan()

    def table(self) -> ListTable | None:
        """The table that is chosen."""
        tables = self._recognition.tables if self._recognition else ()
        number = self.table_box.currentIndex()
        return tables[number] if 0 <= number < len(tables) else None

    def _make_plan(self) -> None:
        seen, table, meeting = self._recognition, self.table(), self._meeting
        if seen is None or table is None or meeting is None:
            return
        if not meeting.days:
            from app.qt.prompts import show_problem

            show_problem(
                self.window(), "Kegiatan ini belum punya tanggal", "Tambahkan harinya di Ringkasan, lalu impor lagi."
            )
            self.shell.go("kegiatan", meeting_id=meeting.id, tab="ringkasan")
            return
        self._show_file(None)
        day = meeting.days[self.day_box.currentIndex()]
        imports = self.shell.logbook.imports
        self.shell.run(
            "Mencocokkan nama",
            lambda _progress: imports.plan(seen, table, meeting.id, day.id),
            self._planned,
            self.cancel,
        )

    def _planned(self, plan: ImportPlan) -> None:
        self.plan = plan
        self._show_file(plan)
        rows = self.shell.logbook.attendance.rows(plan.meeting_id or 0)
        self._there = {row.person_id for row in rows if row.meeting_day_id == plan.meeting_day_id}
        self.show_plan(plan)

    def _show_file(self, plan: ImportPlan | None) -> None:
        seen, table = self._recognition, self.table()
        if seen is not None and table is not None:
            self.show_sheet(seen.sheets, table.sheet, marks_of_people(table, plan), seen.message)
            where = header_place(table.header_rows)
            self.left.note.setText(f"{certainty(table.certainty)} · {where}, {len(table.people)} baris orang")

    def show_button(self) -> None:
        """How many people, and whether any is new to the day's list."""
        if self.plan is not None:
            number = self.plan_view.answers.imported(self.plan)
            word = "Impor" if self.plan_view.answers.adds_to(self.plan, self._there) else "Perbarui"
            self.import_button.setText(f"{word} {number} orang")
            self.import_button.setEnabled(number > 0)

    def shown_plan(self) -> Any:
        """The plan that stands beside the file, or None."""
        return self.plan

    def write(self, plan: Any, choices: Mapping[int, int], progress: Progress) -> Any:
        """Have the service write the plan; runs on a worker."""
        return self.shell.logbook.imports.commit(plan, choices, progress)

    def written(self, result: ImportResult) -> None:
        """Go where the result is seen, and say what was written."""
        assert self._meeting is not None
        assert self.plan is not None
        days = {day.id: day.position for day in self._meeting.days}
        waiting = f"; {result.waiting} baris menunggu jawaban" if result.waiting else ""
        position = days.get(self.plan.meeting_day_id or 0, 1)
        self.shell.go("kegiatan", meeting_id=self._meeting.id, tab="kehadiran", day=position)
        self.shell.tell(f"{result.new + result.matched} orang diimpor ({result.new} baru){waiting}.", undo=True)
