"""One planned list into the database, inside an open use case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.core.clock import now
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.list_layouts import layout_of
from app.domain.list_states import blank_state, states_text
from app.domain.lists import ImportPlan, ListedPerson, ListLayout, PlanRow, RowOutcome
from app.domain.names import school_key
from app.domain.records import ImportBatch, MeetingDay, SchoolAlias
from app.domain.terms import AttendanceState, Role
from app.services.earlier_lists import EarlierLists
from app.services.planned_rows import Choices, Sorted, listed_of, new_person, remember, waiting_row
from app.storage import attendances, import_layouts, imports, meetings, people, school_aliases
from app.storage.database import UseCase

_ROLE = Role.PARTICIPANT.code
_UNSURE = 0.75  # a layout recognised with less certainty is remembered once it was used


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import wrote."""

    batch_id: int
    file_name: str = ""
    new: int
    matched: int
    waiting: int
    days: int = 0  # of the meeting, onto which people were put
    people: frozenset[int] = field(default=frozenset(), compare=False, repr=False)  # ids of everybody imported


@dataclass(frozen=True, slots=True)
class DayList:
    """One day of a meeting and the day columns of the list that are about it; none for a list of one day."""

    day: MeetingDay
    columns: tuple[int, ...]


class ListWriter:
    """Writes the lists of one import, one after another."""

    def __init__(self, case: UseCase) -> None:
        self._case = case
        self._earlier = EarlierLists()

    def write(
        self, plan: ImportPlan, choices: Choices, layout: ListLayout | None, progress: Progress, *, last: bool
    ) -> ImportResult:
        """Write one list. Raises `UserError` when nobody is left, or when the data changed since the plan was made.

        An attendance list of nothing but doubtful people is kept waiting: an online report names no school.
        """
        connection = self._case.connection
        days = self._days_of(plan)
        rows = self._earlier.sort(plan, choices)
        doubtful = bool(days) and any(row.outcome is RowOutcome.DOUBTFUL for row in rows.waiting)
        if not rows.new and not rows.known and not doubtful:
            raise UserError(f"Tidak ada orang yang bisa diimpor dari {plan.file_name}. Tidak ada yang diubah.")
        self._check_known(plan, rows)
        progress.step(0, 3, "Mencatat orang")
        batch = imports.save_batch(
            connection,
            ImportBatch(
                meeting_id=plan.meeting_id,
                meeting_day_id=days[0].day.id if days else None,
                file_name=plan.file_name,
                sha256=plan.sha256,
                sheet=plan.sheet,
                imported_at=now(),
                rows_new=len(rows.new),
                rows_matched=len(rows.known),
                rows_waiting=len(rows.waiting),
            ),
        )
        blanks = _blank_states(plan, days)
        imports.keep_waiting(
            connection, batch.id, [waiting_row(row, _states(row, days, blanks)) for row in rows.waiting]
        )
        made = people.add_people(connection, [new_person(row) for row in rows.new])
        people.fill_empty(connection, [(number, listed_of(row)) for row, number in rows.known], _filled_columns(plan))
        progress.step(1, 3, "Mencatat kehadiran")
        everybody = [*rows.known, *zip(rows.new, made, strict=True)]
        everybody.sort(key=lambda pair: pair[0].row)
        for one in days:
            blank, alone = blanks[one.day.id], len(days) == 1  # minutes were measured on one day
            entries = [
                Entry(
                    person,
                    _said_on(listed, one) if one.columns else listed.state,
                    blank,
                    listed.minutes if alone else None,
                    listed.note,
                )
                for row, person in everybody
                if (listed := listed_of(row))
            ]
            put_on_day(self._case, one.day.id, batch.id, entries)
        progress.step(2, 3, "Menyimpan")
        self._remember(plan, choices, layout)
        if not last:
            self._earlier.add(rows, plan, choices, list(made))
        return ImportResult(
            batch_id=batch.id,
            file_name=plan.file_name,
            new=len(rows.new),
            matched=len(rows.known),
            waiting=len(rows.waiting),
            days=len(days),
            people=frozenset(person for _, person in everybody),
        )

    def _days_of(self, plan: ImportPlan) -> list[DayList]:
        """The days that the plan is for; none when it is for the register."""
        if plan.meeting_id is None:
            return []
        found = meetings.meetings(self._case.connection, ids=[plan.meeting_id])
        known = {day.id: day for day in found[0].days} if found else {}
        wanted: dict[int, list[int]] = {}
        for place, (_, day_id) in enumerate(plan.days):
            if day_id is not None:
                wanted.setdefault(day_id, []).append(place)
        if not plan.days and plan.meeting_day_id is not None:
            wanted[plan.meeting_day_id] = []
        if not wanted and plan.days:
            raise UserError(
                f"{plan.file_name} memuat beberapa hari, tetapi belum satu pun dipasangkan dengan hari kegiatan. "
                "Pilih harinya dahulu."
            )
        if not wanted:
            raise ValueError("a plan for a meeting names no day")
        if not wanted.keys() <= known.keys():
            raise UserError("Kegiatan atau tanggalnya sudah dihapus. Buka kegiatannya, lalu impor lagi.")
        days = [DayList(known[day_id], tuple(columns)) for day_id, columns in wanted.items()]
        return sorted(days, key=lambda one: one.day.position)

    def _check_known(self, plan: ImportPlan, rows: Sorted) -> None:
        """Raise `UserError` when somebody whom a row means was deleted since the plan was made."""
        meant = {person for _, person in rows.known}
        if gone := meant - people.existing_ids(self._case.connection, meant):
            row = next(row for row, person in rows.known if person in gone)
            raise UserError(
                f"Orang yang dimaksud baris {row.row} ({listed_of(row).name}) sudah dihapus dari buku. "
                f"Buka lagi berkas {plan.file_name}, lalu impor."
            )

    def _remember(self, plan: ImportPlan, choices: Choices, layout: ListLayout | None) -> None:
        """What the user confirmed once is not asked again: names, schools, and how the list lies."""
        remember(self._case, plan, choices)
        connection = self._case.connection
        for cell, said in plan.answers.schools.items():
            if key := school_key(cell):
                alias = SchoolAlias(
                    name=cell, school_key=key, partner_id=said.partner_id, from_model_school=said.from_model_school
                )
                school_aliases.keep(connection, alias)
        if layout is None and plan.table.certainty < _UNSURE:
            layout = layout_of(plan.table)
        if layout is not None and plan.fingerprint:
            top, bottom = layout.header_rows or (1, 0)
            kept = import_layouts.KeptLayout(
                fingerprint=plan.fingerprint,
                header_rows=bottom - top + 1,
                columns=dict(layout.columns) or dict(plan.table.columns),
            )
            import_layouts.keep(connection, kept)


