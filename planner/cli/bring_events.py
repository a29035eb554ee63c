"""The command ``import --as live`` or ``--as days``: the events of a calendar as live events or days of one's own."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from planner import opening, times
from planner.calendar import files
from planner.calendar.settings import get as calendar_settings
from planner.calendar.workspace import Workspace
from planner.cli import brought, output, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.exchange import events_import
from planner.exchange.events_import import Found, Live
from planner.exchange.plan_import import Stored
from planner.exchange.plan_when import Answers
from planner.exchange.unseen import as_json
from planner.i18n import _, ngettext

_FOR_VIDEOS = {
    "map": "--map", "sheet": "--sheet", "first_day": "--first-day", "year": "--year", "start_on": "--start-on",
    "day_first": "--day-first", "month_first": "--month-first", "own": "--own", "remember": "--remember",
    "hidden": "--hidden",
}  # fmt: skip
"""Options that say something of videos alone."""


def run(options: Namespace, clock: Clock) -> int:
    """Bring events into a calendar, or say what would come in. Return 0."""
    wrong = [said for name, said in _FOR_VIDEOS.items() if getattr(options, name)]
    if wrong := wrong + ["--gone"] * (options.gone != "keep"):
        text = _("{options} is for videos and means nothing with --as {kind}.")
        raise PlanError(text.format(options=", ".join(wrong), kind=options.kind))
    source = plans.read_source(options.file)
    target: Path = options.calendar
    workspace = opening.open_calendar(target, clock) if target.exists() else None
    try:
        zone = _zone(options, workspace)
        today = times.to_wall(clock(), zone).date()
        found = events_import.read(source, Answers(today, zone), options.kind)
        known = workspace.read(lambda session: events_import.known(session, found)) if workspace else 0
        if options.format == "text":
            plans.report(found.problems)
        stored = None
        if not options.dry_run:
            made = workspace is None
            workspace = workspace or opening.create(target, clock, zone=zone)
            stored = _store(workspace, found, options, made=made)
    finally:
        if workspace:
            workspace.close()
    if options.format == "json":
        output.say(as_json(_record(found, stored, known)))
    else:
        _say(found, stored, known, target)
    return 0


def _zone(options: Namespace, workspace: Workspace | None) -> str:
    """Return the zone of times that name none."""
    if options.zone:
        return times.zone(options.zone).key
    return workspace.read(calendar_settings).zone if workspace else times.system_zone()


def _store(workspace: Workspace, found: Found, options: Namespace, *, made: bool) -> Stored:
    """Store the events; a calendar that was made for them is gone again if that fails."""
    try:
        return workspace.do(events_import.store(found, options.known or "update"))
    except BaseException:
        if made and workspace.path:
            workspace.close()
            files.discard(workspace.path)
        raise


def _say(found: Found, stored: Stored | None, known: int, target: Path) -> None:
    """Say what came in, or would come in where nothing was stored."""
    some: dict[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
        "live": (
            lambda n: ngettext(
                "{n} live event came into {calendar}.", "{n} live events came into {calendar}.", n
            ),
            lambda n: ngettext("{n} live event would come in.", "{n} live events would come in.", n),
        ),
        "days": (
            lambda n: ngettext(
                "{n} custom date came into {calendar}.", "{n} days of your own came into {calendar}.", n
            ),
            lambda n: ngettext("{n} custom date would come in.", "{n} days of your own would come in.", n),
        ),
    }
    came, would = some[found.kind]
    if stored is None:
        n = len(found.items)
        output.say(would(n).format(n=n))
        if known:
            text = ngettext("{n} of them is known.", "{n} of them are known.", known)
            output.say(text.format(n=known))
        return
    output.say(output.safe(came(stored.added).format(n=stored.added, calendar=target)))
    if n := stored.updated:
        output.say(ngettext("{n} was updated.", "{n} were updated.", n).format(n=n))
    if n := stored.skipped:
        output.say(brought.left_as_it_is(n))
    if n := stored.kept:
        text = ngettext(
            "{n} field was changed in the calendar and in the file, and stays. --known overwrite takes the file’s.",
            "{n} fields were changed in the calendar and in the file, and stay. --known overwrite takes the file’s.",
            n,
        )
        output.say(text.format(n=n))


def _record(found: Found, stored: Stored | None, known: int) -> dict[str, Any]:
    """Return what came of an import as plain values."""

    def told(level: str) -> list[dict[str, Any]]:
        return [{"row": one.row, "message": one.message} for one in found.problems if one.level == level]

    items = [
        {"row": one.row, "name": one.name, "at": one.at.isoformat(), "zone": one.zone, "minutes": one.minutes}
        if isinstance(one, Live)
        else {"row": one.row, "name": one.name, "day": one.day.isoformat(), "yearly": one.yearly}
        for one in found.items
    ]
    return {
        "stored": stored is not None,
        "came": stored.added if stored else len(found.items) - known,
        "changed": stored.updated if stored else 0,
        "kept": stored.kept if stored else 0,
        "known": known,
        found.kind: items,
        "guessed": told("note"),
        "unreadable": told("error"),
    }
