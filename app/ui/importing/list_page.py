"""What the imports of people share: the file at the left changes by pointing, the plan follows, questions are asked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.lists import Column, ImportPlan, ListOrigin, ListTable
from app.services.imports import ImportResult
from app.ui.importing.draft import Done, Draft
from app.ui.importing.file_side import bare_sheets, fill_tables, marks_of, sentence_of, sureness_of
from app.ui.importing.frame import ImportFrame
from app.ui.importing.layout_changes import empty_layout
from app.ui.importing.pointing import Pointing
from app.ui.importing.wording import Words
from app.ui.importing.workbench import Workbench
from app.ui.page import Shell
from app.ui.parts import button

_FOOT = (
    "Baris abu-abu tidak diimpor. Klik dua kali (F2) sel yang salah untuk mengoreksi; klik kepala kolom atau nomor "
    "baris untuk membetulkan susunannya."
)


class ListImportPage(ImportFrame):
    """Drafts on a workbench, one of them shown. A page says where they go, and fills what is its own."""

    def __init__(self, shell: Shell, title: str, words: Words) -> None:
        super().__init__(shell, title, words, points=True, about=self._about)
        self.title = title
        self.draft: Draft | None = None  # the one that is looked at
        self._placed: set[int] = set()  # drafts whose first question had the keyboard
        self.bench = Workbench(shell, self._told, self._stopped, self.show_queue)
        self.pointing = Pointing(self.preview, lambda: self.draft, self.changes, self.changed)
        self.foot.setText(_FOOT)
        self.table_box.activated.connect(self._table_chosen)
        self.reset_button = button("Kembalikan seperti dikenali", self.pointing.reset, kind="link")
        self.note_row.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignTop)
        self.plan_view.answers_change.connect(self._answers_change)
        self.plan_view.schools.answered.connect(self._school_answered)
        self.plan_view.schools.again.connect(self._schools_again)
        self.plan_view.notes.mend_asked.connect(self._mend)

    # ---- what a page says for itself

    def subject(self) -> str:
        """What the lists are imported into, for the line below the title."""
        return ""

    def show_tools(self, draft: Draft) -> None:
        """Fill what a page has above the file besides the choice of lists."""

    def show_cards(self, draft: Draft, plan: ImportPlan) -> None:
        """Fill the cards of the plan that only this page has."""

    def message(self, draft: Draft) -> str:
        """What is said above the file."""
        return sentence_of(draft)

    def at_work(self) -> list[QWidget]:
        """Where the keyboard is left alone, besides the file."""
        return []

    def show_queue(self) -> None:
        """The drafts, or what is known of them, changed."""
        self.show_button()

    def done(self, ready: Sequence[Draft], results: Sequence[ImportResult]) -> None:
        """Go where the result is seen, and say what was written."""
        raise NotImplementedError

    def answered(self) -> None:
        """The rows that were answered change their colour, then the next question comes."""
        if self.draft is not None and not self.draft.pointing:
            self.preview.cells.mark(marks_of(self.draft))
        self.ask_next()

    # ---- coming

    def start_over(self) -> None:
        """Another import begins."""
        self.draft = None
        self._placed.clear()
        self.show_nothing()

    # ---- what comes of reading and planning

    def changes(self, draft: Draft, words: str) -> None:
        """Something is about to be said about a draft: Ctrl+Z takes it back."""
        self.bench.steps.said(draft, words)

    def changed(self, draft: Draft, read: bool) -> None:
        """Something was said about a draft: show it at once, then plan anew."""
        draft.change(read=read)
        if draft is self.draft:
            self._show_file(draft)
            if draft.pointing:
                self.plan_view.hide()
        self.bench.catch_up()

    def undo_step(self) -> bool:
        """Take the last thing said back."""
        return self._stepped(self.bench.steps.back, "Diurungkan: {}. Ctrl+Y mengulanginya.")

    def redo_step(self) -> bool:
        """Say it again."""
        return self._stepped(self.bench.steps.on, "Diulangi: {}.")

    def _stepped(self, step: Callable[[], tuple[str, Draft] | None], sentence: str) -> bool:
        found = step()
        if found is None:
            return False
        words, draft = found
        self.shell.tell(sentence.format(words))
        self.show_draft(draft)
        self.bench.catch_up()
        return True

    def _stopped(self) -> None:
        """Without anything that was read the way leads back."""
        if not self.bench.drafts:
            self.cancel()
        else:
            self.show_draft(self.draft if self.draft in self.bench.drafts else self.bench.drafts[0])

    def _told(self, every: Sequence[Done]) -> None:
        drafts = self.bench.drafts
        lone = drafts[0]
        nothing = len(drafts) == 1 and lone.plan is None and not lone.due and lone.wishes.layout is None
        nothing = nothing and (lone.table is None or bool(lone.problem))
        if nothing and not self._keep(lone):
            return
        shown = self.draft if self.draft in drafts else None
        shown = shown or next((draft for draft in drafts if draft.plan is not None), lone)
        if shown is not self.draft or any(done.draft is shown for done in every):
            self.show_draft(shown)
        else:
            self.show_queue()

    def _keep(self, draft: Draft) -> bool:
        """Whether the only file, which holds no list, stays to be shown where its people stand."""
        from app.qt.prompts import ask, show_problem

        title = "Tidak ada daftar orang di berkas ini"
        if draft.recognition is None:
            show_problem(self.window(), "Berkas tidak dapat dibaca", draft.problem)
        elif not any(sheet.rows for sheet in draft.recognition.sheets):
            show_problem(self.window(), title, draft.problem)
        elif ask(self.window(), title, draft.problem, "Tunjukkan sendiri …", "Kembali"):
            return True
        self.cancel()
        return False

    # ---- what is shown

    def table(self) -> ListTable | None:
        """The table that is chosen."""
        return self.draft.table if self.draft is not None else None

    @property
    def plan(self) -> ImportPlan | None:
        """The plan that stands beside the file, or None."""
        return self.draft.plan if self.draft is not None else None

    def show_draft(self, draft: Draft) -> None:
        """Look at one of the drafts."""
        another = draft is not self.draft
        self.draft = draft
        self.header.tell(self.title, " · ".join(part for part in (self.subject(), draft.name) if part))
        self._show_file(draft)
        self.show_queue()
        plan = draft.plan
        if plan is None or draft.pointing:
            self.plan_view.hide()
            return
        schools = self.shell.logbook.schools
        self.plan_view.schools.offer(schools.model_school(), schools.partners())
        self.plan_view.schools.show_questions(plan.school_questions, draft.wishes.schools)
        self.show_cards(draft, plan)
        self.show_plan(plan, draft.said.answers, move=self._moves(draft, another=another))

    def _moves(self, draft: Draft, *, another: bool) -> bool:
        """Whether the keyboard goes to the next question: at first sight, and after an answer; not from where the user
        works, as in the file."""
        first = id(draft) not in self._placed
        self._placed.add(id(draft))
        now = self.focusWidget()
        works = self.at_work() if first else [*self.at_work(), self.left]
        at_work = now is not None and any(one.isAncestorOf(now) for one in works)
        return not at_work and (first or not another)

    def _show_file(self, draft: Draft) -> None:
        seen = draft.recognition
        self.left.show()
        self.reset_button.setVisible(draft.wishes.layout is not None)
        fill_tables(self.table_box, draft)
        self.show_tools(draft)
        self.left.note.setText(sureness_of(draft))
        shows = seen is not None and bool(seen.sheets)
        self.preview.setVisible(shows)
        if seen is not None and shows:
            self.show_sheet(seen.sheets, draft.sheet, marks_of(draft), self.message(draft))
        else:
            self.seen.setText(self.message(draft))

    def _about(self, person_id: int) -> str:
        """What else tells a known person from another."""
        person = self.shell.logbook.people.person(person_id)
        numbers = (("NIP", person.nip), ("NUPTK", person.nuptk))
        return " · ".join(f"{name} {number}" for name, number in numbers if number)

    # ---- what the user says

    def _table_chosen(self, place: int) -> None:
        draft = self.draft
        if draft is None or draft.recognition is None:
            return
        tables = draft.recognition.tables
        if place >= len(tables):
            self.pointing.point(empty_layout(bare_sheets(draft)[place - len(tables)]))
            return
        self.changes(draft, "pilihan lembar atau tabel")
        if place or draft.pointing:
            draft.wishes.layout = None
        draft.wishes.number, draft.wishes.day_id = place, 0
        self.changed(draft, False)

    def _answers_change(self, words: str) -> None:
        if self.draft is not None:
            self.changes(self.draft, words)

    def _school_answered(self, cell: str, origin: ListOrigin) -> None:
        """The next question comes at once; the rows follow when they are matched anew."""
        draft = self.draft
        if draft is None or draft.plan is None:
            return
        self.changes(draft, f"jawaban untuk “{cell}”")
        draft.wishes.schools[cell] = origin
        self.plan_view.schools.show_questions(draft.plan.school_questions, draft.wishes.schools)
        self.changed(draft, False)
        self.ask_next()

    def _schools_again(self) -> None:
        if self.draft is not None:
            self.changes(self.draft, "menjawab ulang sekolah")
            self.draft.wishes.schools.clear()
            self.changed(self.draft, False)

    def show_place(self, sheet: str, row: int, column: str = "") -> None:
        """Bring a place of the list into view."""
        if self.draft is not None and sheet == self.draft.sheet:
            super().show_place(sheet, row, column)

    def _mend(self, _sheet: str, row: int, column: str) -> None:
        """Correct a refused row where it stands, or in a small form where the preview does not reach."""
        table, draft = self.table(), self.draft
        if table is None or draft is None:
            return
        letter = column if column in table.columns.values() else table.columns.get(Column.NAME, "A")
        if not self.preview.mend(row, letter):
            from app.ui.importing.row_dialog import RowDialog

            RowDialog(table, row, draft.said.corrections.get(row, {}), self.pointing, self.window()).exec()

    # ---- writing

    def commit(self) -> None:
        """Write everything that is ready in one step."""
        ready = self.bench.ready()
        if ready and not self.bench.running:
            self.import_button.setEnabled(False)
            self.bench.write(ready, lambda results: self._written(ready, results), self.show_button)

    def _written(self, ready: Sequence[Draft], results: Sequence[ImportResult]) -> None:
        self.done(ready, results)
        self.bench.begin_nothing()
