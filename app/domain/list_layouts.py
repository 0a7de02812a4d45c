"""How a list lies in its sheet, and by what lists that lie alike are known again.

A list with a header is known by the words of its header and their order; one without by the number of its columns and
what stands in them. Whoever sends lists sends them in the same shape month after month, so what a user corrected once
need not be corrected again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.domain.lists import ListLayout, ListTable, Recognition, Sheet

_MOST_HEADER_ROWS = 4
_FIRST_ROWS = 60  # a header stands among these
_SAMPLE = 40  # rows that show what stands in the columns of a list without a header
_FEWEST_WORDS = 2  # a header of one word is that of too many lists

Rows = Sequence[Sequence[str]]


def layout_of(table: ListTable) -> ListLayout:
    """How a recognised table lies, for the user to change."""
    return ListLayout(
        sheet=table.sheet,
        header_rows=table.header_rows,
        first_row=table.first_row,
        last_row=table.last_row,
        columns=dict(table.columns),
    )


def fingerprint_of(recognition: Recognition, table: ListTable) -> str:
    """By what a list like this one is known again; empty when it has too little of its own."""
    sheet = next((one for one in recognition.sheets if one.name == table.sheet), None)
    if sheet is None:
        return ""
    if table.header_rows is not None:
        top, bottom = table.header_rows
        return header_fingerprint(sheet.rows[top - 1 : bottom])
    return body_fingerprint(sheet.rows[table.first_row - 1 :])


def header_fingerprint(rows: Rows) -> str:
    """The words of header rows, column by column; empty when there are too few."""
    width = max((len(row) for row in rows), default=0)
    columns = [" ".join(_words(row[column]) for row in rows if column < len(row)).strip() for column in range(width)]
    while columns and not columns[-1]:
        columns.pop()
    if sum(map(bool, columns)) < _FEWEST_WORDS:
        return ""
    return f"h{len(rows)}:" + "|".join(columns)


def body_fingerprint(rows: Rows) -> str:
    """How many columns a list without a header has, and what stands in each; empty when it has only one."""
    sample = [row for row in rows if sum(map(bool, row)) >= _FEWEST_WORDS][:_SAMPLE]
    width = max((len(row) for row in sample), default=0)
    kinds = [_kind_of(row[column] for row in sample if column < len(row)) for column in range(width)]
    while kinds and kinds[-1] == "-":
        kinds.pop()
    return f"b{len(kinds)}:" + "|".join(kinds) if len(kinds) >= _FEWEST_WORDS else ""


def headers_in(sheet: Sheet) -> Iterator[tuple[str, int, int]]:
    """Each fingerprint that rows near the top would have as a header, with the first and last row from 1."""
    top_rows = sheet.rows[:_FIRST_ROWS]
    for top in range(len(top_rows)):
        for size in range(1, min(_MOST_HEADER_ROWS, len(top_rows) - top) + 1):
            found = header_fingerprint(top_rows[top : top + size])
            if found:
                yield found, top + 1, top + size


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _kind_of(texts: Iterator[str]) -> str:
    """What most cells of a column are: a running number, a long one, words, or nothing."""
    kinds = Counter(map(_kind, filter(None, (text.strip() for text in texts))))
    return kinds.most_common(1)[0][0] if kinds else "-"


def _kind(text: str) -> str:
    digits = re.sub(r"[\s.'+-]", "", text)
    if not digits:
        return "-"
    if digits.isdigit():
        return "n" if len(digits) <= 4 else f"n{len(digits)}" if len(digits) in (16, 18) else "n9"
    return "@" if "@" in text and " " not in text else "w"
