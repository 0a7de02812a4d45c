"""Matching keys of people's and schools' names. What is printed stays exactly as typed."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from app.core.text import storable


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles as one word without dots; those behind a name also arrive in pieces ("S. Pd. I" is s + pd + i).
_IN_FRONT = _word_set(
    """
    drs dra dr drg drh ir h hj kh prof ust ustaz ustadz ustadzah ustadzh rr rd rm pdt romo suster br sr bpk
    bapak ibu sdr sdri
    """
)
_BEHIND = _word_set(
    """
    spd spdi spdsd spdk spdh spdb spdaud spdpaud spdjas spdor spdkn spdgr sag sagi si ssi ssit skom se sei sesy
    sh shi shum ssos ssosi ssospd sip sap sikom skep skepns skm sked sfarm sgz st sth sthi sti stp stt sst sstp
    str strkeb spt sp spi spsi spsik ssn ss sptk sbio smat sipust spdmm spdmpd spdmsi spdgr mpd mpdi mpdk mpdsi
    mpdbi mpdmat msi mm mmpd mag mkom mkes mh mhi mhum msc mt mti map mba ma mpi mphil mpsi mse mak msos mip
    mikom mli mei mud med mfarm mtr mkn mmat mor phd edd lc lcma gr ama amapd amd amdpd amdkeb amk amkeb ba bsc
    bba akt apt ners cpa s1 s2 s3 d2 d3 d4
    """
)
# Real names as well, so alone and without a comma before them they are no title.
_TITLE_ONLY_IN_PIECES = _word_set("si ama med mud mei mor mak map sap str")
_PIECES = frozenset(title[start:] for title in _BEHIND for start in range(len(title)))
_MAY_BE_TITLES = _IN_FRONT | _PIECES
_SAME = {
    **dict.fromkeys(
        _word_set(
            """
    muh moh mohd md mhd muhamad mohamad mohammad muhammed mohammed mochamad mochammad moch much muchamad
    muchammad
    """
        ),
        "muhammad",
    ),
    **dict.fromkeys(["abd", "abdl"], "abdul"),
    **dict.fromkeys(["achmad", "akhmad", "ahmat"], "ahmad"),
    **dict.fromkeys(["st", "sitti"], "siti"),
}
_OTHER_SPELLINGS = frozenset(_SAME)
_MAY_BE_SHORTENED = _MAY_BE_TITLES | _OTHER_SPELLINGS
# Apostrophes, full-width forms of them and invisible characters vanish; every other mark is a gap.
_GAPS = str.maketrans(
    {
        **dict.fromkeys("'`´‘’ʼʻ\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad"),
        **dict.fromkeys('.,;:/\\-_–—·•…()[]{}<>"“”„«»|*+=?!#&%@~^\u00a0\u3000', " "),
    }
)


def _plain(text: str) -> str:
    """Lower case without diacritics; letters of other scripts stay."""
    text = text.casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Key under which two ways of typing one person's name are equal.

    Folds case, titles before and behind with and without dots, spaces and commas (`H.` and `Hj.` too), the spellings of
    Muhammad, Abdul and Siti, and oe→u, dj→j, tj→c. A leading `M.` may be any name and stays `m`. A name of one word is
    never emptied; the key is empty only for an empty name.
    """
    text = (name if name.isprintable() else storable(name)).casefold()
    if not text.isascii():
        text = _plain(text)
    front, comma, behind = text.partition(",")
    if not front.replace(" ", "").isalnum():
        front = front.translate(_GAPS)
    words = front.split()
    more = _words_behind_comma(behind) if comma else None
    if more or not _MAY_BE_TITLES.isdisjoint(words):
        words = _without_titles(words, more)
    key = " ".join(words)
    if "oe" in key or "dj" in key or "tj" in key:
        key = key.replace("oe", "u").replace("dj", "j").replace("tj", "c")
        words = key.split()
    if not _OTHER_SPELLINGS.isdisjoint(words):
        key = " ".join([_SAME.get(word, word) for word in words])
    return key or text.strip()


