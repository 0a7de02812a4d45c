"""Short codes that a scanner types in and a person can type: capitals and digits, never mistaken for a name.

Thirty-one letters, without those that look like others (I, L, O, Q, U); the last one checks the others, so that a slip
of the finger is noticed. The second one is a digit, and names have none.
"""

import hashlib

LETTERS = "0123456789ABCDEFGHJKMNPRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1", "U": "V"})
PERSON_LETTER = "P"
_DIGITS = LETTERS[:10]
_BODY = 7


def person_code(uid: str) -> str:
    """The code on the badge of the person with this uid: `P`, a digit, six letters, a check letter."""
    letters = letters_of(uid, _BODY)
    body = PERSON_LETTER + _DIGITS[LETTERS.index(letters[0]) % len(_DIGITS)] + letters[1:]
    return body + check_letter(body)


def typed_code(text: str) -> str:
    """What was typed or scanned, as a code; empty when it is none, or has a slip (see `looks_like_code`)."""
    bare = _bare(text)
    if len(bare) != _BODY + 2 or bare[0] != PERSON_LETTER or set(bare).isdisjoint(_DIGITS):
        return ""  # a name has no digits
    bare = bare.translate(_READ_AS)
    if not set(bare) <= set(LETTERS) or bare[1] not in _DIGITS or check_letter(bare[:-1]) != bare[-1]:
        return ""
    return bare


def looks_like_code(text: str) -> bool:
    """Whether somebody meant a code, also one with a slip in it: no name has a digit after its first letter."""
    bare = _bare(text)
    near = abs(len(bare) - _BODY - 2) <= 1  # a letter may have been lost or doubled
    return near and bare[0] == PERSON_LETTER and bare[1] in _DIGITS and bare.isalnum()


def _bare(text: str) -> str:
    return "".join(text.split()).replace("-", "").upper()


def check_letter(body: str) -> str:
    """The letter that follows `body`: a weighted sum modulo 31, so that one wrong or two swapped letters show."""
    total = sum(place * LETTERS.index(letter) for place, letter in enumerate(body, start=1))
    return LETTERS[total % len(LETTERS)]  # a prime: no weight below it hides an error


def letters_of(uid: str, number: int) -> str:
    """`number` letters (at most 12) that follow from a uid and are spread evenly."""
    value = int.from_bytes(hashlib.sha256(uid.encode()).digest()[:8], "big")
    return "".join(LETTERS[value // len(LETTERS) ** place % len(LETTERS)] for place in range(number))
