"""A second start of the program raises the window that is already open.

The data folder's lock decides who is first; this only carries the wish to be seen.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 1500  # milliseconds


def channel_name(folder: Path) -> str:
    """Name of the channel that belongs to one data folder (short: it becomes a socket path)."""
    return "buku-imbas-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def raise_other_window(folder: Path) -> bool:
    """Ask the instance that holds `folder` to come to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(folder))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(b"tampil")
    socket.flush()
    heard = socket.bytesToWrite() == 0 or socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return heard


class RaiseListener(QObject):
    """Sends `asked` when another start wants this window to come to the front."""

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = channel_name(folder)
        QLocalServer.removeServer(name)  # what a crashed instance left; the folder's lock is ours by now
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self.listening = self._server.listen(name)

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.asked.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
