"""Queries for import batches and the rows that wait."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, func, select

from app.domain.records import ImportBatch, WaitingRow
from app.storage import rows
from app.storage.schema import import_batch, waiting_row


def save_batch(connection: Connection, record: ImportBatch) -> ImportBatch:
    """Insert or update."""
    return rows.save(connection, import_batch, record)


def batches(connection: Connection, meeting_id: int) -> tuple[ImportBatch, ...]:
    """The files imported into a meeting, oldest first."""
    query = rows.select_records(ImportBatch, import_batch).where(import_batch.c.meeting_id == meeting_id)
    return rows.load(connection, ImportBatch, query.order_by(import_batch.c.id))


def same_file_on(connection: Connection, day_id: int | None, sha256: str, sheet: str) -> bool:
    """Whether this very sheet was imported onto this day before; into the register when it is None."""
    query = select(import_batch.c.id).where(
        import_batch.c.meeting_day_id == day_id, import_batch.c.sha256 == sha256, import_batch.c.sheet == sheet
    )
    return connection.execute(query).first() is not None


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
