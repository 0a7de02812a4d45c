"""Certificates written out: gathered in one consistent read, one file or one each, and kept as proof of the meeting."""

import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.core.errors import UserError, environment_fault
from app.core.progress import Progress
from app.domain.certificate_content import CertificateBundle, CertificateSheet
from app.domain.certificate_marks import MarkedPage
from app.domain.certificate_text import filled, is_online, placeholder_values, spelled_days, usable_design
from app.domain.letter_numbers import format_number
from app.domain.meetings import dates_of
from app.domain.records import Certificate, CertificateDesign, Document, Meeting, MeetingDay, ModelSchool, Topic
from app.domain.signatories import signatory_on
from app.domain.terms import DocumentKind
from app.services.certificate_claims import claim_of, told_by
from app.services.documents import DocumentService
from app.services.letterhead import letterhead_pictures
from app.storage import certificates, documents, meetings, programmes, schools
from app.storage.database import Connection, Database

BACKGROUND_SIDE = 2480
"""Long side in pixels of the copy of the user's own picture that is printed: some 200 dpi on A4."""

_LONGEST_NAME = 90  # characters of a file name without its ending


class CertificatePapers:
    """Makes PDF files of certificates."""

    def __init__(self, database: Database, document_service: DocumentService) -> None:
        self._database = database
        self._documents = document_service

    def write(
        self,
        meeting_id: int,
        target: Path,
        *,
        ids: Sequence[int] | None = None,
        apart: bool = False,
        progress: Progress | None = None,
    ) -> tuple[Path, ...]:
        """Write the certificates of a meeting (all that are numbered, or those with `ids`) and return the files.

        `target` is a PDF file, or with `apart` a folder that gets a file for each. The certificates of the meeting are
        then kept together as its proof, in place of those that were kept before.

        Raises `UserError` when there is none, `SetupError` when the disk refuses, `Cancelled`.
        """
        progress = progress or Progress()
        with self._database.read() as connection:
            every = certificates.certificates(connection, meeting_id=meeting_id)
            chosen = every if ids is None else tuple(one for one in every if one.id in set(ids))
            if not chosen:
                raise UserError("Belum ada sertifikat bernomor di kegiatan ini. Beri nomor dahulu.")
            whole = self._bundle(connection, meeting_id, every)
            part = whole if len(chosen) == len(every) else self._bundle(connection, meeting_id, chosen)
        try:
            with tempfile.TemporaryDirectory(prefix="sertifikat-") as folder:
                proof = Path(folder) / f"{bundle_name(whole.activity)}.pdf"
                both = apart or part is not whole
                _write(whole, proof, progress.part(0, 50 if both else 95))
                if apart:
                    written = self._write_apart(part, target, progress.part(50, 95))
                elif both:
                    written = (_written(part, target, progress.part(50, 95)),)
                else:
                    written = (_copied(proof, target),)
                progress.step(95, 100, "Menyimpan sertifikat di dokumentasi kegiatan")
                self._keep(meeting_id, proof, len(every))
        except OSError as error:
            raise environment_fault(error, "menyiapkan berkas sertifikat") from error
        return written

    def preview(
        self, design: CertificateDesign, meeting_id: int | None = None, background: Document | None = None
    ) -> MarkedPage:
        """The front of a certificate as `design` would print it, for somebody of the meeting or for an invented one.

        `background` is a picture in the store that is not saved with the design yet.
        """
        with self._database.read() as connection:
            found = meetings.meetings(connection, ids=[meeting_id]) if meeting_id is not None else ()
            meeting = found[0] if found else _SAMPLE_MEETING
            issued = certificates.certificates(connection, meeting_id=meeting_id)[:1] if meeting_id is not None else ()
            template = (schools.get_model_school(connection) or ModelSchool()).certificate_template
            day = meeting.last_date or date.today()
            hours = sum(one.lesson_hours for one in meeting.days)
            sample = replace(
                _SAMPLE, number=format_number(template, 1, day), date=day, lesson_hours=hours, meeting_id=meeting.id
            )
            bundle = self._made(connection, meeting, usable_design(design), issued or (sample,))
            if background is not None:
                bundle = replace(bundle, background=self._documents.photo_copy(background, BACKGROUND_SIDE))
        from app.reports.certificate_pdf import certificate_page

        return certificate_page(bundle)

    def _bundle(self, connection: Connection, meeting_id: int, chosen: Sequence[Certificate]) -> CertificateBundle:
        (meeting,) = meetings.meetings(connection, ids=[meeting_id])
        design = usable_design(certificates.design_of(connection, meeting.programme_id))
        return self._made(connection, meeting, design, chosen)

    def _made(
        self, connection: Connection, meeting: Meeting, design: CertificateDesign, chosen: Sequence[Certificate]
    ) -> CertificateBundle:
        school = schools.get_model_school(connection) or ModelSchool()
        programme = next((one for one in programmes.programmes(connection) if one.id == meeting.programme_id), None)
        signatories = schools.signatories(connection)
        online = is_online(meeting)

        def sheet(certificate: Certificate) -> CertificateSheet:
            # Print and code say the same: what was signed is printed, also where the data has changed since.
            claim = told_by(certificate) or claim_of(certificate, meeting, programme, school)
            values = placeholder_values(
                claim.role, claim.activity, claim.days, claim.place, claim.lesson_hours, online=online
            )
            return CertificateSheet(
                title="".join(piece.text for piece in filled(design.title, values)),
                opening=filled(design.opening, values),
                number=certificate.number,
                date=certificate.date,
                name=certificate.name,
                institution=certificate.institution,
                body=filled(design.body, values),
                closing=filled(design.closing, values),
                signatory=signatory_on(signatories, certificate.date),
                code=certificate.code,
            )

        return CertificateBundle(
            school=school,
            activity=meeting.title,
            days=spelled_days(dates_of(meeting)),
            topics=meeting.topics if design.shows_topics else (),
            sheets=tuple(sheet(one) for one in chosen),
            background=self._background(connection, design),
            **letterhead_pictures(connection, school, self._documents.path_of),
        )

    def _background(self, connection: Connection, design: CertificateDesign) -> Path | None:
        if design.background_id is None:
            return None
        found = documents.by_ids(connection, [design.background_id])
        return self._documents.photo_copy(found[0], BACKGROUND_SIDE) if found else None

    @staticmethod
    def _write_apart(bundle: CertificateBundle, folder: Path, progress: Progress) -> tuple[Path, ...]:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise environment_fault(error, f"membuat folder {folder}") from error
        names = file_names(bundle.sheets)
        written: list[Path] = []
        for number, (name, sheet) in enumerate(zip(names, bundle.sheets, strict=True)):
            progress.step(number, len(names), f"Menulis sertifikat {number + 1} dari {len(names)}")
            written.append(_written(replace(bundle, sheets=(sheet,)), folder / f"{name}.pdf", Progress()))
        return tuple(written)

    def _keep(self, meeting_id: int, proof: Path, number: int) -> None:
        """Attach the certificates to their meeting; an earlier file of ours is replaced."""
        made = self._documents.take(proof, kind=DocumentKind.CERTIFICATE, caption=f"{number} sertifikat")
        made = replace(made, meeting_id=meeting_id)
        with self._database.use_case("Lampirkan sertifikat") as case:
            earlier = _proof(documents.documents(case.connection, [meeting_id]))
            if earlier is not None and earlier.sha256 == made.sha256:
                return
            if earlier is not None:
                made = replace(made, id=earlier.id, uid=earlier.uid)
            documents.save_document(case.connection, made)


