"""Files that are whole or absent: atomic writing and hashing."""

import hashlib
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from uuid import uuid4

_CHUNK = 1 << 20


@contextmanager
def atomic_path(target: Path) -> Generator[Path]:
    """Give a temporary path beside `target`; on success flush it to disk and rename it over `target`.

    When the block fails, the temporary file is removed and an earlier `target` stays as it was.
    """
    temporary = target.with_name(f".{uuid4().hex[:12]}.tmp")
    try:
        yield temporary
        flush_file(temporary)
        temporary.replace(target)
        _flush_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def copied_path(target: Path) -> Generator[Path]:
    """Give a path in a scratch folder; on success it is copied over `target` as `atomic_path` does.

    For libraries that leave their file open when a write fails: on a full flash disk the half file could not be removed
    (Windows), and closing it later fails once more.
    """
    with TemporaryDirectory(prefix="buku-imbas-", ignore_cleanup_errors=True) as scratch:
        made = Path(scratch) / f"berkas{target.suffix}"
        yield made
        with atomic_path(target) as temporary:
            copyfile(made, temporary)


def flush_file(path: Path) -> None:
    """Force the content of a closed file to disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; NTFS journals the rename
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file as 64 lowercase hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
