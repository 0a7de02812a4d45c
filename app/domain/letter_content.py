"""Everything a letter prints, gathered once so that PDF, Word and the short message tell the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.records import Letter, Meeting, ModelSchool, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """One letter with what it takes from elsewhere."""

    school: ModelSchool
    letter: Letter
    meeting: Meeting | None  # gives day, time, place and event
    signatory: Signatory | None  # who signs on the letter's day
    asked: Mapping[str, int] = field(default_factory=dict[str, int])  # people asked, by how a school is addressed
    government_logo: Path | None = None  # pictures of the letterhead, as stored files
    school_logo: Path | None = None
    letterhead: Path | None = None  # the user's own picture in place of the whole letterhead
