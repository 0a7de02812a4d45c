"""How a new letter is filled from its meeting, from the people it sends and from the letter before it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.dates import format_date
from app.domain.identifiers import clean_identifier
from app.domain.records import Letter, LetterPerson, Meeting, MeetingRole, Partner, Person, Programme, Signatory
from app.domain.terms import Affiliation, Role
from app.services.school_names import partner_labels
from app.storage import people, schools
from app.storage.database import Connection

_TASKED = (Role.SPEAKER, Role.FACILITATOR, Role.COMMITTEE, Role.MINUTES_TAKER)


def invited(meeting: Meeting | None, partners: tuple[Partner, ...]) -> tuple[Partner, ...]:
    """The partners that a meeting invites, in the order of the partner list."""
    ids = {one.partner_id for one in meeting.invitations} if meeting is not None else set[int]()
    return tuple(one for one in partners if one.id in ids)


def in_words_of(before: Letter, its_meeting: Meeting | None, letter: Letter, meeting: Meeting | None) -> Letter:
    """The new letter in the wording of the one before: what the user once rewrote stays rewritten.

    A meeting named in that wording gives way to the meeting of the new letter.
    """
    old = its_meeting.title.strip() if its_meeting is not None else ""
    new = meeting.title.strip() if meeting is not None else ""

    def said(text: str) -> str:
        return text.replace(old, new) if old and new else text

    worded = bool(before.opening.strip() or before.closing.strip())  # a letter from a data file may have no words
    return replace(
        letter,
        nature=before.nature,
        opening=said(before.opening) if worded else letter.opening,
        closing=said(before.closing) if worded else letter.closing,
        copies=before.copies,
        per_recipient=before.per_recipient,
    )


def basis(programme: Programme | None) -> str:
    """The decree that the programme stands on, as a surat tugas names it."""
    if programme is None or not programme.decree_number:
        return ""
    dated = f" tanggal {format_date(programme.decree_date)}" if programme.decree_date else ""
    issuer = f"Keputusan {programme.decree_issuer}" if programme.decree_issuer else "Keputusan"
    return f"{issuer} Nomor {programme.decree_number}{dated}"


def people_sent(connection: Connection, meeting: Meeting, school: str) -> tuple[LetterPerson, ...]:
    """Whom a surat tugas for a meeting names: the delegates, else everybody of one's own school with a task at it."""
    roles = [one for one in meeting.roles if one.came is not False]
    known = {one.id: one for one in people.people(connection, [role.person_id for role in roles if role.person_id])}
    partners, signatories = partner_labels(connection), schools.signatories(connection)

    def own(role: MeetingRole) -> bool:
        person = known.get(role.person_id or 0)
        return person is None or person.affiliation is Affiliation.MODEL

    delegates = [one for one in roles if one.role is Role.DELEGATE]
    sent = delegates or [one for one in roles if one.role in _TASKED and own(one)]
    named: dict[tuple[int | None, str], LetterPerson] = {}  # who has two tasks is sent once
    for role in sent:
        person = known.get(role.person_id or 0)
        named[role.person_id, role.name] = (
            letter_person(person, school, partners, signatories)
            if person is not None
            else LetterPerson(name=role.name, institution=role.institution or school)
        )
    return tuple(named.values())


def letter_person(
    person: Person, school: str, partners: Mapping[int, str], signatories: Sequence[Signatory]
) -> LetterPerson:
    """Somebody of the register as a letter prints them; `partners` maps ids to the names of schools.

    Who also signs is named as they sign: a register from Dapodik has names without titles.
    """
    nip = clean_identifier(person.nip)
    signing = next((one for one in reversed(signatories) if nip and clean_identifier(one.nip) == nip), None)
    origin = person.institution
    if person.affiliation is Affiliation.MODEL:
        origin = school
    elif person.affiliation is Affiliation.PARTNER:
        origin = partners.get(person.partner_id or 0, "")
    return LetterPerson(
        person_id=person.id,
        name=signing.name if signing is not None else person.name,
        nip=person.nip,
        grade=person.grade or (signing.grade if signing is not None else ""),
        position=person.position,
        institution=origin,
    )
