"""CSV, TSV and numbered lines in any usual encoding and separator. Runs in the worker only."""

import csv
import re
from collections import Counter

from app.intake.cells import Row
from app.intake.refusal import Refusal
from app.intake.sheets import SheetData, squared
from app.intake.sniff import looks_like_utf16

_SEPARATORS = ",;\t|"
_NONE = "\x1f"  # for a list of names, one a line
_TITLES = re.compile(r"\s*(?:[A-Za-z]{1,4}\.\s?){1,3}[A-Za-z]{0,4}\.?|\s*(?:S|M)\.?\s?[A-Za-z]{1,4}\.?")
_ITEM_SIGN = re.compile("(?m)^[ *_]*(?:\\d{1,4}(?:\\s?[.):]\\s*|-?[ ]|\ufe0f?\u20e3\\s*)[^\\W\\d]|[-•·●▪◦‣➢➤►])")
_TAB_IN_CELL = re.compile(r"(?<=[,;])\t|\t(?=[,;])|^\t(?=[^\t]*[,;][^\t]*$)")


def read_text(data: bytes, rows: int, columns: int) -> tuple[str, SheetData]:
    """The format (csv, tsv or txt) and the one sheet of a text file; raises `Refusal` when it cannot be cut into
    cells."""
    text = decode(data)
    separator = ""
    if text[:4].lower() == "sep=" and len(text) > 5:  # Excel's own hint; Excel does not show this line
        separator = text[4]
        text = text.partition("\n")[2]
    if not separator:
        text = _without_quoted_lines(text)
        separator, regular = _separator_of(text)
        if separator != "\t" and (cells := _chat_rows(text, separator if regular else "")):
            return "txt", SheetData("", squared(cells[:rows]))
    csv.field_size_limit(10_000_000)
    cells: list[Row] = []
    try:
        # A list, because the reader wants lines with their ends: quoted cells may hold line breaks.
        for record in csv.reader(text.splitlines(keepends=True), delimiter=separator):
            cells.append(list(record[:columns]))
            if len(cells) > rows:
                raise Refusal("text-rows")
    except csv.Error as error:
        raise Refusal("damaged") from error
    return ("tsv" if separator == "\t" else "csv"), SheetData("", squared(cells))


def _chat_rows(text: str, separator: str) -> list[Row]:
    """The rows of a list out of a chat; empty for other text. `separator` is the one that cuts the text, if any does:
    then a header, or no sign of an item, tells a table at once."""
    if separator:
        if not _ITEM_SIGN.search(text, 0, 20_000):
            return []
        from app.intake.header_rows import row_meanings

        first = next((line for line in text.splitlines() if line.strip()), "")
        if sum(strength >= 0.7 for _, strength in row_meanings([*first.split(separator)])) >= 2:
            return []
    from app.intake.chat_list import chat_rows

    return chat_rows(text, regular=bool(separator))


def _without_quoted_lines(text: str) -> str:
    """Lines that Excel put into quotes as a whole, because it took each for one cell, as they were before."""
    head = [line for line in text[:20_000].splitlines() if line.strip()][:60]
    whole = sum(line.startswith('"') and line.rstrip().endswith('"') for line in head)
    if whole < 2 or whole < 0.8 * len(head) or any(len(record) > 1 for record in csv.reader(head)):
        return text
    bare = "\n".join(record[0] if record else "" for record in csv.reader(text.splitlines(keepends=True)))
    return bare if _separator_of(bare)[1] else text


def cut_lines(lines: list[str]) -> list[Row]:
    """Lines cut at the separator that most of them share; as they are when none does."""
    separator, regular = _separator_of("\n".join(lines))
    if not regular:
        return [[line] for line in lines]
    # Line by line: a quote that somebody left open must not swallow the lines below it.
    return squared([[*next(csv.reader([line], delimiter=separator), ("",))] for line in lines])


def decode(data: bytes) -> str:
    """Text of UTF-8 (with or without mark), UTF-16 (with or without mark), or else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if guess := looks_like_utf16(data[:4096]):
        return data.decode(guess, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator_of(text: str) -> tuple[str, bool]:
    """The separator that cuts most of the first lines into the same number of cells, and whether it does so in most."""
    lines = [line for line in _unquoted(text[:40_000]).splitlines() if line.strip()][:60]
    # Nobody types a tab into a cell, and the dates of Teams hold commas in every row. (Some exports put a tab before a
    # number to keep it text: that one stands beside another separator.)
    if lines and sum("\t" in _TAB_IN_CELL.sub("", line) for line in lines) >= 0.5 * len(lines):
        return "\t", True
    best, best_score, regular = _NONE, 0.0, False
    for separator in _SEPARATORS:
        counts = [line.count(separator) for line in lines]
        usual = Counter(count for count in counts if count).most_common(1)
        if not usual:
            continue
        number, lines_with_it = usual[0]
        if separator == "," and _only_before_titles(lines):
            continue
        # A comma is also part of "Suparman, S.Pd.", so other separators win when they are as regular.
        score = lines_with_it / len(lines) * (1.0 if separator == "," else 1.5) + min(number, 20) / 100
        if score > best_score:
            best, best_score, regular = separator, score, lines_with_it >= 0.6 * len(lines)
    return best, regular


def _only_before_titles(lines: list[str]) -> bool:
    """True when commas only part names from titles: `Rina Marlina, S.Pd., M.Pd.`"""
    behind = [part for line in lines for part in line.split(",")[1:] if part.strip()]
    return sum(bool(_TITLES.fullmatch(part)) for part in behind) > len(behind) * 0.7


def _unquoted(text: str) -> str:
    """The text without its quoted parts, whose marks are no separators."""
    return "".join(text.split('"')[::2])
