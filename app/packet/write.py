"""Writing a packet: whole or not at all."""

import hashlib
import os
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from app.core.errors import UserError, environment_fault
from app.core.files import atomic_path, sha256_of
from app.core.progress import Progress
from app.domain.records import PacketFile
from app.packet.contents import Entry
from app.packet.json_text import json_bytes
from app.packet.manifest import MANIFEST_NAME, PacketAbout, manifest_document

_CHUNK = 1 << 20
_PACKED = {".txt", ".json", ".csv", ".md", ".html", ".xml", ".svg"}  # the rest is compressed already
_FILE_MODE = 0o100644 << 16  # a plain file, also when the packet is made on Windows


def write_packet(target: Path, entries: Iterable[Entry], about: PacketAbout, progress: Progress) -> PacketFile:
    """Write `entries` and their manifest to the ZIP `target`; the same contents give the same bytes.

    Each source is read once and hashed on the way. Raises `UserError` naming a source that is gone, `SetupError` when
    the target cannot be written, `Cancelled`; an earlier file at `target` then stays as it was.
    """
    parts = tuple(entries)
    _check_names(parts)
    try:
        with atomic_path(target) as temporary:
            _write_zip(temporary, parts, about, progress)
            return PacketFile(name=target.name, size=temporary.stat().st_size, sha256=sha256_of(temporary))
    except OSError as error:
        raise environment_fault(error, f"menulis paket {target.name} di {target.parent}") from error


def _check_names(entries: Sequence[Entry]) -> None:
    """Names come from our own code, so a wrong one is a bug."""
    seen = {MANIFEST_NAME}
    for entry in entries:
        name = entry.arcname
        parts = name.split("/")
        if not name.isascii() or "\\" in name or ":" in name or any(part in ("", ".", "..") for part in parts):
            raise ValueError(f"unfit name in a packet: {name!r}")
        if name.lower() in seen:
            raise ValueError(f"name twice in a packet: {name!r}")
        seen.add(name.lower())


def _write_zip(path: Path, entries: Sequence[Entry], about: PacketAbout, progress: Progress) -> None:
    total = sum(_size(entry) for entry in entries)
    done = 0
    files: list[PacketFile] = []
    progress.step(0, total, "Menulis paket")
    with zipfile.ZipFile(path, "w") as archive:
        for entry in entries:
            with _open(entry) as source:
                file = _add(archive, entry, source, about.made_at, progress, done, total)
            files.append(file)
            done += file.size
        manifest = json_bytes(manifest_document(about, files))
        archive.writestr(_info(MANIFEST_NAME, about.made_at), manifest)
    progress.step(total, total, "Paket selesai ditulis")


def _size(entry: Entry) -> int:
    if isinstance(entry.source, bytes):
        return len(entry.source)
    try:
        return entry.source.stat().st_size
    except OSError as error:
        raise _source_fault(entry, error) from error


def _open(entry: Entry) -> IO[bytes]:
    if isinstance(entry.source, bytes):
        return BytesIO(entry.source)
    try:
        return entry.source.open("rb")
    except OSError as error:
        raise _source_fault(entry, error) from error


def _add(
    archive: zipfile.ZipFile,
    entry: Entry,
    source: IO[bytes],
    moment: datetime,
    progress: Progress,
    done: int,
    total: int,
) -> PacketFile:
    digest = hashlib.sha256()
    size = 0
    info = _info(entry.arcname, moment)
    info.file_size = _size(entry)  # decides between ZIP and ZIP64
    with archive.open(info, "w") as target:
        while True:
            try:
                chunk = source.read(_CHUNK)
            except OSError as error:
                raise _source_fault(entry, error) from error
            if not chunk:
                break
            digest.update(chunk)
            target.write(chunk)
            size += len(chunk)
            progress.step(min(done + size, total), total, f"Menulis {entry.arcname}")
    return PacketFile(name=entry.arcname, size=size, sha256=digest.hexdigest())


def _info(name: str, moment: datetime) -> zipfile.ZipInfo:
    """Header of one file. The moment is that of the data and the system is fixed, so that bytes repeat anywhere."""
    year = max(moment.year, 1980)  # the first year a ZIP knows
    info = zipfile.ZipInfo(name, (year, moment.month, moment.day, moment.hour, moment.minute, moment.second & ~1))
    packed = PurePosixPath(name).suffix in _PACKED
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    info.create_system = 3
    info.external_attr = _FILE_MODE
    return info


def _source_fault(entry: Entry, error: OSError) -> UserError:
    name = os.fspath(entry.source) if isinstance(entry.source, Path) else entry.arcname
    if isinstance(error, FileNotFoundError):
        return UserError(
            f"Paket tidak dibuat: berkas untuk {entry.arcname} tidak ditemukan di {name}. "
            "Kembalikan berkas itu atau hapus dari kegiatannya, lalu coba lagi."
        )
    return UserError(
        f"Paket tidak dibuat: berkas untuk {entry.arcname} tidak dapat dibaca di {name}. "
        "Periksa disk dan izinnya, lalu coba lagi."
    )
