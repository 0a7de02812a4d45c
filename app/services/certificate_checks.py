"""Verifying a certificate offline: what its code says, whose signature it carries, and what our own register knows."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app.core.errors import UserError, environment_fault
from app.domain.certificate_code import Claim, Fault, SignedClaim, code_in, read_code
from app.domain.certificate_files import codes_in_pdf, is_pdf
from app.domain.certificate_numbers import NumberRegister
from app.domain.certificate_text import spelled_days
from app.domain.dates import format_date
from app.domain.records import Certificate
from app.services.certificate_claims import FIELD_WORDS, differing
from app.services.school_key import SchoolKey, fingerprint
from app.signing import school_key
from app.storage import certificates, meetings, people
from app.storage.database import Connection, Database

_LARGEST_FILE = 200_000_000  # bytes


class Outcome(Enum):
    """What a check found."""

    OURS = "ours"  # whole, signed by this school's key
    OTHER_KEY = "other key"  # whole, signed by another key
    ALTERED = "altered"
    CUT = "cut"
    NUMBER = "number"  # no code, but the number of a certificate in our register
    NO_CODE = "no code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is to be said of one code."""

    outcome: Outcome
    sentence: str
    claim: Claim | None = None  # what it says; not to be believed unless the signature holds
    key: str = ""  # fingerprint of the key that signed
    remarks: tuple[str, ...] = ()  # what our own register knows of it

    @property
    def holds(self) -> bool:
        """Whether the signature fits what is said."""
        return self.outcome in (Outcome.OURS, Outcome.OTHER_KEY)


class CertificateChecks:
    """Verifies codes against this logbook: its key and its register."""

    def __init__(self, database: Database, key: SchoolKey) -> None:
        self._database = database
        self._key = key

    def check(self, text: str) -> Verdict:
        """The verdict on the code in a text, typed by a scanner or pasted; a number is looked up in our register."""
        found = verdict(text, self._key.public())
        if found.outcome is Outcome.NO_CODE:
            with self._database.read() as connection:
                return _by_number(connection, text) or found
        if found.claim is None:
            return found
        with self._database.read() as connection:
            remarks = _register_remarks(connection, found, code_in(text))
        return Verdict(
            outcome=found.outcome, sentence=found.sentence, claim=found.claim, key=found.key, remarks=remarks
        )

    def check_file(self, path: Path) -> tuple[Verdict, ...]:
        """A verdict for each certificate in a PDF that this program made. Raises `UserError` and `SetupError`."""
        return tuple(self.check(code) for code in codes_of_file(path))


def verdict(text: str, own: bytes | None) -> Verdict:
    """The verdict on the code in a text by its signature alone; `own` is the school's public key, when known."""
    taken = read_code(code_in(text))
    if not isinstance(taken, SignedClaim):
        return Verdict(outcome=_OUTCOMES[taken], sentence=_SENTENCES[_OUTCOMES[taken]])
    claim, key = taken.claim, fingerprint(taken.public)
    if not school_key.holds(taken.public, taken.message, taken.signature):
        return Verdict(outcome=Outcome.ALTERED, sentence=_SENTENCES[Outcome.ALTERED], claim=claim, key=key)
    if taken.public == own:
        sentence = "Sertifikat ini asli: tanda tangan digitalnya utuh dan milik sekolah ini."
        return Verdict(outcome=Outcome.OURS, sentence=sentence, claim=claim, key=key)
    named = f"{claim.school}, NPSN {claim.npsn}" if claim.npsn else claim.school
    sentence = (
        f"Tanda tangan digitalnya utuh, tetapi bukan milik sekolah ini: tertulis {named or 'tanpa nama'}, "
        f"pengenal {key}. Cocokkan pengenal itu dengan sekolahnya."
    )
    return Verdict(outcome=Outcome.OTHER_KEY, sentence=sentence, claim=claim, key=key)


def claim_lines(claim: Claim) -> tuple[tuple[str, str], ...]:
    """What a certificate says, as (label, words) pairs; what it does not say is left out."""
    lines = (
        ("Nomor", claim.number),
        ("Nama", claim.name),
        ("Asal", claim.institution),
        ("Peran", claim.role),
        ("Kegiatan", claim.activity),
        ("Tanggal kegiatan", spelled_days(claim.days)),
        ("Tempat", claim.place),
        ("JP", str(claim.lesson_hours or "")),
        ("Penerbit", f"{claim.school}, NPSN {claim.npsn}" if claim.npsn else claim.school),
        ("Tanggal sertifikat", format_date(claim.date)),
    )
    return tuple((label, words) for label, words in lines if words)


