"""All that is known of one person, as the page shows it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.records import Alias, Person
from app.domain.terms import AttendanceState, LetterKind, Role


class PersonDay(NamedTuple):
    """One day on whose list a person stands."""

    meeting_id: int
    title: str
    date: date
    role: Role
    state: AttendanceState
    lesson_hours: int  # JP of the day

    @property
    def earned(self) -> int:
        """JP that count for this person: whoever sent a substitute earned none."""
        there = self.state.attended and self.state is not AttendanceState.SUBSTITUTED
        return self.lesson_hours if there else 0


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

    @property
    def attended(self) -> int:
        """On how many days the person, or somebody sent instead, was there."""
        return sum(day.state.attended for day in self.days)

    @property
    def lesson_hours(self) -> int:
        """JP earned."""
        return sum(day.earned for day in self.days)
