"""What a plan is read as, worked out beside the window."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from models.reading import OwnFieldRow
from planner import dates
from planner.exchange import (
    events_import,
    in_step,
    own_columns,
    own_import,
    past,
    plan_examples,
    plan_source,
    tables,
)
from planner.exchange.events_import import Found as FoundEvents
from planner.exchange.events_import import Kind
from planner.exchange.in_step import Compared, Taken
from planner.exchange.past import Answer, Past
from planner.exchange.plan_examples import Example
from planner.exchange.plan_import import Stored
from planner.exchange.plan_source import Answers, Part, signature
from planner.exchange.plan_table import ParsedPlan, PlannedVideo
from planner.exchange.shapes.table import quoted
from planner.i18n import _, ngettext
from ui.importing import changes_side

Read = Callable[[bool], tables.Source]
"""Reads what is brought in, with what is hidden in it or without."""
TABLES_KEPT = 40
"""Kinds of table whose columns are remembered."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is being brought in: its name, where it lies, what was read of it, and what was answered about it before."""

    name: str
    path: Path | None
    read: tables.Source
    parts: list[Part]
    kept: Mapping[str, Any]
    own: tuple[OwnFieldRow, ...] = ()
    """The own fields of the calendar."""
    hidden: bool = False
    """Whether what is hidden in it was read too."""


@dataclass(frozen=True, slots=True)
class Found:
    """What would come in, beside the calendar; what is over in it; and what each column is read as, a table each."""

    plan: ParsedPlan
    compared: Compared
    past: list[Past]
    unclear: bool
    """Whether nothing decides if day or month comes first in its dates."""
    examples: list[list[Example]]
    by_table: Mapping[str, list[PlannedVideo]]


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a calendar as what they would come in as, and how many of them are known."""

    found: FoundEvents
    known: int
    page = "calendar"
    """Where they are seen once they are in."""

    @property
    def title(self) -> str:
        """What they come in as."""
        return _(events_import.KINDS[self.found.kind])

    @property
    def problems(self) -> list[tables.Problem]:
        """What there is to say about them."""
        return self.found.problems

    @property
    def many(self) -> int:
        """How many there are."""
        return len(self.found.items)

    def button_text(self) -> str:
        """Return what the button says: "Import 4 events"."""
        return ngettext("Import {n} event", "Import {n} events", self.many).format(n=self.many)

    @property
    def step(self) -> str:
        """What undo calls it, in English."""
        return events_import.store(self.found).label

    def works(self, _now: dt.datetime) -> Iterator[Callable[[Any], Stored]]:
        """Return what brings them in."""
        return iter([events_import.store(self.found).run])

    def told(self, stored: Stored) -> str:
        """Return what is said once it is done."""
        return changes_side.told(stored)

    def first_day(self) -> dt.date | None:
        """Return the first day of them."""
        days = [one.at.date() for one in self.found.lives] + [one.day for one in self.found.days]
        return min(days, default=None)

    def lines(self) -> list[str]:
        """Return each as two lines: its name, and when it is."""
        lives = [f"{quoted(one.name, 80)}\n{dates.moment(one.at)}" for one in self.found.lives]
        return lives + [f"{quoted(one.name, 80)}\n{dates.day_year(one.day)}" for one in self.found.days]


def read_source(wanted: Source, read: Read, columns: Mapping[str, dict[str, str]]) -> Source:
    """Return what is ``wanted`` once it is read; ``columns`` are remembered by the tables' signatures.

    ``read`` is asked for it without what is hidden in it, or with that: also where there are videos nowhere else.
    """

    def once(hidden: bool) -> Source:
        found = read(hidden)
        parts = own_import.recognised(plan_source.parts(found, columns=columns), wanted.own)
        return replace(wanted, read=found, parts=parts, hidden=hidden)

    source = once(wanted.hidden)
    if source.read.left_out and not any(part.taken for part in source.parts):
        source = once(True)
    return source


def work_out(
    source: Source,
    parts: list[Part],
    answers: Answers,
    said: Mapping[str, Answer],
    read: Callable[[Callable[[Any], Compared]], Compared],
    check: Callable[[int], None],
) -> Found:
    """Return what would come in. ``said`` is what was answered of tables that are over; ``read`` asks the calendar.

    ``check`` gets the rows done and stops the work by raising Cancelled. Raises PlanError where nothing would come in.
    """
    order = plan_source.date_order(parts)
    unclear = order == "ambiguous"
    if not unclear:
        answers = replace(answers, day_first=order != "month_first")
    whole = plan_source.read(source.read, parts, answers, check)
    plan = past.settled(whole, said)
    lacking = own_columns.lacking(source.own, (video.own for video in plan.videos))
    plan.problems.extend(own_columns.told(lacking))
    compared = read(lambda session: in_step.compare(session, plan.videos, source.path))
    by_table: dict[str, list[PlannedVideo]] = {}
    for video in plan.videos:
        by_table.setdefault(video.table, []).append(video)
    examples = [plan_examples.examples(part, by_table.get(part.table.name, ())) for part in parts]
    return Found(plan, compared, past.tables(whole, answers.today), unclear, examples, by_table)


def work_out_events(
    source: Source, answers: Answers, kind: str, read: Callable[[Callable[[Any], int]], int]
) -> Events:
    """Return what the events of a calendar would come in as. Raises PlanError where there are none."""
    found = events_import.read(source.read, answers, cast("Kind", kind))
    return Events(found, read(lambda session: events_import.known(session, found)))


def kept_columns(kept: Mapping[str, Any], part: Part) -> dict[str, Any]:
    """Return the columns that are remembered of tables by their signature, those of a table the newest."""
    mine = signature(part.table)
    others = [(key, columns) for key, columns in kept.items() if key != mine]
    return dict(others[-TABLES_KEPT + 1 :]) | {mine: part.columns}


def first_day(compared: Compared, taken: Taken) -> dt.date | None:
    """Return the first day on which something comes in or changes."""
    touched = [*taken.new, *(at for at, some in taken.fields.items() if some)]
    return min((when.date() for at in touched if (when := compared.videos[at].at)), default=None)


def days(compared: Compared) -> dict[dt.date, tuple[str, ...]]:
    """Return what comes of a plan on which days: new, changed, the same, gone."""
    kinds = dict.fromkeys(compared.new, "new") | dict.fromkeys(compared.same, "same")
    kinds |= dict.fromkeys((one.at for one in compared.changed), "changed")
    found: dict[dt.date, list[str]] = {}
    for at, kind in kinds.items():
        if when := compared.videos[at].at:
            found.setdefault(when.date(), []).append(kind)
    for one in compared.gone:
        if one.at:
            found.setdefault(one.at.date(), []).append("gone")
    order = ("changed", "new", "gone", "same")
    return {day: tuple(sorted(ones, key=order.index)) for day, ones in found.items()}
