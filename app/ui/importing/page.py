"""Impor daftar hadir: look at the files, look at the plan, then one button writes all of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.dates import format_number
from app.domain.lists import ImportPlan
from app.domain.records import Meeting
from app.qt.fields import ComboBox
from app.services.imports import ImportResult
from app.ui.importing.draft import Draft
from app.ui.importing.file_side import fill_days
from app.ui.importing.list_page import ListImportPage
from app.ui.importing.queue import LOW, Queue
from app.ui.importing.ways import MeetingWay, Source
from app.ui.importing.wording import FOR_ATTENDANCE
from app.ui.list_arrivals import LIST_FILTER, NOTHING_TO_PASTE, clipboard_target, target_of
from app.ui.page import Shell
from app.ui.parts import button, text_label


class ImportPage(ListImportPage):
    """Lists of people, from files or the clipboard, onto the days of one meeting."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Impor daftar hadir", FOR_ATTENDANCE)
        self._meeting: Meeting | None = None
        self.queue = Queue(self._day_name)
        self.queue.chosen.connect(self.show_draft)
        self.queue.removed.connect(self._remove)
        self.column.insertWidget(0, self.queue)
        self._add_tools()
        self.plan_view.days.changed.connect(self._column_day_chosen)
        self.setAcceptDrops(True)

    def _add_tools(self) -> None:
        self.paste_button = button("Tempel", self.paste, tip="Daftar yang disalin dari Excel atau WhatsApp (Ctrl+V)")
        self.add_button = button("Tambah berkas …", self.choose, tip="Pilih berkas lain untuk diimpor sekalian")
        self.header.buttons.insertWidget(0, self.paste_button)
        self.header.buttons.insertWidget(1, self.add_button)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        self.day_box = ComboBox("Hari kegiatan")
        self.day_box.activated.connect(self._day_chosen)
        self._day_word = text_label("ke", "quiet")
        self.more_button = button("Semua lembar", self._take_every, tip="Impor juga daftar lain di berkas ini")
        self.tools.addWidget(self._day_word)
        self.tools.addWidget(self.day_box, 2)
        self.tools.addWidget(self.more_button)

    # ---- coming and going

    def open(self, **target: Any) -> None:
        """`meeting_id`, maybe `day_id`, and `path`, `paths`, or `text` with its `html`."""
        meeting = self._meeting = self.shell.logbook.meetings.meeting(target["meeting_id"])
        self.queue.hide()
        self.start_over()
        if not meeting.days:
            from app.qt.prompts import show_problem

            show_problem(
                self.window(), "Kegiatan ini belum punya tanggal", "Tambahkan harinya di Ringkasan, lalu impor lagi."
            )
            self.shell.go("kegiatan", meeting_id=meeting.id, tab="ringkasan")
            return
        sources = _sources(target)
        names = sources[0].name if len(sources) == 1 else f"{len(sources)} berkas"
        self.header.tell(self.title, f"{meeting.title} · {names}")
        days = [day.id for day in meeting.days]
        there: dict[int, set[int]] = {day: set() for day in days}
        for row in self.shell.logbook.attendance.rows(meeting.id):
            there[row.meeting_day_id].add(row.person_id)
        wanted = target.get("day_id", 0)
        way = MeetingWay(self.shell.logbook.imports, meeting.id)
        self.bench.begin(way, wanted if wanted in days else days[0], there)
        self.bench.add(sources)

    def cancel(self) -> None:
        """Back to the meeting; nothing was written."""
        self.shell.go("kegiatan", meeting_id=self._meeting.id if self._meeting else 0, tab="kehadiran")

    def choose(self) -> None:
        """Pick more files."""
        from app.qt.prompts import choose_files

        self.shell.logbook.imports.prepare()
        paths = choose_files(self.window(), "Pilih daftar hadir", LIST_FILTER)
        self.bench.add([Source(path=path) for path in paths])

    def paste(self) -> None:
        """Take what was copied: files, cells or lines of text."""
        self._add(clipboard_target())

    def _add(self, target: dict[str, Any]) -> None:
        if sources := _sources(target):
            self.bench.add(sources)
        else:
            self.shell.tell(NOTHING_TO_PASTE)

    def _remove(self, draft: Draft) -> None:
        if len(self.bench.drafts) > 1:
            next_one = self.bench.remove(draft)
            self.show_draft(next_one if draft is self.draft else self.draft or next_one)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files or text over the page: they can be dropped."""
        if target_of(event.mimeData()):
            event.acceptProposedAction()
            self.shell.logbook.imports.prepare()

    def dropEvent(self, event: QDropEvent) -> None:
        """They join the queue."""
        event.acceptProposedAction()
        self._add(target_of(event.mimeData()))

    # ---- what is shown

    def subject(self) -> str:
        """The meeting."""
        return self._meeting.title if self._meeting is not None else ""

    def show_tools(self, draft: Draft) -> None:
        """The day that the list goes to, and the other lists of the file."""
        if self._meeting is not None:
            fill_days(self.day_box, self._day_word, draft, self._meeting.days)
        self.more_button.setVisible(bool(self.bench.untaken(draft)))

    def show_cards(self, draft: Draft, plan: ImportPlan) -> None:
        """Which column is which day."""
        if self._meeting is not None:
            self.plan_view.days.show_days(plan.days, self._meeting.days)

    def at_work(self) -> list[QWidget]:
        """The queue and the days."""
        return [self.queue, self.plan_view.days]

    def show_queue(self) -> None:
        """The lines of the queue and the button."""
        self.queue.show_drafts(self.bench.drafts, self.draft)
        self.foot.setHidden(len(self.bench.drafts) > 1 and self.window().height() <= LOW)  # the rows need the room
        self.show_button()

    def _day_name(self, draft: Draft) -> str:
        positions = {day.id: day.position for day in self._meeting.days} if self._meeting is not None else {}
        if draft.plan is None:
            return "–"
        chosen = [day for _, day in draft.plan.days] if draft.plan.days else [draft.wishes.day_id or draft.day_id]
        wanted = sorted({positions[day] for day in chosen if day in positions})
        return f"Hari {', '.join(map(str, wanted))}" if wanted else "–"

    def show_button(self) -> None:
        """How many people of how many lists, and whether any is new to its day."""
        ready = self.bench.ready()
        number = self.bench.people()
        adds = not ready or any(self.bench.adds(draft) for draft in ready)
        files = len({draft.source for draft in ready}) == len(ready)
        lists = f"{len(ready)} {'berkas' if files else 'daftar'}, " if len(self.bench.drafts) > 1 else ""
        self.import_button.setText(f"{'Impor' if adds else 'Perbarui'} {lists}{format_number(number)} orang")
        self.import_button.setEnabled(number > 0)

    def answered(self) -> None:
        """The next question has the keyboard: of this list, then of the next one that has any, then the button."""
        self.show_queue()
        if self.plan_view.first_answer() is None:
            drafts = self.bench.drafts
            open_ones = [one for one in drafts if one is not self.draft and one.questions() and not one.pointing]
            unseen = [one for one in open_ones if id(one) not in self._placed]
            if unseen:
                self.show_draft(unseen[0])
                return
        super().answered()

    # ---- what the user says

    def _take_every(self) -> None:
        if self.draft is not None:
            self.bench.take_every_table(self.draft)
            self.show_tools(self.draft)

    def _day_chosen(self, place: int) -> None:
        if self.draft is not None and self._meeting is not None:
            self.changes(self.draft, "pilihan hari")
            self.draft.wishes.day_id = self._meeting.days[place].id
            self.changed(self.draft, False)

    def _column_day_chosen(self, letter: str, day_id: int | None) -> None:
        if self.draft is not None:
            self.changes(self.draft, f"hari kolom {letter}")
            self.draft.wishes.days[letter] = day_id
            self.changed(self.draft, False)

    # ---- writing

    def done(self, ready: Sequence[Draft], results: Sequence[ImportResult]) -> None:
        """Go where the result is seen, and say what was written and what was not."""
        assert self._meeting is not None
        days: set[int | None] = set()
        for draft in ready:
            several = draft.plan.days if draft.plan is not None else ()
            days |= {day for _, day in several} if several else {draft.day_id}
        position = min((day.position for day in self._meeting.days if day.id in days), default=1)
        new, different = sum(one.new for one in results), len(frozenset[int]().union(*(one.people for one in results)))
        waiting, left = sum(one.waiting for one in results), len(self.bench.drafts) - len(ready)
        told = f"{format_number(different)} orang diimpor ({format_number(new)} baru)"
        told += f" dari {len(ready)} daftar" if len(ready) > 1 else ""
        told += f"; {waiting} baris menunggu jawaban" if waiting else ""
        told += f"; {left} daftar tidak diimpor" if left else ""
        self.shell.go("kegiatan", meeting_id=self._meeting.id, tab="kehadiran", day=position)
        self.shell.tell(f"{told}.", undo=True)


def _sources(target: dict[str, Any]) -> list[Source]:
    """The files and the text that `go` was asked with."""
    paths = [*target.get("paths", ()), *([target["path"]] if "path" in target else [])]
    sources = [Source(path=path) for path in paths]
    if target.get("text"):
        sources.append(Source(text=target["text"], html=target.get("html", "")))
    return sources
