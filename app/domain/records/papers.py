"""What is written, kept and handed over: letters, documents, packets, history."""

from dataclasses import dataclass
from datetime import date, datetime
from datetime import date as date_type

from app.domain.terms import DocumentKind, LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPerson:
    """Somebody whom a surat tugas sends, as the letter prints it."""

    id: int = 0
    uid: str = ""
    letter_id: int = 0
    person_id: int | None = None
    name: str
    nip: str = ""
    grade: str = ""
    position: str = ""  # jabatan
    institution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An outgoing letter in the register. Day, time, place and event come from its meeting when it is written out."""

    id: int = 0
    uid: str = ""
    meeting_id: int | None = None
    kind: LetterKind = LetterKind.INVITATION
    number: str = ""  # as printed
    sequence: int | None = None  # the running number inside `number`
    date: date_type
    nature: str = ""  # sifat
    attachment: str = ""  # lampiran
    subject: str = ""  # hal
    basis: str = ""  # dasar of a surat tugas, one a line
    recipients: str = ""  # Yth., one a line
    per_recipient: bool = False  # one sheet for each recipient in place of one list
    opening: str = ""
    closing: str = ""
    bring: str = ""  # what to bring, one a line
    copies: str = ""  # tembusan, one a line
    signatory_id: int | None = None  # None: the principal of that day
    document_id: int | None = None  # the finished letter in the store
    finished_digest: str = ""  # of what the finished letter tells; empty: not known
    people: tuple[LetterPerson, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file kept as proof, in the content-addressed store, or a link."""

    id: int = 0
    uid: str = ""
    meeting_id: int | None = None
    kind: DocumentKind = DocumentKind.OTHER
    original_name: str = ""
    sha256: str = ""  # empty for a link
    size: int = 0  # bytes
    media_type: str = ""
    link: str = ""
    caption: str = ""
    taken_at: datetime | None = None
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketFile:
    """One file that was handed over."""

    name: str
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """A packet that was made: what, when, for which period."""

    id: int = 0
    uid: str = ""
    made_at: datetime | None = None
    from_date: date | None = None
    until_date: date | None = None
    folder: str = ""
    files: tuple[PacketFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One use case as the user knows it, for history, undo and redo."""

    id: int
    at: datetime
    label: str
    actor: str
    undone: bool
