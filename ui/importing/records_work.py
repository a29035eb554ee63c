"""A file that lists products or creators, worked out beside the window: what comes of it, and how it is said."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from models.calendar import Calendar
from planner import times
from planner.calendar import settings
from planner.exchange.plan_import import Stored
from planner.exchange.records import compared as compared_of
from planner.exchange.records import creators_in, kinds, parsed, products_in
from planner.exchange.records.cells import Answers
from planner.exchange.records.compared import Compared, Item
from planner.exchange.records.parsed import Opener, Parsed
from planner.exchange.shapes.table import Problem, quoted
from planner.i18n import _, ngettext
from planner.shop import money
from ui.store import Store


@dataclass(frozen=True, slots=True)
class Records:
    """What a file lists beside the calendar."""

    parsed: Parsed
    compared: Compared
    late: list[Problem] = field(default_factory=list)
    """What did not fit to what the calendar has, found only when it was brought in."""

    @property
    def title(self) -> str:
        """What the file is."""
        return ", ".join(dict.fromkeys(_(kinds.KINDS[sheet.kind][1]) for sheet in self.parsed.sheets))

    @property
    def page(self) -> str:
        """The page on which they are seen once they are in."""
        return "products" if self.compared.about == kinds.PRODUCTS else "creators"

    @property
    def known(self) -> int:
        """How many of its products or creators the calendar has."""
        return len(self.compared.items) - len(self.compared.new)

    @property
    def problems(self) -> list[Problem]:
        """What there is to say about it."""
        return [*self.parsed.problems, *self.compared.problems]

    @property
    def unclear(self) -> bool:
        """Whether nothing decides if day or month comes first in its dates."""
        return self.parsed.unclear

    @property
    def many(self) -> int:
        """How many products or creators are new or change."""
        return len(self.compared.new) + len(self.compared.changed)

    @property
    def asks_currency(self) -> bool:
        """Whether its prices can't be in the currency in which they were read."""
        return any(one.field == "currency" for one in self.parsed.problems)

    def lines(self) -> list[str]:
        """Return each as two lines: its name, and what comes of it; what changes stands first."""
        order = [*self.compared.changed, *self.compared.new, *self.compared.same]
        return [f"{quoted(item.name, 80)}\n{_what(item)}" for item in order]

    def first_day(self) -> None:
        """Return no day: nothing of it stands on one."""

    def button_text(self) -> str:
        """Return what the button says: "Import 20 products"."""
        if not self.many:
            return _("Nothing to import")
        if self.compared.about == kinds.PRODUCTS:
            text = ngettext("Import {n} product", "Import {n} products", self.many)
        else:
            text = ngettext("Import {n} creator", "Import {n} creators", self.many)
        return text.format(n=self.many)

    @property
    def step(self) -> str:
        """What undo calls it, in English."""
        return parsed.step(self.parsed)

    def works(self, now: dt.datetime) -> Iterator[Callable[[Any], Stored]]:
        """Return what brings it in, slice by slice; ``now`` is UTC."""

        def stored(work: Callable[[Any], Compared], session: Any) -> Stored:
            done = work(session)
            self.late[:] = done.problems[len(self.compared.problems) :]
            return Stored(len(done.new), len(done.changed), len(done.same))

        return (partial(stored, work) for work in parsed.in_slices(self.parsed, now))

    def told(self, stored: Stored) -> str:
        """Return what is said once it is done: "14 products came in, 3 were updated, 1 was left as it is."."""
        n = stored.added
        came = (
            ngettext("{n} product came in", "{n} products came in", n)
            if self.compared.about == kinds.PRODUCTS
            else ngettext("{n} creator came in", "{n} creators came in", n)
        )
        said = [came.format(n=n)]
        for many, words in (
            (stored.updated, ngettext("{n} was updated", "{n} were updated", stored.updated)),
            (stored.skipped, ngettext("{n} was left as it is", "{n} were left as they are", stored.skipped)),
        ):
            said += [words.format(n=many)] if many else []
        return " ".join([", ".join(said) + ".", *(one.message for one in self.late[:1])])


def _what(item: Item) -> str:
    """Return what comes of one: new with its parts, what changes, or that it stays."""
    if item.id is None and not item.is_known:
        return " · ".join([_("new"), *_parts(item)])
    if item.is_same:
        return _("unchanged")
    changes = [compared_of.told(item.changes)] if item.changes else []
    for part in item.parts:
        if not part.item.is_same:
            told = compared_of.told(part.item.changes) if part.item.id is not None else _("new")
            changes.append(f"{part.item.name}: {told}" if part.item.name else told)
    return "; ".join(changes)


_PARTS: tuple[tuple[str, Callable[[int], str]], ...] = (
    (products_in.VARIANT, lambda n: ngettext("{n} variant", "{n} variants", n)),
    (creators_in.SAMPLE, lambda n: ngettext("{n} sample", "{n} samples", n)),
    (creators_in.PERMISSION, lambda n: ngettext("{n} permission", "{n} permissions", n)),
    (creators_in.AGREEMENT, lambda n: ngettext("{n} agreement", "{n} agreements", n)),
)


def _parts(item: Item) -> list[str]:
    found = [part.what for part in item.parts]
    return [said(n).format(n=n) for what, said in _PARTS if (n := found.count(what))]


def reading(
    store: Store, path: Path | None, opened: Opener, day_first: bool | None, currency: str
) -> Callable[[], Records | None]:
    """Return what reads, beside the window, what a file lists beside the calendar.

    It returns None for anything else, such as a plan, and raises PlanError for a list of which nothing can come in.
    ``currency`` (ISO 4217) is that of its prices where it names none; "" is the market's.
    """
    calendar: Calendar = store.read(settings.get)
    today = times.to_wall(store.now(), calendar.zone).date()
    answers = Answers(today, calendar.zone, day_first, currency or money.of_market(calendar.market))

    def read() -> Records | None:
        found = parsed.read(opened, answers, name=path.name if path else "")
        if found is None:
            return None
        return Records(found, store.read(lambda session: parsed.compare(session, found)))

    return read
