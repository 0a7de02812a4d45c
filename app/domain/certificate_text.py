"""The words of a certificate: the texts of its design, what fills their placeholders, and its dates in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import NamedTuple

from app.core.errors import UserError
from app.domain.dates import MONTH_NAMES, format_date
from app.domain.records import CertificateDesign, Meeting
from app.domain.terms import MeetingMode

PLACEHOLDERS = {
    "peran": "peran di kegiatan",
    "kegiatan": "nama kegiatan",
    "tanggal": "tanggal kegiatan",
    "tempat": "tempat kegiatan",
    "jp": "banyaknya JP (angkanya)",
}
"""What the texts may hold in braces, and what stands there in print."""

STRONG = frozenset({"peran", "kegiatan"})
"""The placeholders that are printed bold."""

STANDARD_DESIGN = CertificateDesign(
    title="SERTIFIKAT",
    opening="diberikan kepada",
    body="sebagai {peran} dalam kegiatan {kegiatan} yang dilaksanakan pada tanggal {tanggal} di {tempat}, "
    "dengan jumlah {jp} JP.",
)
TEXT_LABELS = {"title": "Judul", "opening": "Kalimat pembuka", "body": "Isi", "closing": "Kalimat penutup"}

_BRACES = re.compile(r"\{([^{}]*)\}")
_AWAY = "secara daring"
_BEFORE_PLACE = re.compile(r"(?:bertempat\s+)?di\s+\{tempat\}")
# Words that make no sense without what they are about, so that a meeting without a place or JP still reads well.
_WITHOUT = {
    "tempat": re.compile(r",?\s*(?:bertempat\s+)?(?:\bdi\s+)?\{tempat\}"),
    "jp": re.compile(
        r",?\s*(?:\b(?:dengan\s+(?:jumlah|total|durasi)|selama|setara(?:\s+dengan)?|sebanyak)\s+)?"
        r"\{jp\}(?:\s*\([^)]*\))?(?:\s*(?:JP|jam\s+pelajaran))?",
        re.IGNORECASE,
    ),
}


class Piece(NamedTuple):
    """Some words of a text and whether they are printed bold."""

    text: str
    strong: bool


def usable_design(stored: CertificateDesign | None) -> CertificateDesign:
    """The design of a programme, or the standard one; title and body are never empty."""
    if stored is None:
        return STANDARD_DESIGN
    return replace(
        stored,
        title=stored.title.strip() or STANDARD_DESIGN.title,
        body=stored.body.strip() or STANDARD_DESIGN.body,
    )


def text_faults(design: CertificateDesign) -> tuple[str, ...]:
    """A sentence for each text with a placeholder that is not known or a brace without its other one."""
    faults: list[str] = []
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    for name, label in TEXT_LABELS.items():
        text: str = getattr(design, name)
        strange = [found for found in _BRACES.findall(text) if found not in PLACEHOLDERS]
        if strange:
            faults.append(f"{label}: {{{strange[0]}}} tidak dikenal. Yang dapat dipakai: {known}.")
        elif re.search(r"[{}]", _BRACES.sub("", text)):
            faults.append(f"{label}: ada kurung kurawal tanpa pasangannya. Yang dapat dipakai: {known}.")
    return tuple(faults)


def check_texts(design: CertificateDesign) -> None:
    """Raises `UserError` with the first of the `text_faults`."""
    if faults := text_faults(design):
        raise UserError(faults[0])


def placeholder_values(
    role: str, activity: str, days: Iterable[date], place: str, lesson_hours: int, *, online: bool = False
) -> dict[str, str]:
    """What stands for each placeholder; an empty value takes the words around it along."""
    return {
        "peran": role,
        "kegiatan": activity,
        "tanggal": spelled_days(tuple(days)),
        "tempat": place.strip() or (_AWAY if online else ""),
        "jp": str(lesson_hours) if lesson_hours else "",
    }


def filled(text: str, values: Mapping[str, str]) -> tuple[Piece, ...]:
    """A text with its placeholders filled in, in pieces; braces that are not known stay as they were typed."""
    for name, words in _WITHOUT.items():
        if not values[name]:
            text = words.sub("", text)
    if values["tempat"] == _AWAY:
        text = _BEFORE_PLACE.sub("{tempat}", text)
    pieces: list[Piece] = []
    end = 0
    for found in _BRACES.finditer(text):
        if found[1] not in values:
            continue
        pieces += [Piece(text[end : found.start()], False), Piece(values[found[1]], found[1] in STRONG)]
        end = found.end()
    pieces.append(Piece(text[end:], False))
    return tuple(piece for piece in pieces if piece.text)


def is_online(meeting: Meeting) -> bool:
    """Whether people met nowhere but online."""
    return meeting.mode is MeetingMode.ONLINE


def spelled_days(days: Sequence[date]) -> str:
    """`27 Juli 2019`, `1–2 Agustus 2019`, `31 Juli – 2 Agustus 2019`, `1 dan 8 Agustus 2019`; empty without a day."""
    runs = _runs(sorted(set(days)))
    months = [
        (year_month, [_run_days(run) for run in group])
        for year_month, group in groupby(runs, key=lambda run: _month_of(run))
    ]
    last_year = runs[-1][1].year if runs else 0
    told: list[str] = []
    for number, (month, spoken) in enumerate(months):
        if month is None:  # runs over the end of a month say both
            told += spoken
        else:
            year = f" {month[0]}" if number == len(months) - 1 or month[0] != last_year else ""
            told.append(f"{_listed(spoken)} {MONTH_NAMES[month[1] - 1]}{year}")
    return _listed(told, last=", serta " if len(told) > 2 or any(" dan " in one for one in told) else " dan ")


def _runs(days: Sequence[date]) -> list[tuple[date, date]]:
    """First and last day of each row of adjacent days."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and (day - runs[-1][1]).days == 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _month_of(run: tuple[date, date]) -> tuple[int, int] | None:
    first, last = run
    return (first.year, first.month) if (first.year, first.month) == (last.year, last.month) else None


def _run_days(run: tuple[date, date]) -> str:
    first, last = run
    if _month_of(run) is not None:
        return str(first.day) if first == last else f"{first.day}–{last.day}"
    begins = f"{first.day} {MONTH_NAMES[first.month - 1]}" if first.year == last.year else format_date(first)
    return f"{begins} – {format_date(last)}"


def _listed(words: Sequence[str], last: str = " dan ") -> str:
    if len(words) < 3:
        return last.join(words)
    return f"{', '.join(words[:-1])}{last if last.startswith(',') else f',{last}'}{words[-1]}"
