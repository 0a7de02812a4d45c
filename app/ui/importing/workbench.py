"""The drafts of one import: read and planned on a worker, anew whenever the user says something, one after another."""

from collections.abc import Callable, Sequence

from app.core.progress import Progress
from app.domain.list_layouts import layout_of
from app.domain.lists import ListLayout, RowOutcome
from app.services.imports import ImportResult
from app.ui.importing.draft import Done, Draft, Task, Wishes, lists_by_day
from app.ui.importing.steps import Steps
from app.ui.importing.ways import Part, Source, Way
from app.ui.page import Shell

_WRITTEN = (RowOutcome.NEW, RowOutcome.MATCHED)


class Workbench:
    """Nothing the user said is lost while a worker runs: what changed meanwhile is planned next.

    `told(every)` is called with what came of a run, `stopped()` when the user stopped it, and `waiting()` whenever
    the queue changed without a run.
    """

    def __init__(
        self,
        shell: Shell,
        told: Callable[[Sequence[Done]], None],
        stopped: Callable[[], None],
        waiting: Callable[[], None],
    ) -> None:
        self._shell = shell
        self._told = told
        self._stopped = stopped
        self._waiting = waiting
        self._way: Way | None = None
        self._usual_day = 0
        self._there: dict[int, set[int]] = {}  # day to the people who are on its list already
        self.running = False
        self.drafts: list[Draft] = []
        self.steps = Steps(self.drafts)

    def begin(self, way: Way, wanted_day: int = 0, there: dict[int, set[int]] | None = None) -> None:
        """Another import: onto `wanted_day` where a list names none. `there` is who stands on each day's list."""
        self.begin_nothing()
        self._way = way
        self._usual_day = wanted_day
        self._there = there or {}

    def begin_nothing(self) -> None:
        """What was written is no draft any more."""
        self.drafts.clear()
        self.steps = Steps(self.drafts)

    def add(self, sources: Sequence[Source]) -> None:
        """More files, or pasted text; a file that is there already is not taken twice."""
        there = {draft.source for draft in self.drafts}
        self.drafts += [Draft(source=source) for source in dict.fromkeys(sources) if source not in there]
        self.catch_up()

    def remove(self, draft: Draft) -> Draft:
        """Take one off; gives back the one that stands in its place. The last one stays."""
        place = self.drafts.index(draft)
        if len(self.drafts) > 1:
            self.steps.taken_off(draft)
            self.drafts.remove(draft)
        return self.drafts[min(place, len(self.drafts) - 1)]

    def catch_up(self) -> None:
        """Read and plan whatever changed."""
        way = self._way
        due = [draft for draft in self.drafts if draft.due and not draft.pointing]
        if self.running or way is None or not due:
            self._waiting()
            return
        tasks = [draft.task(way, self._usual_day) for draft in due]
        reads = [task.draft.source.name for task in tasks if task.recognition is None]
        title = "Mencocokkan nama"
        if reads:
            title = f"Membaca {reads[0]}" if len(reads) == 1 else f"Membaca {len(reads)} berkas"
        self.running = True

        def work(progress: Progress) -> list[Done]:
            return [task.do(progress) for task in tasks]

        self._shell.run(title, work, self._done, lambda: self._end_early(tasks))

    def _end_early(self, tasks: list[Task]) -> None:
        """What was there before stays; what was never read goes."""
        self.running = False
        for task in tasks:
            task.draft.shown = task.version
        self.drafts[:] = [draft for draft in self.drafts if draft.recognition is not None]
        self._stopped()

    def _done(self, every: list[Done]) -> None:
        self.running = False
        known = [done for done in every if done.draft in self.drafts]  # others were taken off, or of an earlier visit
        for done in known:
            first = done.draft.recognition is None
            done.draft.take(done)
            if first:
                self._spread(done)
        if any(draft.due and not draft.pointing for draft in self.drafts):
            self.catch_up()
        if self.drafts:
            self._told(known)

    def _spread(self, done: Done) -> None:
        """A file with a list for each day: each list is a line of the queue, on its own day."""
        for place, (number, day_id) in enumerate(lists_by_day(done).items()):
            draft = done.draft
            if place == 0:
                draft.change()
            else:
                draft = Draft(source=done.draft.source)
                draft.recognition, draft.proposed, draft.to_read = done.recognition, done.proposed, False
                self.drafts.insert(self.drafts.index(done.draft) + place, draft)
            draft.wishes.number, draft.wishes.day_id = number, day_id

    def untaken(self, draft: Draft) -> list[int]:
        """Numbers of the lists of a file that are no line of the queue."""
        seen = draft.recognition
        if seen is None or draft.wishes.layout is not None:
            return []
        taken = {one.wishes.number for one in self.drafts if one.source == draft.source}
        return [number for number in range(len(seen.tables)) if number not in taken]

    def take_every_table(self, draft: Draft) -> None:
        """Each other list of the file becomes a line of the queue."""
        place = self.drafts.index(draft)
        for step, number in enumerate(self.untaken(draft), start=1):
            other = Draft(source=draft.source, wishes=Wishes(number=number))
            other.recognition, other.proposed, other.to_read = draft.recognition, draft.proposed, False
            self.drafts.insert(place + step, other)
        self.catch_up()

    def ready(self) -> list[Draft]:
        """The drafts that the import would write something of."""
        return [draft for draft in self.drafts if draft.imported()]

    def people(self) -> int:
        """How many different people the import would write: one who stands on several lists counts once."""
        met: set[object] = set()
        for draft in self.ready():
            plan = draft.plan
            if plan is None:
                continue
            chosen = draft.said.answers.in_force(plan)
            for row in plan.rows:
                person = chosen.get(row.key) or row.person_id
                if row.listed is not None and (row.outcome in _WRITTEN or row.key in chosen):
                    met.add(person or (row.listed.name_key, row.partner_id, row.listed.school))
        return len(met)

    def adds(self, draft: Draft) -> bool:
        """Whether a draft puts anybody on a day's list who is not there already."""
        if draft.plan is None:
            return False
        days = [day for _, day in draft.plan.days] if draft.plan.days else [draft.plan.meeting_day_id]
        answers = draft.said.answers
        return any(answers.adds_to(draft.plan, self._there.get(day, set())) for day in days if day is not None)

    def write(
        self, ready: Sequence[Draft], written: Callable[[Sequence[ImportResult]], None], failed: Callable[[], None]
    ) -> None:
        """Write drafts in one step of undo."""
        way = self._way
        assert way is not None
        parts: list[Part] = [
            (draft.plan, draft.said.answers.in_force(draft.plan)) for draft in ready if draft.plan is not None
        ]
        layouts = [_confirmed(draft) for draft in ready]
        title = f"Mengimpor {ready[0].name}" if len(ready) == 1 else f"Mengimpor {len(ready)} daftar"
        self._shell.run(title, lambda progress: way.write(parts, progress, layouts), written, failed)


def _confirmed(draft: Draft) -> ListLayout | None:
    """The layout that importing the draft confirms: what the user pointed at, now or at an earlier time."""
    if draft.table is None or draft.recognition is None:
        return None
    again = draft.recognition.remembered and draft.wishes.number == 0
    return layout_of(draft.table) if draft.wishes.layout is not None or again else None
