"""Queries for the other ways in which schools are written, as the user confirmed them."""

from sqlalchemy import Connection

from app.domain.records import SchoolAlias
from app.storage import rows
from app.storage.schema import school_alias


def all_aliases(connection: Connection) -> tuple[SchoolAlias, ...]:
    """Everything that was confirmed."""
    return rows.load(connection, SchoolAlias, rows.select_records(SchoolAlias, school_alias))


def keep(connection: Connection, record: SchoolAlias) -> None:
    """Remember what a school's key means; a later answer replaces an earlier one."""
    found = connection.execute(school_alias.select().where(school_alias.c.school_key == record.school_key)).first()
    if found is None:
        rows.save(connection, school_alias, record)
        return
    values = {
        "name": record.name,
        "partner_id": record.partner_id,
        "from_model_school": record.from_model_school,
    }
    connection.execute(school_alias.update().where(school_alias.c.id == found.id).values(values))
