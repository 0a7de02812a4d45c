"""Certificates of a meeting: who qualifies, their numbers, and what they say."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.core.errors import UserError
from app.core.identity import new_uid
from app.domain.certificate_numbers import NumberRegister, next_sequence, template_fault
from app.domain.certificate_text import check_texts, usable_design
from app.domain.certificates import Candidate, candidates, meeting_notes, rule_words
from app.domain.letter_numbers import LetterNumber, format_number, sequence_in
from app.domain.records import (
    Certificate,
    CertificateDesign,
    Document,
    Meeting,
    ModelSchool,
    Person,
    Programme,
)
from app.domain.terms import Affiliation, DocumentKind
from app.services.certificate_checks import CertificateChecks
from app.services.certificate_claims import FIELD_WORDS, claim_of, differing, signed, told_by
from app.services.certificate_papers import CertificatePapers
from app.services.documents import DocumentService
from app.services.lost_letters import lost_letters
from app.services.school_key import SchoolKey, fingerprint
from app.services.school_names import partner_addresses
from app.storage import attendances, certificates, documents, meetings, people, programmes, schools
from app.storage.database import Connection, Database

_MOST_SHOWN, _LONGEST_SHOWN = 3, 60  # texts with letters that cannot be printed, and characters of each


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLine:
    """One person on the board of a meeting: what they would get, what they got."""

    candidate: Candidate
    certificate: Certificate | None
    remark: str  # on its number
    changed: tuple[str, ...]  # what the certificate says otherwise than the data now, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateBoard:
    """The certificates of a meeting, ready to be listed."""

    rule: str
    notes: tuple[str, ...]
    lines: tuple[CertificateLine, ...]

    @property
    def waiting(self) -> tuple[CertificateLine, ...]:
        """Those who qualify and have no number yet."""
        return tuple(one for one in self.lines if one.certificate is None and one.candidate.qualifies)

    @property
    def outdated(self) -> tuple[CertificateLine, ...]:
        """Those whose certificate says something else than the data now."""
        return tuple(one for one in self.lines if one.changed)


class CertificateService:
    """The certificates that the model school issues. `papers` writes them, `checks` verifies them."""

    def __init__(self, database: Database, document_service: DocumentService) -> None:
        self._database = database
        self._documents = document_service
        self._key = SchoolKey(database)
        self.papers = CertificatePapers(database, document_service)
        self.checks = CertificateChecks(database, self._key)

    # ---- reading

    def board(self, meeting_id: int) -> CertificateBoard:
        """Everybody of a meeting's lists, and everybody who has a certificate. Raises `UserError` when it is gone."""
        with self._database.read() as connection:
            meeting = _meeting(connection, meeting_id)
            programme, school = _programme(connection, meeting), _school(connection)
            listed = {one.person_id: one for one in _candidates(connection, meeting, programme)}
            issued = {one.person_id: one for one in certificates.certificates(connection, meeting_id=meeting_id)}
            register = NumberRegister(certificates.certificates(connection) if issued else ())
            with_list = attendances.days_with_attendance(connection)
            design = usable_design(certificates.design_of(connection, meeting.programme_id))

        def line(candidate: Candidate) -> CertificateLine:
            certificate = issued.get(candidate.person_id)
            if certificate is None:
                return CertificateLine(candidate=candidate, certificate=None, remark="", changed=())
            told = told_by(certificate)
            now = claim_of(_with(certificate, candidate), meeting, programme, school)
            return CertificateLine(
                candidate=candidate,
                certificate=certificate,
                remark=register.remark(certificate),
                changed=("tanda tangan digital",) if told is None else _in_words(differing(told, now)),
            )

        gone = [_no_longer_listed(one) for one in issued.values() if one.person_id not in listed]
        lines = tuple(line(one) for one in (*listed.values(), *gone))
        return CertificateBoard(
            rule=rule_words(meeting, programme),
            notes=(
                *meeting_notes(meeting, with_list),
                *_no_back_page(meeting, design),
                *_lost_letters(_printed(lines, meeting, design)),
            ),
            lines=lines,
        )

    def of_meeting(self, meeting_id: int) -> tuple[Certificate, ...]:
        """The certificates of a meeting, in the order of their numbers."""
        with self._database.read() as connection:
            return certificates.certificates(connection, meeting_id=meeting_id)

    def next_number(self, day: date) -> LetterNumber:
        """What the next certificate dated `day` would be called."""
        with self._database.read() as connection:
            template = (schools.get_model_school(connection) or ModelSchool()).certificate_template
            sequence = next_sequence(certificates.certificates(connection, year=day.year), day.year)
        return LetterNumber(sequence, format_number(template, sequence, day))

    def usual_date(self, meeting_id: int) -> date:
        """The day that certificates of a meeting are dated: its last one, or today."""
        with self._database.read() as connection:
            return _meeting(connection, meeting_id).last_date or date.today()

    def number_remark(self, certificate: Certificate) -> str:
        """What is odd about a number as it is being typed; empty when nothing is."""
        with self._database.read() as connection:
            return NumberRegister(certificates.certificates(connection)).remark(certificate)

    def fingerprint(self) -> str:
        """The school's key as people compare it; empty before the first certificate, which makes the key."""
        public = self._key.public()
        return fingerprint(public) if public else ""

    # ---- issuing

    def give_numbers(
        self, meeting_id: int, person_ids: Collection[int] | None = None, day: date | None = None
    ) -> tuple[Certificate, ...]:
        """Number and sign certificates dated `day` (None: the last day of the meeting).

        `person_ids` None: everybody who qualifies; else these people, qualified or not. Who has a certificate keeps it.
        Raises `UserError` when the school is not entered, its pattern has no number in it, or nobody is left.
        """
        signer = self._key.signer()
        with self._database.use_case("Beri nomor sertifikat") as case:
            meeting = _meeting(case.connection, meeting_id)
            programme, school = _programme(case.connection, meeting), _entered_school(case.connection)
            if fault := template_fault(school.certificate_template):  # it may have come with a data file
                raise UserError(f"{fault} Polanya ada di data sekolah.")
            issued = {one.person_id for one in certificates.certificates(case.connection, meeting_id=meeting_id)}
            chosen = [
                one
                for one in _candidates(case.connection, meeting, programme)
                if one.person_id not in issued
                and (one.qualifies if person_ids is None else one.person_id in person_ids)
            ]
            if not chosen:
                raise UserError(_nobody(bool(issued)))
            dated = day or meeting.last_date or date.today()
            sequence = next_sequence(certificates.certificates(case.connection, year=dated.year), dated.year)
            made: list[Certificate] = []
            for number, candidate in enumerate(chosen, sequence):
                fresh = Certificate(
                    uid=new_uid(),
                    meeting_id=meeting.id,
                    person_id=candidate.person_id,
                    number=format_number(school.certificate_template, number, dated),
                    sequence=number,
                    date=dated,
                )
                fresh = _with(fresh, candidate)
                code = signed(claim_of(fresh, meeting, programme, school), signer)
                made.append(certificates.save_certificate(case.connection, replace(fresh, code=code)))
            return tuple(made)

    def save(self, certificate: Certificate) -> Certificate:
        """Keep a number and a date as they were typed, and sign anew; whose it is and what it says stays.

        Raises `UserError` for an empty number or when the certificate is gone.
        """
        if not certificate.number.strip():
            raise UserError("Nomor sertifikat masih kosong. Isi nomornya, atau hapus sertifikatnya.")
        signer = self._key.signer()
        with self._database.use_case(f"Nomor sertifikat {certificate.name}") as case:
            (stored,) = _stored(case.connection, [certificate.id])
            school = _entered_school(case.connection)
            number = " ".join(certificate.number.split())
            changed = replace(
                stored,
                number=number,
                date=certificate.date,
                sequence=sequence_in(number, school.certificate_template),
            )
            meeting = _meeting(case.connection, stored.meeting_id)
            code = signed(claim_of(changed, meeting, _programme(case.connection, meeting), school), signer)
            return certificates.save_certificate(case.connection, replace(changed, code=code))

    def reissue(self, ids: Sequence[int]) -> tuple[Certificate, ...]:
        """Let certificates say what the data says now: number and date stay, everything else is read and signed anew.

        Raises `UserError` when one is gone.
        """
        signer = self._key.signer()
        with self._database.use_case(_counted("Terbitkan ulang", len(ids))) as case:
            school = _entered_school(case.connection)
            renewed: list[Certificate] = []
            of_meeting: dict[int, tuple[Meeting, Programme | None, dict[int, Candidate]]] = {}
            for stored in _stored(case.connection, ids):
                if stored.meeting_id not in of_meeting:
                    meeting = _meeting(case.connection, stored.meeting_id)
                    programme = _programme(case.connection, meeting)
                    listed = {one.person_id: one for one in _candidates(case.connection, meeting, programme)}
                    of_meeting[stored.meeting_id] = meeting, programme, listed
                meeting, programme, listed = of_meeting[stored.meeting_id]
                fresh = _with(stored, listed.get(stored.person_id) or _no_longer_listed(stored))
                code = signed(claim_of(fresh, meeting, programme, school), signer)
                renewed.append(certificates.save_certificate(case.connection, replace(fresh, code=code)))
            return tuple(renewed)

    def remove(self, ids: Sequence[int]) -> None:
        """Delete certificates with their numbers; undo brings them back."""
        with self._database.use_case(_counted("Hapus", len(ids))) as case:
            certificates.remove_certificates(case.connection, ids)

    # ---- what they say

    def design(self, programme_id: int) -> CertificateDesign:
        """What the certificates of a programme say; the standard texts while nobody changed them."""
        with self._database.read() as connection:
            return replace(usable_design(certificates.design_of(connection, programme_id)), programme_id=programme_id)

    def take_background(self, path: Path) -> Document:
        """Put a picture into the store; the record is kept with the design. Raises `UserError` when it is none."""
        return self._documents.take_picture(path, DocumentKind.OTHER)

    def background(self, design: CertificateDesign) -> Document | None:
        """The picture behind the certificates of a design."""
        found = self._documents.find([design.background_id]) if design.background_id else ()
        return found[0] if found else None

    def save_design(self, design: CertificateDesign, background: Document | None = None) -> CertificateDesign:
        """Keep the texts of a programme's certificates, and a new picture from `take_background`.

        Raises `UserError` for a placeholder that is not known.
        """
        check_texts(design)
        with self._database.use_case("Isi sertifikat") as case:
            stored = certificates.design_of(case.connection, design.programme_id)
            if stored is not None:
                design = replace(design, id=stored.id, uid=stored.uid)
            if background is not None:
                design = replace(design, background_id=documents.save_document(case.connection, background).id)
            saved = certificates.save_design(case.connection, design)
            before = stored.background_id if stored is not None else None
            if before is not None and not certificates.is_background(case.connection, before):
                documents.remove_documents(case.connection, [before])
            return saved


