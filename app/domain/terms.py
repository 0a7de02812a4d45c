"""The field's closed lists: code in the database, Indonesian word for the reader."""

from enum import StrEnum


class Term(StrEnum):
    """A stored code that knows its Indonesian word."""

    code: str  # the plain text, for the database: reading `.value` of thousands of members is slow
    label: str

    def __new__(cls, code: str, label: str) -> "Term":
        member = str.__new__(cls, code)
        member._value_ = code
        member.code = code
        member.label = label
        return member


class AttendanceState(Term):
    """What is known of one invited person on one day."""

    PRESENT = "hadir", "Hadir"
    LATE = "terlambat", "Terlambat"
    EXCUSED = "izin", "Izin"
    SICK = "sakit", "Sakit"
    ON_DUTY = "tugas", "Tugas"
    SUBSTITUTED = "wakil", "Wakil"
    ABSENT = "alpa", "Alpa"

    @property
    def attended(self) -> bool:
        """True when the school was represented in the room (a substitute counts)."""
        return self in (AttendanceState.PRESENT, AttendanceState.LATE, AttendanceState.SUBSTITUTED)


class MeetingStatus(Term):
    """What became of a meeting."""

    PLANNED = "rencana", "Rencana"
    HELD = "terlaksana", "Terlaksana"
    POSTPONED = "ditunda", "Ditunda"
    CANCELLED = "batal", "Batal"


class MeetingMode(Term):
    """Where people meet."""

    ON_SITE = "luring", "Luring"
    ONLINE = "daring", "Daring"
    HYBRID = "hibrida", "Hibrida"


class ServiceKind(Term):
    """Pendampingan is In Service (material) or On Service (practice)."""

    NONE = "", "–"
    IN_SERVICE = "in", "In Service"
    ON_SERVICE = "on", "On Service"


class Role(Term):
    """A person's task at a meeting; a narasumber signs a separate list."""

    PARTICIPANT = "peserta", "Peserta"
    SPEAKER = "narasumber", "Narasumber"
    FACILITATOR = "fasilitator", "Fasilitator"
    COMMITTEE = "panitia", "Panitia"
    MINUTES_TAKER = "notulis", "Notulis"


class Affiliation(Term):
    """Where a person belongs: the model school, a partner school, or elsewhere."""

    MODEL = "model", "Sekolah sendiri"
    PARTNER = "imbas", "Sekolah imbas"
    OTHER = "lain", "Luar sekolah"


class SchoolLevel(Term):
    """Jenjang."""

    PAUD = "PAUD", "PAUD"
    TK = "TK", "TK"
    SD = "SD", "SD"
    SMP = "SMP", "SMP"
    SMA = "SMA", "SMA"
    SMK = "SMK", "SMK"
    SLB = "SLB", "SLB"
    EQUIVALENCY = "kesetaraan", "Kesetaraan"
    MI = "MI", "MI"
    MTS = "MTs", "MTs"
    MA = "MA", "MA"


class SchoolStatus(Term):
    """A private school's letterhead shows its yayasan."""

    STATE = "negeri", "Negeri"
    PRIVATE = "swasta", "Swasta"


class TimeZone(Term):
    """The three time zones of Indonesia."""

    WIB = "WIB", "WIB"
    WITA = "WITA", "WITA"
    WIT = "WIT", "WIT"


class DocumentKind(Term):
    """What a kept file proves."""

    INVITATION = "undangan", "Undangan"
    ATTENDANCE_SHEET = "daftar_hadir", "Daftar hadir bertanda tangan"
    MINUTES = "notulen", "Notulen"
    PHOTO = "foto", "Foto"
    MATERIAL = "materi", "Materi"
    ASSIGNMENT = "surat_tugas", "Surat tugas"
    RECORD = "berita_acara", "Berita acara"
    CERTIFICATE = "sertifikat", "Sertifikat"
    RECEIPTS = "spj", "SPJ"
    DECREE = "sk", "SK"
    OTHER = "lain", "Lainnya"
