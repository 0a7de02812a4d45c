"""What goes into a packet and under which names."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from app.domain.dates import format_date, format_time
from app.domain.records import Document, Meeting
from app.domain.report import ReportData
from app.packet.data_json import data_document
from app.packet.json_text import json_bytes

REPORT_FOLDER, RECAP_FOLDER, DOCUMENT_FOLDER = "1-laporan", "2-rekap", "3-dokumentasi"
_LONGEST_PART = 60  # letters: long paths break on Windows when a packet is unpacked deep in a folder


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a packet: its ASCII name with `/` between folders, and where its bytes are."""

    arcname: str
    source: Path | bytes


def ascii_name(text: str) -> str:
    """`SMP Negeri 2 Sempor` → `SMP-Negeri-2-Sempor`: ASCII letters, digits and hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain.replace("'", "")).strip("-")[:_LONGEST_PART].rstrip("-")


def packet_name(school_name: str, npsn: str, start: date | None, until: date | None) -> str:
    """`Paket_SMP-Negeri-2-Sempor_20399902_2019-07-01_2019-12-31.zip`.

    The NPSN, where known, tells the many schools of one name apart. An open end of the period is left out.
    """
    parts = ["Paket", ascii_name(school_name) or "Sekolah", ascii_name(npsn)]
    parts += [day.isoformat() for day in (start, until) if day is not None]
    return "_".join(part for part in parts if part) + ".zip"


def meeting_folder(position: int, meeting: Meeting) -> str:
    """`01-2019-07-27-sosialisasi`: position in the packet from 1, first date, title."""
    day = meeting.first_date.isoformat() if meeting.first_date is not None else "tanpa-tanggal"
    title = ascii_name(meeting.title).lower()[:40].rstrip("-") or "kegiatan"
    return f"{position:02d}-{day}-{title}"


def packet_entries(
    data: ReportData, report: Path, workbook: Path, file_of: Callable[[Document], Path]
) -> tuple[Entry, ...]:
    """Every file of the packet except the manifest, in reading order.

    `report` is the PDF, `workbook` the recap; `file_of` gives the stored file of a document (links have none).
    """
    entries = [
        Entry(f"{REPORT_FOLDER}/laporan-kegiatan.pdf", report),
        Entry(f"{RECAP_FOLDER}/rekap-kehadiran.xlsx", workbook),
    ]
    for position, meeting in enumerate(data.meetings, 1):
        folder = f"{DOCUMENT_FOLDER}/{meeting_folder(position, meeting.meeting)}"
        documents = [photo.document for photo in meeting.photos] + list(meeting.documents)
        entries += _document_entries(folder, documents, file_of)
    entries.append(Entry("data.json", json_bytes(data_document(data))))
    entries.append(Entry("README.txt", _readme(data).encode()))
    return tuple(entries)


def _document_entries(
    folder: str, documents: Iterable[Document], file_of: Callable[[Document], Path]
) -> Iterable[Entry]:
    numbers: dict[str, int] = {}
    for document in documents:
        if not document.sha256:
            continue
        kind = document.kind.value.replace("_", "-")
        numbers[kind] = numbers.get(kind, 0) + 1
        source = file_of(document)
        suffix = source.suffix or _suffix(document)  # a reduced photo is a JPEG, whatever its original was
        yield Entry(f"{folder}/{kind}-{numbers[kind]:02d}{suffix}", source)


_SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}


def _suffix(document: Document) -> str:
    own = PurePosixPath(document.original_name.lower()).suffix
    if re.fullmatch(r"\.[a-z0-9]{1,5}", own):
        return own
    return _SUFFIXES.get(document.media_type, "")


def _readme(data: ReportData) -> str:
    school = data.school
    start = format_date(data.from_date) if data.from_date is not None else "awal pencatatan"
    until = format_date(data.until_date) if data.until_date is not None else "akhir pencatatan"
    moment = f"{format_date(data.made_at.date())} pukul {format_time(data.made_at.time())} {school.time_zone}"
    text = f"""PAKET LAPORAN KEGIATAN

Sekolah : {school.name}
NPSN    : {school.npsn or "-"}
Periode : {start} sampai {until}
Keadaan data: {moment}
Dibuat dengan Buku Imbas {data.program_version}

ISI PAKET
{REPORT_FOLDER}/      laporan kegiatan (PDF, kertas F4), siap dicetak dan ditandatangani
{RECAP_FOLDER}/        rekap kehadiran (Excel)
{DOCUMENT_FOLDER}/  foto dan berkas pendukung, satu folder untuk satu kegiatan
data.json       semua catatan dalam bentuk yang dapat dibaca program
manifest.json   daftar semua berkas dengan ukuran dan sidik SHA-256

MEMERIKSA PAKET
Buka Buku Imbas, pilih Paket, lalu Periksa paket; atau jalankan:
    buku-imbas periksa NAMA-PAKET.zip
Tanpa Buku Imbas: hitung SHA-256 sebuah berkas dan bandingkan dengan manifest.json.
    Windows : certutil -hashfile NAMA-BERKAS SHA256
    Linux   : sha256sum NAMA-BERKAS

DATA PRIBADI
Paket ini memuat nama, NIP, wajah, dan tanda tangan. Serahkan hanya kepada yang berhak.
"""
    return text.replace("\n", "\r\n")  # Notepad on old Windows shows lone line feeds as one long line
