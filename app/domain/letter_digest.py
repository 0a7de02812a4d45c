"""A fingerprint of what a letter tells, by which a finished file is known to be out of date."""

import hashlib
import json

from app.domain.letter_content import LetterContent
from app.domain.letter_fields import written_fields
from app.domain.letter_text import meeting_facts, signing_lines


def letter_digest(content: LetterContent) -> str:
    """Changes with wording, number, event, people sent or asked, and who signs; 32 hex digits.

    The letterhead does not count: a letter of long ago is not wrong because the school got another telephone.
    """
    letter, signatory = content.letter, content.signatory
    told = [
        letter.kind.code,
        letter.number.strip(),
        letter.date.isoformat(),
        letter.per_recipient,
        list(written_fields(letter).values()),
        [[one.name, one.nip, one.grade, one.position, one.institution] for one in letter.people],
        [[fact.label, *fact.lines] for fact in meeting_facts(content.meeting, content.school.time_zone.label)],
        signing_lines(content),
        sorted(content.asked.items()),
        [signatory.name, signatory.nip, signatory.grade] if signatory is not None else [],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]
