"""The dates that a list itself names above its first row, to notice a file of another day."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from app.domain.dates import format_date
from app.domain.lists import ListTable, Sheet
from app.domain.typed_values import read_date

_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[A-Za-z]{3,9})\s*[-/. ]\s*(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
)
_OTHER_MATTER = re.compile(r"(?i)\b(?:nomor|no|sk|surat|keputusan|dicetak|diunduh|lahir)\b")
"""Lines with these words date a letter or a print, not the meeting."""


def dates_above(sheet: Sheet, table: ListTable) -> tuple[date, ...]:
    """The whole dates in the lines above a list, in their order."""
    end = table.header_rows[0] if table.header_rows is not None else table.first_row
    found: list[date] = []
    for row in sheet.rows[: max(end - 1, 0)]:
        line = " ".join(row)
        if not _OTHER_MATTER.search(line):
            found += [day for written in _DATE.findall(line) if (day := read_date(written)) is not None]
    return tuple(dict.fromkeys(found))


def other_date_note(named: Sequence[date], meeting_days: Collection[date], chosen: date) -> str:
    """A sentence when a list names dates and none of them is a day of the meeting; else empty."""
    if not named or set(named) & set(meeting_days):
        return ""
    return f"Berkas ini menyebut {format_date(named[0])}; kegiatan ini {format_date(chosen)}. Periksa apakah benar."
