"""Lines of a sheet that are no person: signatures, places with dates, notes, totals. Runs in the worker only."""

import re

from app.intake.words import NEVER_IN_NAMES, word_set

MARKS = frozenset(
    {
        "nihil", "belum ada", "tidak ada", "non asn", "non pns", "non-asn", "non-pns", "nonasn", "nonpns", "non nip",
        "honorer", "honor", "guru honorer", "tenaga honorer", "gtt", "ptt", "gty", "pty", "gtt/ptt", "pppk", "p3k",
        "pns", "asn", "cpns", "thl", "wiyata bakti", "sda", "s.d.a", "idem", "tdk ada", "belum punya", "tanpa nip",
    }
)  # fmt: skip
"""What stands below a name where others have a NIP."""
NOBODY = MARKS | {"kosong", "tidak hadir", "belum terisi", "xxx", "nama", "vacant", "lowong"}
COUNTED = frozenset(
    {
        "laki-laki", "laki laki", "laki", "laki2", "perempuan", "pria", "wanita", "l", "p", "lk", "pr", "hadir",
        "tidak hadir", "tdk hadir", "izin", "ijin", "sakit", "alpa", "alpha", "alfa", "terlambat", "tanpa keterangan",
        "undangan", "diundang", "peserta", "guru",
    }
)  # fmt: skip
"""What a row below a list counts: `Laki-laki | 4 | orang`."""
# Patterns as text: `re` compiles them when first used, and most lists need few of them.
_WORD = r"[^\W\d_]+"

SIGNATURE_STARTS = word_set(
    """
    mengetahui menyetujui mengesahkan disahkan disetujui diketahui dibuat kepala ketua sekretaris notulis
    notulen panitia pelaksana penanggung penyelenggara pembina pengawas koordinator an a.n plt plh hormat tim
    pimpinan moderator narasumber bendahara petugas kabid kasi demikian peserta fasilitator hadirin komite
    undangan guru tamu tanggal pejabat ppk camat lurah direktur rektor wakil yang pj pjs ttd tertanda
    """
)
FOOT_STARTS = word_set("catatan keterangan ket nb note notes sumber")
TOTAL_STARTS = frozenset(["jumlah", "jml", "total", "subtotal", "sub", "grand", "rata-rata", "persentase"])
PLACE_STARTS = word_set("gugus kecamatan kec kabupaten kab kelompok wilayah rayon zona regu rombel cluster klaster")
"""First words of a heading inside a list that names where, or in which group, the people below are."""
_MORE_FOLLOW = word_set("dst dst. dsb dsb. dll dll. dan seterusnya dstnya")
_REMARK = re.compile(
    r"(?i)(?:sudah|belum|telah|sdh|blm|mohon|harap|tolong|cek|dicek|diperiksa|direvisi|revisi|lihat|lanjut|bersambung)\b"
)
_NO_NAME_STARTS = (
    SIGNATURE_STARTS
    | FOOT_STARTS
    | TOTAL_STARTS
    | PLACE_STARTS
    | _MORE_FOLLOW
    | word_set(
        """
        nip nuptk nama name full no nomor sekolah sd sdn smp smpn sma sman smk smkn mts mtsn sdit smpit tk dinas
        hari/tanggal tempat acara lampiran hari nihil kosong belum tidak tdk non nonasn nonpns honorer honor gtt ptt gty
        pty pppk p3k pns asn cpns thl wiyata sda idem tanpa xxx vacant lowong ni nipppk laki-laki laki laki2 perempuan
        sudah telah sdh blm mohon harap tolong cek dicek diperiksa direvisi revisi lihat lanjut lanjutan bersambung
        pria wanita hadir izin ijin sakit alpa alpha alfa terlambat diundang
        """
    )
)
SUSPECT = frozenset(word + mark for word in _NO_NAME_STARTS for mark in ("", ".", ",", ":", ";", ")", ".:", ".,"))
"""First words as typed (lower case) that a row must be looked at for more closely before it is taken for a person."""
_PLACE_AND_DATE = (
    r"(?i)[^\W\d][\w .']{2,40},\s*(?:tanggal)?[\s\d._…-]*"
    r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec|[./-]\s?\d)"
)
_DAY = r"hari\s*[/,&:\d]|hari\s+(?:ke|tgl|tanggal|pertama|kedua|ketiga)"
_DOTS_FOR_DATE = r"[^\W\d][\w ]{2,40},\s*[.…_\s]{4,}(?:\d{2,4})?$"
_NUMBER_NAMES = r"(?:nip|ni|nuptk|nipppk|nipy|niy|nik|nrp|nrg|pppk|p3k)"
NIP_LINE = rf"(?i){_NUMBER_NAMES}(?:[\s./]*{_NUMBER_NAMES})*\b[\s.:]*[\d\s.\-–_…]*$|[\d ]{{9,24}}$"
_COUNT = r"\d{1,4}\s*(?:orang|org|%)?"
_UNITS = frozenset({"orang", "org", "%", ":", "=", "peserta"})
ONLY_TITLES = (
    r"(?i)[\s,.]*(?:(?:(?:s|m|a)\.?\s?(?:pd|ag|kom|si|sos|hum|th|e|h|t|kep|ip|ap|ma|md|psi|pt)"
    r"|m\.?m|gr|sd|i|aud|ma|se|sh|st)\b[\s,.]*)+"
)
NUMBERED_SECTION = r"\d+\.\s+\D"
LIST_NUMBER = r"\(?\d{1,4}[.)]\s*(?=\D)"


