"""A letter that went out and then its meeting moved: what to say, and the letter that corrects it (ralat)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from app.domain.dates import format_date, format_days
from app.domain.letter_numbers import LetterNumber
from app.domain.records import Letter, Meeting
from app.domain.terms import LetterKind

CORRECTION = "Ralat: "
"""How the subject (hal) of a correcting letter begins."""


def told_dates(meeting: Meeting | None, finished_at: datetime | None) -> tuple[date, ...]:
    """The dates that a letter finished at a moment tells, when its meeting moved since; else empty."""
    if meeting is None or finished_at is None:
        return ()
    since = [change for change in meeting.date_changes if change.at >= finished_at]
    if not since or sorted(since[0].before) == sorted({day.date for day in meeting.days}):
        return ()
    return tuple(sorted(since[0].before))


def moved_sentence(told: Sequence[date], meeting: Meeting | None) -> str:
    """`Surat memuat 20 Juli 2026, kegiatan kini 27 Juli 2026.`; empty when nothing moved."""
    if not told or meeting is None:
        return ""
    days = sorted({day.date for day in meeting.days})
    now = f"kegiatan kini {_named(days)}" if days else "kegiatan kini tidak bertanggal"
    return f"Surat memuat {_named(told)}, {now}."


def correction(earlier: Letter, day: date, number: LetterNumber, told: Sequence[date]) -> Letter:
    """The letter that corrects an earlier one: the same words under a new number, naming the earlier number and date.

    `told` are the dates that the earlier letter tells and that no longer hold; empty when something else changed.
    """
    dated = f"tanggal {format_date(earlier.date)}"
    named = f"Nomor {earlier.number.strip()} {dated}" if earlier.number.strip() else dated
    if earlier.kind is LetterKind.ASSIGNMENT:
        opening = f"sebagai ralat atas surat tugas {named}, {earlier.opening.strip()}".rstrip(" ,")
    else:
        once = f" yang semula dijadwalkan pada {format_days(told)}" if told else ""
        opening = (
            f"Dengan hormat,\nSehubungan dengan perubahan kegiatan{once}, surat kami {named} kami ralat. "
            "Kami mengundang Bapak/Ibu untuk hadir pada:"
        )
    return replace(
        earlier,
        id=0,
        uid="",
        number=number.text,
        sequence=number.sequence,
        date=day,
        subject=f"{CORRECTION}{earlier.subject.strip().removeprefix(CORRECTION)}",
        opening=opening,
        document_id=None,
        finished_digest="",
        people=tuple(replace(one, id=0, uid="", letter_id=0) for one in earlier.people),
    )


def corrected_by(letter: Letter, register: Iterable[Letter]) -> Letter | None:
    """The letter that corrects another one: of the same meeting, and naming its number and date."""
    number, dated = letter.number.strip(), f"tanggal {format_date(letter.date)}"
    for one in register:
        same = one.id != letter.id and one.kind is letter.kind and one.meeting_id == letter.meeting_id
        if same and one.subject.startswith(CORRECTION) and number and f"Nomor {number} {dated}" in one.opening:
            return one
    return None


def _named(days: Sequence[date]) -> str:
    return format_date(days[0]) if len(days) == 1 else format_days(days)
