"""What was typed and is not in the calendar yet, each with the place that it was typed for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.calendar.workspace import Edit

Place = tuple[str, int, str]
"""What a text belongs to: a kind of thing, such as a video, its id, and the field."""


@dataclass(frozen=True)
class Typed:
    """What waits for the file, or a text that was refused."""

    place: Place
    text: str
    edit: Edit[Any]
    """What would store it."""
    why: str = ""
    """The sentence with which it was refused; nothing while it waits."""
    value: object = None
    """What is stored where it is no text, such as all beats of a video."""
