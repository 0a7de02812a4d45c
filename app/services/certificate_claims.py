"""What a certificate claims of a person, and how far that still fits the data."""

from app.domain.certificate_code import Claim, SignedClaim, capped, code_uid, read_code, signed_code
from app.domain.certificates import certificate_word
from app.domain.meetings import dates_of
from app.domain.records import Certificate, Meeting, ModelSchool, Programme
from app.services.school_key import Signer

FIELD_WORDS = {
    "number": "nomor",
    "date": "tanggal sertifikat",
    "name": "nama",
    "institution": "asal sekolah",
    "role": "peran",
    "activity": "nama kegiatan",
    "days": "tanggal kegiatan",
    "place": "tempat",
    "lesson_hours": "JP",
    "school": "nama sekolah penerbit",
    "npsn": "NPSN",
}
"""What each part of a claim is called."""


def claim_of(certificate: Certificate, meeting: Meeting, programme: Programme | None, school: ModelSchool) -> Claim:
    """What a certificate says when it is signed now."""
    return Claim(
        uid=code_uid(certificate.uid),
        number=capped(certificate.number),
        date=certificate.date,
        name=capped(certificate.name),
        institution=capped(certificate.institution),
        role=capped(certificate_word(certificate.role, programme)),
        activity=capped(meeting.title),
        days=dates_of(meeting),
        place=capped(meeting.place),
        lesson_hours=certificate.lesson_hours,
        school=capped(school.name),
        npsn=capped(school.npsn),
    )


def signed(claim: Claim, signer: Signer) -> str:
    """The code of a claim, signed with the school's key."""
    return signed_code(claim, signer.public, signer.sign)


def told_by(certificate: Certificate) -> Claim | None:
    """What its code says; None while it has none that can be read."""
    taken = read_code(certificate.code)
    return taken.claim if isinstance(taken, SignedClaim) else None


def differing(one: Claim, other: Claim) -> tuple[str, ...]:
    """The names of the fields in which two claims differ, in the order of `FIELD_WORDS`."""
    return tuple(name for name in FIELD_WORDS if getattr(one, name) != getattr(other, name))
