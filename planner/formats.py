"""Content formats: the built-in ones, their names, and the calendar's own."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from sqlmodel import Session, select

from models.content import ContentFormat
from planner.i18n import N_, _

FILE = Path(__file__).parent.parent / "assets" / "presets" / "formats.toml"
NAMES = {
    "before-after": N_("Before and after"),
    "problem-solution": N_("Problem and solution"),
    "unboxing": N_("Unboxing"),
    "how-to": N_("How-to tutorial"),
    "behind-the-scenes": N_("Behind the scenes"),
    "customer-video": N_("Customer video"),
}


@cache
def presets() -> tuple[dict[str, Any], ...]:
    """Return the built-in formats as the presets file has them."""
    return tuple(tomllib.loads(FILE.read_text(encoding="utf-8"))["format"])


def label(key: str, name: str = "") -> str:
    """Return a format's name for the screen: its own, or the built-in one in the current language."""
    return name or _(NAMES.get(key, key))


def add_presets(session: Session) -> None:
    """Put the built-in formats into an empty calendar."""
    session.add_all(
        ContentFormat(key=preset["key"], needs=preset["needs"], beats=preset["beats"]) for preset in presets()
    )


def all_formats(session: Session) -> list[ContentFormat]:
    """Return the calendar's formats in the order in which they were made."""
    return list(session.exec(select(ContentFormat).order_by(ContentFormat.id)))  # type: ignore[arg-type]


def id_of(session: Session, key: str | None) -> int | None:
    """Return the id of the format with a key, or None."""
    if not key:
        return None
    return session.exec(select(ContentFormat.id).where(ContentFormat.key == key)).first()
