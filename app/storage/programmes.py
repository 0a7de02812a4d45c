"""Queries for programmes and their stages."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from app.domain.records import Programme, Requirement, Stage
from app.storage import rows
from app.storage.schema import programme, requirement, stage


def programmes(connection: Connection) -> tuple[Programme, ...]:
    """All programmes, the newest first."""
    return rows.load(connection, Programme, rows.select_records(Programme, programme).order_by(programme.c.id.desc()))


def save_programme(connection: Connection, record: Programme) -> Programme:
    """Insert or update."""
    return rows.save(connection, programme, record)


def remove_programme(connection: Connection, programme_id: int) -> None:
    """Delete a programme with its stages, its cycle and its meetings (undo brings it all back)."""
    rows.delete(connection, programme, [programme_id])


def stages(connection: Connection, programme_id: int | None = None) -> tuple[Stage, ...]:
    """The stages of one programme, or of all, in order."""
    query = rows.select_records(Stage, stage).order_by(stage.c.programme_id, stage.c.position)
    if programme_id is not None:
        query = query.where(stage.c.programme_id == programme_id)
    needed: dict[int, list[Requirement]] = defaultdict(list)
    for row in connection.execute(requirement.select().order_by(requirement.c.id)):
        needed[row.stage_id].append(Requirement(kind=row.kind, minimum=row.minimum))
    return tuple(
        replace(record, requirements=tuple(needed[record.id])) for record in rows.load(connection, Stage, query)
    )


def save_stages(connection: Connection, programme_id: int, records: Sequence[Stage]) -> tuple[Stage, ...]:
    """Make `records` the programme's stages, requirements included."""
    before = {record.id: record.requirements for record in stages(connection, programme_id)}
    saved = rows.save_children(connection, stage, "programme_id", programme_id, records)
    for record in saved:
        if before.get(record.id, ()) == record.requirements:
            continue
        connection.execute(requirement.delete().where(requirement.c.stage_id == record.id))
        for needed in record.requirements:
            connection.execute(
                requirement.insert().values(stage_id=record.id, kind=needed.kind, minimum=needed.minimum)
            )
    return saved
