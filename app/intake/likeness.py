"""Which people of the register may be one and the same: proposed to the user, never decided here."""

from collections.abc import Collection, Iterable
from itertools import combinations

from app.core.progress import Progress
from app.domain.lists import KnownPerson
from app.domain.people_merge import DuplicatePair
from app.intake.agreement import shortened_likeness
from app.intake.known import Known
from app.intake.match import numbers_differ
from app.intake.people_index import SUGGESTED, ends
from app.intake.rapid import rapidfuzz
from app.intake.schools import SchoolFinder, SchoolRef

_NUMBER, _SAME, _NO_SCHOOL, _ELSEWHERE = 100.0, 99.0, 90.0, 80.0  # how sure equal numbers and equal names make
_LEAST_DIGITS = 9  # of a number that says who somebody is: an old NIP
_MOST_NAMESAKES = 4  # of different schools; a name that more people have says nothing
_LARGE = 400  # people; larger groups are divided by both initials, to stay quick
_MOST_PAIRS = 1000

_Pairs = dict[tuple[int, int], DuplicatePair]


def likely_pairs(known: Known, not_same: Collection[tuple[int, int]], progress: Progress) -> tuple[DuplicatePair, ...]:
    """People who may be one, the surest pairs first. Pairs in `not_same` (smaller id first) are left out.

    Equal numbers, equal names (one school, or a school unknown), then similar names within one school. People whose
    NIP or NUPTK differ are two people. Raises `Cancelled`.
    """
    finder = SchoolFinder(known)
    places = {person.id: _place(finder, person) for person in known.people}
    found: _Pairs = {}
    progress.step(0, len(known.people), "Membandingkan NIP dan NUPTK")
    _by_number(found, known.people)
    progress.step(0, len(known.people), "Membandingkan nama yang sama")
    _by_key(found, known.people, places)
    of_place: dict[SchoolRef, list[KnownPerson]] = {}
    for person in known.people:
        of_place.setdefault(places[person.id], []).append(person)
    done = 0
    for place, people in of_place.items():
        reason = f"Namanya mirip, {'sekolahnya sama' if place != '' else 'sekolahnya belum tercatat'}"
        for block in _blocks(people):
            progress.step(done, len(known.people), "Membandingkan nama yang mirip")
            _by_likeness(found, block, reason)
        done += len(people)
    pairs = (pair for key, pair in found.items() if key not in not_same)
    return tuple(sorted(pairs, key=lambda pair: (-pair.likeness, pair.first_id, pair.second_id))[:_MOST_PAIRS])


def _place(finder: SchoolFinder, person: KnownPerson) -> SchoolRef:
    """Where somebody belongs; an institution that names a school of the list is that school."""
    if person.partner_id is None and person.institution:
        return finder.find(person.institution).ref
    return finder.of_person(person)


def _add(found: _Pairs, first: KnownPerson, second: KnownPerson, likeness: float, reason: str) -> None:
    key = (min(first.id, second.id), max(first.id, second.id))
    if key not in found or found[key].likeness < likeness:
        found[key] = DuplicatePair(*key, likeness, reason)


def _two_people(first: KnownPerson, second: KnownPerson) -> bool:
    return numbers_differ(first.nip, second.nip) or numbers_differ(first.nuptk, second.nuptk)


def _by_number(found: _Pairs, people: Iterable[KnownPerson]) -> None:
    owners: dict[tuple[str, str], list[KnownPerson]] = {}
    for person in people:
        for label, number in (("NIP", person.nip), ("NUPTK", person.nuptk)):
            if len(number) >= _LEAST_DIGITS and not number.endswith("000"):  # lost digits tell nothing
                owners.setdefault((label, number), []).append(person)
    for (label, _), group in owners.items():
        if 1 < len(group) <= _LARGE:
            for first, second in combinations(group, 2):
                _add(found, first, second, _NUMBER, f"{label}-nya sama")


def _by_key(found: _Pairs, people: Iterable[KnownPerson], places: dict[int, SchoolRef]) -> None:
    namesakes: dict[str, list[KnownPerson]] = {}
    for person in people:
        namesakes.setdefault(person.name_key, []).append(person)
    for key, group in namesakes.items():
        if not 1 < len(group) <= _LARGE:
            continue
        telling = len(group) <= _MOST_NAMESAKES and " " in key
        for first, second in combinations(group, 2):
            if _two_people(first, second):
                continue
            here, there = places[first.id], places[second.id]
            if here == there != "":
                _add(found, first, second, _SAME, "Nama dan sekolahnya sama")
            elif "" in (here, there) and telling:
                _add(found, first, second, _NO_SCHOOL, "Namanya sama, sekolahnya belum tercatat")
            elif telling:
                _add(found, first, second, _ELSEWHERE, "Namanya sama, sekolahnya lain")


def _blocks(people: list[KnownPerson]) -> Iterable[list[KnownPerson]]:
    """Groups of one school within which names are compared."""
    if len(people) <= 1:
        return ()
    blocks: dict[object, list[KnownPerson]] = {}
    for person in people:
        words = person.name_key.split()
        both = ends(words)
        for end in (both,) if len(people) > _LARGE else both:
            blocks.setdefault(end, []).append(person)
        blocks.setdefault(frozenset(words), []).append(person)  # the same words in another order
    return [block for block in blocks.values() if len(block) > 1]


def _by_likeness(found: _Pairs, people: list[KnownPerson], reason: str) -> None:
    """Names of one group that differ by typing errors, initials, order, or a part left out."""
    ratio, _, extract = rapidfuzz()
    keys = [person.name_key for person in people]
    words = [key.split() for key in keys]
    for at, person in enumerate(people[:-1]):
        rest = keys[at + 1 :]
        close = {
            place: likeness
            for _, likeness, place in extract(
                keys[at], rest, scorer=ratio, score_cutoff=SUGGESTED, processor=None, limit=None
            )
        }
        own = set(words[at])
        for place, other in enumerate(words[at + 1 :]):
            if not own.isdisjoint(other) and (likeness := shortened_likeness(words[at], other)):
                close[place] = max(likeness, close.get(place, 0.0))
        for place, likeness in close.items():
            other = people[at + 1 + place]
            if keys[at] == other.name_key or _digits(keys[at]) != _digits(other.name_key):  # "Peserta 1", "Peserta 2"
                continue
            if not _two_people(person, other):
                _add(found, person, other, min(likeness, _SAME - 1), reason)


def _digits(key: str) -> str:
    return "".join(c for c in key if c.isdigit())
