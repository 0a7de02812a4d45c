"""Letters: drafted from a meeting, kept in the register, written out, and finished into the proof of the meeting."""

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

from app.core.errors import UserError, environment_fault
from app.core.paths import resource
from app.core.progress import Progress
from app.domain.dates import format_date
from app.domain.identifiers import clean_identifier
from app.domain.leftovers import Remark, leftovers
from app.domain.letter_content import LetterContent
from app.domain.letter_correction import CORRECTION, corrected_by, correction, moved_sentence, told_dates
from app.domain.letter_digest import letter_digest
from app.domain.letter_fields import FIELD_LABELS, letter_gaps, written_fields
from app.domain.letter_numbers import LetterNumber, next_number, number_remarks, sequence_in
from app.domain.letter_participants import asked_people
from app.domain.letter_text import StandardTexts, message_text, read_standard_texts, standard_letter
from app.domain.places import Places, read_places
from app.domain.records import (
    Document,
    Letter,
    LetterPerson,
    Meeting,
    ModelSchool,
    Person,
    Signatory,
)
from app.domain.signatories import signatory_on
from app.domain.terms import DocumentKind, LetterKind
from app.services import letter_drafts
from app.services.documents import DocumentService
from app.services.letterhead import letterhead_pictures
from app.services.lost_letters import lost_letters
from app.services.school_names import partner_addresses, partner_labels
from app.storage import documents, letters, meetings, programmes, schools
from app.storage.database import Connection, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """A letter as the register shows it."""

    letter: Letter
    meeting: str  # its title; empty without a meeting
    remarks: tuple[str, ...]  # on its number
    outdated: bool  # the finished file tells something else than the letter now does
    moved: str = ""  # a sentence, when the meeting moved since the file was made
    corrected: str = ""  # the number of the letter that corrects this one


