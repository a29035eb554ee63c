"""Keeps the screen from going dark while something is shown on it, where the system allows that."""

import contextlib
import os
import subprocess
import sys

SERVICE = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
NAME = "hookline-awake"
CONTINUOUS, DISPLAY = 0x80000000, 0x00000002
"""Flags of Windows' SetThreadExecutionState."""


class Awake:
    """``hold`` keeps the screen on until ``release``. Neither ever fails; a system without a way just sleeps."""

    def __init__(self) -> None:
        self.held = False
        """Whether the system said yes."""
        self._process: subprocess.Popen[bytes] | None = None

    def hold(self, reason: str) -> None:
        """Ask the system to keep the screen on, saying why."""
        if self.held:
            return
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                _windows(CONTINUOUS | DISPLAY)
                self.held = True
            elif sys.platform == "darwin":
                command = ["/usr/bin/caffeinate", "-d", "-w", str(os.getpid())]
                self._process = subprocess.Popen(command)  # noqa: S603 - fixed words
                self.held = True
            else:
                self.held = _inhibit(reason)

    def release(self) -> None:
        """Let the screen go dark again."""
        process, self._process, held, self.held = self._process, None, self.held, False
        with contextlib.suppress(OSError):
            if process:
                process.terminate()
            elif held and sys.platform == "win32":
                _windows(CONTINUOUS)
            elif held:
                from PySide6.QtDBus import QDBusConnection

                QDBusConnection.disconnectFromBus(NAME)


def _windows(flags: int) -> None:
    import ctypes

    ctypes.windll.kernel32.SetThreadExecutionState(flags)  # type: ignore[attr-defined]


def _inhibit(reason: str) -> bool:
    """Ask the desktop's screen saver over a connection of its own; return whether it answered.

    Its number is not needed: the saver forgets what was asked once the connection is gone.
    """
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, NAME)
    message = QDBusMessage.createMethodCall(*SERVICE, "Inhibit")
    message.setArguments(["Hookline", reason])
    if not bus.isConnected():
        return False
    return bus.call(message, timeout=500).type() is QDBusMessage.MessageType.ReplyMessage
