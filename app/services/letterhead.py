"""The pictures of the letterhead, for whatever prints one."""

from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from app.domain.records import Document, ModelSchool
from app.storage import documents
from app.storage.database import Connection


class LetterheadPictures(TypedDict):
    """Where each picture lies; None for one that the school does not have."""

    government_logo: Path | None
    school_logo: Path | None
    letterhead: Path | None


def letterhead_pictures(
    connection: Connection, school: ModelSchool, file_path: Callable[[Document], Path]
) -> LetterheadPictures:
    """The stored files of the school's pictures; `file_path` says where a stored file lies."""
    wanted = (school.government_logo_id, school.school_logo_id, school.letterhead_id)
    stored = {one.id: file_path(one) for one in documents.by_ids(connection, [one for one in wanted if one])}
    government_logo, school_logo, letterhead = (stored.get(one or 0) for one in wanted)
    return LetterheadPictures(government_logo=government_logo, school_logo=school_logo, letterhead=letterhead)
