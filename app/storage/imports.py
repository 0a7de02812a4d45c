"""Queries for import batches and the rows that wait."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, exists, func, or_, select

from app.domain.records import ImportBatch, WaitingRow
from app.domain.terms import AttendanceState
from app.storage import rows
from app.storage.schema import (
    attendance,
    attendance_source,
    certificate,
    import_batch,
    meeting,
    metadata,
    partner,
    person,
    waiting_row,
)


def save_batch(connection: Connection, record: ImportBatch) -> ImportBatch:
    """Insert or update."""
    return rows.save(connection, import_batch, record)


def batch(connection: Connection, batch_id: int) -> ImportBatch | None:
    """One imported file, or None when it is gone."""
    query = rows.select_records(ImportBatch, import_batch).where(import_batch.c.id == batch_id)
    return next(iter(rows.load(connection, ImportBatch, query)), None)


def batches(connection: Connection, meeting_id: int | None) -> tuple[ImportBatch, ...]:
    """The files imported into a meeting, oldest first; into the register when it is None."""
    query = rows.select_records(ImportBatch, import_batch).where(import_batch.c.meeting_id == meeting_id)
    return rows.load(connection, ImportBatch, query.order_by(import_batch.c.id))


def remove_batch(connection: Connection, batch_id: int) -> None:
    """Forget an imported file, with the rows of it that wait."""
    rows.delete(connection, import_batch, [batch_id])


def entries_of(connection: Connection, batch_id: int) -> dict[int, int]:
    """The attendance that a batch brought: attendance id to person id."""
    query = select(attendance.c.id, attendance.c.person_id).where(attendance.c.import_batch_id == batch_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def keep_named(connection: Connection, day_id: int, batch_id: int, named: Mapping[int, AttendanceState]) -> None:
    """Remember that a batch names people whom an earlier one brought: attendance id to what it says of them."""
    if not named:
        return
    brought = select(attendance.c.id).where(
        attendance.c.meeting_day_id == day_id,
        attendance.c.import_batch_id.is_not(None),
        attendance.c.import_batch_id != batch_id,
    )
    known = select(attendance_source.c.attendance_id).where(attendance_source.c.import_batch_id == batch_id)
    fresh = set(connection.execute(brought).scalars()) - set(connection.execute(known).scalars())
    columns = ("attendance_id", "import_batch_id", "state")
    rows.insert_many(
        connection,
        attendance_source,
        columns,
        [(entry, batch_id, state.code) for entry, state in named.items() if entry in fresh],
    )


class Named(NamedTuple):
    """An import that names somebody whom an earlier one brought."""

    id: int
    batch_id: int
    file_name: str
    state: AttendanceState


def also_named(connection: Connection, batch_id: int) -> dict[int, list[Named]]:
    """Of the attendance that a batch brought: attendance id to the later imports that name it too, oldest first."""
    source = attendance_source.c
    query = (
        select(source.attendance_id, source.id, source.import_batch_id, import_batch.c.file_name, source.state)
        .join(attendance, attendance.c.id == source.attendance_id)
        .join(import_batch, import_batch.c.id == source.import_batch_id)
        .where(attendance.c.import_batch_id == batch_id)
        .order_by(source.import_batch_id)
    )
    found: dict[int, list[Named]] = {}
    for entry, *values in connection.execute(query):
        found.setdefault(entry, []).append(Named(*values))
    return found


def pass_on(connection: Connection, moves: Mapping[int, Named], said: Collection[int]) -> None:
    """Entries belong to a later import from now on; those of `said` are as it says."""
    for entry, to in moves.items():
        values: dict[str, Any] = {"import_batch_id": to.batch_id}
        if entry in said:
            values["state"] = to.state
        connection.execute(attendance.update().where(attendance.c.id == entry).values(values))
    rows.delete(connection, attendance_source, [to.id for to in moves.values()])


def certified_people(connection: Connection, meeting_id: int | None) -> frozenset[int]:
    """Who has a certificate of a meeting."""
    query = select(certificate.c.person_id).where(certificate.c.meeting_id == meeting_id)
    return frozenset(connection.execute(query).scalars())


def may_return(connection: Connection, table: str, key: Sequence[str], values: Mapping[str, Any]) -> bool:
    """Whether a row of aliases can come back: what it means is still there, and nothing new stands in its place."""
    found = metadata.tables[table]
    taken = select(found.c.id).where(*(found.c[column] == values[column] for column in key))
    if connection.execute(taken).first() is not None:
        return False
    for column, owner in (("person_id", person), ("partner_id", partner)):
        number = values.get(column)
        if number is not None and connection.execute(select(owner.c.id).where(owner.c.id == number)).first() is None:
            return False
    return True


def same_file_on(connection: Connection, day_id: int | None, sha256: str, sheet: str) -> bool:
    """Whether this very sheet was imported onto this day before; into the register when it is None."""
    query = select(import_batch.c.id).where(import_batch.c.sha256 == sha256, import_batch.c.sheet == sheet)
    if day_id is None:
        query = query.where(import_batch.c.meeting_id.is_(None))
    else:
        on_day = exists().where(
            attendance.c.meeting_day_id == day_id, attendance.c.import_batch_id == import_batch.c.id
        )
        query = query.where(or_(import_batch.c.meeting_day_id == day_id, on_day))
    return connection.execute(query).first() is not None


def meetings_with(connection: Connection, sha256: str, sheet: str, apart_from: int) -> tuple[str, ...]:
    """The titles of the other meetings into which this very sheet was imported, the first import first."""
    query = (
        select(meeting.c.title)
        .join(import_batch, import_batch.c.meeting_id == meeting.c.id)
        .where(import_batch.c.sha256 == sha256, import_batch.c.sheet == sheet, meeting.c.id != apart_from)
        .order_by(import_batch.c.id)
    )
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def keep_waiting(connection: Connection, batch_id: int, records: Iterable[WaitingRow]) -> None:
    """Keep rows that were left out."""
    values = [
        {column.name: getattr(record, column.name) for column in waiting_row.c if column.name != "id"}
        for record in (
            rows.with_storable_texts(rows.ensure_uid(replace(record, import_batch_id=batch_id))) for record in records
        )
    ]
    if values:
        connection.execute(waiting_row.insert(), values)


def waiting(connection: Connection, meeting_id: int | None) -> tuple[WaitingRow, ...]:
    """The rows of a meeting's imports that still wait; of the imports into the register when it is None."""
    query = (
        rows.select_records(WaitingRow, waiting_row)
        .add_columns(import_batch.c.meeting_day_id)
        .join(import_batch, import_batch.c.id == waiting_row.c.import_batch_id)
        .where(import_batch.c.meeting_id == meeting_id)
        .order_by(waiting_row.c.id)
    )
    return rows.load(connection, WaitingRow, query)


def waiting_by_ids(connection: Connection, ids: Iterable[int]) -> tuple[WaitingRow, ...]:
    """Some of the rows that wait."""
    query = (
        rows.select_records(WaitingRow, waiting_row)
        .add_columns(import_batch.c.meeting_day_id)
        .join(import_batch, import_batch.c.id == waiting_row.c.import_batch_id)
        .where(waiting_row.c.id.in_(list(ids)))
    )
    return rows.load(connection, WaitingRow, query)


def update_waiting(connection: Connection, record: WaitingRow) -> None:
    """Keep what was corrected in a row that still waits."""
    rows.save(connection, waiting_row, record)


def waiting_counts(connection: Connection) -> dict[int, int]:
    """Meeting id to how many rows wait."""
    query = (
        select(import_batch.c.meeting_id, func.count())
        .join(waiting_row, waiting_row.c.import_batch_id == import_batch.c.id)
        .where(import_batch.c.meeting_id.is_not(None))
        .group_by(import_batch.c.meeting_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def settle(connection: Connection, ids: Iterable[int]) -> None:
    """Drop rows that were dealt with."""
    rows.delete(connection, waiting_row, ids)
