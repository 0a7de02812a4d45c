"""Names that a device gives itself in an online meeting: `Samsung A10`, `iPhone milik Budi`. Worker only."""

import re

from app.intake.words import NAME_WORDS, POSITION_WORDS, word_set

_MAKERS = word_set(
    """
    iphone ipad ipod galaxy samsung oppo vivo redmi xiaomi realme android infinix poco huawei asus lenovo acer
    advan evercoss itel tecno oneplus xperia pixel macbook imac chromebook laptop desktop zenfone smartphone
    handphone hp pc komputer tablet zoom windows user pengguna guest tamu device perangkat phone telepon ponsel
    smartfren andromax mito polytron honor motorola ios narzo
    """
)
_SHARED_WITH_PEOPLE = word_set("honor tamu")  # a title in some regions, an unknown guest
_ADDRESSES = word_set("bapak ibu bpk bp bu pak")
_BESIDE_MAKERS = word_set(
    """
    prime note pro max plus ultra lite mini core duos edge fold flip tab air se xl xr xs neo go play zoom room user de
    my the of s a j m c y f v x i ii iii hp milik punya nya dari dengan galaxy grand young star smart hot spark ace
    power turbo series gen new ku
    """
)
_CODES = re.compile(
    r"(?i)(?:sm-?[a-z]\d{3}\w*|cph\d{3,4}|rmx\d{3,4}|m\d{4}[a-z]\d\w*|v\d{4}|x\d{3,4}[a-z]?"
    r"|(?:laptop|desktop|pc|win|lap)-[a-z0-9]{4,}"
    r"|mi\s?\d\w*|user[\s_-]?\d*|zoom\s?user|participant\s?\d*|guest\s?\d*|pengguna(?:\s?(?:zoom|\d+))?|\+?\d[\d\s()-]{6,}\d)"
)
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[^\s_]+")
_POSSESSIVE = re.compile(
    r"(?i)^(.{2,40}?)['’`´]s\s+(?:i?phone|ipad|galaxy|macbook|laptop|hp|samsung|oppo|vivo|redmi|android)\b.*$"
)


def person_of(name: str) -> str:
    """The person whom a name in an online meeting is about; empty when it is that of a device only."""
    text = name.strip()
    if _CODES.fullmatch(text):
        return ""
    if owner := _POSSESSIVE.match(text):
        return owner[1].strip()
    words = _WORD.findall(text.casefold())
    makers = [word for word in words if word in _MAKERS or _starts_with_maker(word)]
    if not makers:
        return name
    if all(word in _SHARED_WITH_PEOPLE for word in makers) and len(words) > 1:
        return name
    idle = _BESIDE_MAKERS | _ADDRESSES
    rest = [word for word in words if word not in makers and word not in idle and not _is_model(word)]
    if not rest or all(len(word) < 3 or word in POSITION_WORDS for word in rest):
        return ""
    if not any(word in NAME_WORDS for word in rest) and _is_maker(words[0]):
        return ""  # "Xiaomi Pocophone"
    parts = list(_PART.finditer(text))
    while parts and _names_device(parts[0][0]):
        del parts[0]
    last = next((place for place in reversed(range(len(parts))) if not _names_device(parts[place][0])), -1)
    if any(_is_maker(word) for part in parts[last + 1 :] for word in _WORD.findall(part[0].casefold())):
        del parts[last + 1 :]
    return text[parts[0].start() : parts[-1].end()].strip(" -–—/|()[].,") if parts else ""


def _is_maker(word: str) -> bool:
    return word in _MAKERS or _starts_with_maker(word)


def _starts_with_maker(word: str) -> bool:
    """`redmi9`, `iphone12`, `user1234`."""
    found = re.match(r"[a-z]+(?=\d)", word)
    return bool(found and found[0] in _MAKERS)


def _is_model(word: str) -> bool:
    """`a10`, `s8`, `1904`, `5g`."""
    return any(c.isdigit() for c in word)


def _names_device(part: str) -> bool:
    words = _WORD.findall(part.casefold())
    return bool(words) and all(_is_maker(word) or _is_model(word) or word in _BESIDE_MAKERS for word in words)