class LetterService:
    """The outgoing letters of the model school."""

    def __init__(self, database: Database, document_service: DocumentService) -> None:
        self._database = database
        self._documents = document_service

    def draft(self, kind: LetterKind, meeting_id: int | None = None, day: date | None = None) -> Letter:
        """A new letter dated `day` (None: today), filled as far as the data goes. It is not saved yet.

        The wording of the last letter of this kind wins over the shipped one. Raises `UserError` when the meeting is
        gone.
        """
        day = day or date.today()
        with self._database.read() as connection:
            school = schools.get_model_school(connection) or ModelSchool()
            meeting = _meeting(connection, meeting_id)
            before = letters.newest_of_kind(connection, kind, besides=CORRECTION)
            addresses = partner_addresses(connection)
            letter = standard_letter(
                _standard_texts(kind),
                kind,
                day,
                school=school,
                meeting=meeting,
                invited=[addresses[one.id] for one in letter_drafts.invited(meeting, schools.partners(connection))],
            )
            if before is not None:
                letter = letter_drafts.in_words_of(before, _meeting(connection, before.meeting_id), letter, meeting)
            if kind is LetterKind.ASSIGNMENT and meeting is not None:
                programme = next((p for p in programmes.programmes(connection) if p.id == meeting.programme_id), None)
                letter = replace(
                    letter,
                    basis=letter_drafts.basis(programme),
                    people=letter_drafts.people_sent(connection, meeting, school.name),
                )
            proposed = next_number(letters.letters(connection, year=day.year), day, school.letter_template)
        return replace(letter, number=proposed.text, sequence=proposed.sequence)

    def correction(self, letter_id: int, day: date | None = None) -> Letter:
        """A letter that corrects a finished one (ralat), dated `day` (None: today). It is not saved yet.

        Raises `UserError` when the letter is gone.
        """
        day = day or date.today()
        number = self.next_number(day)
        with self._database.read() as connection:
            letter = _stored(connection, letter_id)
            meeting = _meeting(connection, letter.meeting_id)
            return correction(
                letter, day, number, told_dates(meeting, _finished_at(connection, [letter]).get(letter.id))
            )

    def next_number(self, day: date) -> LetterNumber:
        """What the next letter dated `day` would be called."""
        with self._database.read() as connection:
            template = _template(connection)
            return next_number(letters.letters(connection, year=day.year), day, template)

    def person_to_send(self, person: Person) -> LetterPerson:
        """Somebody of the register as a surat tugas prints them."""
        with self._database.read() as connection:
            school = schools.get_model_school(connection) or ModelSchool()
            labels, signatories = partner_labels(connection), schools.signatories(connection)
            return letter_drafts.letter_person(person, school.name, labels, signatories)

    def letter(self, letter_id: int) -> Letter:
        """One letter. Raises `UserError` when it is gone."""
        with self._database.read() as connection:
            return _stored(connection, letter_id)

    def of_meeting(self, meeting_id: int) -> tuple[RegisterLine, ...]:
        """The letters of a meeting, in the order of the register."""
        with self._database.read() as connection:
            found = letters.letters(connection, meeting_id=meeting_id)
            return _lines(connection, found, letters.letters(connection) if found else ())

    def register(self, year: int | None = None) -> tuple[RegisterLine, ...]:
        """The letters of a year (None: all), by date and number, with what is odd about their numbers."""
        with self._database.read() as connection:
            found = letters.letters(connection, year=year)
            return _lines(connection, found, found)

    def all(self) -> tuple[Letter, ...]:
        """Every letter, by date and number."""
        with self._database.read() as connection:
            return letters.letters(connection)

    def years(self) -> tuple[int, ...]:
        """The years that have letters, the newest first."""
        with self._database.read() as connection:
            return letters.years(connection)

    def save(self, letter: Letter) -> Letter:
        """Keep a letter. The running number is read from the number as it was typed; NIP lose spaces and signs.

        Raises `UserError` when it says nothing at all.
        """
        kept = _checked(letter)
        with self._database.use_case(_called(letter)) as case:
            return _save(case.connection, kept)

    def save_to(self, letter: Letter, path: Path) -> Letter:
        """Keep a letter and write it out, as PDF or Word by the ending of `path`: both or neither.

        Raises `UserError` as `save` does and for another ending, `SetupError` when the disk refuses.
        """
        suffix = path.suffix.lower()
        if suffix not in (".pdf", ".docx"):
            raise UserError(f"{path.name}: nama berkas surat harus berakhiran .pdf atau .docx.")
        kept, content = _checked(letter), self.content(letter)
        with self._database.use_case(_called(letter)) as case:
            saved = _save(case.connection, kept)
            content = replace(content, letter=saved)
            if suffix == ".pdf":
                _write_pdf(content, path)
            else:
                _write_word(content, path)
            return saved

    def save_template(self, template: str) -> None:
        """How the next numbers are proposed. Raises `UserError` without the school or without `{nomor}`."""
        template = template.strip()
        if not re.search(r"\{nomor3?\}", template):
            raise UserError("Pola nomor belum memuat {nomor} atau {nomor3}, tempat nomor urutnya. Sisipkan salah satu.")
        with self._database.use_case("Pola nomor surat") as case:
            school = _school(case.connection)
            schools.save_model_school(case.connection, replace(school, letter_template=template))
            for letter in letters.letters(case.connection):
                sequence = sequence_in(letter.number, template)
                if letter.sequence is None and sequence is not None:  # typed before its pattern was known
                    letters.save_letter(case.connection, replace(letter, sequence=sequence))

    def remove(self, letter_id: int) -> None:
        """Delete a letter with its finished file; undo brings both back."""
        with self._database.use_case("Hapus surat") as case:
            letter = _stored(case.connection, letter_id)
            if letter.document_id is not None:
                documents.remove_documents(case.connection, [letter.document_id])
            letters.remove_letter(case.connection, letter_id)

    def number_remarks(self, letter: Letter) -> tuple[str, ...]:
        """What is odd about the number and the date of a letter as it is being typed."""
        with self._database.read() as connection:
            return _number_remarks(connection, letter, date.today())

    def remarks(self, letter: Letter) -> tuple[Remark, ...]:
        """Everything to look at before the letter goes out; never a reason to stop."""
        with self._database.read() as connection:
            school = schools.get_model_school(connection) or ModelSchool()
            meeting = _meeting(connection, letter.meeting_id)
            partners = schools.partners(connection)
            gaps = letter_gaps(letter, meeting, _signatory(letter, schools.signatories(connection)))
            words = leftovers(written_fields(letter), school, partners, meeting, _places())
            boxes = _unprintable(written_fields(letter) | _printed_facts(meeting))
            sentences = _number_remarks(connection, letter, None)
        numbers = tuple(Remark(FIELD_LABELS["number"], letter.number, sentence) for sentence in sentences)
        return numbers + gaps + words + boxes

    def content(self, letter: Letter) -> LetterContent:
        """All that the letter prints. Raises `UserError` while the school is not entered."""
        with self._database.read() as connection:
            school = _school(connection)
            return LetterContent(
                school=school,
                letter=letter,
                meeting=(meeting := _meeting(connection, letter.meeting_id)),
                signatory=_signatory(letter, schools.signatories(connection)),
                asked=asked_people(meeting, partner_addresses(connection)),
                **letterhead_pictures(connection, school, self._documents.path_of),
            )

    def write_pdf(self, letter_id: int, path: Path) -> None:
        """Write a letter as PDF. Raises `SetupError` when the disk refuses; an earlier file then stays."""
        _write_pdf(self.content(self.letter(letter_id)), path)

    def write_word(self, letter_id: int, path: Path) -> None:
        """Write a letter as Word (.docx). Raises `SetupError` when the disk refuses; an earlier file then stays."""
        _write_word(self.content(self.letter(letter_id)), path)

    def message(self, letter_id: int) -> str:
        """The short text for WhatsApp."""
        return message_text(self.content(self.letter(letter_id)))

    def finish(self, letter_id: int, progress: Progress | None = None) -> Document:
        """Make the PDF and keep it as proof of the meeting; the earlier finished file of the letter is replaced.

        Raises `SetupError` when the disk refuses, `Cancelled`; nothing is changed then.
        """
        progress = progress or Progress()
        progress.step(0, 2, "Menyusun surat")
        letter = self.letter(letter_id)
        content = self.content(letter)
        try:
            with tempfile.TemporaryDirectory(prefix="surat-") as folder:
                path = Path(folder) / f"{file_name(letter)}.pdf"
                _write_pdf(content, path)
                progress.step(1, 2, "Menyimpan surat")
                made = self._documents.take(path, kind=DocumentKind(letter.kind.code))
        except OSError as error:
            raise environment_fault(error, "menyiapkan berkas surat") from error
        made = replace(made, meeting_id=letter.meeting_id, caption=letter.subject)
        with self._database.use_case(f"Selesaikan {_called(letter)}") as case:
            letter = _stored(case.connection, letter_id)
            if letter.document_id is not None:
                (earlier,) = documents.by_ids(case.connection, [letter.document_id])
                made = replace(made, id=earlier.id, uid=earlier.uid)
            saved = documents.save_document(case.connection, made)
            finished = replace(letter, document_id=saved.id, finished_digest=letter_digest(content))
            letters.save_letter(case.connection, finished)
            return saved


