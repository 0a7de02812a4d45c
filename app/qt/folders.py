"""The folder that a file dialog begins in: where the last file of that purpose was, else where files usually are."""

from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

_KEY = "folder/{}"
_Place = QStandardPaths.StandardLocation


class Folders:
    """Remembers folders by purpose, for as long as the program runs or in settings that outlive it."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings
        self._now: MutableMapping[str, str] = {}

    def remember_in(self, settings: QSettings) -> None:
        """Keep the folders in these settings from now on."""
        self._settings = settings
        self._now.clear()

    def last(self, purpose: str) -> Path | None:
        """The folder of the last file of that purpose, while it is still there."""
        found = self._now.get(purpose, "")
        if not found and self._settings is not None:
            found = str(self._settings.value(_KEY.format(purpose)) or "")
        return Path(found) if found and Path(found).is_dir() else None

    def keep(self, purpose: str, folder: Path) -> None:
        """Begin in `folder` the next time."""
        self._now[purpose] = str(folder)
        if self._settings is not None:
            self._settings.setValue(_KEY.format(purpose), str(folder))

    def for_opening(self, purpose: str) -> Path:
        """Where to look for a file: what arrives by mail or chat lies among the downloads."""
        return self.last(purpose) or _usual(_Place.DownloadLocation, _Place.DocumentsLocation)

    def for_saving(self, purpose: str) -> Path:
        """Where to write a file."""
        return self.last(purpose) or _usual(_Place.DocumentsLocation)


folders = Folders()
"""Those of the running program."""


def _usual(*places: QStandardPaths.StandardLocation) -> Path:
    known = [Path(found) for place in places if (found := QStandardPaths.writableLocation(place))]
    return next((one for one in known if one.is_dir()), Path.home())
