"""What the content of a cell looks like, whatever its header says."""

import re
from functools import lru_cache

from app.intake.words import (
    INSTITUTION_WORDS,
    NAME_WORDS,
    NEVER_IN_NAMES,
    POSITION_WORDS,
    SCHOOL_STARTS,
    STATUS_WORDS,
    word_set,
)

_TITLED = re.compile(
    r"(?:^|[\s,])(?:drs|dra|dr|ir|hj|h|prof|kh)\.\s?\w|[\s,.]+(?:s|m|a)\.\s?(?:pd|ag|kom|si|sos|hum|th|e|h|t|kep|ip|ap|i\.?kom|ma|md|psi|pt)\b"
    r"|\b(?:s\.?pd|m\.?pd|s\.?ag|s\.?kom|a\.?ma|m\.?si|s\.?pd\.?i|amd|m\.?m)\b\.?",
    re.IGNORECASE,
)
_NAME_SHAPE = re.compile(r"[^\W\d_](?:[^\W\d_]|[\s.,'’`´‘\-/()])*")
_GRADE = re.compile(
    r"(?:(?:penata|pembina|pengatur|juru)\b.*|(?:i|ii|iii|iv)\s*[/.\-]?\s*[a-e]|(?:v|vi|vii|viii|ix|x|xi)|gol.*)",
    re.IGNORECASE,
)
_SEX = word_set("l p lk pr laki-laki perempuan pria wanita laki laki2 male female")
_WORD = re.compile(r"[^\W\d_]+")
_SCHOOL = re.compile(r"(?:upt\w*\s+)?(?:" + "|".join(SCHOOL_STARTS) + r")(?:\s?\.?n)?(?=[\s.\d]|$)", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def name_likeness(text: str) -> float:
    """How much `text` looks like a person's name: 0 not at all, above 0.7 with a title or a common Indonesian name."""
    if not 2 <= len(text) <= 90 or ("\n" in text.strip() and len(text) > 120):
        return 0.0
    if not _NAME_SHAPE.fullmatch(text.strip()):
        return 0.0
    bare = text.casefold()
    words = _WORD.findall(bare)
    if not words or len(words) > 12 or looks_like_school(text):
        return 0.0
    if any(word in NEVER_IN_NAMES for word in words):
        return 0.0
    if _TITLED.search(text):
        return 1.0
    if words[0] in POSITION_WORDS or words[0] in STATUS_WORDS:
        return 0.05
    if len(words) > 6:
        return 0.1
    if any(word in NAME_WORDS for word in words):
        return 0.9
    if all(len(word) <= 2 for word in words):
        return 0.1
    return 0.5 if text[:1].isupper() or not text[:1].islower() else 0.35


def has_title(text: str) -> bool:
    """True for a name with `Drs.`, `H.`, `S.Pd.` and the like."""
    return bool(_TITLED.search(text))


@lru_cache(maxsize=4_096)
def looks_like_school(text: str) -> bool:
    """True for a school's or an office's name."""
    bare = text.strip().casefold()
    if _SCHOOL.match(bare) and (len(bare.split()) > 1 or any(c.isdigit() for c in bare)):
        return True
    return any(word in INSTITUTION_WORDS for word in _WORD.findall(bare)) and not bare.startswith(
        ("kepala", "pengawas")
    )


def school_within(text: str) -> str:
    """The school that a longer line ends with: `SDN 1 Sukamaju` of `DAFTAR HADIR SDN 1 SUKAMAJU`; else empty."""
    words = text.split()
    for place in range(len(words)):
        rest = " ".join(words[place:])
        if len(rest) <= 60 and _SCHOOL.match(rest.casefold()) and looks_like_school(rest):
            return rest
    return ""


def look(text: str) -> str:
    """Code of the `Column` whose values look like `text`, "status" for `PNS`; empty when it could be anything."""
    bare = text.strip()
    digits = bare.replace(" ", "").replace(".", "").replace("-", "").lstrip("'+")
    if digits.isdigit():
        return _look_of_digits(digits)
    low = bare.casefold()
    if "@" in bare and " " not in bare and "." in bare:
        return "email"
    if low in _SEX:
        return "sex"
    if _GRADE.fullmatch(bare):
        return "grade"
    if looks_like_school(bare):
        return "school"
    words = _WORD.findall(low)
    if words and words[0] in STATUS_WORDS:
        return "status"
    if words and words[0] in POSITION_WORDS:
        return "position"
    return "name" if name_likeness(bare) >= 0.5 else ""


def _look_of_digits(digits: str) -> str:
    size = len(digits)
    if size == 18:
        return "nip"
    if size == 16:
        return "nuptk"
    if 10 <= size <= 14 and digits[:2] in ("08", "62", "81", "82", "83", "85", "87", "88", "89"):
        return "phone"
    return "number" if size <= 4 else ""
