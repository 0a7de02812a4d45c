"""Letter numbers: a template proposes the next one, remarks tell what looks odd. Nothing here ever blocks.

Numbers differ by region and era (`420/3300.1 -Bid GTK dan Kur`, `000.8.3/…`), so the user's own typing always stands.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.dates import format_date
from app.domain.records import Letter

_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PATTERNS = {
    "nomor": r"(?P<sequence>\d{1,6})",
    "nomor3": r"(?P<sequence>\d{1,6})",
    "bulan": r"[IVXivx]{1,4}",
    "bulan2": r"\d{1,2}",
    "tahun": r"\d{4}",
}
_PLACEHOLDER = re.compile(r"\{(nomor3?|bulan2?|tahun)\}")
_FAR_PAST, _FAR_FUTURE = 366, 92  # days from today after which a letter's date deserves a second look
_CODE_DIGITS = 3  # of a classification code, and of a running number with leading zeros
_LISTED = 5  # missing numbers that are named one by one


class LetterNumber(NamedTuple):
    """A proposed number: the running number and what is printed."""

    sequence: int
    text: str


def format_number(template: str, sequence: int, day: date) -> str:
    """The printed number of the letter `sequence` of the year, dated `day`.

    The template knows `{nomor}`, `{nomor3}` (three digits, `007`), `{bulan}` (roman), `{bulan2}` (two digits) and
    `{tahun}`; everything else stays as it was typed.
    """
    values = {
        "nomor": str(sequence),
        "nomor3": f"{sequence:03d}",
        "bulan": _ROMAN_MONTHS[day.month - 1],
        "bulan2": f"{day.month:02d}",
        "tahun": str(day.year),
    }
    return _PLACEHOLDER.sub(lambda found: values[found[1]], template)


def sequence_in(number: str, template: str) -> int | None:
    """The running number inside a typed number that follows `template`; None when it does not."""
    pattern, end, known = "", 0, False
    for found in _PLACEHOLDER.finditer(template):
        pattern += _literal(template[end : found.start()])
        is_sequence = found[1].startswith("nomor")
        pattern += r"\d{1,6}" if is_sequence and known else _PATTERNS[found[1]]
        known = known or is_sequence
        end = found.end()
    pattern += _literal(template[end:])
    matched = re.fullmatch(rf"\s*{pattern}\s*", number) if known else None
    return int(matched["sequence"]) if matched is not None else None


def pattern_of(number: str, day: date) -> str:
    """The pattern behind a number typed for a letter dated `day`: `421/017/SDN5/2026` → `421/{nomor3}/SDN5/{tahun}`.

    Empty when no running number, or neither the month nor the year of `day`, can be made out. A first part of three
    digits is taken for the classification code when another part can be the running number (Permendagri 83/2022 numbers
    letters by such codes).
    """
    found = list(re.finditer(r"(?<![\w.])(?:\d{1,6}|[IVX]{1,4})(?![\w.])", number))
    told: dict[int, str] = {}  # place among `found` to placeholder
    for place, one in reversed(list(enumerate(found))):
        if one[0] == str(day.year) and "{tahun}" not in told.values():
            told[place] = "{tahun}"
        elif one[0] == _ROMAN_MONTHS[day.month - 1] and "{bulan}" not in told.values():
            told[place] = "{bulan}"
    open_places = [place for place, one in enumerate(found) if place not in told and one[0].isdigit()]
    if len(open_places) > 1 and len(found[open_places[0]][0]) == _CODE_DIGITS:
        open_places = open_places[1:]
    if not open_places or not told:
        return ""
    running, *others = open_places
    told[running] = "{nomor3}" if len(found[running][0]) == _CODE_DIGITS else "{nomor}"
    month = [place for place in others if found[place][0] == f"{day.month:02d}"]
    if month and "{bulan}" not in told.values():
        told[month[-1]] = "{bulan2}"
    pattern, end = "", 0
    for place in sorted(told):
        pattern += number[end : found[place].start()] + told[place]
        end = found[place].end()
    return (pattern + number[end:]).strip()


def _literal(text: str) -> str:
    return r"\s*".join(re.escape(word) for word in re.split(r"\s+", text))


def next_number(register: Iterable[Letter], day: date, template: str) -> LetterNumber:
    """What the next letter of the year of `day` is called: one more than the highest running number of that year."""
    used = [letter.sequence for letter in register if letter.sequence is not None and letter.date.year == day.year]
    sequence = max(used, default=0) + 1
    return LetterNumber(sequence, format_number(template, sequence, day))


def number_remarks(letter: Letter, register: Iterable[Letter], today: date | None = None) -> tuple[str, ...]:
    """Sentences on a number that is used twice, leaves a gap, or on a date that does not fit; empty when all is well.

    `register` may hold the letter itself (known by its id). Without `today` nothing is said of a far past or future.
    """
    others = [one for one in register if one.id != letter.id or not letter.id]
    same_year = [one for one in others if one.date.year == letter.date.year]
    numbered = sorted(
        ((one.sequence, one) for one in same_year if one.sequence is not None), key=lambda pair: (pair[0], pair[1].date)
    )
    remarks = _twice(letter, others)
    if letter.sequence is not None:
        if not remarks:
            remarks += [
                f"Nomor urut {letter.sequence} pada tahun {letter.date.year} sudah dipakai {_called(one)}."
                for sequence, one in numbered
                if sequence == letter.sequence
            ][:1]
        remarks += _gap(letter, [sequence for sequence, _ in numbered])
        remarks += _order(letter, [one for _, one in numbered])
    if today is not None:
        remarks += _far(letter, today)
    return tuple(remarks)


def _twice(letter: Letter, others: Sequence[Letter]) -> list[str]:
    """The same printed number; of another year only where the number itself names that year."""
    number = _folded(letter.number)
    if not number:
        return []
    return [
        f"Nomor {letter.number.strip()} sudah dipakai {_called(one)}."
        for one in others
        if _folded(one.number) == number
        and (one.date.year == letter.date.year or re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", number))
    ][:1]


def _folded(number: str) -> str:
    return re.sub(r"\s+", "", number).casefold()


def _called(letter: Letter) -> str:
    about = f" “{letter.subject.strip()}”" if letter.subject.strip() else ""
    return f"{letter.kind.label.lower()}{about} tanggal {format_date(letter.date)}"


def _gap(letter: Letter, used: Sequence[int]) -> list[str]:
    """Numbers left out since the last one before; a register may begin anywhere, so the first letter leaves no gap."""
    lower = [sequence for sequence in used if sequence < (letter.sequence or 0)]
    if not lower:
        return []
    missing = range(max(lower) + 1, letter.sequence or 0)
    if not missing:
        return []
    if len(missing) > _LISTED:
        named = f"{missing[0]} sampai dengan {missing[-1]}"
    else:
        named = " dan ".join(filter(None, (", ".join(map(str, missing[:-1])), str(missing[-1]))))
    return [f"Nomor urut {named} pada tahun {letter.date.year} belum dipakai surat lain."]


def _order(letter: Letter, numbered: Sequence[Letter]) -> list[str]:
    """A smaller number with a later date, or a greater number with an earlier one."""
    sequence = letter.sequence or 0
    later = [one for one in numbered if (one.sequence or 0) < sequence and one.date > letter.date]
    if later:
        newest = max(later, key=lambda one: one.date)
        return [
            f"Tanggal surat ini ({format_date(letter.date)}) lebih awal daripada tanggal surat bernomor urut "
            f"{newest.sequence}, yaitu {format_date(newest.date)}."
        ]
    earlier = [one for one in numbered if (one.sequence or 0) > sequence and one.date < letter.date]
    if earlier:
        oldest = min(earlier, key=lambda one: one.date)
        return [
            f"Tanggal surat ini ({format_date(letter.date)}) lebih akhir daripada tanggal surat bernomor urut "
            f"{oldest.sequence}, yaitu {format_date(oldest.date)}."
        ]
    return []


def _far(letter: Letter, today: date) -> list[str]:
    distance = (letter.date - today).days
    if distance > _FAR_FUTURE:
        return [f"Tanggal surat ({format_date(letter.date)}) masih jauh di depan. Periksa bulan dan tahunnya."]
    if distance < -_FAR_PAST:
        return [f"Tanggal surat ({format_date(letter.date)}) sudah lebih dari setahun yang lalu. Periksa tahunnya."]
    return []
