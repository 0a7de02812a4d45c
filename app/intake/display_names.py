"""Whom a name shown in an online meeting is about: `SDN 1 Waru - Aisyah`, `03_Ridwan`. Worker only."""

import re

from app.intake.devices import person_of
from app.intake.looks import looks_like_school, name_likeness
from app.intake.words import word_set

_ORIGINAL_NAME = re.compile(r"\s*\(([^()]*)\)\s*$")
_NUMBER_BEFORE = re.compile(r"^[(\[]?\d{1,3}[)\].]?\s*[._)\-–|]+\s*(?=[^\W\d])|^\d{1,3}\s+(?=[^\W\d])")
_BETWEEN = re.compile(
    r"\s*[_|]+\s*|\s+[-–—/]+\s+|\s*[–—]\s*|\s*/\s*|,\s+(?=(?:UPT|SD|SMP|SMA|SMK|SLB|MTs|TK|PAUD)\w{0,2}\b)"
)
_ALSO_WORDS = re.compile(r"(?:ma|mi|ra|min|man|kb|tk|mis|skb|tpa)\b")  # schools only in capitals
_NOBODY = word_set("operator admin host cohost panitia sekretariat peserta guru administrator tamu")


def person_shown(name: str) -> str:
    """The person whom a display name shows, empty when it names only a device, a school or an office.

    The original name in brackets counts when what is shown is no person, or only a part of it.
    """
    bracket = _ORIGINAL_NAME.search(name)
    if bracket is None or not bracket.start():
        return _person(name)
    shown, original = _person(name[: bracket.start()]), _person(bracket[1])
    if shown and original and _words(shown) < _words(original):
        return original
    return shown or original


def school_shown(name: str) -> str:
    """The school that a display name tells beside the person or instead of one; else empty."""
    bracket = _ORIGINAL_NAME.search(name)
    shown = name[: bracket.start()] if bracket else name
    return next(filter(None, (_split(part)[1] for part in (shown, bracket[1] if bracket else ""))), "")


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def _person(text: str) -> str:
    person = person_of(_split(text)[0])
    return "" if person and _words(person) and _words(person) <= _NOBODY else person


def _split(text: str) -> tuple[str, str]:
    """Person and school of a display name without its list number."""
    bare = _NUMBER_BEFORE.sub("", text.strip())
    parts = [part for part in _BETWEEN.split(bare) if part]
    schools = [part for part in parts if _is_school(part)]
    others = [part for part in parts if part not in schools]
    if not schools:
        return (max(others, key=name_likeness) if "_" in bare and others else bare), ""
    return (max(others, key=name_likeness) if others else ""), schools[0]


def _is_school(text: str) -> bool:
    if not looks_like_school(text) or name_likeness(text) >= 0.5:
        return False
    if text[:3].casefold() == "ra ":  # a title of women, too
        return any(c.isdigit() for c in text)
    return not _ALSO_WORDS.match(text.casefold()) or text[:2].isupper()
