"""Where lists of people go: onto the days of a meeting, or into the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from app.core.progress import Progress
from app.domain.lists import ImportPlan, ListKind, ListLayout, ListOrigin, ListTable, PlanAnswers, Recognition
from app.domain.names import school_key
from app.domain.terms import PersonGroup
from app.services.imports import ImportResult, ImportService
from app.services.register_imports import RegisterImportService

Part = tuple[ImportPlan, Mapping[int, int]]

PASTED = "Tempelan"
OF_ROWS = ListOrigin()
"""Stands for: each row says where its person comes from."""
ELSEWHERE = ListOrigin(name="…")
"""Stands for: an institution whose name is not typed yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a list comes from: a file, or text of the clipboard with its markup where it has one."""

    path: Path | None = None
    text: str = ""
    html: str = ""

    @property
    def name(self) -> str:
        """As the user knows it."""
        return self.path.name if self.path is not None else PASTED


class Way(Protocol):
    """Reading, planning and writing; all of it runs on a worker."""

    def recognise(self, source: Source, progress: Progress, given: ListLayout | None) -> Recognition:
        """What a source holds. Raises `UserError` when it cannot be read."""
        ...

    def propose_days(self, seen: Recognition) -> tuple[int | None, ...]:
        """The meeting day that each list of a file seems to be for."""
        ...

    def plan(self, seen: Recognition, table: ListTable, day_id: int, answers: PlanAnswers) -> ImportPlan | None:
        """What importing a list would do; None while something has to be said first."""
        ...

    def write(
        self, parts: Sequence[Part], progress: Progress, layouts: Sequence[ListLayout | None]
    ) -> Sequence[ImportResult]:
        """Write lists in one step of undo."""
        ...


@dataclass(frozen=True, slots=True)
class MeetingWay:
    """Onto the days of a meeting."""

    imports: ImportService
    meeting_id: int

    def recognise(self, source: Source, progress: Progress, given: ListLayout | None) -> Recognition:
        if source.path is not None:
            return self.imports.recognise(source.path, progress, given)
        return self.imports.recognise_text(source.text, progress, given, html=source.html)

    def propose_days(self, seen: Recognition) -> tuple[int | None, ...]:
        return self.imports.propose_days(seen, self.meeting_id)

    def plan(self, seen: Recognition, table: ListTable, day_id: int, answers: PlanAnswers) -> ImportPlan | None:
        return self.imports.plan(seen, table, self.meeting_id, day_id, answers)

    def write(
        self, parts: Sequence[Part], progress: Progress, layouts: Sequence[ListLayout | None]
    ) -> Sequence[ImportResult]:
        return self.imports.commit_all(parts, progress, layouts)


@dataclass(slots=True)
class RegisterWay:
    """Into the register of people. `schools` are those that a whole list can be of."""

    imports: RegisterImportService
    schools: Sequence[ListOrigin]
    group: PersonGroup | None = field(default=None)  # that everybody imported is put into

    def recognise(self, source: Source, progress: Progress, given: ListLayout | None) -> Recognition:
        assert source.path is not None
        return self.imports.recognise(source.path, progress, given)

    def propose_days(self, seen: Recognition) -> tuple[int | None, ...]:
        return (None,) * len(seen.tables)

    def plan(self, seen: Recognition, table: ListTable, day_id: int, answers: PlanAnswers) -> ImportPlan | None:
        origin = answers.everybody or self.origin(seen, table)
        if origin is None or origin == ELSEWHERE:
            return None
        answers = replace(answers, everybody=None)
        return self.imports.plan_people(seen, table, None if origin == OF_ROWS else origin, answers)

    def write(
        self, parts: Sequence[Part], progress: Progress, layouts: Sequence[ListLayout | None]
    ) -> Sequence[ImportResult]:
        ((plan, choices),), (layout,) = parts, layouts
        return (self.imports.commit_people(plan, choices, progress, layout, self.group),)

    def origin(self, seen: Recognition, table: ListTable) -> ListOrigin | None:
        """Where everybody on a list comes from, as far as it tells; None when the user has to say it."""
        named = {person.school for person in table.people}
        if seen.kind is not ListKind.DAPODIK and any(named):
            return OF_ROWS
        key = school_key(next(iter(named))) if len(named) == 1 else ""
        alike = [one for one in self.schools if key and school_key(one.name) == key]
        return alike[0] if len(alike) == 1 else None
