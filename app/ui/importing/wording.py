"""How a plan speaks of what it imports: people onto a meeting, people into the register, schools."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that differ."""

    new: str = "orang baru"  # behind the number of new ones
    question: str = "Siapa ini?"
    new_one: str = "Orang baru"  # the answer that none of the known ones is meant
    not_known: str = "belum pernah tercatat"
    later: str = "dilewati dan menunggu di kegiatan ini"
    remembered: str = "Pilihan ini diingat untuk impor berikutnya."


FOR_ATTENDANCE = Words()
FOR_PEOPLE = Words(later="dilewati dan menunggu di halaman Orang")
FOR_SCHOOLS = Words(
    new="sekolah baru",
    question="Sekolah mana ini?",
    new_one="Sekolah baru",
    not_known="belum ada di daftar",
    later="dilewati dan tidak diimpor",
    remembered="",
)
