"""What the fields of a letter are called, and what a letter still lacks."""

from app.domain.leftovers import Remark
from app.domain.letter_text import text_lines
from app.domain.records import Letter, Meeting, Signatory
from app.domain.terms import LetterKind

FIELD_LABELS = {
    "number": "Nomor",
    "date": "Tanggal surat",
    "nature": "Sifat",
    "attachment": "Lampiran",
    "subject": "Hal",
    "basis": "Dasar",
    "recipients": "Penerima (Yth.)",
    "people": "Yang ditugaskan",
    "opening": "Pembuka",
    "closing": "Penutup",
    "bring": "Yang dibawa",
    "copies": "Tembusan",
    "signatory_id": "Penandatangan",
}
"""By the attribute of a letter, in the window and in remarks."""

_WRITTEN = ("nature", "attachment", "subject", "basis", "recipients", "opening", "closing", "bring", "copies")


def written_fields(letter: Letter) -> dict[str, str]:
    """Label to text of every field that is written freely."""
    return {FIELD_LABELS[name]: getattr(letter, name) for name in _WRITTEN}


def letter_gaps(letter: Letter, meeting: Meeting | None, signatory: Signatory | None) -> tuple[Remark, ...]:
    """What a letter usually has and this one lacks; never a reason to stop."""
    gaps: list[Remark] = []

    def lacks(name: str, sentence: str) -> None:
        gaps.append(Remark(FIELD_LABELS.get(name, name), "", sentence))

    if not letter.number.strip():
        lacks("number", "Surat ini belum bernomor.")
    if letter.kind is LetterKind.INVITATION and not text_lines(letter.recipients):
        lacks("recipients", "Belum ada penerima. Tulis satu baris untuk setiap penerima.")
    if letter.kind is LetterKind.ASSIGNMENT and not letter.people:
        lacks("people", "Belum ada orang yang ditugaskan. Tambahkan namanya.")
    if meeting is not None and not meeting.days:
        lacks("Hari/tanggal", "Kegiatannya belum bertanggal. Isi tanggalnya di tab Ringkasan kegiatan.")
    if signatory is None:
        lacks("signatory_id", "Kepala sekolah pada tanggal surat ini belum tercatat. Isi namanya di Data sekolah.")
    return tuple(gaps)
