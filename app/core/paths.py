"""Where things lie: the shipped resources and the one data folder."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_APP = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Path of a shipped file: inside the package when installed, beside it in a checkout."""
    installed = _APP / "resources"
    root = installed if installed.is_dir() else _APP.parent / "resources"
    return root.joinpath(*parts)


def default_data_folder() -> Path:
    """The data folder when the user names none: in the *local* application folder, never a roaming one."""
    if named := os.environ.get("BUKU_IMBAS_DATA"):
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "Buku Imbas"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The names inside one data folder."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "buku-imbas.db"

    @property
    def store(self) -> Path:
        """Content-addressed files."""
        return self.root / "berkas"

    @property
    def backups(self) -> Path:
        return self.root / "cadangan"

    @property
    def log(self) -> Path:
        return self.root / "log" / "buku-imbas.log"

    @property
    def lock(self) -> Path:
        return self.root / "buku-imbas.lock"
