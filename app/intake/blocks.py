"""Lists under each other on one sheet, each below the same header and numbered from 1. Runs in the worker only.

They are one list that somebody divided by school or by role, unless they are lists of the same people on several days.
"""

import re

from app.domain.names import name_key
from app.intake.cells import cell_text, is_blank, tidy
from app.intake.header_rows import Header
from app.intake.judging import Body
from app.intake.looks import school_within
from app.intake.sheets import SheetData
from app.intake.signs import is_place_and_date
from app.intake.words import word_set

_ROLES = word_set("narasumber panitia fasilitator moderator notulis pemateri instruktur")
_MONTHS = "jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec"  # the start is enough
_DAY = re.compile(
    rf"\b\d{{1,2}}\s*(?:[./-]\s*\d{{1,2}}\b|[\s-](?:{_MONTHS})[a-z]*)"
    r"|\b(?:hari|pertemuan|sesi|tahap|angkatan|siklus|gelombang)\s*(?:ke)?[\s:.-]*(?:\d{1,2}|[ivx]+|pertama|kedua|ketiga)\b"
    r"|\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b"
)
_WEEKDAY = re.compile(r"(?:hari\s*)?[:,]?\s*(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b")
_SAME_PEOPLE = 0.34
_ROWS_ABOVE, _NEAR = 10, 3


def title_above(sheet: SheetData, header: Header, after: int) -> list[str]:
    """The lines between the end of the list above (row `after`) and a header, each as one text."""
    first = max(after, header.top - _ROWS_ABOVE, 0)
    lines = (
        tidy(" ".join(cell_text(cell) for cell in row if not is_blank(cell))) for row in sheet.rows[first : header.top]
    )
    return [line for line in lines if line and (not is_place_and_date(line) or _WEEKDAY.match(line.casefold()))]


def may_join(first: Body, second: Body, above_first: list[str], above_second: list[str]) -> bool:
    """True for two parts of one list: other people, and no other day in what stands above them."""
    days = [_DAY.findall(" ".join(lines).casefold()) for lines in (above_first, above_second)]
    if days[1] and set(days[0]) != set(days[1]):
        return False
    names = [{name_key(name) for name in body.names} for body in (first, second)]
    return len(names[0] & names[1]) <= _SAME_PEOPLE * min(map(len, names))


def school_of(lines: list[str]) -> str:
    """The school that the lines right above a header name, the nearest first."""
    return next((school for line in reversed(lines[-_NEAR:]) if (school := school_within(line))), "")


def tell_context(body: Body, lines: list[str], *, schools: bool, roles: bool) -> None:
    """Give the people of a part the school, or the role, that the lines above it name."""
    text = " ".join(lines)
    school = school_of(lines)
    if schools and school:
        body.schools = [school] * len(body.rows)
    role = next((word for word in re.findall(r"[a-z]+", text.casefold()) if word in _ROLES), "")
    if roles and role:
        for row in body.rows:
            body.under_names.setdefault(row, role.capitalize())


def append(body: Body, other: Body) -> None:
    """Add the rows of a part to those of the part above it."""
    body.rows += other.rows
    body.names += other.names
    body.numbered += other.numbered
    body.schools += other.schools
    body.gaps |= other.gaps
    body.second_lines.update(other.second_lines)
    body.under_names.update(other.under_names)
    body.refused += other.refused
    body.table_numbered = body.table_numbered and other.table_numbered
    body.end = other.end
