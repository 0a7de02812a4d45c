"""How the partners are called, read from the data."""

from app.domain.school_labels import school_addresses, school_labels
from app.storage import schools
from app.storage.database import Connection


def partner_labels(connection: Connection) -> dict[int, str]:
    """By partner id, the name as the window and the calendar show it: schools of one name are told apart."""
    return school_labels(schools.partners(connection), schools.get_model_school(connection))


def partner_addresses(connection: Connection) -> dict[int, str]:
    """By partner id, the name as a letter prints it."""
    return school_addresses(schools.partners(connection), schools.get_model_school(connection))
