"""How a partner is called where its name stands alone: schools of one name are told apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.names import school_key
from app.domain.records import ModelSchool, Partner


@dataclass(frozen=True, slots=True)
class _Told:
    """What tells a school from others of its name."""

    name: str
    district: str
    npsn: str


def school_labels(partners: Iterable[Partner], model_school: ModelSchool | None) -> dict[int, str]:
    """`SDN 2 Contoh`, or `SDN 2 Contoh (Kec. Sukamaju)` where another school has that name; by partner id.

    Where the kecamatan does not tell them apart the NPSN does. The model school counts among the others.
    """
    return _called(tuple(partners), model_school, " (Kec. {})", " (NPSN {})")


def school_addresses(partners: Iterable[Partner], model_school: ModelSchool | None) -> dict[int, str]:
    """As a letter addresses them: `SDN 2 Contoh, Kecamatan Sukamaju` where another school has that name."""
    return _called(tuple(partners), model_school, ", Kecamatan {}", ", NPSN {}")


def _called(
    partners: Sequence[Partner], model_school: ModelSchool | None, by_district: str, by_npsn: str
) -> dict[int, str]:
    own = [model_school] if model_school is not None else []
    known = [_told(one) for one in (*partners, *own)]
    labels: dict[int, str] = {}
    for partner, mine in zip(partners, known, strict=False):  # the model school, last, has no label
        alike = [one for one in known if one is not mine and school_key(one.name) == school_key(mine.name)]
        addition = ""
        if alike and mine.district and all(one.district.casefold() != mine.district.casefold() for one in alike):
            addition = by_district.format(mine.district)
        elif alike and mine.npsn:
            addition = by_npsn.format(mine.npsn)
        labels[partner.id] = mine.name + addition
    return labels


def _told(school: Partner | ModelSchool) -> _Told:
    district = re.sub(r"^kec(?:amatan|\.)?\s+", "", school.district.strip(), flags=re.IGNORECASE)
    return _Told(" ".join(school.name.split()), district, school.npsn.strip())
