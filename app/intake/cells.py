"""One cell as the person at the spreadsheet sees it."""

from datetime import date, datetime, time, timedelta

from app.core.text import storable

TYPE_CHECKING = False  # the typing module costs 4 ms
if TYPE_CHECKING:
    from typing import TypeGuard

Cell = object
"""What a reader gives: str, int, float, bool, date, datetime, time, timedelta or None."""
Row = list[object]

_EXACT = 2**53  # above it a binary number no longer holds every integer
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff\u00ad"))


def cell_text(cell: Cell) -> str:
    """The cell as text: numbers without exponent, dates the Indonesian way round, nothing for an empty cell."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "YA" if cell else "TIDAK"
    if isinstance(cell, (int, float)):
        return number_text(cell)
    if isinstance(cell, datetime):
        return f"{cell.day}/{cell.month}/{cell.year}" + (f" {cell:%H:%M}" if cell.hour or cell.minute else "")
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, time):
        return f"{cell:%H:%M:%S}"
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    return str(cell)


def number_text(number: float) -> str:
    """`5` for 5.0, and the 15 digits a spreadsheet keeps followed by zeros for a number as long as a NIP."""
    if number != number or number in (float("inf"), float("-inf")):
        return ""
    if abs(number) < _EXACT:
        return str(int(number)) if number == int(number) else repr(number)
    if abs(number) >= 1e25:
        return f"{number:.14e}"
    mantissa, exponent = f"{number:.14e}".split("e")
    return mantissa.replace(".", "") + "0" * (int(exponent) - 14)


def tidy(text: str) -> str:
    """Trimmed, with inner white space and line breaks collapsed to one space."""
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    return " ".join(storable(text.translate(_INVISIBLE)).split())


def all_plain(cells: list[Cell]) -> "TypeGuard[list[str]]":
    """True when all are texts that `tidy` leaves as they are, none begins with a dash: looked at as one text.

    It may say no of such a column. Most long columns are so, and looking at each cell would cost ten times as much.
    """
    if not cells or type(cells[0]) is not str:
        return False
    try:
        joined = f"|{'|'.join(cells)}|"  # pyright: ignore[reportArgumentType, reportCallIssue]
    except TypeError:  # a cell further down is no text
        return False
    return (
        joined.isascii()
        and joined.isprintable()
        and "  " not in joined
        and "| " not in joined
        and " |" not in joined
        and "|-" not in joined
    )


def is_blank(cell: Cell) -> bool:
    """True for an empty cell and for one of only white space."""
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip())


def column_letter(index: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """0 for `A`, 26 for `AA`."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
