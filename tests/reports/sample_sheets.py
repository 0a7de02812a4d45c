"""Blank attendance sheets with invented people, for the tests of PDF, Word and photos."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.domain.attendance_sheets import SheetContent, SheetPerson
from app.domain.terms import Paper, SheetList
from tests.reports.sample_letters import MEETING, PRINCIPAL, SCHOOL

LONG_NAME = (
    "Prof. Dr. Ir. Raden Mas Haryo Kusumo Wijayakusuma Adiningrat Suryaningprang, S.Pd., M.Pd., M.Si., M.Hum., Ph.D."
)
NAMES = (
    "Drs. H. Ahmad Fauzi Ramadhan, S.Pd., M.Pd.",
    "Siti",
    "Dwi Retnaningsih Kusumawardhani, S.Pd.SD.",
    "Budi Santoso",
    LONG_NAME,
)
UNITS = ("SMP Muhammadiyah Gombong", "SMP PGRI 1 Rowokele", "Komite Sekolah SMP Negeri 4 Gombong")
POSITIONS = ("Guru Bahasa Indonesia", "Kepala Sekolah", "Wakil Kepala Sekolah Bidang Kurikulum", "Pengawas")


def sheet_people(number: int, names: Sequence[str] = NAMES) -> tuple[SheetPerson, ...]:
    """So many invented people, with and without NIP."""
    return tuple(
        SheetPerson(
            uid=f"01930000-0000-7000-8000-{at:012d}",
            name=names[at % len(names)],
            nip="197203151998022003" if at % 3 else "",
            grade=("Pembina, IV/a", "III/d", "IX", "")[at % 4],
            unit=UNITS[at % len(UNITS)],
            position=POSITIONS[at % len(POSITIONS)],
        )
        for at in range(number)
    )


def sheet_content(number: int, spare: int = 0, paper: Paper = Paper.F4, **changes: Any) -> SheetContent:
    """A sheet of the first day with so many names and spare rows."""
    told: dict[str, Any] = {
        "school": SCHOOL,
        "meeting": MEETING,
        "day": MEETING.days[0],
        "list": SheetList.PARTICIPANTS,
        "people": sheet_people(number),
        "spare": spare,
        "paper": paper,
        "code": "K3F8ZT",
        "printed_at": datetime(2019, 7, 30, 8),
        "signatory": PRINCIPAL,
    }
    return SheetContent(**{**told, **changes})
