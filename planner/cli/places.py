"""Where this computer keeps Hookline's files, found without loading what a short command can do without.

platformdirs brings tempfile, shutil and random with it, a sixth of the time that an agenda takes.
"""

import os
import sys
from pathlib import Path

from models.calendar_file import SUFFIX


def preferences() -> Path | None:
    """Return the preferences file; None leaves the choice to platformdirs."""
    folder = _xdg("XDG_CONFIG_HOME", ".config")
    return folder / "Hookline" / "preferences.json" if folder else None


def calendar() -> Path:
    """Return the calendar of a first start."""
    folder = _xdg("XDG_DATA_HOME", ".local/share")
    if folder is None:
        import platformdirs

        folder = Path(platformdirs.user_data_dir("Hookline", appauthor=False))
        return folder / f"Calendar{SUFFIX}"
    return folder / "Hookline" / f"Calendar{SUFFIX}"


def _xdg(variable: str, usual: str) -> Path | None:
    """Return a folder as Linux desktops agree on it; None on other systems."""
    if sys.platform != "linux":
        return None
    named = os.environ.get(variable, "")
    return Path(named) if named.strip() else Path.home() / usual
