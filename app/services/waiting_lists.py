"""Rows that an import left out: corrected, matched again, and brought onto the days that they were meant for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.core.errors import UserError
from app.domain.list_states import states_of_text
from app.domain.lists import Column, Corrections, ListedPerson, ListOrigin, PlanRow, RowOutcome
from app.domain.names import name_key, school_key
from app.domain.records import ImportBatch, WaitingRow
from app.services.list_writing import Entry, ImportResult, put_on_day
from app.services.planned_rows import Choices, known_now, listed_of, new_person, waiting_row
from app.storage import imports, meetings, people
from app.storage.database import Connection, UseCase

_FILLABLE = ("position", "grade", "nip", "nuptk", "sex", "phone", "email", "employment", "duty")


def planned(connection: Connection, ids: Sequence[int], corrections: Mapping[int, Corrections]) -> tuple[PlanRow, ...]:
    """Who waiting rows are, as corrected, in the order of `ids`."""
    rows = {row.id: row for row in imports.waiting_by_ids(connection, ids)}
    return tuple(_plan(connection, [rows[number] for number in ids if number in rows], corrections))


def finish(case: UseCase, ids: Sequence[int], corrections: Mapping[int, Corrections], choices: Choices) -> ImportResult:
    """Import waiting rows that are clear now; the others keep what was corrected in them."""
    connection = case.connection
    rows = {row.id: row for row in imports.waiting_by_ids(connection, ids)}
    if not rows:
        raise UserError("Baris ini sudah diselesaikan. Tidak ada yang diubah.")
    waiting = [rows[number] for number in dict.fromkeys(ids) if number in rows]
    made: dict[tuple[str, str], int] = {}
    done: list[tuple[WaitingRow, PlanRow, int]] = []
    left = new = 0
    for row, plan in zip(waiting, _plan(connection, waiting, corrections), strict=True):
        choice = choices.get(row.id)
        if plan.outcome is RowOutcome.REFUSED or (plan.outcome is RowOutcome.DOUBTFUL and choice is None):
            left += 1
            _keep(connection, row, plan)
            continue
        listed = listed_of(plan)
        person = plan.person_id if choice is None or plan.outcome is RowOutcome.MATCHED else choice
        if not person:
            identity = (listed.name_key, school_key(listed.school))
            person = made.get(identity)
            if person is None:
                person = made[identity] = people.add_people(connection, [new_person(plan)])[0]
                new += 1
        elif person == choice:
            _remember(connection, person, listed)
        people.fill_empty(connection, [(person, listed)], _FILLABLE)
        done.append((row, plan, person))
    _put_on_days(case, done)
    imports.settle(connection, [row.id for row, _, _ in done])
    return ImportResult(batch_id=waiting[0].import_batch_id, new=new, matched=len(done) - new, waiting=left)


def _plan(connection: Connection, rows: Sequence[WaitingRow], corrections: Mapping[int, Corrections]) -> list[PlanRow]:
    from app.intake.corrections import corrected
    from app.intake.match import Matcher
    from app.intake.schools import SchoolFinder, place_of

    known = known_now(connection)
    schools = SchoolFinder(known)
    matcher = Matcher(known, schools)
    found: list[PlanRow] = []
    for row in rows:
        cells = corrections.get(row.id, {})
        listed = corrected(_listed(row), cells, row.sheet, {})
        if Column.SCHOOL not in cells and (row.partner_id is not None or row.from_model_school):
            said = ListOrigin(partner_id=row.partner_id, from_model_school=row.from_model_school)
            place = place_of(said, listed.school)
        else:
            place = schools.find(listed.school)
        outcome, person, reason, candidates = RowOutcome.REFUSED, None, "nama kosong", ()
        if listed.name:
            outcome, person, candidates, reason = matcher.match(listed, place)
        found.append(
            PlanRow(
                row.sheet,
                row.row,
                outcome,
                listed,
                row.column if reason else "",
                reason,
                person.id if person is not None else None,
                place.partner_id,
                place.from_model,
                candidates,
                listed.warnings,
            )
        )
    return found


def _listed(row: WaitingRow) -> ListedPerson:
    """The row as its list told."""
    return ListedPerson(
        row=row.row,
        name=row.name,
        name_key=name_key(row.name) if row.name else "",
        school=row.school,
        position=row.position,
        nip=row.nip,
        nuptk=row.nuptk,
        grade=row.grade,
        sex=row.sex,
        phone=row.phone,
        email=row.email,
        minutes=row.minutes,
        note=row.note,
        employment=row.employment,
        duty=row.duty,
    )


def _keep(connection: Connection, row: WaitingRow, plan: PlanRow) -> None:
    """Let a row wait on, with what was corrected in it."""
    changed = waiting_row(plan, row.states)
    imports.update_waiting(
        connection,
        replace(
            changed,
            id=row.id,
            uid=row.uid,
            import_batch_id=row.import_batch_id,
            meeting_day_id=row.meeting_day_id,
            reason=plan.reason or row.reason,
            column=plan.column or row.column,
        ),
    )


def _remember(connection: Connection, person_id: int, listed: ListedPerson) -> None:
    if not people.existing_ids(connection, [person_id]):
        raise UserError(f"Orang yang dipilih untuk “{listed.name}” sudah dihapus dari buku. Pilih lagi.")
    people.save_alias(connection, person_id, listed.name, name_key(listed.name), school_key(listed.school))


def _put_on_days(case: UseCase, done: Sequence[tuple[WaitingRow, PlanRow, int]]) -> None:
    """Put people on the days that their rows were meant for; rows of a list for the register are meant for none."""
    batches: dict[int, ImportBatch | None] = {}
    days: dict[int, dict[int, int]] = {}  # meeting -> place of a day -> its id
    for row, plan, person in done:
        if row.import_batch_id not in batches:
            batches[row.import_batch_id] = imports.batch(case.connection, row.import_batch_id)
        batch = batches[row.import_batch_id]
        if batch is None or batch.meeting_id is None or batch.meeting_day_id is None:
            continue
        if batch.meeting_id not in days:
            found = meetings.meetings(case.connection, ids=[batch.meeting_id])
            days[batch.meeting_id] = {day.position: day.id for day in found[0].days} if found else {}
        there = days[batch.meeting_id]
        states = {there[place]: state for place, state in states_of_text(row.states).items() if place in there}
        listed = listed_of(plan)
        for day_id, state in states.items() or [(batch.meeting_day_id, None)]:
            minutes = listed.minutes if len(states) < 2 else None
            put_on_day(case, day_id, batch.id, [Entry(person, state, None, minutes, listed.note)])
    for batch in batches.values():
        if batch is not None:
            _count(case.connection, batch, [plan for row, plan, _ in done if row.import_batch_id == batch.id])


def _count(connection: Connection, batch: ImportBatch, plans: Sequence[PlanRow]) -> None:
    """The numbers of the import tell what became of its rows."""
    new = sum(plan.outcome is RowOutcome.NEW for plan in plans)
    imports.save_batch(
        connection,
        replace(
            batch,
            rows_new=batch.rows_new + new,
            rows_matched=batch.rows_matched + len(plans) - new,
            rows_waiting=max(batch.rows_waiting - len(plans), 0),
        ),
    )
