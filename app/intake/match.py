"""Who of the known people a listed person is: suggested, never decided when there is room for doubt."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from app.domain.lists import Candidate, KnownPerson, ListedPerson, RowOutcome
from app.intake.agreement import shortened_likeness
from app.intake.known import Known
from app.intake.schools import Place, SchoolFinder, SchoolRef

SUGGESTED = 85.0  # RapidFuzz ratio from which a name of the same school is a likely one
_SHOWN = 60.0  # from which others are shown beside it
_MOST_CANDIDATES = 5
_HAJJ = re.compile(r"(?:^|[\s.,])hj?[.\s]", re.IGNORECASE)


class Verdict(NamedTuple):
    """What matching says of one row."""

    outcome: RowOutcome
    person: KnownPerson | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""


_NEW = Verdict(RowOutcome.NEW)


class Matcher:
    """Looks listed persons up among the known ones."""

    def __init__(self, known: Known, schools: SchoolFinder) -> None:
        self._schools = schools
        self._aliases = known.aliases
        self._people = known.people
        self._by_id = {person.id: person for person in known.people} if known.aliases else {}
        self._by_key: dict[str, list[KnownPerson]] = {}
        self._by_nip: dict[str, list[KnownPerson]] = {}
        self._by_nuptk: dict[str, list[KnownPerson]] = {}
        for person in known.people:
            self._by_key.setdefault(person.name_key, []).append(person)
            if person.nip:
                self._by_nip.setdefault(person.nip, []).append(person)
            if person.nuptk:
                self._by_nuptk.setdefault(person.nuptk, []).append(person)
        self._neighbours: dict[SchoolRef, _Neighbours] = {}
        self._by_school: dict[SchoolRef, list[KnownPerson]] = {}

    def match(self, listed: ListedPerson, place: Place) -> Verdict:
        """The verdict on one listed person at a place."""
        if self._aliases:
            person = self._by_id.get(self._aliases.get((listed.name_key, place.key), 0))
            if person is not None:
                return Verdict(RowOutcome.MATCHED, person)
        if listed.nip or listed.nuptk:
            verdict = self._by_number(listed)
            if verdict is not None:
                return verdict
        namesakes = self._by_key.get(listed.name_key)
        if namesakes:
            return self._among_namesakes(listed, place, namesakes)
        if not self._people:
            return _NEW
        return self._among_similar(listed, place)

    def _by_number(self, listed: ListedPerson) -> Verdict | None:
        """Equal NIP or NUPTK; when the names have nothing in common somebody mistyped, so the user decides."""
        for number, index, label in ((listed.nip, self._by_nip, "NIP"), (listed.nuptk, self._by_nuptk, "NUPTK")):
            people = index.get(number) if number else None
            if not people:
                continue
            if len(people) == 1 and not set(listed.name_key.split()).isdisjoint(people[0].name_key.split()):
                return Verdict(RowOutcome.MATCHED, people[0])
            shown = self._shown((person, 100.0) for person in people)
            return Verdict(
                RowOutcome.DOUBTFUL,
                None,
                shown,
                f"{label} “{listed.name}” sama dengan {label} {self._label(people[0])}",
            )
        return None

    def _among_namesakes(self, listed: ListedPerson, place: Place, namesakes: list[KnownPerson]) -> Verdict:
        of_person = self._schools.of_person
        here = [person for person in namesakes if of_person(person) == place.ref] if place.ref != "" else []
        if len(here) == 1 and not numbers_differ(listed.nip, here[0].nip):
            return Verdict(RowOutcome.MATCHED, here[0])
        candidates = self._shown((person, 100.0) for person in here or namesakes)
        if len(here) == 1:
            reason = f"NIP “{listed.name}” lain dari NIP {self._label(here[0])}"
        elif here:
            typed = _as_typed(listed.name)
            same = [
                person
                for person in here
                if _as_typed(person.name) == typed and not numbers_differ(listed.nip, person.nip)
            ]
            if len(same) == 1:
                return Verdict(RowOutcome.MATCHED, same[0])
            reason = f"Ada {len(here)} orang bernama “{listed.name}” di sekolah ini"
        elif place.ref == "":
            reason = f"“{listed.name}”: sekolahnya tidak disebut; sudah ada {self._label(namesakes[0])}"
        else:
            reason = f"“{listed.name}” senama dengan {self._label(namesakes[0])} dari sekolah lain"
        return Verdict(RowOutcome.DOUBTFUL, None, candidates, reason)

    def _among_similar(self, listed: ListedPerson, place: Place) -> Verdict:
        likely = self._neighbours_at(place.ref).likely(listed.name_key)
        if not likely:
            return _NEW
        best = likely[0][0]
        reason = f"“{listed.name}” mirip dengan {self._label(best)}"
        return Verdict(RowOutcome.DOUBTFUL, None, self._shown(likely), reason)

    def _neighbours_at(self, ref: SchoolRef) -> "_Neighbours":
        found = self._neighbours.get(ref)
        if found is None:
            if ref != "" and not self._by_school:
                for person in self._people:
                    self._by_school.setdefault(self._schools.of_person(person), []).append(person)
            found = self._neighbours[ref] = _Neighbours(self._people if ref == "" else self._by_school.get(ref, ()))
        return found

    def _shown(self, people: Iterable[tuple[KnownPerson, float]]) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(
                person_id=person.id,
                name=person.name,
                institution=self._schools.name_of_person(person),
                position=person.position,
                likeness=round(likeness, 1),
            )
            for person, likeness in islice(people, _MOST_CANDIDATES)
        )

    def _label(self, person: KnownPerson) -> str:
        school = self._schools.name_of_person(person)
        return f"{person.name} ({school})" if school else person.name


class _Neighbours:
    """The similar names of one school, or of everybody when the list names no school."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        self._ratio, self._extract = ratio, extract
        self._by_word: dict[str, list[KnownPerson]] = {}
        # A typing error seldom hits the first letter of both the first and the last word, so two small groups of names
        # are compared instead of all: a tenth of the time.
        self._groups: dict[str, tuple[list[str], list[KnownPerson]]] = {}
        for person in people:
            key = person.name_key
            words = key.split()
            for word in words:
                self._by_word.setdefault(word, []).append(person)
            for initial in initials(words):
                keys, group = self._groups.setdefault(initial, ([], []))
                keys.append(key)
                group.append(person)

    def likely(self, key: str) -> list[tuple[KnownPerson, float]]:
        """People whose name may be meant, the likeliest first; empty when none is likely enough."""
        words = key.split()
        found: dict[int, tuple[KnownPerson, float]] = {}
        for word in words:
            for person in self._by_word.get(word, ()):
                if person.id not in found and (likeness := shortened_likeness(words, person.name_key.split())):
                    found[person.id] = (person, likeness)
        similar = self._similar(key, words, _SHOWN if found else SUGGESTED)
        if similar and not found:
            similar = self._similar(key, words, _SHOWN)
        if not found and not similar:
            return []
        for person, likeness in similar:
            if person.id not in found or found[person.id][1] < likeness:
                found[person.id] = (person, likeness)
        return sorted(found.values(), key=lambda pair: (-pair[1], pair[0].id))

    def _similar(self, key: str, words: list[str], cutoff: float) -> list[tuple[KnownPerson, float]]:
        similar: list[tuple[KnownPerson, float]] = []
        for initial in initials(words):
            group = self._groups.get(initial)
            if group is not None:
                keys, people = group
                found = self._extract(
                    key, keys, scorer=self._ratio, score_cutoff=cutoff, processor=None, limit=_MOST_CANDIDATES
                )
                similar.extend((people[place], likeness) for _, likeness, place in found)
        return similar


def initials(words: list[str]) -> tuple[str, ...]:
    """The groups in which names like this one are looked for: by its first letter and by that of its last word."""
    return (words[0][0], f"-{words[-1][0]}") if words else ()


def only_one_is_hajj(first: str, second: str) -> bool:
    """True when one of two names of one key carries H. or Hj. and the other does not: they may be two people."""
    return bool(_HAJJ.search(first)) != bool(_HAJJ.search(second))


def numbers_differ(listed: str, known: str) -> bool:
    """Two whole numbers that differ; one whose last digits a spreadsheet lost is compared by the first fifteen."""
    if not listed or not known:
        return False
    if len(listed) == len(known) == 18 and (listed.endswith("000") or known.endswith("000")):
        return listed[:15] != known[:15]
    return listed != known


def _as_typed(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").replace(",", " ").split())
