"""Where the first text overlay stands on the screen, as an estimate that the checks and the preview share."""

from collections.abc import Callable
from typing import NamedTuple

WIDTH, HEIGHT = 1080, 1920
"""The picture that all places are given in, in px."""


class Box(NamedTuple):
    """A rectangle in px of WIDTH by HEIGHT."""

    left: float
    top: float
    right: float
    bottom: float


def first(overlay: str) -> str:
    """Return what the overlay shows first: its text up to the first ``|`` or line break with words before it."""
    parts = overlay.replace("\r", "|").replace("\n", "|").split("|")
    return next((part.strip() for part in parts if part.strip()), "")


def safe_zone(number: Callable[[str], float]) -> Box:
    """Return the part of the screen that the app does not cover; ``number`` gives the rule set's numbers."""
    return Box(
        number("safe_left"), number("safe_top"), WIDTH - number("safe_right"), HEIGHT - number("safe_bottom")
    )


def box(overlay: str, corner: tuple[float, float], letter: float, line: float, zone: Box) -> Box:
    """Return the room that the first overlay takes from its upper left corner on, wrapped at the safe zone's width.

    ``letter`` is the width of a letter and ``line`` the height of a line, in px.
    """
    x, y = corner
    letters = max(1, int((zone.right - zone.left) / letter))
    lines, length = [0], 0
    for word in first(overlay).split():
        length = lines[-1] + (1 if lines[-1] else 0) + len(word)
        if lines[-1] and length > letters:
            lines.append(len(word))
        else:
            lines[-1] = length
    widest = min(max(lines), letters)
    return Box(x, y, x + widest * letter, y + len(lines) * line)
