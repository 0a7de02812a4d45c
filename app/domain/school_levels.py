"""The jenjang, and negeri or swasta, that a school's name tells."""

import re

from app.domain.names import school_key
from app.domain.terms import SchoolLevel, SchoolStatus

_WORDS = (
    (SchoolLevel.MTS, "mtsn?s?|madrasah tsanawiyah"),
    (SchoolLevel.MI, "mi[ns]?|madrasah ibtidaiyah"),
    (SchoolLevel.MA, "ma[ns]?|mas|madrasah aliyah"),
    (SchoolLevel.SLB, "slbn?|sekolah luar biasa"),
    (SchoolLevel.SMK, "smkn?|smks|sekolah menengah kejuruan"),
    (SchoolLevel.SMA, "sman?|smas|smait|sekolah menengah atas"),
    (SchoolLevel.SMP, "smpn?|smps|smpit|sekolah menengah pertama"),
    (SchoolLevel.SD, "sdn?|sds|sdit|sekolah dasar"),
    (SchoolLevel.TK, "tkn?|tkit|ra|taman kanak-kanak"),
    (SchoolLevel.PAUD, "paud|kb|tpa"),
    (SchoolLevel.EQUIVALENCY, "pkbm|skb"),
)


def level_of_name(name: str) -> SchoolLevel | None:
    """`SMP Negeri 2 Sempor` is an SMP; None when the name begins with none of the usual words."""
    start = " ".join(name.casefold().split())
    for level, words in _WORDS:
        if re.match(rf"(?:{words})(?![a-z])", start):
            return level
    return None


def status_of_name(name: str) -> SchoolStatus:
    """Only a state school carries Negeri, or its N, in its name."""
    state = re.match(r"(?:sd|smp|sma|smk|slb|tk|mts|mi|ma|paud)n\b", school_key(name))
    return SchoolStatus.STATE if state else SchoolStatus.PRIVATE
