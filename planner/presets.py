"""Where the files lie that come with Hookline, and what its presets say."""

from functools import cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
ASSETS = PROJECT / "assets"


@cache
def read(name: str, folder: str = "presets") -> dict[str, Any]:
    """Return what a TOML file of ours says, by its name without an ending; read once, not to be changed."""
    import tomllib  # an agenda needs none of it

    found: dict[str, Any] = tomllib.loads((ASSETS / folder / f"{name}.toml").read_text(encoding="utf-8"))
    return found


def version() -> str:
    """Return the program's version."""
    import tomllib

    with (PROJECT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
