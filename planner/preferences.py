"""What this computer remembers for its user: language, theme, recent calendars, the window's shape."""

import contextlib
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from planner import places
from planner.errors import PlanError
from planner.writing import place, put

DEFAULTS: dict[str, Any] = {
    "language": "system",
    "theme": "system",
    "text_size": "100",
    "clock": "system",
    "folded": False,
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
    "panel": True,
    "keys": {},
    "columns": {},
    "publish": {},
}
RECENT_KEPT = 10
MOST_BYTES = 1_000_000
"""A larger file is none that this program wrote."""
STAY, QUIT = "stay", "quit"
"""What closing the last window does, under "tray"; empty until the user was asked."""


def _text(value: object) -> bool:
    """Whether a value is a text that can be shown and written."""
    try:
        return isinstance(value, str) and value.encode() is not None
    except UnicodeEncodeError:
        return False


def _path(value: object) -> bool:
    """Whether a value may be a path; one that is not UTF-8 stands as half signs."""
    return isinstance(value, str)


def _texts(value: object) -> bool:
    return isinstance(value, dict) and all(_text(key) and _text(one) for key, one in value.items())


def _filter(name: object, value: object) -> bool:
    if name in ("text", "finding"):
        return _text(value)
    fits = _number if name == "campaigns" else _text
    return isinstance(value, list) and all(map(fits, value))


def _number(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**63


_LISTS: dict[str, Callable[[object], bool]] = {"recent": _path, "hidden_layers": _text}
"""What an entry of each list must be."""
_TABLES: dict[str, Callable[[object, object], bool]] = {
    "brands": lambda path, brand: _path(path) and _text(brand),
    "splitters": lambda name, shape: _text(name) and _text(shape),
    "filter": _filter,
    "keys": lambda name, key: _text(name) and _text(key),
    "columns": lambda signature, columns: _text(signature) and _texts(columns),
    "publish": lambda path, server: _path(path) and _texts(server),
}
"""What an entry of each table must be."""


def _sound(name: str, value: Any) -> Any:
    """Return as much of a value as fits its preference, None if nothing of it does."""
    if name not in DEFAULTS or type(value) is not type(DEFAULTS[name]):
        return None
    if name in _LISTS:
        return [one for one in value if _LISTS[name](one)]
    if name in _TABLES:
        return {key: one for key, one in value.items() if _TABLES[name](key, one)}
    return value if isinstance(value, bool) or _text(value) else None


class Preferences:
    """A small file of values by name. A file that can't be read counts as empty; one that can't be written is lost.

    What is no file of ours, such as a pipe or something huge, is neither read nor written over.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or places.preferences()
        self._values = _stored(self._path) or {}
        self._changed: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name, DEFAULTS[name])

    def __setitem__(self, name: str, value: Any) -> None:
        if name not in DEFAULTS:
            raise KeyError(name)
        if self[name] == value:
            return
        self._values[name] = value
        self._changed.add(name)
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
        """Write what was changed here over what is stored by now: another window may have changed the rest."""
        stored = _stored(self._path)
        if stored is None:
            return
        self._values = stored | {name: self._values[name] for name in self._changed}
        with contextlib.suppress(OSError, PlanError):
            place(self._path).parent.mkdir(parents=True, exist_ok=True)
            put(self._path, json.dumps(self._values, indent=1).encode())  # ASCII holds any file's name


def _stored(path: Path) -> dict[str, Any] | None:
    """Return what a file holds of use: nothing where there is none or it is damaged, None where it can't be read now.

    That one is not to be written over: the next time it may be there with all it holds.
    """
    if not _is_ours(path):
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return {}
    except OSError:
        return None
    kept = {name: _sound(name, value) for name, value in found.items()} if isinstance(found, dict) else {}
    return {name: value for name, value in kept.items() if value is not None}


def _is_ours(path: Path) -> bool:
    """Whether there is a file of a size that this program writes, or nothing."""
    try:
        there = path.stat()
    except OSError:
        return True  # nothing, or reading and writing fail by themselves
    return stat.S_ISREG(there.st_mode) and there.st_size <= MOST_BYTES


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that may not be looked into, or longer than a name can be
        return False
