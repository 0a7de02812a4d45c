"""The code of a certificate: what it says, signed by the school's key, as capitals and digits.

The text is `BIS1` and base32 (RFC 4648, without padding), so that a QR code stays in its alphanumeric mode and a
scanner that types like a keyboard cannot spoil it. Behind it stand, in this order: two bytes with the length of the
content, the content, 32 bytes public key, 64 bytes signature (Ed25519) of everything in front of it. The content is
packed: uid, date, JP, days, then the texts, deflated with a dictionary of words of the field. `BIS1` names all of this:
whoever changes the layout or the dictionary makes it `BIS2` and goes on reading `BIS1`.
"""

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from datetime import date as date_type
from enum import Enum
from typing import NamedTuple
from uuid import NAMESPACE_OID, UUID, uuid5

PREFIX = "BIS1"
LONGEST_TEXT = 300  # characters of one text; a longer one ends in … so that the code stays printable

_CODE = re.compile(r"BIS1[A-Z2-7\s-]*", re.IGNORECASE)
_EPOCH = date(2000, 1, 1)
_LENGTH = struct.Struct(">H")
_FIXED = struct.Struct(">16sHHB")  # uid, day of the certificate, JP, number of days that follow as two bytes each
_PUBLIC, _SIGNATURE = 32, 64
_MOST_DAYS = 60
_MOST_UNPACKED = 16_384  # bytes: more than all texts together can be
_WORDS = (
    b"Muhammadiyah Yayasan Madrasah Tsanawiyah Ibtidaiyah Aliyah Kecamatan Kabupaten Kota Gedung Hotel Balai Aula "
    b"Ruang Guru Ruang Kelas Ruang Rapat Laboratorium Komputer Diseminasi Komunitas Belajar Kelompok Kerja Guru KKG "
    b"MGMP KKKS MKKS Lokakarya Workshop Bimbingan Teknis Bimtek Pelatihan Pendampingan Evaluasi Fasilitasi Pelaksanaan "
    b"Peningkatan Mutu Penyusunan Laporan Profil Sekolah Penggerak Pembelajaran Mendalam Kurikulum Merdeka In House "
    b"Training Pengimbasan Sosialisasi Program Sekolah Model SPMI Rapat Kerja Pemetaan Mutu dan Perencanaan "
    b"/SERTIFIKAT//SERT/VIII/2026Drs. H. Dra. Hj. Dr. Muhammad , S.Ag., S.Kom., S.Pd.I., S.Pd.SD., S.Pd., M.Pd., M.Si."
    b"SMA Negeri SMK Negeri TK PAUD SD Negeri SDN SMPN SMP Negeri 1 Notulis Panitia Fasilitator Narasumber Peserta"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a certificate says; texts of at most `LONGEST_TEXT` characters."""

    uid: str
    number: str
    date: date
    name: str
    institution: str
    role: str  # in the programme's words
    activity: str
    days: tuple[date_type, ...]  # of the activity
    place: str
    lesson_hours: int
    school: str
    npsn: str


_TEXTS = ("number", "name", "institution", "role", "activity", "place", "school", "npsn")


class Fault(Enum):
    """Why a text is no whole code."""

    NO_CODE = "no code"
    CUT = "cut"
    DAMAGED = "damaged"


class SignedClaim(NamedTuple):
    """A code taken apart. Whether the signature holds is for the signing room to say."""

    claim: Claim
    message: bytes  # what was signed
    public: bytes
    signature: bytes


def capped(text: str) -> str:
    """A text as a code holds it: one line of at most `LONGEST_TEXT` characters."""
    line = " ".join(text.replace("\0", " ").split())
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1] + "…"


def code_uid(uid: str) -> str:
    """A uid as a code holds it; one that a data file brought and that is no UUID becomes one."""
    try:
        return str(UUID(uid))
    except ValueError:
        return str(uuid5(NAMESPACE_OID, uid))


def signed_code(claim: Claim, public: bytes, sign: Callable[[bytes], bytes]) -> str:
    """The code of a claim. `sign(message)` gives the signature that belongs to `public`."""
    content = _packed(claim)
    message = _LENGTH.pack(len(content)) + content + public
    return PREFIX + base64.b32encode(message + sign(message)).decode("ascii").rstrip("=")


def code_in(text: str) -> str:
    """The first code inside a text, whatever stands around it and however it is spaced; empty when there is none."""
    found = _CODE.search(text)
    if found is None:
        return ""
    bare = re.sub(r"[\s-]+", "", found[0]).upper()
    wanted = _whole_length(bare)
    return bare[:wanted] if wanted else bare


def read_code(code: str) -> SignedClaim | Fault:
    """Take a code apart that `code_in` found, without looking at its signature."""
    if not code.startswith(PREFIX):
        return Fault.NO_CODE
    wanted = _whole_length(code)
    if not wanted or len(code) < wanted:
        return Fault.CUT
    try:
        raw = base64.b32decode(_padded(code[len(PREFIX) :]))
    except binascii.Error:
        return Fault.DAMAGED
    message, signature = raw[:-_SIGNATURE], raw[-_SIGNATURE:]
    claim = _unpacked(message[_LENGTH.size : -_PUBLIC])
    if claim is None:
        return Fault.DAMAGED
    return SignedClaim(claim, message, message[-_PUBLIC:], signature)


def _whole_length(code: str) -> int:
    """Characters that a whole code has, as its beginning tells; 0 when not even that is there."""
    head = code[len(PREFIX) : len(PREFIX) + 8]
    if len(head) < 8:
        return 0
    (content,) = _LENGTH.unpack_from(base64.b32decode(head))
    size = _LENGTH.size + content + _PUBLIC + _SIGNATURE
    return len(PREFIX) + (size * 8 + 4) // 5


def _padded(text: str) -> str:
    return text + "=" * (-len(text) % 8)


def _packed(claim: Claim) -> bytes:
    days = claim.days[:_MOST_DAYS]
    fixed = _FIXED.pack(
        UUID(code_uid(claim.uid)).bytes, _number(claim.date), min(claim.lesson_hours, 0xFFFF), len(days)
    )
    fixed += b"".join(_LENGTH.pack(_number(day)) for day in days)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, _WORDS)
    texts = "\0".join(capped(getattr(claim, name)) for name in _TEXTS).encode()
    return fixed + packer.compress(texts) + packer.flush()


def _unpacked(content: bytes) -> Claim | None:
    """The claim; None when this is not what `_packed` makes."""
    try:
        uid, day, lesson_hours, number = _FIXED.unpack_from(content)
        at = _FIXED.size + 2 * number
        days = tuple(_day(one) for one in struct.unpack_from(f">{number}H", content, _FIXED.size))
        unpacker = zlib.decompressobj(-15, _WORDS)
        texts = unpacker.decompress(content[at:], _MOST_UNPACKED)
        if not unpacker.eof or unpacker.unused_data:
            return None
        told = dict(zip(_TEXTS, texts.decode().split("\0"), strict=True))
    except (struct.error, zlib.error, ValueError):
        return None
    return Claim(uid=str(UUID(bytes=uid)), date=_day(day), days=days, lesson_hours=lesson_hours, **told)


def _number(day: date) -> int:
    return min(max((day - _EPOCH).days, 0), 0xFFFF)


def _day(number: int) -> date:
    return _EPOCH + timedelta(days=number)
