"""What this computer remembers for its user: language, theme, recent calendars, the window's shape."""

import contextlib
import json
from pathlib import Path
from typing import Any

from planner.errors import PlanError
from planner.writing import place, put

DEFAULTS: dict[str, Any] = {
    "language": "system",
    "theme": "system",
    "recent": [],
    "brands": {},
    "window": "",
    "splitters": {},
    "page": "today",
    "notifications": True,
    "tray": "",
    "view": "month",
    "filter": {},
    "hidden_layers": [],
    "drawer": False,
    "keys": {},
    "columns": {},
    "publish": {},
}
RECENT_KEPT = 10
STAY, QUIT = "stay", "quit"
"""What closing the last window does, under "tray"; empty until the user was asked."""


class Preferences:
    """A small file of values by name. A file that can't be read counts as empty; one that can't be written is lost."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _usual_path()
        self._values: dict[str, Any] = {}
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            found = {}
        if isinstance(found, dict):
            self._values = {
                name: value for name, value in found.items() if isinstance(value, type(DEFAULTS.get(name)))
            }

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name, DEFAULTS[name])

    def __setitem__(self, name: str, value: Any) -> None:
        if name not in DEFAULTS:
            raise KeyError(name)
        if self[name] == value:
            return
        self._values[name] = value
        self._save()

    @property
    def recent(self) -> list[Path]:
        """The calendars opened last that are still there, the newest first."""
        return [path for text in self["recent"] if _is_file(path := Path(str(text)))]

    def opened(self, path: Path, brand: str = "") -> None:
        """Note that a calendar was opened, and whose it is."""
        text = str(path.resolve())
        self["brands"] = {one: name for one, name in self["brands"].items() if one in self["recent"]} | {
            text: brand
        }
        self["recent"] = [text, *(one for one in self["recent"] if one != text)][:RECENT_KEPT]

    def _save(self) -> None:
        with contextlib.suppress(OSError, PlanError):
            place(self._path).parent.mkdir(parents=True, exist_ok=True)
            put(self._path, json.dumps(self._values, indent=1).encode())  # ASCII holds any file's name


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that may not be looked into, or longer than a name can be
        return False


def _usual_path() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("Hookline", appauthor=False)) / "preferences.json"
