"""The keys of the month and the week: by day, by item, by page; with Shift they choose what lies between."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.calendar.days_model import DaysModel
from ui.items.selection import Item, Selection

_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ITEMS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Walking:
    """For a view of days that has a selection and a day on which the keyboard is."""

    selection: Selection

    def days_model(self) -> DaysModel:
        """Return the days that are shown."""
        raise NotImplementedError

    def current_day(self) -> dt.date:
        """Return the day that the keyboard is on."""
        raise NotImplementedError

    def go_to(self, day: dt.date) -> None:
        """Put the keyboard on a day, showing it."""
        raise NotImplementedError

    def walk(self, event: QKeyEvent) -> bool:
        """Go where a key leads. Return whether it is one of these keys."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _TURNS:
            self.go_to(self.days_model().turned(self.current_day(), _TURNS[key]))
            self.selection.choose(None)
        elif key in _DAYS:
            self._walk_days(_DAYS[key], shift)
        elif key in _ITEMS:
            self._walk_items(_ITEMS[key], shift)
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selection.take(list(self.days_model().items()))
        else:
            return False
        return True

    def _items(self) -> tuple[Item, ...]:
        day = self.days_model().day_of(self.current_day())
        return day.items if day else ()

    def _walk_days(self, step: int, shift: bool) -> None:
        self.go_to(self.current_day() + dt.timedelta(days=step))
        items = self._items()
        self._choose(items[0] if items else None, shift)

    def _walk_items(self, step: int, shift: bool) -> None:
        """Go through the items of the day, then to the week above or below."""
        items, current = self._items(), self.selection.current
        at = items.index(current) if current in items else (-1 if step > 0 else len(items))
        if 0 <= at + step < len(items):
            self._choose(items[at + step], shift)
            return
        self.go_to(self.current_day() + dt.timedelta(days=7 * step))
        items = self._items()
        self._choose((items[0] if step > 0 else items[-1]) if items else None, shift)

    def _choose(self, item: Item | None, shift: bool) -> None:
        if not shift:
            self.selection.choose(item)
        elif item is not None:
            self.selection.extend(list(self.days_model().items()), item)
