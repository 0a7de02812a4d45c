"""Whether two names may be one person's, by their keys alone."""

_INITIALS, _SHORTENED, _OTHER_ORDER, _PART = 92.0, 90.0, 97.0, 86.0


def names_agree(first: str, second: str) -> bool:
    """True for two keys of `name_key` that are equal or of which one abbreviates the other."""
    return first == second or bool(first and second and shortened_likeness(first.split(), second.split()))


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
            return _OTHER_ORDER if sorted(first) == sorted(second) else 0.0
        whole = 0
        for a, b in zip(first, second, strict=True):
            if a == b:
                whole += len(a) > 1
            elif a[0] != b[0] or (len(a) > 1 and len(b) > 1):
                return _OTHER_ORDER if sorted(first) == sorted(second) else 0.0
        return _INITIALS if whole else 0.0
    short, long = (first, second) if len(first) < len(second) else (second, first)
    if long[0] in ("muhammad", "m") and long[1:] == short:
        return _SHORTENED
    if sum(len(word) > 1 for word in short) < 2:
        return 0.0
    place = 0
    for word in long:
        wanted = short[place]
        if word == wanted or (len(wanted) == 1 and word[0] == wanted):
            place += 1
            if place == len(short):
                return _PART
    return 0.0
