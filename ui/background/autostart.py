"""Start at login: one small file in the place where the system looks for such, written or taken away."""

import os
import plistlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from planner import presets
from planner.errors import PlanError
from planner.writing import cannot_write, put

BACKGROUND = "background"
"""The word on the command line with which the program starts without a window, in the tray."""
MAIN = presets.PROJECT / "main.py"


class Entry(NamedTuple):
    """The file that starts the program at login, and what it holds."""

    path: Path
    content: bytes


def entry(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ, python: str = sys.executable
) -> Entry:
    """Return the file for a system.

    An autostart entry (freedesktop), a launch agent (macOS) or a command in the start-up folder (Windows).
    """
    home = Path(environment.get("USERPROFILE" if platform == "win32" else "HOME") or Path.home())
    words = [python, str(MAIN), BACKGROUND]
    if platform == "darwin":
        agent = {"Label": "hookline", "ProgramArguments": words, "RunAtLoad": True}
        return Entry(home / "Library" / "LaunchAgents" / "hookline.plist", plistlib.dumps(agent))
    if platform == "win32":
        roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
        folder = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Startup"
        words[0] = str(Path(python).with_name("pythonw.exe"))  # python.exe would open a console
        line = " ".join(f'"{word}"' for word in words).replace("%", "%%")
        text = f'@chcp 65001 >nul\r\n@start "" {line}\r\n'
        return Entry(folder / "Hookline.cmd", text.encode())
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    lines = (
        "[Desktop Entry]", "Type=Application", "Name=Hookline", f"Exec={' '.join(map(_quoted, words))}",
        "Terminal=false", "X-GNOME-Autostart-enabled=true",
    )  # fmt: skip
    return Entry(config / "autostart" / "hookline.desktop", ("\n".join(lines) + "\n").encode())


def is_on(wanted: Entry) -> bool:
    """Whether this very program is started at login."""
    try:
        return wanted.path.read_bytes() == wanted.content
    except OSError:
        return False


def choose(wanted: Entry, *, on: bool) -> None:
    """Write the file or take it away. Raises PlanError where the folder can't be written."""
    try:
        if on:
            wanted.path.parent.mkdir(parents=True, exist_ok=True)
        else:
            wanted.path.unlink(missing_ok=True)
    except OSError as error:
        raise PlanError(cannot_write(wanted.path, error)) from error
    if on:
        put(wanted.path, wanted.content)


def _quoted(word: str) -> str:
    """Return a word as the desktop entry specification wants it in Exec: quoted once there, and once as a string."""
    for sign in '\\"`$':
        word = word.replace(sign, "\\" + sign)
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'