def _printed(lines: Iterable[CertificateLine], meeting: Meeting, design: CertificateDesign) -> Iterable[str]:
    """The texts that the certificates of a meeting print or will print."""
    for line in lines:
        if line.certificate is not None or line.candidate.qualifies:
            who = line.certificate or line.candidate
            yield from (who.name, who.institution)
    yield from (meeting.title, meeting.place)
    yield from (design.title, design.opening, design.body, design.closing)
    if design.shows_topics:
        for topic in meeting.topics:
            yield from (topic.title, topic.speaker)


def _no_back_page(meeting: Meeting, design: CertificateDesign) -> tuple[str, ...]:
    """A sentence when the list of topics is wanted and there is none, or nothing."""
    if not design.shows_topics or meeting.topics:
        return ()
    return (
        "Kegiatan ini belum punya pokok bahasan, jadi halaman belakang (daftar materi dan JP) tidak dicetak. "
        "Isi di tab Ringkasan.",
    )


def _lost_letters(texts: Iterable[str]) -> tuple[str, ...]:
    """A sentence about the texts with letters that the fonts lack, or nothing."""
    lost = [text for text in dict.fromkeys(texts) if lost_letters(text)]
    if not lost:
        return ()
    shown = ", ".join(f"“{text[:_LONGEST_SHOWN]}”" for text in lost[:_MOST_SHOWN])
    more = f", dan {len(lost) - _MOST_SHOWN} lagi" if len(lost) > _MOST_SHOWN else ""
    return (f"Ada huruf yang tercetak sebagai kotak (□) di sertifikat: {shown}{more}.",)