def name_keys(names: Sequence[str]) -> list[str]:
    """`name_key` of each of many names, in half the time: what may touch a plain name is looked for in all at once."""
    joined = "\n".join(names)
    texts = joined.casefold().split("\n")
    if not joined.isascii() or not "".join(names).isprintable() or len(texts) != len(names):
        return list(map(name_key, names))
    parts = [text.partition(",") for text in texts]
    fronts = "\n".join([part[0] for part in parts]).translate(_GAPS).split("\n")
    keys: list[str] = []
    for place, (front, (_, comma, behind)) in enumerate(zip(fronts, parts, strict=True)):
        words = front.split()
        key = " ".join(words)
        if (
            not _MAY_BE_SHORTENED.isdisjoint(words)
            or "oe" in key
            or "dj" in key
            or "tj" in key
            or (comma and _words_behind_comma(behind))
            or not key
        ):
            key = name_key(names[place])
        keys.append(key)
    return keys


def _without_titles(words: list[str], behind_comma: list[str] | None) -> list[str]:
    first = 0
    while first < len(words) - 1 and words[first] in _IN_FRONT:
        first += 1
    if behind_comma:
        before_name = not words or words[first] in _IN_FRONT  # "Drs., Suparman"
        words = [*words[:first], *behind_comma] if before_name else [*words, *behind_comma]
    last = _end_of_name(words, first) if words and words[-1] in _PIECES else len(words)
    return words[first:last]


def _end_of_name(words: list[str], first: int) -> int:
    """Index behind the last word of the name: titles of up to four pieces are cut off, the first word never."""
    last = len(words)
    while last - first > 1 and words[last - 1] in _PIECES:
        for size in range(min(4, last - first - 1), 0, -1):
            joined = "".join(words[last - size : last])
            if joined not in _BEHIND or (size == 1 and joined in _TITLE_ONLY_IN_PIECES):
                continue
            last -= size
            break
        else:
            break
    return last


@lru_cache(maxsize=4_096)
def _words_behind_comma(behind: str) -> list[str]:
    """Words after the first comma that are no title: "Handayani, Sri" gives "sri", "Suparman, S.Pd., M.Pd." nothing."""
    words: list[str] = []
    for chunk in behind.replace(",", " ").split():
        bare = chunk.translate(_GAPS)
        pieces = bare.split()
        if len(pieces) == 1 and len(pieces[0]) > 2 and pieces[0] not in _PIECES and pieces[0] not in _IN_FRONT:
            words.append(pieces[0])
    return words


# Patterns as text: `re` compiles them when first used, and most starts of the program need none.
_WORD_GAP = r"[\W_]+"
_SCHOOL_WORDS = (
    (r"^(?:(?:upt|uptd|spf|satuan pendidikan|satdik) )+", ""),
    (r"\bp g r i\b", "pgri"),
    (r"\bsltp", "smp"),
    (r"\bsekolah dasar\b", "sd"),
    (r"\bsekolah (?:menengah|lanjutan tingkat) pertama\b", "smp"),
    (r"\bsekolah menengah atas\b", "sma"),
    (r"\bsekolah menengah kejuruan\b", "smk"),
    (r"\bsekolah luar biasa\b", "slb"),
    (r"\bmadrasah ibtidaiyah\b", "mi"),
    (r"\bmadrasah tsanawiyah\b", "mts"),
    (r"\bmadrasah aliyah\b", "ma"),
    (r"\btaman kanak kanak\b", "tk"),
    (r"\b(sd|smp|sma|smk|tk) ?i(?:slam)? ?t(?:erpadu)?\b", r"\1it"),
    (r"\b(sd|smp|sma|smk|slb|tk|mts|mi|ma|paud) ?(?:negeri|neg|n)(?=\b|[0-9])", r"\1n"),
    (r"\b(sd|smp|sma|smk|tk)(?: ?swasta|s)\b", r"\1"),
    (r"\b(sdn|smpn|sman|smkn|slbn|tkn|mtsn|min|man)(?=[0-9])", r"\1 "),
    (r"\b(?:muh|muhamadiyah|muhammadyah|muhammadiah|muhamadiah)\b", "muhammadiyah"),
    (r"\b0+(?=[0-9])", ""),
)


@lru_cache(maxsize=1)
def _school_patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), replacement) for pattern, replacement in _SCHOOL_WORDS]


@lru_cache(maxsize=20_000)
def school_key(name: str) -> str:
    """Key under which `SMP NEGERI 2 X`, `SMPN 2 X`, `SMP N 2 X`, `SMP N2 X` and `SMPN2 X` are equal.

    So are `SDS X`, `SD Swasta X` and `SD X`: a private school is often written without saying so.
    """
    text = re.sub(_WORD_GAP, " ", _plain(name)).strip()
    for pattern, replacement in _school_patterns():
        text = pattern.sub(replacement, text)
    return " ".join(text.split())
