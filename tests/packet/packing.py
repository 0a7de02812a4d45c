"""A small packet, and ways to spoil it."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from app.core.progress import Progress
from app.packet.contents import Entry
from app.packet.manifest import PacketAbout
from app.packet.write import write_packet

ABOUT = PacketAbout(
    school_uid="018f0000-0000-7000-8000-000000000001",
    school_name="SMP Negeri 2 Sempor",
    npsn="20399902",
    from_date=date(2019, 7, 1),
    until_date=date(2019, 12, 31),
    made_at=datetime(2019, 12, 30, 9, 41, 13),
    program_version="0.1.0",
)
PHOTO = "3-dokumentasi/01-2019-07-27-sosialisasi/foto-01.jpg"


def small_entries(folder: Path) -> list[Entry]:
    """A PDF, a photo of 3 MB and a text."""
    report = folder / "laporan.pdf"
    report.write_bytes(b"%PDF-1.4 laporan " * 100)
    photo = folder / "foto-asli"
    photo.write_bytes(bytes(range(256)) * 12_000)
    return [
        Entry("1-laporan/laporan-kegiatan.pdf", report),
        Entry(PHOTO, photo),
        Entry("data.json", b'{"schema": "buku-imbas/data"}\n' * 50),
    ]


def small_packet(folder: Path) -> Path:
    """A whole packet made of `small_entries`."""
    target = folder / "paket.zip"
    write_packet(target, small_entries(folder), ABOUT, Progress())
    return target


Change = Callable[[zipfile.ZipInfo, bytes], tuple[zipfile.ZipInfo, bytes] | None]


def repack(source: Path, target: Path, change: Change) -> zipfile.ZipFile:
    """Copy a packet through `change` (None drops the entry); the ZIP comes back open, for additions."""
    copy = zipfile.ZipFile(target, "w")
    with zipfile.ZipFile(source) as archive:
        for info in archive.infolist():
            changed = change(info, archive.read(info))
            if changed is not None:
                copy.writestr(*changed)
    return copy


def same(info: zipfile.ZipInfo, content: bytes) -> tuple[zipfile.ZipInfo, bytes]:
    """The change that changes nothing."""
    return info, content
