"""One instance per data folder, by a lock that the operating system drops when the process dies."""

import os
from pathlib import Path
from typing import IO

from app.core.errors import LockedError, environment_fault

if os.name == "nt":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held from construction until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        """Raise `LockedError` when another process holds it, `SetupError` when it cannot be made."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("ab")
        except OSError as error:
            raise environment_fault(error, f"memakai folder data {path.parent}") from error
        try:
            _take(file)
        except OSError as error:
            file.close()
            raise LockedError(
                f"Data di {path.parent} sedang dipakai jendela Buku Imbas yang lain. Tutup jendela itu, lalu coba lagi."
            ) from error
        self._file = file

    def release(self) -> None:
        self._file.close()
