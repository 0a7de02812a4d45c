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
    UNKNOWN = "belum", "Belum diisi"  # on a list that was prepared: expected, and nobody has said yet

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
    DELEGATE = "utusan", "Utusan"


class InvitationOutcome(Term):
    """What became of a partner's invitation."""

    UNKNOWN = "", "Belum diketahui"
    CAME = "datang", "Datang"
    REPRESENTED = "wakil", "Mengirim wakil"
    ABSENT = "tidak", "Tidak datang"


class SheetList(Term):
    """The lists that are signed apart: a narasumber never signs among the peserta."""

    PARTICIPANTS = "peserta", "Peserta"
    SPEAKERS = "narasumber", "Narasumber dan fasilitator"
    COMMITTEE = "panitia", "Panitia"


class Affiliation(Term):
    """Where a person belongs: the model school, a partner school, or elsewhere."""

    MODEL = "model", "Sekolah sendiri"
    PARTNER = "imbas", "Sekolah imbas"
    OTHER = "lain", "Luar sekolah"


class PersonGroup(Term):
    """What a person is to the programme; one person can be in several groups."""

    OUTREACH_TEAM = "tim-pengimbasan", "Tim pengimbasan"
    QUALITY_TEAM = "tpmps", "TPMPS"
    LEARNING_COMMITTEE = "komite-pembelajaran", "Komite pembelajaran"
    FACILITATOR = "fasilitator", "Fasilitator"
    SPEAKER = "narasumber", "Narasumber"
    SUPERVISOR = "pengawas", "Pengawas"
    PARTICIPANT = "peserta", "Peserta"
    PARENTS_COMMITTEE = "komite-sekolah", "Komite sekolah"
    COMMUNITY = "masyarakat", "Masyarakat"


class SigningOffice(Term):
    """The office that signs a document."""

    PRINCIPAL = "kepala", "Kepala sekolah"
    SUPERVISOR = "pengawas", "Pengawas sekolah"
    AUTHORITY = "dinas", "Dinas pendidikan"


class SignatoryForm(Term):
    """In which capacity somebody signs: the holder, or for the holder."""

    DEFINITIVE = "", "Definitif"
    ACTING = "plt", "Plt. (pelaksana tugas)"
    DAILY = "plh", "Plh. (pelaksana harian)"
    ON_BEHALF = "an", "a.n. (atas nama)"


class LetterKind(Term):
    """The letters that the program writes; the codes are those of the documents they become."""

    INVITATION = "undangan", "Surat undangan"
    ASSIGNMENT = "surat_tugas", "Surat tugas"


class CycleState(Term):
    """How far a partner is with one step of the quality cycle."""

    NOT_BEGUN = "belum", "Belum mulai"
    UNDER_WAY = "berjalan", "Berjalan"
    DONE = "selesai", "Selesai"


class Paper(Term):
    """Paper of letters and reports; both are 210 mm wide."""

    F4 = "F4", "F4/Folio (210 × 330 mm)"
    A4 = "A4", "A4 (210 × 297 mm)"


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
    LOGO = "logo", "Logo"
    LETTERHEAD = "kop", "Kop surat"
    OTHER = "lain", "Lainnya"
