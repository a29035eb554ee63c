"""Finds an edit by its name, such as ``videos.set_text``: the last part of its module, and its own."""

import importlib
from pathlib import Path
from typing import Any

from planner.calendar.workspace import EDITS, Edit

ROOT = Path(__file__).parent


def named(name: str, *args: Any) -> Edit[Any]:
    """Return the edit of a name, ready to be done. Raises KeyError."""
    if name not in EDITS:
        load(name.partition(".")[0])
    return EDITS[name](*args)


def load(module: str = "*") -> None:
    """Import the modules of a name, or all: an edit is known once its module is."""
    for path in sorted(ROOT.rglob(f"{module}.py")):
        importlib.import_module(".".join(("planner", *path.relative_to(ROOT).with_suffix("").parts)))
