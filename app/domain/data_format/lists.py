"""Every list of the data file, in the order it is written. What a key means stands in resources/help/format-data.md."""

from collections.abc import Iterator

from app.domain.data_format.meetings import MEETING
from app.domain.data_format.model import ItemList
from app.domain.data_format.papers import DOCUMENT, LETTER
from app.domain.data_format.people import IMPORT, NOT_SAME, PERSON
from app.domain.data_format.programmes import PROGRAMME
from app.domain.data_format.schools import PARTNER, SCHOOL, SCHOOL_ALIAS

FORMAT_VERSION = 1
"""Rises when an older program would misread a file."""

ALL_LISTS = (SCHOOL, PARTNER, SCHOOL_ALIAS, PROGRAMME, PERSON, NOT_SAME, MEETING, DOCUMENT, LETTER, IMPORT)
"""The lists at the top of the file, in the order they are written."""


def every_list(lists: tuple[ItemList, ...] = ALL_LISTS, above: str = "") -> Iterator[tuple[str, ItemList]]:
    """Each list with its path in the file: `kegiatan`, `kegiatan.hari`, `kegiatan.hari.kehadiran` …."""
    for one in lists:
        path = f"{above}.{one.name}" if above else one.name
        yield path, one
        yield from every_list(one.parts, path)
