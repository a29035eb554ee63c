"""The command ``import``: a plan, whatever it lives in, into a calendar."""

import datetime as dt
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner import opening, presets, times
from planner.calendar.settings import get as calendar_settings
from planner.calendar.workspace import Workspace
from planner.cli import bring_events, output, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.exchange import plan_import, plan_source
from planner.exchange.plan_import import Stored
from planner.exchange.plan_source import Answers, Part
from planner.exchange.plan_table import ParsedPlan
from planner.exchange.tables import Problem
from planner.exchange.unseen import as_json
from planner.i18n import _, ngettext
from planner.preferences import Preferences
from planner.video import fields


def run(options: Namespace, _preferences: Preferences, clock: Clock) -> int:
    """Bring a plan into a calendar, or say what would come in. Return 0."""
    if options.kind != "videos":
        return bring_events.run(options, clock)
    options.known = options.known or "skip"
    source = plans.read_source(options.file)
    found = mapped(plan_source.parts(source, tuple(options.sheet) or None), options.map)
    target: Path = options.calendar
    workspace = opening.open_calendar(target, clock) if target.exists() else None
    try:
        answers = _answers(options, workspace, clock, found)
        plan = plan_source.read(source, found, answers)
        if options.start_on:
            plan = _moved(plan, options.start_on)
        known = workspace.read(lambda session: plan_import.known(session, plan.videos)) if workspace else 0
        if options.format == "text":
            plans.report(plan.problems)
        if options.dry_run:
            _say(options, plan, None, known)
            return 0
        if workspace is None:
            workspace = opening.create(target, clock, zone=answers.zone)
            stored = _store_in_new(workspace, plan, options)
        else:
            stored = workspace.do(plan_import.store(plan.videos, options.known))
    finally:
        if workspace:
            workspace.close()
    _say(options, plan, stored, known)
    return 0


def _answers(options: Namespace, workspace: Workspace | None, clock: Clock, found: Sequence[Part]) -> Answers:
    """Return what the options and the calendar say beside the file. Raises PlanError for dates that nothing decides."""
    calendar = workspace.read(calendar_settings) if workspace else None
    zone = (
        times.zone(options.zone).key if options.zone else calendar.zone if calendar else opening.system_zone()
    )
    day_first = True if options.day_first else False if options.month_first else None
    if day_first is None:
        if (order := plan_source.date_order(list(found))) == "ambiguous":
            raise PlanError(
                _("The dates can be read with the day or the month first. Add --day-first or --month-first.")
            )
        day_first = order != "month_first"
    return Answers(
        today=times.to_wall(clock(), zone).date(),
        zone=zone,
        day_first=day_first,
        year=options.year,
        first_day=options.first_day,
        slots=plan_source.usual_times(calendar.slots if calendar else ()),
        platform=options.platform,
    )


def mapped(found: list[Part], wishes: Sequence[str]) -> list[Part]:
    """Return tables with the field of each header: guessed, but for what ``Column=field`` says. Raises PlanError."""
    known = {*presets.read("columns")["fields"], *fields.BY_NAME}
    for wish in wishes:
        name, equals, field = (part.strip() for part in wish.rpartition("="))
        having = [part for part in found if name.casefold() in map(str.casefold, part.table.headers)]
        if not equals or not having:
            headers = dict.fromkeys(header for part in found for header in part.table.headers)
            text = _("“{map}” names no column of the table. Its columns are: {headers}.")
            raise PlanError(text.format(map=wish, headers=", ".join(headers)))
        if field and field not in known:
            text = _("“{field}” is no field. The fields are: {fields}.")
            raise PlanError(text.format(field=field, fields=", ".join(sorted(known))))
        found = [_with(part, name, field) if part in having else part for part in found]
    return found


def _with(part: Part, name: str, field: str) -> Part:
    """Return a table in which a column is a field, or none."""
    header = next(one for one in part.table.headers if one.casefold() == name.casefold())
    columns = {one: known for one, known in part.columns.items() if known != field and one != header}
    if field:
        columns[header] = field
    taken = part.taken or plan_source.holds_videos(part.table, columns, alone=True)
    return replace(part, columns=columns, taken=taken)


def _moved(plan: ParsedPlan, first: dt.date) -> ParsedPlan:
    """Return a plan whose videos begin on a day, or in its week where the first one keeps its weekday by that."""
    videos, moved = plan_source.moved(plan.videos, first)
    text = ngettext(
        "{n} video was moved by {days} days.", "{n} videos were moved by {days} days.", len(videos)
    )
    told = Problem(None, None, text.format(n=len(videos), days=moved), "note")
    return replace(plan, videos=videos, problems=[*plan.problems, told])


def _store_in_new(workspace: Workspace, plan: ParsedPlan, options: Namespace) -> Stored:
    """Store in a calendar that was made for it; if that fails, there is no calendar either."""
    try:
        return workspace.do(plan_import.store(plan.videos, options.known))
    except BaseException:
        workspace.close()
        if workspace.path:
            opening.discard(workspace.path)
        raise


def _say(options: Namespace, plan: ParsedPlan, stored: Stored | None, known: int) -> None:
    """Say what came in, or would come in where nothing was stored."""
    if options.format == "json":
        output.say(as_json(_record(plan, stored, known)))
    elif stored is None:
        _say_dry(plan, known, options)
    else:
        _say_stored(stored, options.calendar)


def _record(plan: ParsedPlan, stored: Stored | None, known: int) -> dict[str, Any]:
    """Return what came of an import as plain values: what came, changed, was left out, guessed or not understood."""

    def told(problems: Sequence[Problem]) -> list[dict[str, Any]]:
        return [{"row": one.row, "column": one.column, "message": one.message} for one in problems]

    errors = [one for one in plan.problems if one.level == "error"]
    notes = [one for one in plan.problems if one.level == "note" and one not in plan.left_out]
    return {
        "stored": stored is not None,
        "came": stored.added if stored else len(plan.videos) - known,
        "changed": stored.updated if stored else 0,
        "known": known,
        "videos": [
            {"table": one.table, "row": one.row, "title": one.title, "at": one.at.isoformat() if one.at else None,
             "zone": one.zone}
            for one in plan.videos
        ],
        "left_out": told(plan.left_out),
        "guessed": told(notes),
        "unreadable": told(errors),
    }  # fmt: skip


def _say_dry(plan: ParsedPlan, known: int, options: Namespace) -> None:
    n = len(plan.videos)
    output.say(ngettext("{n} video would come in.", "{n} videos would come in.", n).format(n=n))
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
