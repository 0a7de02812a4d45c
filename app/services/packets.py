"""The packet for the dinas: looked at first, then written whole."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from app.core.clock import now
from app.core.errors import SetupError, UserError, environment_fault
from app.core.progress import Progress
from app.domain.completeness import CompletenessItem, GapLevel
from app.domain.dates import format_size
from app.domain.records import Document, Packet
from app.domain.report import ReportData
from app.domain.terms import DocumentKind
from app.packet.contents import Entry, packet_entries, packet_name
from app.packet.manifest import about_report
from app.packet.verify import Verification, verify_packet
from app.packet.write import write_packet
from app.services.documents import PACKET_SIDE, PRINT_SIDE, DocumentService
from app.services.reporting import FilePath, gather_report
from app.storage import packets
from app.storage.database import Database

DEFAULT_LIMIT_MB = 18
"""A mail of 25 MB holds this much once it is encoded."""

_PHOTO_SIDES = (PACKET_SIDE, 1280, 1024, 800, 640)
_REPORT_SIZE = 250_000  # bytes of a report and a workbook without photos, for the preview


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingGap:
    """What one meeting of the packet still lacks."""

    meeting_id: int
    title: str
    missing: tuple[CompletenessItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketPreview:
    """What a packet would hold. The two report files are estimated, everything else is exact."""

    name: str
    meetings: int
    people: int
    photos: int
    documents: int
    estimated_size: int  # bytes
    gaps: tuple[MeetingGap, ...]


class PacketService:
    """What goes to the dinas."""

    def __init__(self, database: Database, documents: DocumentService) -> None:
        self._database = database
        self._documents = documents

    def preview(self, from_date: date | None, until_date: date | None, today: date | None = None) -> PacketPreview:
        """What a packet of this period would hold and lack. Raises `UserError` like `make`."""
        data = self._gather(
            from_date, until_date, today, lambda photo: self._documents.photo_copy_path(photo, PRINT_SIDE)
        )
        photos = [photo.document for meeting in data.meetings for photo in meeting.photos]
        papers = [paper for meeting in data.meetings for paper in meeting.documents if paper.sha256]
        print_size = sum(_size(photo.path) for meeting in data.meetings for photo in meeting.photos)
        packet_size = sum(_size(self._documents.photo_copy_path(photo, PACKET_SIDE)) for photo in photos)
        return PacketPreview(
            name=_name(data),
            meetings=len(data.meetings),
            people=len({row.person_id for meeting in data.meetings for row in meeting.attendance}),
            photos=len(photos),
            documents=len(papers),
            estimated_size=_REPORT_SIZE + print_size + packet_size + sum(paper.size for paper in papers),
            gaps=tuple(
                MeetingGap(
                    meeting_id=meeting.meeting.id,
                    title=meeting.meeting.title,
                    missing=tuple(item for item in meeting.completeness.items if item.level is not GapLevel.THERE),
                )
                for meeting in data.meetings
                if not meeting.completeness.complete
            ),
        )

    def make(
        self,
        folder: Path,
        from_date: date | None,
        until_date: date | None,
        limit_mb: float = DEFAULT_LIMIT_MB,
        progress: Progress | None = None,
        today: date | None = None,
    ) -> Packet:
        """Write the packet of a period into `folder`; an earlier one of the same name stays until this one is whole.

        Photos are made smaller until the packet fits `limit_mb` (million bytes). Raises `UserError` when there is
        nothing to report or it cannot fit, `SetupError` when the disk refuses, `Cancelled`.
        """
        progress = progress or Progress()
        progress.step(0, 100, "Mengumpulkan data")
        data = self._gather(from_date, until_date, today, self._print_path)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix="buku-imbas-") as workplace:
                return self._write(data, folder, Path(workplace), round(limit_mb * 1_000_000), progress)
        except OSError as error:
            raise environment_fault(error, f"menulis paket ke {folder}") from error

    def packets(self) -> tuple[Packet, ...]:
        """The packets made on this laptop, newest first."""
        with self._database.read() as connection:
            return packets.packets(connection)

    def verify(self, path: Path, progress: Progress | None = None) -> Verification:
        """Whether a packet is whole. Raises `UserError` when the file is not a packet at all."""
        return verify_packet(path, progress or Progress())

    def _gather(
        self, from_date: date | None, until_date: date | None, today: date | None, photo_path: FilePath
    ) -> ReportData:
        if from_date and until_date and until_date < from_date:
            raise UserError("Tanggal akhir masa paket sebelum tanggal awalnya. Tukar atau ubah tanggalnya.")
        with self._database.read() as connection:
            return gather_report(
                connection,
                from_date,
                until_date,
                today or date.today(),
                photo_path=photo_path,
                file_path=self._documents.path_of,
            )

    def _print_path(self, photo: Document) -> Path:
        """The copy that a page prints; where it cannot be made, the page says that the photo is missing."""
        try:
            return self._documents.photo_copy(photo, PRINT_SIDE)
        except (UserError, SetupError):
            return self._documents.photo_copy_path(photo, PRINT_SIDE)

    def _write(self, data: ReportData, folder: Path, workplace: Path, limit: int, progress: Progress) -> Packet:
        from app.reports.pdf import write_pdf
        from app.reports.workbook import write_workbook

        pdf, workbook = workplace / "laporan.pdf", workplace / "rekap.xlsx"
        write_pdf(data, pdf, progress.part(5, 50))
        write_workbook(data, workbook, progress.part(50, 65))
        entries = self._fitting(data, pdf, workbook, limit, progress.part(65, 80))
        written = write_packet(folder / _name(data), entries, about_report(data), progress.part(80, 100))
        packet = Packet(
            made_at=now(),
            from_date=data.from_date,
            until_date=data.until_date,
            folder=str(folder),
            files=(written,),
        )
        with self._database.record("packet") as connection:
            packets.add_packet(connection, packet)
        return packet

    def _fitting(
        self, data: ReportData, pdf: Path, workbook: Path, limit: int, progress: Progress
    ) -> tuple[Entry, ...]:
        """The entries with the largest photos that keep the packet within `limit` bytes."""
        photos = sum(len(meeting.photos) for meeting in data.meetings)
        size = 0
        for side in _PHOTO_SIDES:
            done = count()

            def file_of(document: Document, side: int = side, done: Iterator[int] = done) -> Path:
                if document.kind is not DocumentKind.PHOTO:
                    return self._documents.path_of(document)
                progress.step(min(next(done), photos), photos, f"Menyiapkan foto {document.original_name}")
                return self._documents.photo_copy(document, side)

            entries = packet_entries(data, pdf, workbook, file_of)
            size = sum(_entry_size(entry) for entry in entries)
            if size <= limit:
                return entries
        raise UserError(
            f"Paket {format_size(size)}, melebihi batas {format_size(limit)} meski foto sudah diperkecil. "
            "Pilih masa yang lebih pendek atau batas yang lebih besar."
        )


def _name(data: ReportData) -> str:
    return packet_name(data.school.name, data.school.npsn, data.from_date, data.until_date)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # not there: it takes no room, and making the packet will name it
        return 0


def _entry_size(entry: Entry) -> int:
    """Size in bytes with what the ZIP and its manifest add for one file."""
    content = len(entry.source) if isinstance(entry.source, bytes) else _size(entry.source)
    return content + 2 * len(entry.arcname) + 400
