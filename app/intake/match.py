"""Who of the known people a listed person is: suggested, never decided when there is room for doubt."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from app.domain.lists import Candidate, KnownPerson, ListedPerson, RowOutcome
from app.intake.agreement import same_name_perhaps
from app.intake.known import Known
from app.intake.people_index import MOST_CANDIDATES, Likely
from app.intake.schools import Place, SchoolFinder

_SIMILAR_BEFORE_NAMESAKES = 2  # colleagues with a similar name, shown before namesakes of other schools
_HAJJ = re.compile(r"(?:^|[\s.,])(hj?)[.\s]", re.IGNORECASE)


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
        self._index = known.index

    def match(self, listed: ListedPerson, place: Place) -> Verdict:
        """The verdict on one listed person at a place."""
        if self._aliases:
            person = self._index.by_id.get(self._aliases.get((listed.name_key, place.key), 0))
            if person is not None:
                return Verdict(RowOutcome.MATCHED, person)
        if listed.nip or listed.nuptk:
            verdict = self._by_number(listed, place)
            if verdict is not None:
                return verdict
        namesakes = self._index.by_key.get(listed.name_key)
        if namesakes:
            return self._among_namesakes(listed, place, namesakes)
        if not self._index.by_id:
            return _NEW
        return self._among_similar(listed, place)

    def _by_number(self, listed: ListedPerson, place: Place) -> Verdict | None:
        """Equal NIP or NUPTK; when the names differ a number was mistyped or copied, so the user decides."""
        people, label = self._index.by_nip.get(listed.nip), "NIP"
        if not people:
            people, label = self._index.by_nuptk.get(listed.nuptk), "NUPTK"
        if not people:
            return None
        if len(people) == 1 and same_name_perhaps(listed.name_key, people[0].name_key):
            return Verdict(RowOutcome.MATCHED, people[0])
        shown = self._shown([(people[0], 100.0), *self._meant_here(listed, place), *_sure(people[1:])])
        reason = f"{label} “{listed.name}” sama dengan {label} {self._label(people[0])}"
        return Verdict(RowOutcome.DOUBTFUL, None, shown, reason)

    def _meant_here(self, listed: ListedPerson, place: Place) -> Likely:
        """Whom the name may mean at this place, whatever the numbers say."""
        return self._index.neighbours(place.ref).likely(listed.name_key)

    def _among_namesakes(self, listed: ListedPerson, place: Place, namesakes: list[KnownPerson]) -> Verdict:
        of_person = self._schools.of_person
        here = [person for person in namesakes if of_person(person) == place.ref] if place.ref != "" else []
        apart = len(here) == 1 and hajj_tells_apart(listed.name, here[0].name, listed.name_key)
        if len(here) == 1 and not apart and not _two_people(listed, here[0]):
            return Verdict(RowOutcome.MATCHED, here[0])
        similar = [] if here or place.ref == "" else self._meant_here(listed, place)[:_SIMILAR_BEFORE_NAMESAKES]
        candidates = self._shown([*similar, *_sure(here or namesakes)])
        if apart:
            reason = f"“{listed.name}” mungkin orang lain dari {self._label(here[0])}"
        elif len(here) == 1:
            label = "NIP" if numbers_differ(listed.nip, here[0].nip) else "NUPTK"
            reason = f"{label} “{listed.name}” lain dari {label} {self._label(here[0])}"
        elif here:
            typed = _as_typed(listed.name)
            same = [person for person in here if _as_typed(person.name) == typed and not _two_people(listed, person)]
            if len(same) == 1:
                return Verdict(RowOutcome.MATCHED, same[0])
            reason = f"Ada {len(here)} orang bernama “{listed.name}” di sekolah ini"
        elif place.ref == "":
            reason = f"“{listed.name}”: sekolahnya tidak disebut; sudah ada {self._label(namesakes[0])}"
        else:
            reason = f"“{listed.name}” senama dengan {self._label(namesakes[0])} dari sekolah lain"
        return Verdict(RowOutcome.DOUBTFUL, None, candidates, reason)

    def _among_similar(self, listed: ListedPerson, place: Place) -> Verdict:
        likely = self._meant_here(listed, place)
        if not likely:
            return _NEW
        best = likely[0][0]
        reason = f"“{listed.name}” mirip dengan {self._label(best)}"
        return Verdict(RowOutcome.DOUBTFUL, None, self._shown(likely), reason)

    def _shown(self, people: Likely) -> tuple[Candidate, ...]:
        different: dict[int, tuple[KnownPerson, float]] = {}
        for person, likeness in people:
            different.setdefault(person.id, (person, likeness))
        return tuple(
            Candidate(
                person_id=person.id,
                name=person.name,
                institution=self._schools.name_of_person(person),
                position=person.position,
                likeness=round(likeness, 1),
            )
            for person, likeness in islice(different.values(), MOST_CANDIDATES)
        )

    def _label(self, person: KnownPerson) -> str:
        school = self._schools.name_of_person(person)
        return f"{person.name} ({school})" if school else person.name


def _sure(people: Iterable[KnownPerson]) -> Likely:
    return [(person, 100.0) for person in people]


def only_one_is_hajj(first: str, second: str) -> bool:
    """True when two names of one key do not carry the same of H. and Hj.: they may be two people."""
    return _hajj(first) != _hajj(second)


def hajj_tells_apart(first: str, second: str, key: str) -> bool:
    """True when H. and Hj. stand against each other, or one of them is all that a name of one word has beside it.

    Many lists leave titles out, so that a longer name says enough without them.
    """
    return only_one_is_hajj(first, second) and (" " not in key or bool(_hajj(first) and _hajj(second)))


def _hajj(name: str) -> str:
    found = _HAJJ.search(name)
    return found[1].casefold() if found else ""


def numbers_differ(listed: str, known: str) -> bool:
    """Two whole numbers that differ; one whose last digits a spreadsheet lost is compared by the first fifteen."""
    if not listed or not known:
        return False
    if len(listed) == len(known) == 18 and (listed.endswith("000") or known.endswith("000")):
        return listed[:15] != known[:15]
    return listed != known


def _two_people(listed: ListedPerson, known: KnownPerson) -> bool:
    return numbers_differ(listed.nip, known.nip) or numbers_differ(listed.nuptk, known.nuptk)


def _as_typed(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").replace(",", " ").split())