def _with(certificate: Certificate, candidate: Candidate) -> Certificate:
    """A certificate that says what the data now says of its person."""
    return replace(
        certificate,
        role=candidate.role,
        name=candidate.name,
        institution=candidate.institution,
        days=candidate.days,
        lesson_hours=candidate.lesson_hours,
    )


def _no_longer_listed(certificate: Certificate) -> Candidate:
    """Somebody who has a certificate and stands on no list any more: as the certificate knows them."""
    return Candidate(
        person_id=certificate.person_id,
        name=certificate.name,
        institution=certificate.institution,
        role=certificate.role,
        days=certificate.days,
        lesson_hours=certificate.lesson_hours,
        qualifies=False,
        reason="tidak ada lagi di daftar hadir",
    )


def _candidates(connection: Connection, meeting: Meeting, programme: Programme | None) -> tuple[Candidate, ...]:
    names = partner_addresses(connection)
    rows = [
        replace(row, institution=names[row.partner_id]) if row.partner_id in names else row
        for row in attendances.attendance_rows(connection, meeting_ids=[meeting.id])
    ]
    in_order = [one.id for one in schools.partners(connection)]
    return candidates(meeting, rows, programme, _tasked(connection, meeting, names), in_order)


def _tasked(connection: Connection, meeting: Meeting, names: dict[int, str]) -> Iterable[Person]:
    """The people of the register with a task at the meeting, with the institution that is printed."""
    ids = sorted({one.person_id for one in meeting.roles if one.person_id is not None})
    own = (schools.get_model_school(connection) or ModelSchool()).name

    def institution(person: Person) -> str:
        if person.affiliation is Affiliation.MODEL:
            return own
        return names.get(person.partner_id or 0, person.institution)

    return [replace(one, institution=institution(one)) for one in people.people(connection, ids)]


