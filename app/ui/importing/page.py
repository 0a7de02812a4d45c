"""Impor daftar hadir: look at the file, look at the plan, then one button writes it."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.dates import format_date
from app.domain.lists import ImportPlan, ListTable, Recognition
from app.domain.records import Meeting
from app.qt.fields import ComboBox
from app.qt.theme import CARD_GAP, PAGE_MARGIN
from app.services.imports import ImportResult
from app.ui.importing.plan_view import PlanView
from app.ui.importing.preview import Preview
from app.ui.page import Page, Shell
from app.ui.parts import button, text_label
from app.ui.widgets import Card, bring_into_view, scrolled


def _certainty(share: float) -> str:
    """In words how surely the columns were recognised (0 to 1)."""
    if share >= 0.9:
        return "dikenali dengan baik"
    return "cukup yakin" if share >= 0.75 else "mohon diperiksa"


class ImportPage(Page):
    """Nothing is written before the button."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Impor daftar hadir")
        self._meeting: Meeting | None = None
        self._recognition: Recognition | None = None
        self._wanted_day = 0
        self.plan: ImportPlan | None = None
        self.header.add_button(button("Batal", self.cancel))
        self.import_button = button("Impor", self.commit, kind="primary")
        self.header.add_button(self.import_button)
        self._there: set[int] = set()  # people who are on the day's list already
        self.table_box = ComboBox("Lembar atau tabel")
        self.table_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.table_box.activated.connect(lambda _index: self._make_plan())
        self.day_box = ComboBox("Hari kegiatan")
        self.day_box.activated.connect(lambda _index: self._make_plan())
        self.seen = text_label("", "secondary", wrap=True)
        self.preview = Preview()
        self.left = Card("Isi berkas")
        self.left.body.setContentsMargins(1, 12, 1, 10)
        self.left.heading.setContentsMargins(15, 0, 15, 0)
        tools = QHBoxLayout()
        tools.setContentsMargins(15, 0, 15, 0)
        tools.setSpacing(8)
        tools.addWidget(self.table_box, 3)
        tools.addWidget(text_label("ke", "quiet"))
        tools.addWidget(self.day_box, 2)
        note = QHBoxLayout()
        note.setContentsMargins(15, 0, 15, 0)
        note.addWidget(self.seen)
        self.left.body.addLayout(tools)
        self.left.body.addLayout(note)
        self.left.body.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 4, 15, 0)
        foot.addWidget(
            text_label("Baris abu-abu tidak diimpor: judul, tanda tangan, baris kosong.", "quiet", wrap=True), 1
        )
        self.left.body.addLayout(foot)
        self.plan_view = PlanView()
        self.plan_view.answered.connect(self._answered)
        self.plan_view.row_asked.connect(self.preview.show_row)
        self._side = scrolled(self.plan_view)
        frame = QWidget()
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 12)
        layout.setSpacing(CARD_GAP)
        layout.addWidget(self.left, 1)
        layout.addWidget(self._side)
        self.outer.addWidget(frame, 1)
        self.set_narrow(False)

    def open(self, **target: Any) -> None:
        """`meeting_id`, `path`, and maybe `day_id`."""
        path: Path = target["path"]
        self._meeting = self.shell.logbook.meetings.meeting(target["meeting_id"])
        self._wanted_day = target.get("day_id", 0)
        self._recognition, self.plan = None, None
        self._show_nothing()
        self.header.tell("Impor daftar hadir", f"{self._meeting.title} · {path.name}")
        imports = self.shell.logbook.imports
        self.shell.run(
            f"Membaca {path.name}", lambda progress: imports.recognise(path, progress), self._recognised, self.cancel
        )

    def focus_main(self) -> None:
        """The file."""
        self.preview.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """A slimmer right column."""
        self._side.setFixedWidth(300 if narrow else 432)
        self.plan_view.room = 245 if narrow else 380

    def cancel(self) -> None:
        """Back to the meeting; nothing was written."""
        self.shell.go("kegiatan", meeting_id=self._meeting.id if self._meeting else 0, tab="kehadiran")

    def _show_nothing(self) -> None:
        self.plan_view.hide()
        self.left.hide()
        self.import_button.setEnabled(False)
        self.import_button.setText("Impor")

    def _recognised(self, seen: Recognition) -> None:
        assert self._meeting is not None
        self._recognition = seen
        if not seen.tables:
            from app.qt.prompts import show_problem

            show_problem(self.window(), "Tidak ada daftar orang di berkas ini", seen.message)
            self.cancel()
            return
        self.table_box.clear()
        for table in seen.tables:
            name = f"Lembar “{table.sheet}”" if table.sheet else "Isi berkas"
            self.table_box.addItem(f"{name}, baris {table.first_row}–{table.last_row}: {table.different} orang")
        self.table_box.setEnabled(len(seen.tables) > 1)
        self.day_box.clear()
        for day in self._meeting.days:
            self.day_box.addItem(f"Hari {day.position}, {format_date(day.date)}")
        self.day_box.setEnabled(len(self._meeting.days) > 1)
        ids = [day.id for day in self._meeting.days]
        self.day_box.setCurrentIndex(ids.index(self._wanted_day) if self._wanted_day in ids else 0)
        self.left.show()
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
        self.plan_view.show_plan(plan)
        self.plan_view.show()
        rows = self.shell.logbook.attendance.rows(plan.meeting_id)
        self._there = {row.person_id for row in rows if row.meeting_day_id == plan.meeting_day_id}
        self._answered()

    def _answered(self) -> None:
        self._show_button()
        answer = self.plan_view.first_answer()
        (answer or self.import_button).setFocus()
        if answer is not None:
            bring_into_view(self._side, answer)

    def _show_file(self, plan: ImportPlan | None) -> None:
        seen, table = self._recognition, self.table()
        if seen is None or table is None:
            return
        sheet = next((one for one in seen.sheets if one.name == table.sheet), seen.sheets[0])
        self.preview.show_sheet(sheet, table, plan)
        header = "tanpa baris judul"
        if table.header_rows is not None:
            first, last = table.header_rows
            header = f"judul di baris {first}" if first == last else f"judul di baris {first}–{last}"
        self.left.note.setText(f"{_certainty(table.certainty)} · {header}, {len(table.people)} baris orang")
        cut = (
            f" Yang ditampilkan {len(sheet.rows)} dari {sheet.total_rows} baris."
            if len(sheet.rows) < sheet.total_rows
            else ""
        )
        self.seen.setText(seen.message + cut)

    def _show_button(self) -> None:
        if self.plan is not None:
            number = self.plan_view.answers.imported(self.plan)
            word = "Impor" if self.plan_view.answers.adds_to(self.plan, self._there) else "Perbarui"
            self.import_button.setText(f"{word} {number} orang")
            self.import_button.setEnabled(number > 0)

    def commit(self) -> None:
        """Write the plan with the answers given."""
        plan = self.plan
        if plan is None:
            return
        choices = dict(self.plan_view.answers.choices)
        imports = self.shell.logbook.imports
        self.import_button.setEnabled(False)
        self.shell.run(
            f"Mengimpor {plan.file_name}",
            lambda progress: imports.commit(plan, choices, progress),
            self._committed,
            self._show_button,
        )

    def _committed(self, result: ImportResult) -> None:
        assert self._meeting is not None
        assert self.plan is not None
        days = {day.id: day.position for day in self._meeting.days}
        waiting = f"; {result.waiting} baris menunggu jawaban" if result.waiting else ""
        self.shell.go(
            "kegiatan", meeting_id=self._meeting.id, tab="kehadiran", day=days.get(self.plan.meeting_day_id, 1)
        )
        self.shell.tell(f"{result.new + result.matched} orang diimpor ({result.new} baru){waiting}.", undo=True)
