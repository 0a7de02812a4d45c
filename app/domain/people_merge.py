"""Two entries of the register that may be one person, and what becomes of them when the user says they are."""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from app.domain.records import Attendance, Person
from app.domain.terms import Affiliation, AttendanceState, PersonGroup, Role

ORIGIN = "origin"
"""Stands for affiliation, partner and institution together: they only make sense together."""

MERGE_FIELDS: tuple[tuple[str, str], ...] = (
    ("name", "Nama"),
    (ORIGIN, "Asal"),
    ("position", "Jabatan"),
    ("grade", "Pangkat/golongan"),
    ("nip", "NIP/NI PPPK"),
    ("nuptk", "NUPTK"),
    ("sex", "L/P"),
    ("phone", "No. HP"),
    ("email", "Email"),
    ("employment", "Status kepegawaian"),
    ("duty", "Tugas tambahan"),
)
"""Fields of which one value stays, in the order in which two people are compared; the words are those of the form."""

_BEST_FIRST = (AttendanceState.PRESENT, AttendanceState.LATE, AttendanceState.SUBSTITUTED)


class DuplicatePair(NamedTuple):
    """Two people who may be one, and why."""

    first_id: int  # the smaller id
    second_id: int
    likeness: float  # 0 to 100
    reason: str  # an Indonesian sentence without a full stop


def field_value(person: Person, name: str) -> object:
    """The value of a merge field; empty values are falsy."""
    if name == ORIGIN:
        if person.affiliation is Affiliation.OTHER and not person.institution:
            return ""
        return (person.affiliation, person.partner_id, person.institution)
    return getattr(person, name)


def differing_fields(first: Person, second: Person) -> tuple[str, ...]:
    """Names of the merge fields in which both have a value and the values differ: the user chooses."""
    pairs = ((name, field_value(first, name), field_value(second, name)) for name, _ in MERGE_FIELDS)
    return tuple(name for name, one, other in pairs if one and other and one != other)


def merged_person(kept: Person, gone: Person, from_gone: Collection[str] = ()) -> Person:
    """`kept` with what it lacks from `gone`, and with `gone`'s values of the merge fields named in `from_gone`."""
    result = kept
    for name, _ in MERGE_FIELDS:
        other = field_value(gone, name)
        if other and (name in from_gone or not field_value(kept, name)):
            if name == ORIGIN:
                result = replace(
                    result,
                    affiliation=gone.affiliation,
                    partner_id=gone.partner_id,
                    institution=gone.institution,
                )
            else:
                result = replace(result, **{name: other})  # pyright: ignore[reportArgumentType]
    groups = tuple(group for group in PersonGroup if group in (*kept.groups, *gone.groups))
    return replace(result, groups=groups, note=_joined(kept.note, gone.note, "\n"))


def merged_attendance(kept: Attendance, gone: Attendance) -> Attendance:
    """One entry for a day on which both stand: the better state, the special role, the longer presence, both notes."""
    states = (kept.state, gone.state)
    told = gone.state if kept.state is AttendanceState.UNKNOWN else kept.state
    state = next((best for best in _BEST_FIRST if best in states), told)
    return replace(
        kept,
        state=state,
        role=gone.role if kept.role is Role.PARTICIPANT else kept.role,
        minutes=max((minutes for minutes in (kept.minutes, gone.minutes) if minutes is not None), default=None),
        note=_joined(kept.note, gone.note, "; "),
        substitute=(kept.substitute or gone.substitute) if state is AttendanceState.SUBSTITUTED else "",
    )


def _joined(first: str, second: str, gap: str) -> str:
    return first if second in first else gap.join(part for part in (first, second) if part)
