"""What kind of disk the data lies on: WAL needs shared memory, which network and synced folders do not give."""

import os
import sys
from pathlib import Path, PurePosixPath

_NETWORK_TYPES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "davfs", "vboxsf", "prl_fs"}
_SYNCED_NAMES = ("onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "icloud")
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def unsafe_for_wal(folder: Path) -> str:
    """Why write-ahead logging must not be used in `folder` (an Indonesian phrase), or an empty string."""
    path = folder.resolve()
    if any(part.casefold().startswith(_SYNCED_NAMES) for part in path.parts):
        return "folder data disinkronkan ke internet"
    if sys.platform == "win32":
        import ctypes

        if ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE:
            return "folder data berada di jaringan"
        return ""
    return "folder data berada di jaringan" if _mount_type(path) in _NETWORK_TYPES else ""


def _mount_type(path: Path) -> str:
    """File system type of the mount that holds `path`, or an empty string where the system does not tell."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    best, kind = -1, ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split(" ")
        place = fields[1].encode().decode("unicode_escape")
        if PurePosixPath(os.fspath(path)).is_relative_to(place) and len(place) > best:
            best, kind = len(place), fields[2]
    return kind
