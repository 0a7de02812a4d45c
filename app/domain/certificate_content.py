"""All that certificates print, ready to be set."""

from dataclasses import dataclass
from datetime import date as date_type
from pathlib import Path

from app.domain.certificate_text import Piece
from app.domain.records import ModelSchool, Signatory, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateSheet:
    """One certificate: what differs from the others of its meeting."""

    title: str
    number: str
    date: date_type
    opening: tuple[Piece, ...]
    name: str
    institution: str
    body: tuple[Piece, ...]
    closing: tuple[Piece, ...]
    signatory: Signatory | None
    code: str  # of its QR; empty leaves it out


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateBundle:
    """Certificates of one meeting."""

    school: ModelSchool
    activity: str
    days: str  # of the activity, in words
    topics: tuple[Topic, ...]  # of the reverse; empty: no reverse
    sheets: tuple[CertificateSheet, ...]
    government_logo: Path | None = None
    school_logo: Path | None = None
    letterhead: Path | None = None
    background: Path | None = None  # the user's own picture in place of the frame