def codes_of_file(path: Path) -> tuple[str, ...]:
    """The codes in a PDF. Raises `UserError` when it is none or holds none, `SetupError` when it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE)
    except OSError as error:
        raise environment_fault(error, f"membaca berkas {path.name}") from error
    if not is_pdf(content):
        raise UserError(f"{path.name} bukan PDF. Pilih PDF sertifikat, atau pindai kode QR di sertifikatnya.")
    codes = codes_in_pdf(content)
    if not codes:
        raise UserError(
            f"{path.name} tidak memuat kode sertifikat dari Buku Imbas. Bila ini hasil pindai atau cetak ulang, "
            "pindai kode QR di sertifikatnya."
        )
    return codes


_OUTCOMES = {Fault.NO_CODE: Outcome.NO_CODE, Fault.CUT: Outcome.CUT, Fault.DAMAGED: Outcome.ALTERED}
_SENTENCES = {
    Outcome.NO_CODE: "Ini bukan kode sertifikat dari Buku Imbas, dan bukan nomor sertifikat di buku ini. "
    "Kodenya diawali BIS1; pindai QR-nya sekali lagi.",
    Outcome.CUT: "Kode ini terpotong: ujungnya tidak ada. Pindai sekali lagi, atau tempel seluruh kodenya.",
    Outcome.ALTERED: "Jangan percayai isi kode ini: tanda tangannya tidak cocok. Kodenya diubah, atau salah terbaca; "
    "pindai sekali lagi.",
}


def _by_number(connection: Connection, text: str) -> Verdict | None:
    """What our register says of a typed number; None when no certificate has it."""
    found = NumberRegister(certificates.certificates(connection)).having(text)
    if not found:
        return None
    titles = {one.id: one.title for one in meetings.meetings(connection, ids=[one.meeting_id for one in found])}
    named = "; ".join(
        f"{one.name}{f', {one.institution}' if one.institution else ''}, “{titles.get(one.meeting_id, '')}”, "
        f"{format_date(one.date)}"
        for one in found
    )
    sentence = f"Nomor ini ada di buku ini: {named}. Untuk memastikan kertasnya, pindai kode QR-nya."
    return Verdict(outcome=Outcome.NUMBER, sentence=sentence)


def _register_remarks(connection: Connection, found: Verdict, code: str) -> tuple[str, ...]:
    """What our own register says of the certificate with this identity."""
    assert found.claim is not None
    kept = _kept(connection, found.claim.uid, code)
    if kept is None:
        if found.outcome is Outcome.OURS:
            return (
                f"Nomor {found.claim.number} tidak ada di buku ini: sertifikatnya sudah dihapus, atau buku ini "
                "dipulihkan dari cadangan yang lebih lama.",
            )
        return ()
    stored = read_code(kept.code)
    remarks: list[str] = []
    if isinstance(stored, SignedClaim) and kept.code != code:
        remarks += [_differs(name, found.claim, stored.claim) for name in differing(found.claim, stored.claim)]
        if remarks and found.holds:
            remarks.append("Sertifikat ini sudah diterbitkan ulang; yang berlaku ialah isi di buku.")
    elif found.outcome is Outcome.OTHER_KEY:
        remarks.append("Kode yang sama tercatat di buku ini, dari sebelum tanda tangan digital sekolah berganti.")
    person = people.people(connection, [kept.person_id])
    if person and person[0].name != kept.name:
        remarks.append(f"Nama orang ini di buku kini “{person[0].name}”, di sertifikat “{found.claim.name}”.")
    return tuple(remarks)


def _kept(connection: Connection, uid: str, code: str) -> Certificate | None:
    """The certificate with this identity; one whose uid a data file brought in another form is known by its code."""
    found = certificates.certificates(connection, uid=uid) or certificates.certificates(connection, code=code)
    return found[0] if found else None


def _differs(name: str, said: Claim, kept: Claim) -> str:
    word = FIELD_WORDS[name]
    return f"{word[0].upper()}{word[1:]} di kode: “{_shown(said, name)}”; di buku: “{_shown(kept, name)}”."


def _shown(claim: Claim, name: str) -> str:
    if name == "days":
        return spelled_days(claim.days) or "–"
    return format_date(claim.date) if name == "date" else str(getattr(claim, name)) or "–"
