"""What is chosen in the calendar, and the day that the keyboard is on: one for all of its views."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from models.reading import LiveTile, Tile

Item = Tile | LiveTile
Key = tuple[bool, int]
"""Whether it is a live event, and its id."""


def key_of(item: Item) -> Key:
    """Return what an item is told by."""
    return isinstance(item, LiveTile), item.id


class Selection(QObject):
    """Some items, one of them the current one."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[Key, Item] = {}
        self.current: Item | None = None
        self.anchor: Item | None = None
        """Where a range that is chosen with Shift begins."""

    def __len__(self) -> int:
        return len(self._items)

    def has(self, item: Item) -> bool:
        """Whether an item is chosen."""
        return key_of(item) in self._items

    @property
    def keys(self) -> list[Key]:
        """What is chosen, in the order in which it was."""
        return list(self._items)

    @property
    def videos(self) -> list[int]:
        """The ids of the chosen videos."""
        return [id_ for live, id_ in self._items if not live]

    @property
    def lives(self) -> list[int]:
        """The ids of the chosen live events."""
        return [id_ for live, id_ in self._items if live]

    def choose(self, item: Item | None) -> None:
        """Choose one item alone, or nothing."""
        self._items = {key_of(item): item} if item else {}
        self.current = self.anchor = item
        self.changed.emit()

    def toggle(self, item: Item) -> None:
        """Add an item to what is chosen, or take it out."""
        if self._items.pop(key_of(item), None) is None:
            self._items[key_of(item)] = item
        self.current = item if self.has(item) else next(reversed(self._items.values()), None)
        self.anchor = item
        self.changed.emit()

    def take(self, items: Iterable[Item], current: Item | None = None) -> None:
        """Choose these items, the anchor staying where it is."""
        self._items = {key_of(item): item for item in items}
        self.current = current or next(reversed(self._items.values()), None)
        self.changed.emit()

    def extend(self, line: list[Item], item: Item) -> None:
        """Choose all that lies between the anchor and an item in a line of items."""
        keys = [key_of(one) for one in line]
        start = keys.index(key_of(self.anchor)) if self.anchor and key_of(self.anchor) in keys else 0
        end = keys.index(key_of(item))
        self.anchor = line[start]
        self.take(line[min(start, end) : max(start, end) + 1], item)

    def renew(self, there: Iterable[Item]) -> None:
        """Know the items as they are now; those that are not there any more are not chosen."""
        found = {key_of(item): item for item in there}
        self._items = {key: found[key] for key in self._items if key in found}
        self.current = self._items.get(key_of(self.current)) if self.current else None
        self.current = self.current or next(reversed(self._items.values()), None)
        self.anchor = found.get(key_of(self.anchor)) if self.anchor else None


def day_of(item: Item) -> dt.date | None:
    """Return the day of an item, None for a video without a date."""
    return dt.date.fromisoformat(item.day) if item.at else None


def press(selection: Selection, line: list[Item], item: Item | None, event: QMouseEvent) -> None:
    """Choose by a press of the mouse: alone, with Ctrl one more or less, with Shift all up to there.

    What is already chosen among others stays so until the release, since all of it may be dragged.
    """
    keys = event.modifiers()
    if item is not None and keys & Qt.KeyboardModifier.ControlModifier:
        selection.toggle(item)
    elif item is not None and keys & Qt.KeyboardModifier.ShiftModifier:
        selection.extend(line, item)
    elif item is None or not selection.has(item):
        selection.choose(item)
    elif selection.current != item:
        selection.take([one for one in line if selection.has(one)], item)


def release(selection: Selection, item: Item, event: QMouseEvent) -> None:
    """Choose one of many alone, once it was clicked and not dragged."""
    plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    if plain and event.button() == Qt.MouseButton.LeftButton and len(selection) > 1:
        selection.choose(item)
