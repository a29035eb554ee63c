"""The command ``numbers``: brings in the platform's files, and shows what became of what was posted."""

import datetime as dt
from argparse import Namespace
from pathlib import Path
from typing import Any

from models import reading
from planner import opening, times
from planner.calendar import settings
from planner.cli import output, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.exchange.unseen import as_json
from planner.i18n import _, ngettext
from planner.preferences import Preferences
from planner.results import bringing, grouped, joined
from planner.results import reading as files
from planner.results.joined import Outcome
from planner.results.reading import Around, Brought
from planner.shop import money


def run(options: Namespace, preferences: Preferences, clock: Clock) -> int:
    """Bring numbers in, or show them. Return 0."""
    named = options.calendar if options.numbers == "import" else options.plan
    plan = plans.chosen(named, preferences)
    if not plans.is_calendar(plan):
        raise PlanError(_("“{plan}” is no calendar. Bring it in first: hookline import.").format(plan=plan))
    if options.numbers == "import":
        _bring(options, Path(plan), clock)
    else:
        _show(options, Path(plan))
    return 0


def _bring(options: Namespace, plan: Path, clock: Clock) -> None:
    """Bring in files, all of them or, where one can't be read, none."""
    workspace = opening.open_calendar(plan, clock)
    try:
        calendar = workspace.read(settings.get)
        planned = workspace.read_plain(reading.planned_videos)
        around = Around(money.of_market(calendar.market), [one.posted_id for one in planned if one.posted_id])
        found = [one for name in options.files for one in files.read(Path(name), around)]
        there = set(workspace.read_plain(reading.numbers_digests))
        fresh = [one for one in found if one.digest not in there]
        made = (
            []
            if options.dry_run or not fresh
            else workspace.do(bringing.bring(fresh, calendar.zone, clock()))
        )
        outcomes = [] if options.dry_run else workspace.read_plain(joined.outcomes)
    finally:
        workspace.close()
    matched = sum(one.planned is not None for one in outcomes)
    if options.format == "json":
        output.say(as_json(_record(found, fresh, outcomes, stored=bool(made))))
        return
    for one in found:
        _say(one, new=one in fresh, dry=options.dry_run)
    if not options.dry_run:
        text = ngettext(
            "{n} video has numbers, {m} of them planned.",
            "{n} videos have numbers, {m} of them planned.",
            len(outcomes),
        )
        output.say(text.format(n=len(outcomes), m=matched))


def _say(one: Brought, *, new: bool, dry: bool) -> None:
    said = [_(one.title), ngettext("{n} row", "{n} rows", one.count).format(n=one.count)]
    if one.first and one.last:
        said.append(_("{first} to {last}").format(first=one.first.isoformat(), last=one.last.isoformat()))
    if one.currency:
        said.append(one.currency)
    if not new:
        said.append(_("there already, so nothing was added"))
    elif dry:
        said.append(_("nothing stored"))
    output.say(output.safe(f"{one.name}: {', '.join(said)}."))
    if one.dropped:
        n = len(one.dropped)
        text = ngettext("{n} column about buyers was not read.", "{n} columns about buyers were not read.", n)
        output.say("  " + text.format(n=n))
    for note in one.notes:
        output.say(output.safe(f"  {note}"))


def _record(
    found: list[Brought], fresh: list[Brought], outcomes: list[Outcome], *, stored: bool
) -> dict[str, Any]:
    return {
        "stored": stored,
        "files": [
            {
                "name": one.name, "kind": one.kind, "rows": one.count, "new": one in fresh, "currency": one.currency,
                "first": one.first.isoformat() if one.first else None,
                "last": one.last.isoformat() if one.last else None,
                "personal_columns_dropped": one.dropped, "notes": one.notes,
            }
            for one in found
        ],
        "videos": len(outcomes),
        "joined": sum(one.planned is not None for one in outcomes),
    }  # fmt: skip


def _show(options: Namespace, plan: Path) -> None:
    with plans.reading(plan) as connection:
        calendar = reading.settings_row(connection)
        zone = str(calendar.get("zone") or "UTC")
        outcomes = [one for one in joined.outcomes(connection) if _is_within(one, options, zone)]
        names = {row[0]: row[1] for row in reading.numbers_files(connection)}
        lives = grouped.lives(connection)
    if options.by == "video":
        rows = [joined.plain(one, names) for one in outcomes]
    elif options.by == "live":
        rows = lives
    else:
        rows = grouped.by(options.by, outcomes, zone)
    if options.format == "json":
        output.say(as_json(rows))
        return
    if not rows:
        output.say(_("There are no numbers yet. Bring them in: hookline numbers import FILE."))
    for row in rows:
        output.say(output.safe(_line(row)))


def _is_within(one: Outcome, options: Namespace, zone: str) -> bool:
    if options.first is None and options.last is None:
        return True
    if one.posted is None:
        return False
    day = times.to_wall(one.posted.replace(tzinfo=dt.UTC), zone).date()
    return (options.first is None or day >= options.first) and (options.last is None or day <= options.last)


def _line(row: dict[str, Any]) -> str:
    said = []
    for name, words in (
        ("views", _("{n} views")), ("product_clicks", _("{n} product clicks")), ("orders", _("{n} orders")),
    ):  # fmt: skip
        if row.get(name) is not None:
            said.append(words.format(n=row[name]))
    if row.get("gmv") is not None:
        minor = round(row["gmv"] * 10 ** money.digits(row["currency"]))
        said.append(money.shown(minor, row["currency"]))
    title = row.get("title") or row.get("name") or row.get("video_id") or "–"
    return "  · ".join([str(title), *said])
