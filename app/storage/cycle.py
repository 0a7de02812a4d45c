"""Queries for the quality cycle: the steps of a programme, and how far each partner is with each."""

from collections.abc import Sequence

from sqlalchemy import Connection, exists, select

from app.domain.records import CycleMark, CycleStep
from app.storage import rows
from app.storage.schema import cycle_mark, cycle_step


def steps(connection: Connection, programme_id: int) -> tuple[CycleStep, ...]:
    """The steps of a programme's cycle, in order."""
    query = rows.select_records(CycleStep, cycle_step).where(cycle_step.c.programme_id == programme_id)
    return rows.load(connection, CycleStep, query.order_by(cycle_step.c.position, cycle_step.c.id))


def step(connection: Connection, step_id: int) -> CycleStep | None:
    """One step of whichever programme."""
    found = rows.load(
        connection, CycleStep, rows.select_records(CycleStep, cycle_step).where(cycle_step.c.id == step_id)
    )
    return found[0] if found else None


def save_steps(connection: Connection, programme_id: int, records: Sequence[CycleStep]) -> tuple[CycleStep, ...]:
    """Make `records` the steps of a programme's cycle; a step that goes takes its marks along."""
    return rows.save_children(connection, cycle_step, "programme_id", programme_id, records)


def marks(connection: Connection, programme_id: int) -> tuple[CycleMark, ...]:
    """Everything that is noted in a programme's cycle."""
    own = select(cycle_step.c.id).where(cycle_step.c.programme_id == programme_id)
    query = rows.select_records(CycleMark, cycle_mark).where(cycle_mark.c.cycle_step_id.in_(own))
    return rows.load(connection, CycleMark, query.order_by(cycle_mark.c.id))


def mark(connection: Connection, step_id: int, partner_id: int) -> CycleMark | None:
    """What is noted for one partner at one step."""
    query = rows.select_records(CycleMark, cycle_mark).where(
        cycle_mark.c.cycle_step_id == step_id, cycle_mark.c.partner_id == partner_id
    )
    found = rows.load(connection, CycleMark, query)
    return found[0] if found else None


def save_mark(connection: Connection, record: CycleMark) -> CycleMark:
    """Insert or update."""
    return rows.save(connection, cycle_mark, record)


def remove_mark(connection: Connection, mark_id: int) -> None:
    """Back to nothing noted."""
    rows.delete(connection, cycle_mark, [mark_id])


def uses_document(connection: Connection, document_id: int) -> bool:
    """Whether a cell names this document as its evidence."""
    return bool(connection.execute(select(exists().where(cycle_mark.c.document_id == document_id))).scalar())
