"""What stands in the corners of a printed sheet: which sheet, which page, which corner.

Ten letters at most, so that a QR code of version 1 holds them at the highest level of correction (ISO/IEC 18004,
table 7: 10 alphanumeric letters at level H).
"""

from enum import StrEnum
from typing import NamedTuple

from app.domain.codes import LETTERS, check_letter, letters_of

SHEET_LETTERS = 6
_PAGE_LETTERS = 2
MOST_PAGES = len(LETTERS) ** _PAGE_LETTERS - 1
_LENGTH = SHEET_LETTERS + _PAGE_LETTERS + 2


class Corner(StrEnum):
    """A corner of the page as one reads it; its code is the letter in the QR code."""

    TOP_LEFT = "A"
    TOP_RIGHT = "B"
    BOTTOM_LEFT = "C"
    BOTTOM_RIGHT = "D"


class CornerCode(NamedTuple):
    """A corner code that was read."""

    sheet: str
    page: int  # from 1
    corner: Corner


def sheet_code(uid: str) -> str:
    """Six letters that follow from the uid of a printed sheet."""
    return letters_of(uid, SHEET_LETTERS)


def corner_code(sheet: str, page: int, corner: Corner) -> str:
    """The text of one corner's QR code: sheet, page (from 1, two letters), corner, check letter."""
    if not 1 <= page <= MOST_PAGES:
        raise ValueError(page)
    first, second = divmod(page, len(LETTERS))
    body = f"{sheet}{LETTERS[first]}{LETTERS[second]}{corner}"
    return body + check_letter(body)


def read_corner_code(text: str) -> CornerCode | None:
    """What a QR code says; None when it stands on no page of ours."""
    if len(text) != _LENGTH or not set(text) <= set(LETTERS) or check_letter(text[:-1]) != text[-1]:
        return None
    first, second, corner = text[SHEET_LETTERS:-1]
    if corner not in tuple(Corner):
        return None
    page = LETTERS.index(first) * len(LETTERS) + LETTERS.index(second)
    return CornerCode(text[:SHEET_LETTERS], page, Corner(corner)) if page else None
