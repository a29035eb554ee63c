"""One window a calendar file: a second start brings the first window to the front."""

import hashlib
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 800


class Instance(QObject):
    """Holds the lock of one calendar file and listens for others who ask for it."""

    asked = Signal()
    """Somebody opened the same file: come to the front."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "hookline-" + hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:24]
        self._lock = QLockFile(str(Path(tempfile.gettempdir()) / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Take the file for this window; False if another has it, which has then been asked to come forward."""
        if not self._lock.tryLock(100):
            self._ask()
            return False
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let another window have the file."""
        if self._server:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _ask(self) -> None:
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
