"""The known people as matching looks them up: by number, by name, and by likeness within a school."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from app.domain.lists import KnownPerson
from app.intake.agreement import initial_and_word, shortened_likeness
from app.intake.rapid import rapidfuzz
from app.intake.schools import SchoolFinder, SchoolRef

SUGGESTED = 85.0  # RapidFuzz ratio from which a name of the same school is a likely one
_SHOWN = 60.0  # from which others are shown beside it
_ONE_WORD = 80.0  # how alike a name of one word is to a longer one with that word
_FEW = 3  # people of a school who share a word that still tells who is meant
_LEAST_LETTERS = 4  # of a name in which one wrong letter is taken for a typing error
_COMMON = 100  # people who share a word that finds nobody: "siti" among thousands
_SMALL = 40  # people; the names of a larger group are divided by initials, to stay quick
_LARGE = 400  # people; a larger group is no school, and a slight likeness says nothing there
MOST_CANDIDATES = 5

Likely = list[tuple[KnownPerson, float]]


class PeopleIndex:
    """Everybody who is known, under each of the keys that may find them."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self.by_id: dict[int, KnownPerson] = {person.id: person for person in people}
        self.by_key: dict[str, list[KnownPerson]] = defaultdict(list)
        self.by_nip: dict[str, list[KnownPerson]] = defaultdict(list)
        self.by_nuptk: dict[str, list[KnownPerson]] = defaultdict(list)
        self._people = people
        self._by_school: dict[SchoolRef, list[KnownPerson]] = defaultdict(list)
        for person in people:
            self.by_key[person.name_key].append(person)
            self._by_school[SchoolFinder.of_person(person)].append(person)
            if person.nip:
                self.by_nip[person.nip].append(person)
            if person.nuptk:
                self.by_nuptk[person.nuptk].append(person)
        self._neighbours: dict[SchoolRef, Neighbours] = {}

    def neighbours(self, ref: SchoolRef) -> "Neighbours":
        """The people of one school, or everybody when the list names no school."""
        found = self._neighbours.get(ref)
        if found is None:
            found = self._neighbours[ref] = Neighbours(self._people if ref == "" else self._by_school.get(ref, ()))
        return found

    def prepare(self) -> None:
        """Make what the first rows of each school would otherwise wait for."""
        for ref in self._by_school:
            self.neighbours(ref)


class Neighbours:
    """The similar names of one group of people."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self._ratio, _, self._extract = rapidfuzz()
        self._by_word: dict[str, list[tuple[KnownPerson, list[str]]]] = defaultdict(list)
        self._of_school = len(people) <= _LARGE
        # A typing error seldom hits both ends, so two small groups of a large number of names are compared instead of
        # all: a tenth of the time.
        self._groups: dict[str, tuple[list[str], list[KnownPerson]]] = defaultdict(_no_group)
        self._whole = len(people) <= _SMALL
        if self._whole:
            self._groups[""] = ([person.name_key for person in people], list(people))
        for person in people:
            key = person.name_key
            words = key.split()
            pair = (person, words)
            for word in words:
                self._by_word[word].append(pair)
            if not self._whole:
                for end in ends(words):
                    keys, group = self._groups[end]
                    keys.append(key)
                    group.append(person)

    def likely(self, key: str) -> Likely:
        """People whose name may be meant, the likeliest first; empty when none is likely enough."""
        words = key.split()
        found: dict[int, tuple[KnownPerson, float]] = {}
        for word in words:
            sharing = self._by_word.get(word)
            if sharing is None or len(sharing) > _COMMON:
                continue
            for person, others in sharing:
                if person.id not in found:
                    likeness = shortened_likeness(words, others)
                    if not likeness and self._of_school:
                        telling = len(others) == 1 or (len(words) == 1 and len(sharing) <= _FEW)
                        likeness = _ONE_WORD if telling or initial_and_word(words, others) else 0.0
                    if likeness:
                        found[person.id] = (person, likeness)
        cutoff = _SHOWN if found else SUGGESTED
        if self._of_school and len(key) >= _LEAST_LETTERS:
            one_letter = 99.9 - 100 / len(key)  # of a short name
            cutoff = one_letter if one_letter < cutoff else cutoff
        similar = self._similar(key, words, cutoff)
        if similar and not found and self._of_school:
            similar = self._similar(key, words, _SHOWN)
        if not found and not similar:
            return []
        for person, likeness in similar:
            if person.id not in found or found[person.id][1] < likeness:
                found[person.id] = (person, likeness)
        return sorted(found.values(), key=lambda pair: (-pair[1], pair[0].id))

    def _similar(self, key: str, words: list[str], cutoff: float) -> Likely:
        similar: Likely = []
        for end in ("",) if self._whole else ends(words):
            group = self._groups.get(end)
            if group is not None:
                keys, people = group
                found = self._extract(
                    key, keys, scorer=self._ratio, score_cutoff=cutoff, processor=None, limit=MOST_CANDIDATES
                )
                if found:
                    similar.extend((people[place], likeness) for _, likeness, place in found)
        return similar


def _no_group() -> tuple[list[str], list[KnownPerson]]:
    return [], []


def ends(words: list[str]) -> Iterable[str]:
    """The groups in which names like this one are looked for: by its first letter, and by that of its last word.

    A name of one word has its last letter instead.
    """
    if not words:
        return ()
    return (words[0][0], f"-{words[-1][0]}" if len(words) > 1 else f"-{words[0][-1]}-")
