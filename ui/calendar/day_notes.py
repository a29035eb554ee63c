"""What there is to know about days: read or worked out once, holidays in a thread since they take long."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from planner.days import layers
from planner.days.layers import Note
from planner.i18n import language
from ui import jobs
from ui.store import Store

Wanted = tuple[tuple[str, ...], int, str]
"""Markets, a year, a language."""


class DayNotes(QObject):
    """Holidays, seasons, campaigns and own days by day."""

    loaded = Signal()
    """Holidays that were not known yet are known now."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._holidays: dict[Wanted, list[Note]] = {}
        self._loading: set[Wanted] = set()

    def between(self, first: dt.date, end: dt.date, hidden: Collection[str]) -> dict[dt.date, list[Note]]:
        """Return the notes of each day from the first to before the last, campaigns first."""
        if not self._store.ready:
            return {}
        settings = self._store.settings()
        market = settings.get("market") or ""
        found = self._store.read_rows(lambda c: layers.stored(c, first, end))
        if "sale" not in hidden:
            found += layers.sales(first, end, market)
        if "holiday" not in hidden:
            markets = tuple(dict.fromkeys([market, *json.loads(settings.get("markets") or "[]")]))
            for year in range(first.year, end.year + 1):
                found += self._of_year((markets, year, language()))
        days: dict[dt.date, list[Note]] = defaultdict(list)
        for note in sorted(found, key=lambda note: (note.layer != "campaign", note)):
            if note.layer in hidden:
                continue
            day = max(note.first, first)
            while day <= note.last and day < end:
                days[day].append(note)
                day += dt.timedelta(days=1)
        return days

    def _of_year(self, wanted: Wanted) -> list[Note]:
        if wanted not in self._holidays and wanted not in self._loading:
            self._loading.add(wanted)
            markets, year, spoken = wanted

            def done(found: list[Note]) -> None:
                self._holidays[wanted] = found
                self._loading.discard(wanted)
                if found:
                    self.loaded.emit()

            jobs.run(self, lambda: layers.holidays(markets, [year], spoken), done, lambda _error: done([]))
        return self._holidays.get(wanted, [])
