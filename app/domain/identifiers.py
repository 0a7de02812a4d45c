"""National identifiers: cleaned as text, checked with warnings that never block."""

import re

_EMPTY = frozenset(
    {"", "-", "–", "—", "--", "---", "0", "nihil", "tidak ada", "belum ada", "belum punya", "tdk ada", "n/a", "none"}
)
_PREFIX = r"(?i)^(?:nip|nuptk|ni\s*pppk|nipppk|npsn)\b\s*[.:]*\s*"
_GAPS = r"[\s.\u00a0\u200b]+"
_SCIENTIFIC = r"(?i)[0-9]([.,][0-9]+)?e\+?[0-9]{1,2}"
_DAYS = frozenset(f"{month:02}{day:02}" for month in range(1, 13) for day in range(1, 32))
_CENTURIES = ("19", "20")
LOST_DIGITS = "NIP berakhiran 000: angka terakhir hilang oleh Excel"


def clean_identifier(text: str) -> str:
    """Identifier without spaces, dots, a leading apostrophe or a `NIP.` prefix; empty when the cell means "none"."""
    if text.isdigit() and text != "0":
        return text
    bare = text.strip().lstrip("'’`").strip()
    if bare.casefold() in _EMPTY or re.fullmatch(_SCIENTIFIC, bare):
        return bare if re.fullmatch(_SCIENTIFIC, bare) else ""
    bare = re.sub(_GAPS, "", re.sub(_PREFIX, "", bare))
    return "" if bare.casefold() in _EMPTY or not bare.strip("-_–—/") else bare


def is_usual_nip(text: str) -> bool:
    """True for 18 digits of which nothing is odd (see `nip_warning`)."""
    return len(text) == 18 and text[4:8] in _DAYS and text[:2] in _CENTURIES and text[15:] != "000" and text.isdigit()


def nip_warning(nip: str) -> str:
    """Why a cleaned NIP or NI PPPK looks wrong, or an empty string.

    18 digits that begin with a birth date YYYYMMDD. The appointment month of digits 13 and 14 is not checked: an NI
    PPPK has none. No serial number is 000: a spreadsheet keeps 15 digits of a number and turns the rest into zeros.
    """
    if not nip:
        return ""
    if is_usual_nip(nip):
        return ""
    if len(nip) == 18 and nip.isdigit():
        return LOST_DIGITS if nip.endswith("000") else "8 angka pertama NIP bukan tanggal lahir"
    if re.fullmatch(_SCIENTIFIC, nip):
        return f"NIP tertulis {nip}: angkanya hilang oleh Excel"
    if not nip.isdigit():
        return "NIP berisi selain angka"
    return "NIP lama (9 angka)" if len(nip) == 9 else f"NIP {len(nip)} angka, biasanya 18"


def nuptk_warning(nuptk: str) -> str:
    """Why a cleaned NUPTK looks wrong, or an empty string: only its length of 16 digits is checked."""
    if not nuptk or (nuptk.isdigit() and len(nuptk) == 16):
        return ""
    return f"NUPTK {len(nuptk)} angka, biasanya 16" if nuptk.isdigit() else "NUPTK berisi selain angka"


def npsn_warning(npsn: str) -> str:
    """Why a cleaned NPSN looks wrong, or an empty string: 8 digits, `P` + 7 (PKBM, SKB) or `K` + 7 (LKP)."""
    if not npsn or re.fullmatch(r"[0-9]{8}|[PK][0-9]{7}", npsn):
        return ""
    return "NPSN biasanya 8 angka"
