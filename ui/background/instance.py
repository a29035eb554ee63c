"""One window a calendar file: a second start brings the first window to the front."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

if TYPE_CHECKING:  # loads once the window stands
    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 800


class Instance(QObject):
    """Holds the lock of one calendar file and listens for others who ask for it."""

    asked = Signal()
    """Somebody opened the same file: come to the front."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"hookline-{_short(path.resolve())}"
        self._lock = QLockFile(str(Path(tempfile.gettempdir()) / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Take the file for this window; False if another has it, which has then been asked to come forward."""
        if not self._lock.tryLock(100):
            self._ask()
            return False
        return True

    def listen(self) -> None:
        """Hear from now on who else wants the file that was taken."""
        if self._server:
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let another window have the file."""
        if self._server:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _ask(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(WAIT_MS):
            socket.disconnectFromServer()

    def _heard(self) -> None:
        if self._server:
            connection = self._server.nextPendingConnection()
            connection.close()
            connection.deleteLater()
        self.asked.emit()


def _short(path: Path) -> str:
    """Return a path as a short name that a lock and a local server may have."""
    sha = QCryptographicHash.hash(os.fsencode(path), QCryptographicHash.Algorithm.Sha256)
    return bytes(sha.toHex().data()).decode()[:24]
