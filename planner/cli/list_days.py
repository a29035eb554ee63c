"""The command ``agenda``: what is planned, day by day."""

import datetime as dt
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from models import reading
from planner import times
from planner.cli import agenda, output, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.i18n import _
from planner.preferences import Preferences

AHEAD = dt.timedelta(days=27)
"""How far it looks where neither a plan nor a day was named: four weeks with today."""


def run(options: Namespace, preferences: Preferences, clock: Clock) -> int:
    """Print an agenda. Return 0."""
    plan = plans.chosen(options.plan, preferences)
    plans.refuse_hidden(plan, options.hidden)
    first, last = options.first, options.last
    if first and last and last < first:
        raise PlanError(_("The last day is before the first one. Change --from or --to."))
    if options.plan is None and first is None and last is None:
        first = _today(plan, clock)
        last = first + AHEAD
    if options.format == "json":
        _print_records(plan, options.hidden, first, last, clock)
    elif plans.is_calendar(plan):
        with plans.reading(Path(plan), thorough=False) as connection:
            zone = reading.settings_row(connection).get("zone") or "UTC"
            entries = agenda.planned(connection, first, last)
        show(entries, times.to_wall(clock(), zone).date())
    else:
        facts = plans.table_facts(plan, clock, hidden=options.hidden)
        show(agenda.of_facts(agenda.within(facts.videos, first, last)), facts.calendar.today)
    return 0


def show(entries: Iterable[agenda.Entry], today: dt.date) -> None:
    """Print entries under the headings of their days."""
    lines = [output.safe(line) for line, _entry in agenda.text(entries, today)]
    output.say("\n".join(lines) if lines else _("Nothing is planned."))


def _today(plan: str, clock: Clock) -> dt.date:
    with plans.reading(Path(plan), thorough=False) as connection:
        return times.to_wall(clock(), reading.settings_row(connection).get("zone") or "UTC").date()


def _print_records(
    plan: str, hidden: str | None, first: dt.date | None, last: dt.date | None, clock: Clock
) -> None:
    from planner.checks import engine
    from planner.exchange.unseen import as_json

    facts = plans.facts_of(plan, clock, hidden=hidden)
    wanted = agenda.within(facts.videos, first, last)
    results = engine.check(wanted, facts.calendar, waivers=facts.waivers)
    output.say(as_json(agenda.records(wanted, results, facts.own)))