def bundle_name(activity: str) -> str:
    """A name for the file with all certificates of a meeting, without ending. Plain ASCII."""
    return _ascii(f"Sertifikat {activity}")


def file_names(sheets: Iterable[CertificateSheet]) -> tuple[str, ...]:
    """A name for the file of each certificate, without ending: `012-SERT-VIII-2019-Siti-Aminah`.

    Plain ASCII, and no two alike.
    """
    taken: set[str] = set()
    names: list[str] = []
    for sheet in sheets:
        name = wanted = _ascii(f"{sheet.number} {sheet.name}") or "sertifikat"
        number = 2
        while name.casefold() in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _ascii(text: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].rstrip("-")


def _proof(attached: Iterable[Document]) -> Document | None:
    """The file of ours among a meeting's documents, known by its name and caption."""
    return next(
        (
            one
            for one in attached
            if one.kind is DocumentKind.CERTIFICATE
            and one.original_name.startswith("Sertifikat-")
            and re.fullmatch(r"\d+ sertifikat", one.caption)
        ),
        None,
    )


def _write(bundle: CertificateBundle, path: Path, progress: Progress) -> None:
    from app.reports.certificate_pdf import write_certificates

    write_certificates(bundle, path, progress)


def _written(bundle: CertificateBundle, path: Path, progress: Progress) -> Path:
    _write(bundle, path, progress)
    return path


def _copied(source: Path, target: Path) -> Path:
    from app.core.files import atomic_path

    try:
        with atomic_path(target) as temporary:
            shutil.copyfile(source, temporary)
    except OSError as error:
        raise environment_fault(error, f"menulis {target.name} di {target.parent}") from error
    return target


_SAMPLE = Certificate(
    person_id=0,
    date=date(2026, 8, 2),
    name="Siti Aminah, S.Pd.",
    institution="SMP Negeri Contoh",
    code="CONTOH SERTIFIKAT BUKU IMBAS",  # not a code: whoever scans the picture reads that it is a sample
)
_SAMPLE_MEETING = Meeting(
    title="Nama Kegiatan",
    place="Tempat Kegiatan",
    days=(MeetingDay(date=date(2026, 8, 1), lesson_hours=8), MeetingDay(date=date(2026, 8, 2), lesson_hours=8)),
    topics=(Topic(title="Materi"),),
)
