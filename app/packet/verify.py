"""Verifying a packet that came from anywhere, without ever unpacking it to disk."""

import errno
import hashlib
import json
import lzma
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.core.errors import UserError, environment_fault
from app.core.progress import Progress
from app.domain.dates import format_number, format_size
from app.domain.records import PacketFile
from app.packet.manifest import MANIFEST_NAME, PACKET_SCHEMA_VERSION, Manifest, read_manifest

MAX_FILES = 20_000
MAX_TOTAL = 8_000_000_000  # bytes unpacked
MAX_MANIFEST = 32_000_000
MAX_RATIO = 200  # unpacked to packed, for files of more than RATIO_FROM bytes; text reaches 30
RATIO_FROM = 10_000_000
_CHUNK = 1 << 20
_MOST_PROBLEMS = 200  # sentences a person may be shown
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What is known of a packet after reading it; what it says of itself is empty when that cannot be read."""

    school_name: str
    npsn: str
    from_date: date | None
    until_date: date | None
    program_version: str
    files_checked: int
    problems: tuple[str, ...]  # Indonesian sentences, empty when the packet is whole

    @property
    def ok(self) -> bool:
        return not self.problems


def verify_packet(path: Path, progress: Progress) -> Verification:
    """Compare every file in the packet with its manifest.

    Raises `UserError` when `path` is no packet at all, `SetupError` when it cannot be read, and `Cancelled`.
    A manifest proves that nothing changed by accident; it is not signed, so it cannot prove who made it.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
            if start[:2] != b"PK":
                raise UserError(
                    f"{path.name} bukan paket Buku Imbas: berkas itu bukan ZIP. Pilih berkas paket yang benar."
                )
            file.seek(0)
            try:
                archive = zipfile.ZipFile(file)
            except (*_DAMAGED, OSError) as error:
                _pass_on_disk_fault(error)
                return _unreadable(
                    "Berkas ZIP rusak atau terpotong, mungkin belum selesai disalin. Salin ulang dari asalnya."
                )
            with archive:
                return _verify(path.name, archive, progress)
    except OSError as error:
        raise environment_fault(error, f"membaca {path.name} di {path.parent}") from error


def _unreadable(problem: str) -> Verification:
    return Verification(
        school_name="",
        npsn="",
        from_date=None,
        until_date=None,
        program_version="",
        files_checked=0,
        problems=(problem,),
    )


def _verify(file_name: str, archive: zipfile.ZipFile, progress: Progress) -> Verification:
    infos = archive.infolist()
    if oversize := _oversize(infos):
        return _unreadable(oversize)
    if all(info.filename != MANIFEST_NAME for info in infos):
        raise UserError(
            f"{file_name} bukan paket Buku Imbas: di dalamnya tidak ada {MANIFEST_NAME}. "
            "Pilih berkas paket yang belum dibongkar atau dikemas ulang."
        )
    problems = list(_name_problems(infos))
    manifest = _manifest(archive)
    if isinstance(manifest, str):
        return _unreadable(manifest)
    if manifest.schema_version > PACKET_SCHEMA_VERSION:
        return _unreadable(
            f"Paket ini dibuat oleh Buku Imbas yang lebih baru (bentuk paket {manifest.schema_version}, yang dikenal "
            f"di sini {PACKET_SCHEMA_VERSION}). Perbarui Buku Imbas, lalu periksa lagi."
        )
    checked, found = _compare(archive, infos, manifest, progress)
    problems += found
    if len(problems) > _MOST_PROBLEMS:
        more = len(problems) - _MOST_PROBLEMS
        problems = [*problems[:_MOST_PROBLEMS], f"Masih ada {format_number(more)} masalah lain."]
    return Verification(
        school_name=manifest.school_name,
        npsn=manifest.npsn,
        from_date=manifest.from_date,
        until_date=manifest.until_date,
        program_version=manifest.program_version,
        files_checked=checked,
        problems=tuple(problems),
    )


def _oversize(infos: list[zipfile.ZipInfo]) -> str:
    """Why the packet is too large to look into, judged by what it declares, or an empty string."""
    if len(infos) > MAX_FILES:
        return f"Paket berisi {format_number(len(infos))} berkas, jauh di luar kewajaran. Paket tidak diperiksa."
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL:
        return f"Isi paket akan menjadi {format_size(total)}, jauh di luar kewajaran. Paket tidak diperiksa."
    for info in infos:
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            return (
                f"{_shown(info.filename)} membengkak dari {format_size(info.compress_size)} menjadi "
                f"{format_size(info.file_size)}, jauh di luar kewajaran. Paket tidak diperiksa."
            )
    return ""


