"""CSV and TSV in any usual encoding and separator. Runs in the worker only."""

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


def read_text(data: bytes, rows: int, columns: int) -> tuple[str, SheetData]:
    """The format (csv or tsv) and the one sheet of a text file; raises `Refusal` when it cannot be split into cells."""
    text = decode(data)
    separator = ""
    if text[:4].lower() == "sep=" and len(text) > 5:  # Excel's own hint; Excel does not show this line
        separator = text[4]
        text = text.partition("\n")[2]
    separator = separator or _separator_of(text)
    csv.field_size_limit(10_000_000)
    cells: list[Row] = []
    try:
        # A list, because the reader wants lines with their ends: quoted cells may hold line breaks.
        for record in csv.reader(text.splitlines(keepends=True), delimiter=separator):
            cells.append(list(record[:columns]))
            if len(cells) > rows:
                raise Refusal("rows", "CSV")
    except csv.Error as error:
        raise Refusal("damaged") from error
    return ("tsv" if separator == "\t" else "csv"), SheetData("", squared(cells))


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


def _separator_of(text: str) -> str:
    """The separator that cuts most of the first lines into the same number of cells."""
    lines = [line for line in _unquoted(text[:40_000]).splitlines() if line.strip()][:60]
    best, best_score = _NONE, 0.0
    for separator in _SEPARATORS:
        counts = [line.count(separator) for line in lines]
        usual = Counter(count for count in counts if count).most_common(1)
        if not usual:
            continue
        number, lines_with_it = usual[0]
        if separator == "," and number == 1 and _only_before_titles(lines):
            continue
        # A comma is also part of "Suparman, S.Pd.", so other separators win when they are as regular.
        score = lines_with_it / len(lines) * (1.0 if separator == "," else 1.5) + min(number, 20) / 100
        if score > best_score:
            best, best_score = separator, score
    return best


def _only_before_titles(lines: list[str]) -> bool:
    """True when commas only part names from titles: `Rina Marlina, S.Pd.`"""
    behind = [line.partition(",")[2].partition(",")[0] for line in lines if "," in line]
    return sum(bool(_TITLES.fullmatch(part)) for part in behind) > len(behind) * 0.7


def _unquoted(text: str) -> str:
    """The text without its quoted parts, whose marks are no separators."""
    return "".join(text.split('"')[::2])
