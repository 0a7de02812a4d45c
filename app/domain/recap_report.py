"""What a printed recap says, gathered once so that page, paper and workbook tell the same."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.recaps import Recap, RecapKind
from app.domain.records import ModelSchool, Signatory

STATE_WORDS = ("Hadir", "Terlambat", "Izin", "Sakit", "Tugas", "Wakil", "Alpa", "Belum diisi")
"""Headings of the numbers of a line, in its order."""

STATE_LETTERS = ("H", "T", "I", "S", "TG", "W", "A", "B")
"""The same where there is little room; the legend explains them."""

COUNTING = (
    "Angka dihitung dalam orang-hari: satu orang pada satu hari dihitung satu. Datang = hadir + terlambat + wakil; "
    "belum diisi termasuk yang diundang dalam jumlah tetapi tidak ada di daftar."
)
ADDITIONS = {
    RecapKind.PARTNER: "Hanya sekolah imbas; peserta dari sekolah sendiri dan dari luar tidak termasuk.",
    RecapKind.PERSON: (
        "Untuk orang, datang = hadir + terlambat: yang diwakilkan tidak duduk di ruangan sendiri. Petugas yang hanya "
        "dicatat di tab Ringkasan, tanpa ada di daftar hadir, tidak termasuk."
    ),
    RecapKind.CATEGORY: (
        "Petugas yang direncanakan dihitung menurut tugasnya bila ada di daftar hadir. Yang belum ada di daftar hadir "
        "tidak dihitung di sini; halaman kegiatannya tetap menunggunya."
    ),
}
"""What the numbers of some recaps mean besides."""


def legend() -> str:
    """`H hadir, T terlambat, …`."""
    return ", ".join(f"{letter} {word.lower()}" for letter, word in zip(STATE_LETTERS, STATE_WORDS, strict=True))


def recap_title(recap: Recap) -> str:
    """`Kegiatan`, `Orang`, …; of periods how long they are."""
    if recap.query.kind is RecapKind.PERIOD:
        return recap.query.span.label.removeprefix("Per ").capitalize()
    return recap.query.kind.label


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapReport:
    """Recaps of one choice of meetings."""

    school: ModelSchool
    principal: Signatory | None  # who signs: the principal on the day of `made_at`
    recaps: tuple[Recap, ...]
    meetings: int  # that are counted
    hours_rule: str
    programme: str  # name of the only programme that counts, or empty
    partner: str  # name of the only partner that counts, or empty
    from_date: date | None
    until_date: date | None
    made_at: datetime  # moment of the newest change in the data, so that the same data gives the same bytes
    program_version: str
    government_logo: Path | None = None  # pictures of the letterhead, as stored files
    school_logo: Path | None = None
    letterhead: Path | None = None