def first_word(text: str) -> str:
    """The first word in lower case, without marks."""
    return text.casefold().split(" ", 1)[0].strip(".,()*:;/")


def is_remark(text: str) -> bool:
    """`dst.`, `Sudah dicek Bu Rina`: what somebody wrote between the rows."""
    low = text.casefold().strip(" .…()*")
    return low in ("dst", "dsb", "dll", "dan seterusnya", "dan lain-lain", "seterusnya") or bool(
        _REMARK.match(low) and len(low.split()) > 1
    )


def is_place_and_date(text: str) -> bool:
    """`Gombong, 12 Oktober 2019`, or with dots where the date will be written."""
    return bool(re.match(_PLACE_AND_DATE, text) or re.match(_DOTS_FOR_DATE, text))


def is_signature(text: str) -> bool:
    """`Mengetahui,` or the office of somebody who signs."""
    return first_word(text) in SIGNATURE_STARTS


def reads_like_a_note(text: str) -> bool:
    """A sentence or a label rather than a name."""
    return text.endswith(":") or len(text) > 90 or len(text.split()) > 9


def says_no_name(text: str) -> bool:
    """True for a text with a word that no name holds."""
    return not NEVER_IN_NAMES.isdisjoint(re.findall(_WORD, text.casefold()))


def is_a_day(text: str) -> bool:
    """`Hari/Tanggal`, `Hari ke-2`; Hari is also a name."""
    return bool(re.match(_DAY, text.casefold()))


def is_nip_line(text: str) -> bool:
    """A number of a person, or the word for one, and nothing else: `NIP. 1980…`, `NI PPPK. -`."""
    return bool(re.fullmatch(NIP_LINE, text)) or (first_word(text) in ("nip", "nuptk", "nipppk") and len(text) < 40)


def is_mark(text: str) -> bool:
    """`Non ASN`, `(honorer)`, `-`: what stands below a name where others have a NIP."""
    bare = text.casefold().strip("() .-–—_…")
    return not bare or bare in MARKS


def is_count(text: str, others: list[str], *, numbers_elsewhere: bool) -> bool:
    """`Laki-laki | 4 | orang`, `L : 4`: how many, not who. `others` are the other cells of the row.

    `numbers_elsewhere` says that persons of this list have a number, which this row lacks.
    """
    if re.fullmatch(rf"(?i)[a-z/.\- ]+[:=]\s*{_COUNT}", text):
        return True
    counts = sum(bool(re.fullmatch(_COUNT, other)) for other in others)
    rest = [other for other in others if other not in _UNITS and not re.fullmatch(_COUNT, other)]
    if text.casefold().strip(" .:=()") in COUNTED:
        return counts > 0 or (not others and first_word(text) not in SIGNATURE_STARTS)
    return numbers_elsewhere and counts > 0 and not rest
