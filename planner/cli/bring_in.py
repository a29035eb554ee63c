"""The command ``import``: a table into a calendar."""

import datetime as dt
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from planner import opening, presets, times
from planner.calendar.settings import get as calendar_settings
from planner.calendar.workspace import Workspace
from planner.cli import output, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.exchange import plan_import, plan_table
from planner.exchange.plan_import import Stored
from planner.exchange.plan_table import ParsedPlan
from planner.exchange.tables import Table
from planner.i18n import _, ngettext
from planner.preferences import Preferences


def run(options: Namespace, _preferences: Preferences, clock: Clock) -> int:
    """Bring a table into a calendar, or say what would come in. Return 0."""
    table = plans.read_table(options.file)
    columns = mapped(table, options.map)
    target: Path = options.calendar
    if target.exists():
        workspace = opening.open_calendar(target, clock)
        zone = workspace.read(calendar_settings).zone
    else:
        workspace, zone = None, opening.system_zone()
    try:
        plan = _parse(table, columns, options, times.to_wall(clock(), zone).date(), zone)
        plans.report([*table.problems, *plan.problems])
        if options.dry_run:
            _say_dry(plan, workspace, options)
            return 0
        if workspace is None:
            workspace = opening.create(target, clock, zone=zone)
            stored = _store_in_new(workspace, plan, options)
        else:
            stored = workspace.do(plan_import.store(plan.videos, options.known))
    finally:
        if workspace:
            workspace.close()
    _say_stored(stored, target)
    return 0


def mapped(table: Table, wishes: Sequence[str]) -> dict[str, str]:
    """Return the field of each header: guessed, but for what ``Column=field`` says. Raises PlanError."""
    columns = plan_table.guess_columns(table)
    by_name = {header.casefold(): header for header in table.headers}
    fields = presets.read("columns")["fields"]
    for wish in wishes:
        name, equals, field = (part.strip() for part in wish.rpartition("="))
        header = by_name.get(name.casefold())
        if not equals or header is None:
            raise PlanError(
                _("“{map}” names no column of the table. Its columns are: {headers}.").format(
                    map=wish, headers=", ".join(table.headers)
                )
            )
        if field and field not in fields:
            raise PlanError(
                _("“{field}” is no field. The fields are: {fields}.").format(
                    field=field, fields=", ".join(fields)
                )
            )
        columns = {one: known for one, known in columns.items() if known != field and one != header}
        if field:
            columns[header] = field
    if not columns:
        raise PlanError(
            _("No column was recognised among {headers}. Name one with --map “Column=title”.").format(
                headers=", ".join(table.headers)
            )
        )
    return columns


def _parse(
    table: Table, columns: dict[str, str], options: Namespace, today: dt.date, zone: str
) -> ParsedPlan:
    day_first = True if options.day_first else False if options.month_first else None
    if day_first is None and plan_table.date_order(table, columns) == "ambiguous":
        raise PlanError(
            _("The dates can be read with the day or the month first. Add --day-first or --month-first.")
        )
    return plan_table.parse(table, columns, today=today, zone=zone, day_first=day_first)


def _store_in_new(workspace: Workspace, plan: ParsedPlan, options: Namespace) -> Stored:
    """Store in a calendar that was made for it; if that fails, there is no calendar either."""
    try:
        return workspace.do(plan_import.store(plan.videos, options.known))
    except BaseException:
        workspace.close()
        if workspace.path:
            opening.discard(workspace.path)
        raise


def _say_dry(plan: ParsedPlan, workspace: Workspace | None, options: Namespace) -> None:
    n = len(plan.videos)
    output.say(ngettext("{n} video would come in.", "{n} videos would come in.", n).format(n=n))
    known = workspace.read(lambda session: plan_import.known(session, plan.videos)) if workspace else 0
    if known:
        text = {
            "skip": ngettext(
                "{n} of them is known and would be left out.",
                "{n} of them are known and would be left out.",
                known,
            ),
            "update": ngettext(
                "{n} of them is known and would be updated.",
                "{n} of them are known and would be updated.",
                known,
            ),
            "duplicate": ngettext(
                "{n} of them is known and would be there twice.",
                "{n} of them are known and would be there twice.",
                known,
            ),
        }[options.known]
        output.say(text.format(n=known))


def _say_stored(stored: Stored, target: Path) -> None:
    text = ngettext("{n} video came into {calendar}.", "{n} videos came into {calendar}.", stored.added)
    output.say(output.safe(text.format(n=stored.added, calendar=target)))
    if stored.updated:
        n = stored.updated
        output.say(ngettext("{n} was updated.", "{n} were updated.", n).format(n=n))
    if stored.skipped:
        n = stored.skipped
        text = ngettext(
            "{n} was known and left as it is.", "{n} were known and left as they are.", stored.skipped
        )
        output.say(text.format(n=n))