def _name_problems(infos: list[zipfile.ZipInfo]) -> Iterable[str]:
    for name, number in Counter(info.filename.lower() for info in infos).items():
        if number > 1:
            yield f"Nama {_shown(name)} ada {number} kali di dalam paket."
    for info in infos:
        name = info.filename
        if name.startswith(("/", "\\")) or name[1:2] == ":":
            yield f"{_shown(name)} menunjuk ke tempat di luar paket (alamat mutlak)."
        elif ".." in name.replace("\\", "/").split("/"):
            yield f"{_shown(name)} menunjuk ke tempat di luar paket."
        elif "\\" in name:
            yield f"{_shown(name)} memakai tanda \\ dalam namanya."
        if stat.S_ISLNK(info.external_attr >> 16):
            yield f"{_shown(name)} adalah tautan ke berkas lain, bukan berkas."


def _manifest(archive: zipfile.ZipFile) -> Manifest | str:
    """The manifest, or a sentence that says why there is none to be read."""
    damaged = f"{MANIFEST_NAME} rusak, jadi isi paket tidak dapat dibandingkan. Minta paket yang baru."
    if archive.getinfo(MANIFEST_NAME).file_size > MAX_MANIFEST:
        return damaged
    try:
        with archive.open(MANIFEST_NAME) as file:
            return read_manifest(json.loads(file.read(MAX_MANIFEST + 1)))
    except (*_DAMAGED, OSError) as error:
        _pass_on_disk_fault(error)
        return damaged


def _compare(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], manifest: Manifest, progress: Progress
) -> tuple[int, list[str]]:
    problems: list[str] = []
    present = {info.filename: info for info in infos if not _is_folder(info)}
    listed: set[str] = {MANIFEST_NAME}
    total = sum(file.size for file in manifest.files)
    done = checked = 0
    for file in manifest.files:
        if file.name in listed:
            problems.append(f"{_shown(file.name)} terdaftar lebih dari sekali di {MANIFEST_NAME}.")
            continue
        listed.add(file.name)
        info = present.get(file.name)
        if info is None:
            problems.append(f"{_shown(file.name)} tidak ada di dalam paket.")
            continue
        problem = _check_file(archive, info, file, progress, done, total)
        checked += 1
        done += file.size
        if problem:
            problems.append(problem)
    problems += [
        f"{_shown(name)} tidak terdaftar di {MANIFEST_NAME}; berkas itu ditambahkan sesudah paket dibuat."
        for name in present
        if name not in listed
    ]
    progress.step(total, total, "Paket selesai diperiksa")
    return checked, problems


def _is_folder(info: zipfile.ZipInfo) -> bool:
    """Packing programs add empty entries for folders; they carry nothing."""
    return info.filename.endswith("/") and info.file_size == 0


def _check_file(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: PacketFile, progress: Progress, done: int, total: int
) -> str:
    """Why a file is not what the manifest says, or an empty string. Reads no more than was declared."""
    if info.flag_bits & 0x1:
        return f"{_shown(file.name)} dikunci dengan kata sandi, jadi tidak dapat diperiksa."
    if info.file_size != file.size:
        return (
            f"{_shown(file.name)} berubah: ukurannya {format_number(info.file_size)} byte, "
            f"seharusnya {format_number(file.size)} byte."
        )
    digest = hashlib.sha256()
    size = 0
    try:
        with archive.open(info) as content:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                progress.step(min(done + size, total), total, f"Memeriksa {_shown(file.name)}")
    except (*_DAMAGED, OSError) as error:
        _pass_on_disk_fault(error)
        return f"{_shown(file.name)} rusak dan tidak dapat dibaca."
    if size != file.size or digest.hexdigest() != file.sha256:
        return f"{_shown(file.name)} berubah: isinya bukan lagi yang dahulu dicatat."
    return ""


def _pass_on_disk_fault(error: Exception) -> None:
    """Damage inside a ZIP may look like a seek to nowhere; any other fault of the system is not the packet's."""
    if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
        raise error


def _shown(name: str) -> str:
    """A name of unknown origin, fit for one line."""
    clean = "".join(letter if letter.isprintable() else "□" for letter in name)
    return clean if len(clean) <= 120 else clean[:119] + "…"
