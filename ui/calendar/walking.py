"""The keys of the month and the week: by day, by item, by page; with Shift they choose what lies between."""

import datetime as dt

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent

from planner import dates
from planner.days.slots import Slot
from planner.i18n import _, ngettext
from ui.calendar.days_model import DaysModel, slot_text
from ui.items.selection import Item, Selection

_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ITEMS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Walking:
    """For a view of days that has a selection and a day on which the keyboard is."""

    selection: Selection
    slot: Slot | None = None
    """The open slot that the keyboard is on; nothing is chosen then."""
    told = ""
    """What a screen reader was told last."""

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
            self._choose(None, shift=False)
        elif key in _DAYS:
            self._walk_days(_DAYS[key], shift)
        elif key in _ITEMS:
            self._walk_items(_ITEMS[key], shift)
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selection.take(list(self.days_model().items()))
        else:
            return False
        self.tell()
        return True

    def tell(self) -> None:
        """Have a screen reader say what the keyboard is on, once: what is painted has nothing that it could read."""
        words = self._words()
        if words and words != self.told and isinstance(self, QObject):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.told = words

    def _words(self) -> str:
        """Return what the keyboard is on: an item or slot with its place in the day, else the day."""
        shown, item = self.days_model(), self.selection.current
        if len(self.selection) > 1:
            n = len(self.selection)
            return ngettext("{n} chosen", "{n} chosen", n).format(n=n)
        day = shown.day_of(self.current_day())
        if day is None:
            return ""
        stops = [*day.items, *day.slots]
        here = self.slot or item
        if here is None or here not in stops:
            return shown.spoken(day)
        said = slot_text(here) if isinstance(here, Slot) else shown.spoken_item(here)
        place = _("{n} of {of} on {day}").format(
            n=stops.index(here) + 1, of=len(stops), day=dates.day(day.date)
        )
        return f"{said}, {place}"

    def _stops(self) -> list[Item | Slot]:
        """Return what the keyboard stops at in the day that it is on."""
        day = self.days_model().day_of(self.current_day())
        return [*day.items, *day.slots] if day else []

    def _walk_days(self, step: int, shift: bool) -> None:
        self.go_to(self.current_day() + dt.timedelta(days=step))
        first = next(iter(self._stops()), None)
        self._choose(None if isinstance(first, Slot) else first, shift)

    def _walk_items(self, step: int, shift: bool) -> None:
        """Go through the items and slots of the day, then to the week above or below."""
        stops, current = self._stops(), self.slot or self.selection.current
        at = stops.index(current) if current in stops else (-1 if step > 0 else len(stops))
        if not 0 <= at + step < len(stops):
            self.go_to(self.current_day() + dt.timedelta(days=7 * step))
            stops, at = self._stops(), (-1 if step > 0 else len(self._stops()))
        self._choose(stops[at + step] if 0 <= at + step < len(stops) else None, shift)

    def _choose(self, what: Item | Slot | None, shift: bool) -> None:
        item = None if isinstance(what, Slot) else what
        self.slot = what if isinstance(what, Slot) and not shift else None
        if not shift:
            self.selection.choose(item)
        elif item is not None:
            self.selection.extend(list(self.days_model().items()), item)
