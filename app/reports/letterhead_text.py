"""The words of a letterhead, for paper and Word alike."""

import re
from collections.abc import Sequence

from app.domain.records import ModelSchool

_STICKY = "\u00a0"


def letterhead_lines(school: ModelSchool) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Government and office above, the school's name, address and contacts below."""
    above = tuple(text.strip().upper() for text in (school.government, school.office) if text.strip())
    address = ", ".join(
        part
        for part in (
            school.address.strip(),
            "" if _told(school.district, school.address) else f"Kecamatan {school.district}",
            "" if _told(school.regency, school.address) else school.regency,
        )
        if part
    )
    contact = " · ".join(
        f"{label} {value}".replace(" ", _STICKY)  # a line may break between two of them only
        for label, value in (("Telepon", school.phone), ("Posel", school.email), ("Laman", school.website))
        if value
    )
    return above, school.name.strip().upper() or "NAMA SEKOLAH", tuple(filter(None, (address, contact)))


def logo_columns(column: float, logos: Sequence[bool], widest: float, body: float) -> tuple[float, float]:
    """Widths of the two logo columns beside the words, in the unit of the arguments.

    An empty one gives way to words that are too wide for one line, as far as they need; else the words stand in the
    middle of the page. `widest` is the width of the longest of the large lines.
    """
    left, right = column, column
    needed = min(column, max(0, widest - (body - 2 * column)))
    if not logos[0]:
        left -= needed
    elif not logos[1]:
        right -= needed
    return left, right


def _told(name: str, address: str) -> bool:
    """Whether the address says it already; a street called after the kecamatan does not."""
    named = re.sub(r"^(?:kecamatan|kec\.?|kabupaten|kab\.?|kota)\s+", "", name.strip(), flags=re.IGNORECASE)
    kind = r"(?:kecamatan|kec\.?|kabupaten|kab\.?|kota)\s*"
    said = rf"(?:^|,)\s*(?:{kind})?{re.escape(named)}\s*(?:,|\d|$)|\b{kind}{re.escape(named)}\b"
    return not named or re.search(said, address, re.IGNORECASE) is not None
