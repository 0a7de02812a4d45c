"""Whether two names may be one person's, by their keys alone."""

from app.intake.rapid import rapidfuzz

_INITIALS, _SHORTENED, _OTHER_ORDER, _PART = 92.0, 90.0, 97.0, 86.0
_SAME_WORD = 75.0  # RapidFuzz ratio: one wrong letter of four


def names_agree(first: str, second: str) -> bool:
    """True for two keys of `name_key` that are equal or of which one abbreviates the other."""
    return first == second or bool(first and second and shortened_likeness(first.split(), second.split()))


def same_name_perhaps(first: str, second: str) -> bool:
    """True for two keys that may be one name carelessly typed: every word of the shorter one is in the longer one.

    A word may be an initial or hold a typing error. Two people who share one word ("siti aminah", "siti rahmah") do not
    pass; for them an equal number is somebody's mistake.
    """
    if first == second or first.replace(" ", "") == second.replace(" ", ""):
        return True
    short, rest = sorted((first.split(), second.split()), key=len)
    for word in short:
        likeness, fitting = max((_word_likeness(word, other), other) for other in rest)
        if likeness < _SAME_WORD:
            return False
        rest.remove(fitting)
    return any(len(word) > 1 for word in short)


def _word_likeness(first: str, second: str) -> float:
    if 1 in (len(first), len(second)):
        return _SAME_WORD if first[0] == second[0] else 0.0
    return rapidfuzz().ratio(first, second)


class OnlineIdentities:
    """Who is who in the rows of an online meeting, where people rejoin and a school may share one account."""

    __slots__ = ("_addresses", "_owners")

    def __init__(self) -> None:
        self._owners: dict[str, list[tuple[str, str]]] = {}  # e-mail address -> identities seen with it
        self._addresses: dict[str, list[str]] = {}  # name -> addresses of its identities

    def of(self, key: str, address: str) -> tuple[str, str]:
        """The identity of a row with this name key and e-mail address, the same for rows of one person.

        Equal names are one person's unless both have an address and these differ. An equal address joins rows only
        when their names agree.
        """
        address = address.casefold()
        owners = self._owners.setdefault(address, []) if address else []
        for owner in owners:
            if names_agree(key, owner[0]):
                return owner
        addresses = self._addresses.setdefault(key, [])
        if addresses and (not address or "" in addresses):
            identity = (key, addresses[0])
        else:
            identity = (key, address)
            addresses.append(address)
        owners.append(identity)
        return identity


def shortened_likeness(first: list[str], second: list[str]) -> float:
    """How alike two names are when one abbreviates the other (words of two keys); 0 when neither does.

    Initials (`m arifin`, `muhammad arifin`), a left-out Muhammad, another order, or some words of a longer name.
    """
    size = len(first)
    if size == len(second):
        if first[0][0] != second[0][0] or (first[-1][0] != second[-1][0]):
            return _in_other_order(first, second)
        whole = 0
        for a, b in zip(first, second, strict=True):
            if a == b:
                whole += len(a) > 1
            elif a[0] != b[0] or (len(a) > 1 and len(b) > 1):
                return _in_other_order(first, second)
        return _INITIALS if whole else 0.0
    short, long = (first, second) if len(first) < len(second) else (second, first)
    if long[0] in ("muhammad", "m") and long[1:] == short:
        return _SHORTENED
    if len(short) < 2 or sum(len(word) > 1 for word in short) < 2:
        return 0.0
    place = 0
    for word in long:
        wanted = short[place]
        if word == wanted or (len(wanted) == 1 and word[0] == wanted):
            place += 1
            if place == len(short):
                return _PART
    return 0.0


def initial_and_word(first: list[str], second: list[str]) -> bool:
    """Whether one name is an initial with one word, and the other begins so (`m arif`, `muhammad arif wibowo`)."""
    short, long = (first, second) if len(first) < len(second) else (second, first)
    return len(short) == 2 < len(long) and len(short[0]) == 1 and long[0][0] == short[0] and long[1] == short[1]


def _in_other_order(first: list[str], second: list[str]) -> float:
    return _OTHER_ORDER if first[0] in second and sorted(first) == sorted(second) else 0.0