def _meeting(connection: Connection, meeting_id: int) -> Meeting:
    found = meetings.meetings(connection, ids=[meeting_id])
    if not found:
        raise UserError("Kegiatan ini sudah tidak ada di buku. Buka daftar kegiatannya lagi.")
    return found[0]


def _programme(connection: Connection, meeting: Meeting) -> Programme | None:
    return next((one for one in programmes.programmes(connection) if one.id == meeting.programme_id), None)


def _school(connection: Connection) -> ModelSchool:
    return schools.get_model_school(connection) or ModelSchool()


def _entered_school(connection: Connection) -> ModelSchool:
    school = schools.get_model_school(connection)
    if school is None:
        raise UserError("Data sekolah belum diisi. Isi nama sekolah dahulu, lalu beri nomor sertifikatnya.")
    return school


def _stored(connection: Connection, ids: Sequence[int]) -> tuple[Certificate, ...]:
    found = certificates.certificates(connection, ids=ids)
    if len(found) != len(set(ids)):
        raise UserError("Sertifikat ini sudah tidak ada di buku. Buka tab Sertifikat lagi.")
    return found


def _nobody(any_issued: bool) -> str:
    if any_issued:
        return "Semua yang memenuhi syarat sudah bernomor, jadi tidak ada nomor baru."
    return "Belum ada yang memenuhi syarat. Isi dahulu kehadirannya di tab Kehadiran."


def _counted(what: str, number: int) -> str:
    return f"{what} sertifikat" if number == 1 else f"{what} {number} sertifikat"


def _in_words(fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(FIELD_WORDS[name] for name in fields)
