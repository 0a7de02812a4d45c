"""Which known school a cell of a list means."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from app.domain.lists import KnownPerson, ListOrigin, Option
from app.domain.names import school_key
from app.domain.terms import Affiliation
from app.intake.known import Known
from app.intake.rapid import rapidfuzz

SchoolRef = int | str
"""Where a person belongs, to compare: a partner's id, 0 for the model school, the key of any other school, or ""."""

MODEL: SchoolRef = 0
_MODEL_CODE = str(Affiliation.MODEL)
_SURE_TYPING_ERROR = 92.0  # RapidFuzz ratio
_MAY_BE_MEANT = 80.0  # RapidFuzz token set ratio of what follows the level
_MOST_OPTIONS = 4
_LEVEL = re.compile(r"(sd|smp|sma|smk|slb|tk|paud|kb|ra|mi|mts|ma|pkbm|skb)(?:n|it)?")
_NO_ANSWERS: Mapping[str, ListOrigin] = MappingProxyType({})


class Place(NamedTuple):
    """A school cell understood; `note` is a sentence when it was not plain."""

    ref: SchoolRef
    key: str
    partner_id: int | None = None
    from_model: bool = False
    note: str = ""
    confirmed: bool = False  # the user said so, now or earlier


class Unsure(NamedTuple):
    """A school cell that the user should look at: what it may mean, and why."""

    near: tuple[Option, ...]
    reason: str


_NOWHERE = Place("", "")


