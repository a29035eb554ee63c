"""Content formats: the built-in ones, their names, and the calendar's own."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlmodel import Session, select

from models.content import ContentFormat
from models.records import Beat
from planner import presets
from planner.texts import beats


@cache
def built_in() -> tuple[dict[str, Any], ...]:
    """Return the built-in formats as the presets file has them."""
    return tuple(presets.read("formats")["format"])


def add_presets(session: Session) -> None:
    """Put the built-in formats into an empty calendar."""
    session.add_all(
        ContentFormat(key=preset["key"], needs=preset["needs"], beats=preset["beats"])
        for preset in built_in()
    )


def all_formats(session: Session) -> list[ContentFormat]:
    """Return the calendar's formats in the order in which they were made."""
    return list(session.exec(select(ContentFormat).order_by(ContentFormat.id)))  # type: ignore[arg-type]


def id_of(session: Session, key: str | None) -> int | None:
    """Return the id of the format with a key, or None."""
    if not key:
        return None
    return session.exec(select(ContentFormat.id).where(ContentFormat.key == key)).first()


def course(session: Session, key: str) -> tuple[str, ...]:
    """Return the kinds of beat that a format goes through, in order."""
    found = session.exec(select(ContentFormat.beats).where(ContentFormat.key == key)).first()
    return tuple(found or ())


def proposed_beats(kinds: Sequence[str], length: float) -> tuple[Beat, ...]:
    """Return empty beats for a course over a length in seconds: a hook of 3 s, the rest in equal parts."""
    if not kinds:
        return ()
    hook = min(3.0, length / len(kinds))
    rest = (length - hook) / max(1, len(kinds) - 1)
    found, start, seen = [], 0.0, Counter[str]()
    for at, kind in enumerate(kinds):
        end = hook if at == 0 else round(hook + rest * at)
        seen[kind] += 1
        name = beats.label(kind)
        found.append(Beat(start, float(end), f"{name} {seen[kind]}" if kinds.count(kind) > 1 else name))
        start = float(end)
    return tuple(found)