def file_name(letter: Letter) -> str:
    """A name for the file of a letter, without ending: `Surat-undangan-12-VII-2019`. Plain ASCII."""
    words = f"{letter.kind.label} {letter.number.strip() or letter.subject}"
    return re.sub(r"[^A-Za-z0-9.]+", "-", words).strip("-.")[:80]


def _checked(letter: Letter) -> Letter:
    """A letter as it is kept. Raises `UserError` when it says nothing at all."""
    if not letter.number.strip() and not letter.subject.strip():
        raise UserError("Nomor dan hal surat masih kosong. Isi salah satunya, lalu simpan.")
    named = tuple(replace(one, nip=clean_identifier(one.nip)) for one in letter.people if one.name.strip())
    return replace(letter, people=named)


def _save(connection: Connection, letter: Letter) -> Letter:
    """Raises `UserError` when it is gone."""
    if letter.id:
        _stored(connection, letter.id)
    return letters.save_letter(connection, replace(letter, sequence=sequence_in(letter.number, _template(connection))))


def _write_pdf(content: LetterContent, path: Path) -> None:
    from app.reports.letter_pdf import write_letter_pdf

    write_letter_pdf(content, path)


def _write_word(content: LetterContent, path: Path) -> None:
    from app.reports.letter_word import write_letter_word

    write_letter_word(content, path)


def _called(letter: Letter) -> str:
    return f"{letter.kind.label} {letter.number.strip() or letter.subject.strip()}".strip()


def _stored(connection: Connection, letter_id: int) -> Letter:
    found = letters.letters(connection, ids=[letter_id])
    if not found:
        raise UserError("Surat ini sudah tidak ada di buku. Buka daftar suratnya lagi.")
    return found[0]


