"""One file or pasted text on its way in: what was understood of it, what the user said, what would be written."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace

from app.core.errors import BukuImbasError, Cancelled
from app.core.progress import Progress
from app.domain.lists import (
    Column,
    ImportPlan,
    ListLayout,
    ListOrigin,
    ListTable,
    PlanAnswers,
    Recognition,
    RowOutcome,
    SchoolQuestion,
)
from app.ui.importing.answers import Answers
from app.ui.importing.ways import Source, Way


@dataclass
class Said:
    """What the user said about the rows of one sheet."""

    answers: Answers = field(default_factory=Answers)
    corrections: dict[int, dict[Column, str]] = field(default_factory=dict[int, dict[Column, str]])
    left_out: set[int] = field(default_factory=set[int])


@dataclass
class Wishes:
    """All that the user said about one list; none of it is lost when it is read or planned again."""

    layout: ListLayout | None = None  # what the user pointed at; None: as it was recognised
    number: int = 0  # of the table in the recognition
    day_id: int = 0  # that the user chose; 0: as the list says, or the one that was open
    schools: dict[str, ListOrigin] = field(default_factory=dict[str, ListOrigin])
    days: dict[str, int | None] = field(default_factory=dict[str, int | None])  # letter of a day column
    everybody: ListOrigin | None = None  # where all people of the list come from; None: as the list says
    sheets: dict[str, Said] = field(default_factory=dict[str, Said])

    def said(self, sheet: str) -> Said:
        """What was said about the rows of a sheet."""
        return self.sheets.setdefault(sheet, Said())

    def answers(self, table: ListTable, proposed: Sequence[int | None] = ()) -> PlanAnswers:
        """The same as the service takes it; a day column without a wish stays as it was `proposed`."""
        said = self.said(table.sheet)
        days = None
        if self.days and len(proposed) == len(table.days):
            days = {number: self.days.get(day.letter, proposed[number]) for number, day in enumerate(table.days)}
        return PlanAnswers(
            corrections={row: dict(cells) for row, cells in said.corrections.items()},
            left_out=frozenset(said.left_out),
            schools=dict(self.schools),
            days=days,
            everybody=self.everybody,
        )


@dataclass(eq=False)
class Draft:
    """One line of the queue. `version` counts what the user changed, `shown` is the one that was planned last."""

    source: Source
    wishes: Wishes = field(default_factory=Wishes)
    recognition: Recognition | None = None
    proposed: tuple[int | None, ...] = ()  # the day that each of its lists names itself
    day_id: int = 0  # that it is planned for
    plan: ImportPlan | None = None
    problem: str = ""  # the sentence that says why there is nothing to import
    version: int = 1
    shown: int = 0
    to_read: bool = True  # whether it has to be read (again) before it is planned

    @property
    def name(self) -> str:
        """The file, with its sheet where the file has several lists."""
        table = self.table
        several = self.recognition is not None and len({one.sheet for one in self.recognition.tables}) > 1
        return f"{self.source.name}, lembar “{table.sheet}”" if several and table is not None else self.source.name

    @property
    def table(self) -> ListTable | None:
        """The list that is chosen."""
        tables = self.recognition.tables if self.recognition is not None else ()
        return tables[self.wishes.number] if self.wishes.number < len(tables) else None

    @property
    def sheet(self) -> str:
        """Name of the sheet that is looked at."""
        if self.table is not None and not self.pointing:
            return self.table.sheet
        if self.wishes.layout is not None:
            return self.wishes.layout.sheet
        return self.recognition.sheets[0].name if self.recognition is not None and self.recognition.sheets else ""

    @property
    def said(self) -> Said:
        """What was said about the rows of its sheet."""
        return self.wishes.said(self.sheet)

    @property
    def due(self) -> bool:
        """Whether the user changed something since the plan was made."""
        return self.shown != self.version

    @property
    def pointing(self) -> bool:
        """Whether the user is still pointing: without a header or a column of names a list cannot be read yet."""
        layout = self.wishes.layout
        if layout is None or Column.NAME in layout.columns:
            return False
        return bool(layout.columns) or layout.header_rows is None

    def change(self, *, read: bool = False) -> None:
        """Something was said: the plan has to be made again, after reading again where the layout changed."""
        self.version += 1
        self.to_read = self.to_read or read

    def take(self, done: "Done") -> None:
        """What came of the newest task."""
        if done.recognition is not None:  # what could be read before stays to be looked at
            self.recognition, self.proposed = done.recognition, done.proposed
        self.plan, self.problem, self.day_id = done.plan, done.problem, done.day_id
        self.shown = done.version
        self.to_read = self.to_read and self.due

    def school_questions(self) -> tuple[SchoolQuestion, ...]:
        """The school cells that nobody has answered."""
        if self.plan is None:
            return ()
        return tuple(one for one in self.plan.school_questions if one.cell not in self.wishes.schools)

    def questions(self) -> int:
        """How many questions wait for an answer."""
        if self.plan is None:
            return 0
        return len(self.school_questions()) + len(self.said.answers.open_rows(self.plan))

    @property
    def homeless(self) -> bool:
        """Whether it is a list of several days of which none is a day of the meeting yet."""
        return self.plan is not None and bool(self.plan.days) and all(day is None for _, day in self.plan.days)

    def imported(self) -> int:
        """How many people the import would write now."""
        if self.plan is None or self.pointing or self.homeless:
            return 0
        return self.said.answers.imported(self.plan)

    def state(self) -> tuple[str, str]:
        """Word and tone for the queue."""
        if self.problem:
            lists = self.recognition is not None
            return ("bukan daftar" if lists else "tidak terbaca"), "missing"
        if self.pointing:
            return "tunjuk kolom nama", "soon"
        if self.plan is None:
            return "belum dibaca", "quiet"
        if self.homeless:
            return "pilih harinya", "soon"
        if questions := self.questions():
            return f"{questions} pertanyaan", "soon"
        if not self.imported():
            return "ditolak", "missing"
        refused = self.plan.count(RowOutcome.REFUSED)
        return (f"siap, {refused} baris ditolak", "there") if refused else ("siap", "there")

    def task(self, way: Way, usual_day: int) -> "Task":
        """What a worker has to do for it now; `usual_day` counts where neither the user nor the list names one."""
        return Task(
            draft=self,
            version=self.version,
            recognition=None if self.to_read else self.recognition,
            proposed=self.proposed,
            wishes=deepcopy(self.wishes),
            columns_to=tuple(day_id for _, day_id in self.plan.days) if self.plan is not None else (),
            way=way,
            usual_day=usual_day,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a task."""

    draft: Draft
    version: int
    recognition: Recognition | None = None
    proposed: tuple[int | None, ...] = ()  # the day that each list of the file names itself
    plan: ImportPlan | None = None
    day_id: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Reading and planning one draft, away from the window: it touches nothing of the draft itself."""

    draft: Draft
    version: int
    recognition: Recognition | None
    proposed: tuple[int | None, ...]
    wishes: Wishes
    columns_to: tuple[int | None, ...]
    way: Way
    usual_day: int

    def do(self, progress: Progress) -> Done:
        """Read and plan. What is wrong with the file is told in `problem`; only a wish to stop is raised."""
        seen, proposed = self.recognition, self.proposed
        done = Done(draft=self.draft, version=self.version)
        try:
            if seen is None:
                seen = self.way.recognise(self.draft.source, progress, self.wishes.layout)
                proposed = self.way.propose_days(seen)
            done = replace(done, recognition=seen, proposed=proposed)
            number = self.wishes.number
            if number >= len(seen.tables):
                return replace(done, problem=seen.message)
            table = seen.tables[number]
            day_id = self.wishes.day_id or proposed[number] or self.usual_day
            answers = self.wishes.answers(table, self.columns_to)
            plan = self.way.plan(seen, table, day_id, answers)
        except Cancelled:
            raise
        except BukuImbasError as error:
            return replace(done, problem=str(error))
        return replace(done, plan=plan, day_id=day_id)


def lists_by_day(done: Done) -> dict[int, int]:
    """Where a file holds a list for each of several days: number of the table to id of the day; else empty."""
    if done.recognition is None:
        return {}
    named = {number: day_id for number, day_id in enumerate(done.proposed) if day_id is not None}
    sheets = {done.recognition.tables[number].sheet for number in named}
    distinct = len(set(named.values())) == len(named) == len(sheets)
    return named if len(named) > 1 and distinct else {}
