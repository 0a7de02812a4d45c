"""Queries for certificates and for what they say in each programme."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, exists, select

from app.domain.records import Certificate, CertificateDesign
from app.storage import rows
from app.storage.schema import certificate, certificate_design


def certificates(
    connection: Connection,
    *,
    ids: Sequence[int] | None = None,
    meeting_id: int | None = None,
    year: int | None = None,
    uid: str | None = None,
    code: str | None = None,
) -> tuple[Certificate, ...]:
    """Certificates in the order of their register: by date, then by running number. `year` is that of their date."""
    query = rows.select_records(Certificate, certificate)
    if ids is not None:
        query = query.where(certificate.c.id.in_(ids))
    if meeting_id is not None:
        query = query.where(certificate.c.meeting_id == meeting_id)
    if year is not None:
        query = query.where(certificate.c.date.between(date(year, 1, 1), date(year, 12, 31)))
    if uid is not None:
        query = query.where(certificate.c.uid == uid)
    if code is not None:
        query = query.where(certificate.c.code == code)
    return rows.load(
        connection, Certificate, query.order_by(certificate.c.date, certificate.c.sequence, certificate.c.id)
    )


def save_certificate(connection: Connection, record: Certificate) -> Certificate:
    """Insert or update."""
    return rows.save(connection, certificate, record)


def remove_certificates(connection: Connection, ids: Iterable[int]) -> None:
    """Delete certificates; undo brings them back with their numbers."""
    rows.delete(connection, certificate, ids)


def design_of(connection: Connection, programme_id: int) -> CertificateDesign | None:
    """What the certificates of a programme say, or None while nobody changed it."""
    query = rows.select_records(CertificateDesign, certificate_design)
    found = rows.load(connection, CertificateDesign, query.where(certificate_design.c.programme_id == programme_id))
    return found[0] if found else None


def save_design(connection: Connection, record: CertificateDesign) -> CertificateDesign:
    """Insert or update."""
    return rows.save(connection, certificate_design, record)


def copy_design(connection: Connection, from_programme: int, to_programme: int) -> None:
    """Let another programme's certificates say the same, when the first one has texts of its own."""
    design = design_of(connection, from_programme)
    if design is not None:
        save_design(connection, replace(design, id=0, uid="", programme_id=to_programme))


def is_background(connection: Connection, document_id: int) -> bool:
    """Whether any programme's certificates use a picture."""
    used = exists().where(certificate_design.c.background_id == document_id)
    return bool(connection.execute(select(used)).scalar())