class Entry(NamedTuple):
    """Somebody to be put on a day's list. A tuple: thousands are made for one import."""

    person_id: int
    said: AttendanceState | None  # what the list says
    blank: AttendanceState | None  # what it means where it says nothing; None: they came
    minutes: int | None
    note: str


def put_on_day(case: UseCase, day_id: int, batch_id: int, entries: Iterable[Entry]) -> None:
    """Put people on a day's list in order; who stands there already is brought up to date by what the list says.

    Who has a task at the meeting stands there with it: a narasumber does not sign among the peserta. What the list only
    means by saying nothing counts for those alone of whom nothing is known yet. Whom an earlier import brought is kept
    as named by this one too, so that they stay when only the earlier one is taken back.
    """
    there = attendances.present_on(case.connection, day_id)
    tasks = {person: role.code for person, role in attendances.tasks_on(case.connection, day_id).items()}
    new: list[attendances.Listed] = []
    updates: list[tuple[int, AttendanceState | None, int | None]] = []
    unsaid: dict[AttendanceState, list[int]] = {}
    named: dict[int, AttendanceState] = {}
    present = AttendanceState.PRESENT
    for person_id, said, blank, minutes, note in entries:
        if person_id not in there:
            there[person_id] = 0
            state = said or blank or present
            new.append(attendances.Listed(person_id, state.code, tasks.get(person_id, _ROLE), minutes, note))
        elif entry := there[person_id]:  # 0: the user chose one person for two rows
            updates.append((entry, said, minutes))
            named[entry] = said or blank or present
            if said is None:
                unsaid.setdefault(blank or present, []).append(entry)
    imports.keep_named(case.connection, day_id, batch_id, named)
    attendances.add_list(case.connection, day_id, new, batch_id)
    attendances.update_measured(case.connection, updates)
    for state, ids in unsaid.items():
        attendances.confirm(case.connection, ids, state)


def _filled_columns(plan: ImportPlan) -> set[str]:
    """The columns that the list has, those that the user typed into it included."""
    typed = {column.code for cells in plan.answers.corrections.values() for column in cells}
    return {column.code for column in plan.table.columns} | typed


def _blank_states(plan: ImportPlan, days: list[DayList]) -> Mapping[int, AttendanceState | None]:
    """What an empty cell says, by day; None where the list has no attendance cells at all."""
    people_of = plan.table.people
    if plan.days:
        blank = blank_state(state for listed in people_of for state in listed.day_states)
    else:
        blank = blank_state({listed.state for listed in people_of})
    return {one.day.id: None if blank is AttendanceState.PRESENT else blank for one in days}


def _said_on(listed: ListedPerson, one: DayList) -> AttendanceState | None:
    """What the list says of somebody on a day; of two columns about it the one that saw them there counts."""
    if not one.columns:
        return listed.state
    said = [state for place in one.columns if place < len(listed.day_states) and (state := listed.day_states[place])]
    return next((state for state in said if state.attended), said[0] if said else None)


def _states(row: PlanRow, days: list[DayList], blanks: Mapping[int, AttendanceState | None]) -> str:
    """The states of a row that waits, to be written when it is answered."""
    said: list[tuple[int, AttendanceState]] = []
    for one in days:
        state = (_said_on(row.listed, one) if row.listed is not None else None) or blanks[one.day.id]
        if state is not None or len(days) > 1:
            said.append((one.day.position, state or AttendanceState.PRESENT))
    return states_text(said)
