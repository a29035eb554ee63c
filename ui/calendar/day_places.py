"""Where in a day of the month its tiles, its open slots and "+2 more" stand."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

from models.reading import LiveTile
from planner.days.layers import Note
from planner.days.slots import Slot
from ui.calendar.days_model import Day
from ui.items.selection import Item
from ui.theme import theme

TALL, SHORT, SLOT = 50, 36, 24
"""Pixels of a tile with a title of two lines, of one with one line, and of an open slot, at texts of 100 %."""
ROOMY = 148
"""Pixels of a day from which on its tiles may be tall."""
MORE, BAR, SIDE = 18, 17, 6
BARS = 2
"""How many campaigns of a day have their bar."""
FEW = 2
"""A day with more items has short tiles."""


class Places(NamedTuple):
    """Where the items that fit stand, how many do not, and where that is said; where the open slots stand."""

    tiles: tuple[QRect, ...]
    hidden: int
    more: QRect
    slots: tuple[tuple[Slot, QRect], ...]


def bars(day: Day) -> tuple[Note, ...]:
    """Return the campaigns that stand above a day's tiles."""
    return tuple(note for note in day.notes if note.layer == "campaign")[:BARS]


def bar_rect(cell: QRect, at: int) -> QRect:
    """Return where the campaign number ``at`` of a day stands."""
    return QRect(cell.left(), cell.top() + theme.px(26 + at * BAR), cell.width(), theme.px(BAR - 2))


def places(day: Day, cell: QRect) -> Places:
    """Return where all of a day stands in its cell."""
    roomy = cell.height() >= theme.px(ROOMY)
    gap, count = (4 if roomy else 2), len(bars(day))
    top = theme.px(26 + count * BAR + (3 if count and roomy else 0))
    room = cell.height() - top - 3
    heights = _heights(day, room, gap, roomy=roomy)
    tiles, y = [], cell.top() + top
    for height in heights:
        tiles.append(QRect(cell.left() + SIDE, y, cell.width() - 2 * SIDE, height))
        y += height + gap
    hidden = len(day.items) - len(heights)
    if not hidden:
        return Places(tuple(tiles), 0, QRect(), _slots(day, cell, y))
    below = QRect(cell.left() + SIDE, y - 2, cell.width() - 2 * SIDE, theme.px(MORE))
    in_head = QRect(cell.left() + theme.px(30), cell.top() + 3, cell.width() - theme.px(36), theme.px(22))
    return Places(tuple(tiles), hidden, below if below.bottom() <= cell.bottom() else in_head, ())


def item_at(day: Day, cell: QRect, point: QPoint) -> Item | None:
    """Return the item of a day under a point."""
    found = zip(day.items, places(day, cell).tiles, strict=False)
    return next((item for item, place in found if place.contains(point)), None)


def slot_at(day: Day, cell: QRect, point: QPoint) -> Slot | None:
    """Return the open slot of a day under a point."""
    return next((slot for slot, place in places(day, cell).slots if place.contains(point)), None)


def _heights(day: Day, room: int, gap: int, *, roomy: bool) -> list[int]:
    """Return the heights of the tiles that fit into a room of so many pixels."""
    short = theme.px(SHORT)
    if roomy and len(day.items) <= FEW:
        tall = [short if isinstance(item, LiveTile) else theme.px(TALL) for item in day.items]
        if sum(tall) + gap * (len(tall) - 1) <= room:
            return tall
    return [short] * max(0, min(len(day.items), (room + gap) // (short + gap)))


def _slots(day: Day, cell: QRect, top: int) -> tuple[tuple[Slot, QRect], ...]:
    height = theme.px(SLOT)
    fitting = max(0, (cell.bottom() + 1 - top) // height)
    return tuple(
        (slot, QRect(cell.left() + SIDE, top + at * height, cell.width() - 2 * SIDE, height))
        for at, slot in enumerate(day.slots[:fitting])
    )
