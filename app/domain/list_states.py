"""What a list says of people about whom one of its attendance cells says nothing."""

from collections.abc import Iterable

from app.domain.terms import AttendanceState

_CAME = frozenset((AttendanceState.PRESENT, AttendanceState.LATE))


def blank_state(states: Iterable[AttendanceState | None]) -> AttendanceState:
    """The state of an empty attendance cell among `states`, all the cells that a list has for it.

    A list without marks, or one that only writes who was away, lists those who came. One that only ticks leaves the
    others out: they did not come. One that writes both has not said yet.
    """
    written = {state for state in states if state is not None}
    if written.isdisjoint(_CAME):
        return AttendanceState.PRESENT
    return AttendanceState.ABSENT if written <= _CAME else AttendanceState.UNKNOWN


def states_text(states: Iterable[tuple[int, AttendanceState]]) -> str:
    """`1=hadir 2=alpa`, by the place of the day in its meeting."""
    return " ".join(f"{position}={state.code}" for position, state in states)


def states_of_text(text: str) -> dict[int, AttendanceState]:
    """The states that `states_text` wrote; what is no state is passed over."""
    known = {state.code: state for state in AttendanceState}
    found: dict[int, AttendanceState] = {}
    for part in text.split():
        position, _, code = part.partition("=")
        if position.isdigit() and code in known:
            found[int(position)] = known[code]
    return found
