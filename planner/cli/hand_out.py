"""The command ``export``: a calendar as a table, for the phone, or as text."""

import datetime as dt
import sys
from argparse import Namespace
from pathlib import Path

from planner import writing
from planner.cli import output, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.i18n import _
from planner.preferences import Preferences


def run(options: Namespace, preferences: Preferences, clock: Clock) -> int:
    """Write the file, or print it where none is named. Return 0."""
    from planner import opening
    from planner.exchange import export

    plan = plans.chosen(options.plan, preferences)
    if not plans.is_calendar(plan):
        raise PlanError(
            _("“{plan}” is a table. Only a calendar can be exported; import it first.").format(plan=plan)
        )
    target = Path(options.output) if options.output else None
    kind = options.kind or (export.kind_of(target) if target else "csv")
    if target is None and kind == "xlsx":
        raise PlanError(_("A spreadsheet can't be printed. Name a file with --output."))
    if target and target.exists() and not options.replace:
        raise PlanError(
            _("There is already a file “{name}”. Add --replace to write over it.").format(name=target.name)
        )
    workspace = opening.open_calendar(Path(plan), clock)
    try:
        made = workspace.read(lambda session: export.prepared(session, kind, clock(), _days(options)))()
    finally:
        workspace.close()
    if target:
        writing.put(target, made)
        output.note(_("Saved “{name}”.").format(name=target.name))
    else:
        sys.stdout.write(made.decode("utf-8-sig"))
    return 0


def _days(options: Namespace) -> tuple[dt.date, dt.date] | None:
    first, last = options.first, options.last
    if first is None and last is None:
        return None
    first, last = first or dt.date(1990, 1, 1), last or dt.date(2100, 12, 31)
    if last < first:
        raise PlanError(_("The last day is before the first one. Change --from or --until."))
    return first, last + dt.timedelta(days=1)
