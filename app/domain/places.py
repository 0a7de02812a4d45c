"""The provinces, regencies and cities of Indonesia, and where a text names one of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

PROVINCE, REGENCY, CITY = "Provinsi", "Kabupaten", "Kota"
_KINDS = {"provinsi": PROVINCE, "prov": PROVINCE, "kabupaten": REGENCY, "kab": REGENCY, "kota": CITY}
# Behind these words the name belongs to something else: a street, a university, a kecamatan, a bank, a dish.
_NOT_A_DISTRICT = re.compile(
    r"\b(?:jalan|jl|jln|gang|gg|hotel|warung|rumah makan|rm|stasiun|bahasa|suku|batik|masakan|kecamatan|kec|desa|"
    r"kelurahan|kel|dusun|kampung|dukuh|gedung|(?:universitas|univ|institut|politeknik|sekolah tinggi|"
    r"uin|iain|stain|ikip|stkip|itb|upi|unnes|uny)(?:\s+(?!kabupaten|kota|provinsi)\w+){0,3})[.:]?\s+$",
    re.IGNORECASE,
)
_LOOK_BACK = 80  # characters before a name that are searched for such a word


@dataclass(frozen=True, slots=True)
class Place:
    """A province, kabupaten or kota."""

    name: str  # without its kind: `Kebumen`
    kind: str  # PROVINCE, REGENCY or CITY
    province: str


class NamedPlace(NamedTuple):
    """A spot in a text that names a place."""

    words: str  # as they stand there: `Kab. Kebumen`
    kind: str  # the kind that stands before the name; empty without one
    candidates: tuple[Place, ...]  # kabupaten and kota of one name are both meant when no kind stands there


@dataclass(frozen=True)
class Places:
    """All of them, under every spelling."""

    by_spelling: dict[str, tuple[Place, ...]]  # key: see `spelling_key`
    ambiguous: frozenset[str]  # spellings that are ordinary words or people's names too

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.by_spelling, key=len, reverse=True)
        names = "|".join(r"[\s-]+".join(re.escape(word) for word in name.split()) for name in longest_first)
        return re.compile(
            rf"(?<!\w)(?:(?P<kind>provinsi|prov\.?|kabupaten|kab\.?|kota)\s+)?(?P<name>{names})(?!\w)", re.IGNORECASE
        )

    def named_in(self, text: str, *, ambiguous_alone: bool = False) -> Iterator[NamedPlace]:
        """Every place that `text` names as whole capitalised words, the longest name first.

        A name that is an ordinary word too counts only behind its kind, unless `ambiguous_alone`.
        """
        for found in self._pattern.finditer(text):
            name = found["name"]
            if not all(word[0].isupper() for word in re.split(r"[\s-]+", name) if word != "dan"):
                continue
            key = spelling_key(name)
            kind = _KINDS[found["kind"].rstrip(".").lower()] if found["kind"] else ""
            if not kind and not ambiguous_alone:
                before = text[max(found.start() - _LOOK_BACK, 0) : found.start()]
                if key in self.ambiguous or _NOT_A_DISTRICT.search(before):
                    continue
            candidates = self.by_spelling[key]
            of_kind = tuple(place for place in candidates if place.kind == kind)
            yield NamedPlace(found[0], kind if of_kind else "", of_kind or candidates)


def spelling_key(name: str) -> str:
    """Key under which `Toli-Toli`, `TOLI TOLI` and `Toli  Toli` are equal."""
    return " ".join(re.split(r"[\s-]+", name.casefold().strip()))


def read_places(text: str) -> Places:
    """Read `resources/places/wilayah.txt`; its head says how a line is written."""
    by_spelling: dict[str, list[Place]] = {}
    ambiguous: set[str] = set()
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        province, regencies, cities = (part.strip() for part in line.split("|"))
        province_name = province.split("=")[0].rstrip("*")
        for kind, names in ((PROVINCE, province), (REGENCY, regencies), (CITY, cities)):
            for name in filter(None, (name.strip() for name in names.split(","))):
                spellings = name.split("=")
                place = Place(spellings[0].rstrip("*"), kind, province_name)
                for spelling in spellings:
                    key = spelling_key(spelling.rstrip("*"))
                    by_spelling.setdefault(key, []).append(place)
                    if spelling.endswith("*"):
                        ambiguous.add(key)
    return Places({key: tuple(found) for key, found in by_spelling.items()}, frozenset(ambiguous))