def _school(connection: Connection) -> ModelSchool:
    school = schools.get_model_school(connection)
    if school is None:
        raise UserError("Data sekolah belum diisi. Isi nama sekolah dahulu, lalu buat suratnya.")
    return school


def _template(connection: Connection) -> str:
    return (schools.get_model_school(connection) or ModelSchool()).letter_template


def _number_remarks(connection: Connection, letter: Letter, today: date | None) -> tuple[str, ...]:
    letter = replace(letter, sequence=sequence_in(letter.number, _template(connection)))
    return number_remarks(letter, letters.letters(connection), today)


def _meeting(connection: Connection, meeting_id: int | None) -> Meeting | None:
    if meeting_id is None:
        return None
    found = meetings.meetings(connection, ids=[meeting_id])
    if not found:
        raise UserError("Kegiatan surat ini sudah tidak ada di buku. Buka daftar kegiatannya lagi.")
    return found[0]


def _signatory(letter: Letter, signatories: tuple[Signatory, ...]) -> Signatory | None:
    """Who was chosen, else the principal of the letter's own day: an older letter keeps the older principal."""
    chosen = next((one for one in signatories if one.id == letter.signatory_id), None)
    return chosen or signatory_on(signatories, letter.date)


def _printed_facts(meeting: Meeting | None) -> dict[str, str]:
    """What a letter prints of its meeting, by what the field is called."""
    return {"Nama kegiatan": meeting.title, "Tempat": meeting.place} if meeting is not None else {}


def _unprintable(texts: Mapping[str, str]) -> tuple[Remark, ...]:
    """A remark for each text with letters that the fonts of the PDF do not have."""
    sentence = "Huruf ini tercetak sebagai kotak (□) di PDF. Di Word hurufnya tetap ada."
    lost = ((field, lost_letters(text)) for field, text in texts.items())
    return tuple(Remark(field, letters[:40], sentence) for field, letters in lost if letters)


def _lines(connection: Connection, found: tuple[Letter, ...], register: tuple[Letter, ...]) -> tuple[RegisterLine, ...]:
    wanted = sorted({one.meeting_id for one in found if one.meeting_id is not None})
    told = {one.id: one for one in meetings.meetings(connection, ids=wanted)} if wanted else {}
    school = schools.get_model_school(connection) or ModelSchool()
    signatories = schools.signatories(connection)
    addresses, finished = partner_addresses(connection), _finished_at(connection, found)
    corrections = [one for one in letters.letters(connection) if one.subject.startswith(CORRECTION)]  # of any year

    def line(letter: Letter) -> RegisterLine:
        meeting = told.get(letter.meeting_id or 0)
        signatory = _signatory(letter, signatories)
        asked = asked_people(meeting, addresses)
        content = LetterContent(school=school, letter=letter, meeting=meeting, signatory=signatory, asked=asked)
        later = corrected_by(letter, corrections)
        before = told_dates(meeting, finished.get(letter.id))
        outdated = later is None and (_outdated(content) if letter.finished_digest else bool(before))
        return RegisterLine(
            letter=letter,
            meeting=meeting.title if meeting is not None else "",
            remarks=number_remarks(letter, register),
            outdated=outdated,
            moved=moved_sentence(before, meeting) if outdated else "",
            corrected=(later.number or format_date(later.date)) if later is not None else "",
        )

    return tuple(line(one) for one in found)


def _finished_at(connection: Connection, found: Sequence[Letter]) -> dict[int, datetime | None]:
    """By letter id, when its finished file was made."""
    ids = [one.document_id for one in found if one.document_id is not None]
    made = {one.id: one.added_at for one in documents.by_ids(connection, ids)} if ids else {}
    return {one.id: made.get(one.document_id or 0) for one in found}


def _outdated(content: LetterContent) -> bool:
    finished = content.letter.finished_digest if content.letter.document_id is not None else ""
    return bool(finished) and finished != letter_digest(content)


@cache
def _standard_texts(kind: LetterKind) -> StandardTexts:
    name = f"{kind.code.replace('_', '-')}.toml"
    return read_standard_texts(resource("letters", name).read_text(encoding="utf-8"))


@cache
def _places() -> Places:
    return read_places(resource("places", "wilayah.txt").read_text(encoding="utf-8"))
