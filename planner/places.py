"""Where this computer keeps Hookline's files.

On Linux without platformdirs, which brings tempfile, shutil and random with it: a sixth of the time of an agenda.
"""

import os
import sys
from pathlib import Path

NAME = "Hookline"


def data() -> Path:
    """Return the folder of calendars, whether it is there or not."""
    if found := _xdg("XDG_DATA_HOME", ".local/share"):
        return found
    import platformdirs

    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


def log() -> Path:
    """Return the folder of the log, whether it is there or not."""
    import platformdirs

    return Path(platformdirs.user_log_dir(NAME, appauthor=False))


def preferences() -> Path:
    """Return the preferences file, whether it is there or not."""
    if found := _xdg("XDG_CONFIG_HOME", ".config"):
        return found / "preferences.json"
    import platformdirs

    return Path(platformdirs.user_config_dir(NAME, appauthor=False)) / "preferences.json"


def calendar() -> Path:
    """Return the calendar of a first start."""
    return data() / "Calendar.hookline"


def _xdg(variable: str, usual: str) -> Path | None:
    """Return our folder as Linux desktops agree on it; None on other systems."""
    if sys.platform != "linux":
        return None
    named = os.environ.get(variable, "")
    return (Path(named) if named.strip() else Path.home() / usual) / NAME
