"""All that is known of one person, as the page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.domain.records import Alias, Person
from app.domain.terms import AttendanceState, LetterKind, Role


class PersonDay(NamedTuple):
    """One day on whose list a person stands."""

    meeting_id: int
    meeting_day_id: int
    title: str
    date: date
    role: Role
    state: AttendanceState


class PersonTask(NamedTuple):
    """A task that a person has at a meeting, planned or actual."""

    meeting_id: int
    title: str
    role: Role
    came: bool | None


class PersonLetter(NamedTuple):
    """A letter that names a person."""

    letter_id: int
    kind: LetterKind
    number: str
    date: date
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """One person with where they came, their tasks, letters and other names; newest first."""

    person: Person
    origin: str  # name of the school or institution, ready to print
    days: tuple[PersonDay, ...] = ()
    tasks: tuple[PersonTask, ...] = ()
    letters: tuple[PersonLetter, ...] = ()
    aliases: tuple[Alias, ...] = ()
    earned: Mapping[int, int] = field(default_factory=dict[int, int])  # JP by id of the day, where any count

    @property
    def attended(self) -> int:
        """On how many days the person, or somebody sent instead, was there."""
        return sum(day.state.attended for day in self.days)

    @property
    def lesson_hours(self) -> int:
        """JP earned by the rules of the programmes."""
        return sum(self.earned.values())
