"""Where in a week by the hour everything stands: hours from top to bottom, what is at the same time side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect

from models.reading import LiveTile
from planner.days.slots import Slot
from ui.calendar.day_places import SHORT, SIDE, SLOT, TALL
from ui.calendar.days_model import Day
from ui.items.selection import Item
from ui.theme import theme

HOUR, FOLD = 52, 24
"""Pixels of an hour, and of all those that are folded into one row, at texts of 100 %."""
EARLY = 8
"""The hour before which a day is folded where nothing is planned so early."""
NARROWEST = 28
"""Pixels of a tile among many at the same time."""
SNAP = 15
"""Minutes to which a drop and a click keep."""
OPENS_AT = 8
"""The hour at the top when nothing is planned before."""
Row = tuple[int, int, Item | Slot]
"""How far down something begins, how tall it is in pixels, and what it is."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An item or slot and where it stands, on paper that begins at midnight."""

    what: Item | Slot
    place: QRect


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a day on paper; the early ones may be ``folded`` into a row."""

    folded: bool = True

    @property
    def height(self) -> int:
        """How tall a day is in pixels."""
        return self.down(24 * 60)

    def down(self, minutes: int) -> int:
        """Return how far down minutes after midnight are, in pixels."""
        hour = theme.px(HOUR)
        if not self.folded:
            return minutes * hour // 60
        early, fold = EARLY * 60, theme.px(FOLD)
        return minutes * fold // early if minutes < early else fold + (minutes - early) * hour // 60

    def minutes(self, down: int) -> int:
        """Return which minute of the day is so far down, from 0 to 1439."""
        hour, early, fold = theme.px(HOUR), EARLY * 60, theme.px(FOLD)
        if not self.folded:
            found = down * 60 // hour
        elif down < fold:
            found = down * early // fold
        else:
            found = early + (down - fold) * 60 // hour
        return min(24 * 60 - 1, max(0, found))


def begins_early(day: Day) -> bool:
    """Whether something is planned or open before the hours that are shown anyway."""
    return any(int(item.time[:2]) < EARLY for item in day.items) or any(
        slot.at.hour < EARLY for slot in day.slots
    )


def placed(day: Day, left: int, width: int, hours: Hours) -> list[Placed]:
    """Return where the items of a day stand in its column; those at the same time share the width."""
    rows: list[Row] = []
    for item in day.items:
        tall = theme.px(TALL) + 2
        if isinstance(item, LiveTile):
            tall = max(theme.px(SHORT), item.minutes * theme.px(HOUR) // 60)
        rows.append((hours.down(int(item.time[:2]) * 60 + int(item.time[3:])), tall, item))
    rows += [(hours.down(slot.at.hour * 60 + slot.at.minute), theme.px(SLOT), slot) for slot in day.slots]
    found: list[Placed] = []
    for group in _overlapping(sorted(rows, key=lambda row: row[0])):
        lanes = _lanes(group)
        across, count = width - SIDE, max(lanes) + 1
        each = max(across // count, NARROWEST)  # where there are too many, they lie upon each other
        step = (across - each) / (count - 1) if count > 1 else 0
        found += [
            Placed(what, QRect(left + SIDE // 2 + round(lane * step), top + 1, each - 2, tall - 2))
            for lane, (top, tall, what) in zip(lanes, group, strict=True)
        ]
    return found


def _lanes(group: list[Row]) -> list[int]:
    """Return the lane of each row of a group: the first one that is free where it begins."""
    ends: list[int] = []
    found = []
    for top, tall, _what in group:
        lane = next((at for at, end in enumerate(ends) if end <= top), len(ends))
        ends[lane : lane + 1] = [top + tall]
        found.append(lane)
    return found


def _overlapping(rows: list[Row]) -> Iterator[list[Row]]:
    """Yield runs of rows, in order of their tops, each of which begins before the ones before it end."""
    group: list[Row] = []
    end = -1
    for row in rows:
        if group and row[0] >= end:
            yield group
            group = []
        group.append(row)
        end = max(end, row[0] + row[1])
    if group:
        yield group
