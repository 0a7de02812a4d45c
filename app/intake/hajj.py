"""H. and Hj. before a name of one word, which may be all that tells two people of one school apart."""

import re

_BEFORE = re.compile(r"(?:^|[\s.,])(hj?)[.\s]", re.IGNORECASE)


def hajj_before_one_word(name: str, key: str) -> str:
    """`h` or `hj` of `H. Ali` (key `ali`); empty for a longer name, which says enough without it."""
    found = _BEFORE.search(name) if key and " " not in key else None
    return found[1].casefold() if found else ""
