"""Queries for the model school and its partners."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from app.domain.records import ModelSchool, Partner, Signatory
from app.storage import rows
from app.storage.schema import attendance, invitation, model_school, partner, person, signatory


def get_model_school(connection: Connection) -> ModelSchool | None:
    """The school that owns this data, or None before it was entered."""
    found = rows.load(connection, ModelSchool, rows.select_records(ModelSchool, model_school))
    return found[0] if found else None


def save_model_school(connection: Connection, school: ModelSchool) -> ModelSchool:
    """Insert or update the one school."""
    existing = get_model_school(connection)
    if existing is None:
        school = rows.with_storable_texts(rows.ensure_uid(school))
        columns = rows.columns_of(ModelSchool, model_school)
        values = {column.name: getattr(school, column.name) for column in columns} | {"id": 1}
        connection.execute(model_school.insert().values(values))
        return replace(school, id=1)
    return rows.save(connection, model_school, replace(school, id=1, uid=existing.uid))


def partners(connection: Connection) -> tuple[Partner, ...]:
    """All partners in their own order."""
    query = rows.select_records(Partner, partner).order_by(partner.c.position, partner.c.id)
    return rows.load(connection, Partner, query)


def save_partner(connection: Connection, record: Partner) -> Partner:
    """Insert (at the end, unless a position is given) or update."""
    if not record.id and not record.position:
        last = connection.execute(select(func.coalesce(func.max(partner.c.position), 0))).scalar_one()
        record = replace(record, position=last + 1)
    return rows.save(connection, partner, record)


def order_partners(connection: Connection, ids: Sequence[int]) -> None:
    """Number the partners from 1 in the order of `ids`."""
    for position, partner_id in enumerate(ids, start=1):
        connection.execute(
            partner.update().where(partner.c.id == partner_id, partner.c.position != position).values(position=position)
        )


def remove_partner(connection: Connection, partner_id: int) -> None:
    """Delete a partner with its invitations. Raises IntegrityError while people belong to it."""
    connection.execute(invitation.delete().where(invitation.c.partner_id == partner_id))
    rows.delete(connection, partner, [partner_id])


def signatories(connection: Connection) -> tuple[Signatory, ...]:
    """Everybody who signs or signed, of the model school and of its partners, by the beginning of the period."""
    query = rows.select_records(Signatory, signatory).order_by(signatory.c.from_date, signatory.c.id)
    return rows.load(connection, Signatory, query)


def save_signatories(connection: Connection, partner_id: int | None, records: Sequence[Signatory]) -> None:
    """Make `records` the whole set of a partner, or of the model school: update by id, insert what is new, delete the
    rest."""
    kept = [record.id for record in records if record.id]
    rows_of_school = signatory.c.partner_id == partner_id  # `IS NULL` for the model school
    connection.execute(signatory.delete().where(rows_of_school, signatory.c.id.not_in(kept)))
    for record in records:
        rows.save(connection, signatory, replace(record, partner_id=partner_id))


def save_signatory(connection: Connection, record: Signatory) -> Signatory:
    """Insert or update."""
    return rows.save(connection, signatory, record)


def remove_signatory(connection: Connection, signatory_id: int) -> None:
    """Delete; a letter that this person signed keeps its finished file."""
    rows.delete(connection, signatory, [signatory_id])


def people_and_attendance_of(connection: Connection, partner_id: int) -> tuple[int, int]:
    """How many people belong to a partner, and how many attendance entries they have."""
    people = select(func.count()).select_from(person).where(person.c.partner_id == partner_id)
    entries = (
        select(func.count())
        .select_from(attendance.join(person, person.c.id == attendance.c.person_id))
        .where(person.c.partner_id == partner_id)
    )
    return connection.execute(people).scalar_one(), connection.execute(entries).scalar_one()
