"""What is written, kept and handed over: letters, documents, packets, history."""

from dataclasses import dataclass
from datetime import date, datetime
from datetime import date as date_type

from app.domain.terms import DocumentKind, LetterKind, Paper, Role, SheetList


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
class PrintedSheet:
    """A blank attendance sheet that was printed, so that the signed paper can be tied to the digital list."""

    id: int = 0
    uid: str = ""
    meeting_day_id: int = 0
    code: str = ""  # in its corner QR codes: unique in this logbook
    list: SheetList = SheetList.PARTICIPANTS
    printed_at: datetime
    paper: Paper = Paper.F4
    pages: int = 0
    names: int = 0  # prefilled rows
    spare: int = 0  # empty rows
    geometry: str = ""  # JSON: where each corner and each signature cell lies
    document_id: int | None = None  # the scan of the signed sheet
    signed: int | None = None  # signatures counted on it
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A numbered certificate of one person for one meeting, as it was printed."""

    id: int = 0
    uid: str = ""
    meeting_id: int = 0
    person_id: int
    number: str = ""  # as printed
    sequence: int | None = None  # the running number inside `number`
    date: date_type
    role: Role = Role.PARTICIPANT
    name: str = ""  # as printed
    institution: str = ""
    days: int = 0  # attended
    lesson_hours: int = 0
    code: str = ""  # the signed payload of its QR code


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