class SchoolFinder:
    """Finds the school of a cell, each spelling once.

    `answers` say what cells mean, by the cell as written; what was answered in earlier imports is among `known`.
    """

    def __init__(self, known: Known, answers: Mapping[str, ListOrigin] = _NO_ANSWERS) -> None:
        self._names: dict[SchoolRef, str] = {partner.id: partner.name for partner in known.partners}
        self._by_key: dict[str, list[SchoolRef]] = {}
        self._districts: dict[SchoolRef, str] = {partner.id: partner.district for partner in known.partners}
        if known.model_school:
            self._names[MODEL] = known.model_school
            self._districts[MODEL] = known.model_district
        for ref, name in self._names.items():
            self._by_key.setdefault(school_key(name), []).append(ref)
        self._aliases = {alias.school_key: alias for alias in known.school_aliases}
        self._unsure: dict[str, list[SchoolRef]] = {}  # cell -> the schools it was, or may be, taken for
        self._seen: dict[str, Place] = {"": _NOWHERE} | {cell: place_of(said, cell) for cell, said in answers.items()}

    def find(self, cell: str) -> Place:
        """The place that a cell means; another school keeps its own key."""
        place = self._seen.get(cell)
        if place is None:
            place = self._seen[cell] = self._look_up(cell)
        return place

    @staticmethod
    def of_person(person: KnownPerson) -> SchoolRef:
        """Where a known person belongs."""
        if person.partner_id is not None:
            return person.partner_id
        return (
            MODEL if person.affiliation == _MODEL_CODE else school_key(person.institution) if person.institution else ""
        )

    def name_of_person(self, person: KnownPerson) -> str:
        """The school of a known person, as printed."""
        return self._names.get(self.of_person(person), person.institution)

    def unsure(self) -> dict[str, Unsure]:
        """The cells seen so far that are not plainly a known school, in the order in which they were met.

        An institution that is no school at all is none of them: there is nothing to decide.
        """
        found: dict[str, Unsure] = {}
        for cell, taken_for in self._unsure.items() if self._by_key else ():
            place = self._seen[cell]
            refs = taken_for or self._alike(place.key)
            if refs or _LEVEL.fullmatch(place.key.partition(" ")[0]):
                near = tuple(self._option(ref) for ref in refs[:_MOST_OPTIONS])
                found[cell] = Unsure(near, place.note or self._why(cell, place, refs))
        return found

    def _why(self, cell: str, place: Place, refs: list[SchoolRef]) -> str:
        if place.partner_id is not None or place.from_model:
            return f"“{cell}” dibaca sebagai {self._names[place.ref]}"
        if refs:
            return f"“{cell}” mirip dengan {self._names[refs[0]]}"
        return f"“{cell}” bukan sekolah sendiri dan bukan sekolah imbas"

    def _option(self, ref: SchoolRef) -> Option:
        district = f"Kecamatan {self._districts[ref]}" if self._districts[ref] else ""
        own = "sekolah sendiri" if ref == MODEL else ""
        return Option(int(ref), self._names[ref], ", ".join(part for part in (district, own) if part))

    def _alike(self, key: str) -> list[SchoolRef]:
        """Schools of the same level and number whose name is like this one, the likeliest first."""
        token_set_ratio = rapidfuzz().token_set_ratio
        level, rest = _level_and_rest(key)
        scored: list[tuple[float, SchoolRef]] = []
        for known, refs in self._by_key.items():
            other_level, other_rest = _level_and_rest(known)
            numbers, others = _numbers(key), _numbers(known)
            if not rest or (level and other_level and level != other_level) or (numbers and numbers != others):
                continue
            likeness = token_set_ratio(rest, other_rest)
            if likeness >= _MAY_BE_MEANT:
                scored.extend((likeness, ref) for ref in refs)
        return [ref for _, ref in sorted(scored, key=lambda pair: -pair[0])]

    def _look_up(self, cell: str) -> Place:
        key = school_key(cell)
        refs = self._by_key.get(key) or self._without_district(key)
        if refs and len(refs) > 1:
            refs = self._by_district(refs, key) or refs
        if (refs is None or len(refs) != 1) and (said := self._aliases.get(key)):
            return place_of(ListOrigin(partner_id=said.partner_id, from_model_school=said.from_model_school), cell)
        if refs is None or len(refs) != 1:
            self._unsure[cell] = list(refs or ())
        if refs is None or not refs:
            return self._look_up_loosely(cell, key)
        if len(refs) > 1:
            places = ", ".join(self._place_of(ref) for ref in refs)
            return Place(key, key, note=f"Ada {len(refs)} sekolah bernama “{cell}” ({places}): pilih sekolahnya")
        return self._place(refs[0], key)

    def _place(self, ref: SchoolRef, key: str, note: str = "") -> Place:
        return Place(ref, key, None if ref == MODEL else int(ref), ref == MODEL, note)

    def _place_of(self, ref: SchoolRef) -> str:
        district = f"Kecamatan {self._districts[ref]}" if self._districts[ref] else self._names[ref]
        return f"{district}, sekolah sendiri" if ref == MODEL else district

    def _by_district(self, refs: list[SchoolRef], key: str) -> list[SchoolRef]:
        """Of several schools with one name, those whose kecamatan the cell names too."""
        return [ref for ref in refs if self._districts[ref] and school_key(self._districts[ref]) in key]

    def _without_district(self, key: str) -> list[SchoolRef] | None:
        """`sdn 2 gombong kec sempor`: the name first, the kecamatan behind it."""
        for mark in (" kecamatan ", " kec ", " kabupaten ", " kab "):
            name, found, district = key.partition(mark)
            refs = self._by_key.get(name) if found else None
            if refs:
                there = [ref for ref in refs if school_key(self._districts[ref]) == district.split(" kab")[0]]
                return there or refs
        return None

    def _look_up_loosely(self, cell: str, key: str) -> Place:
        """A shorter or longer form of one school's name, or a typing error in it."""
        if not key:
            del self._unsure[cell]
            return _NOWHERE
        words = key.split()
        close = [
            ref
            for known, refs in self._by_key.items()
            for ref in refs
            if len(words) >= 2 and _one_begins_the_other(words, known.split())
        ]
        self._unsure[cell] = close
        if len(close) == 1:
            return self._place(close[0], key)
        if len(close) > 1:
            names = ", ".join(self._names[ref] for ref in close[:3])
            return Place(key, key, note=f"“{cell}” dapat berarti {names}: pilih sekolahnya")
        ref = self._typing_error(key)
        if ref is None:
            return Place(key, key)
        self._unsure[cell] = [ref]
        return self._place(ref, key, f"“{cell}” dibaca sebagai {self._names[ref]}")

    def _typing_error(self, key: str) -> SchoolRef | None:
        if not self._by_key:
            return None
        fast = rapidfuzz()
        found = fast.extract(key, list(self._by_key), scorer=fast.ratio, score_cutoff=_SURE_TYPING_ERROR, limit=2)
        same_numbers = [
            known for known, _, _ in found if _numbers(known) == _numbers(key) and known.split()[0] == key.split()[0]
        ]
        if len(same_numbers) != 1 or len(self._by_key[same_numbers[0]]) != 1:
            return None
        return self._by_key[same_numbers[0]][0]


def place_of(said: ListOrigin, cell: str) -> Place:
    """The place that the user says a cell means."""
    key = school_key(cell)
    if said.partner_id is not None:
        return Place(said.partner_id, key, said.partner_id, confirmed=True)
    if said.from_model_school:
        return Place(MODEL, key, None, from_model=True, confirmed=True)
    return Place(key, key, confirmed=True)


def _level_and_rest(key: str) -> tuple[str, str]:
    """`smp` and `4 gombong` of `smpn 4 gombong`."""
    first, _, rest = key.partition(" ")
    found = _LEVEL.fullmatch(first)
    return (found[1], rest) if found else ("", key)


def _one_begins_the_other(first: list[str], second: list[str]) -> bool:
    size = min(len(first), len(second))
    return size >= 2 and first[:size] == second[:size]


def _numbers(key: str) -> list[str]:
    return [word for word in key.split() if any(c.isdigit() for c in word)]
