"""Certificate numbers: what is odd about them, for many at once. Nothing here ever blocks."""

import re
from collections import defaultdict
from collections.abc import Iterable

from app.domain.dates import format_date
from app.domain.records import Certificate

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def next_sequence(register: Iterable[Certificate], year: int) -> int:
    """One more than the highest running number of a year."""
    return max((one.sequence for one in register if one.sequence is not None and one.date.year == year), default=0) + 1


def template_fault(template: str) -> str:
    """A sentence when a pattern has no place for the running number; else empty."""
    if re.search(r"\{nomor3?\}", template):
        return ""
    return "Pola nomor sertifikat belum memuat {nomor} atau {nomor3}, tempat nomor urutnya. Sisipkan salah satu."


class NumberRegister:
    """All certificates by their numbers."""

    def __init__(self, register: Iterable[Certificate]) -> None:
        self._by_number: dict[str, list[Certificate]] = defaultdict(list)
        for one in register:
            if one.number.strip():
                self._by_number[_folded(one.number)].append(one)

    def having(self, number: str) -> tuple[Certificate, ...]:
        """The certificates with a number; spaces and capitals make no difference."""
        return tuple(self._by_number.get(_folded(number), ()))

    def remark(self, certificate: Certificate) -> str:
        """A sentence when a number is empty or another certificate has it; else empty.

        The same number in another year is odd only where it names that year.
        """
        number = _folded(certificate.number)
        if not number:
            return "Nomornya masih kosong."
        for one in self._by_number.get(number, ()):
            other_year = one.date.year != certificate.date.year and not _YEAR.search(number)
            if (one.id != certificate.id or not certificate.id) and not other_year:
                return f"Nomor {certificate.number.strip()} sudah dipakai {one.name}, {format_date(one.date)}."
        return ""


def _folded(number: str) -> str:
    return re.sub(r"\s+", "", number).casefold()
