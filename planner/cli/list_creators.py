"""The command ``creators``: who they are, how far work with them is, what is due and what ends; never an ad code."""

import csv
import io
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from models.choices import AgreementKind, CreatorStage, Severity
from models.reading import Connection
from planner import dates, labels
from planner.checks import engine, loading
from planner.checks.facts import CalendarFacts, CreatorFacts
from planner.cli import output, plans
from planner.cli.clock import Clock
from planner.creators import states, tiers
from planner.errors import PlanError
from planner.exchange import cells
from planner.exchange.unseen import as_json
from planner.i18n import N_, _
from planner.preferences import Preferences

COLUMNS: Mapping[str, str] = {
    "handle": N_("Creator"),
    "tier": N_("Tier"),
    "followers": N_("Followers"),
    "engagement": N_("Engagement"),
    "stage": N_("Stage"),
    "model": N_("Model"),
    "sample": N_("Sample"),
    "due": N_("Due"),
    "rights_end": N_("Rights end"),
    "code_end": N_("Ad code ends"),
    "findings": N_("Findings"),
}
"""What is told of a creator: the key where machines read it, and the heading where people do."""
RIGHTS = "RGT"
"""What the codes of rules about rights begin with."""
NUMBERS = ("followers", "engagement")


def run(options: Namespace, preferences: Preferences, clock: Clock) -> int:
    """Print the creators of a calendar. Return 0, or 1 where something is to fix. Raises PlanError for a table."""
    plan = plans.chosen(options.plan, preferences)
    if not plans.is_calendar(plan):
        raise PlanError(_("“{plan}” is no calendar. Bring it in first: hookline import.").format(plan=plan))
    with plans.reading(Path(plan)) as connection:
        calendar = loading.load_calendar(connection, clock())
        facts = loading.load_creators(calendar)
        found = engine.check_others("creator", facts, calendar)
        rights = _rights(connection, calendar)
    for one in facts:
        found[one.id] += (result for video in one.creator.videos for result in rights.get(video.id, ()))
    records = [record(one, found[one.id]) for one in facts]
    if options.format == "json":
        output.say(as_json(records))
    elif options.format == "csv":
        output.say(as_csv(records).rstrip("\n"))
    else:
        output.say("\n".join(as_text(records)))
    return int(engine.counts(result for results in found.values() for result in results)[Severity.FIX] > 0)


def _rights(connection: Connection, calendar: CalendarFacts) -> dict[int, list[engine.Result]]:
    """Return what is found in the rights of all videos that creators show, by the video's id, and not waived."""
    ids = [video.id for creator in calendar.creators.creators for video in creator.videos]
    videos = loading.load(connection, calendar, ids=ids) if ids else []
    waivers = loading.load_waivers(connection) if ids else []
    found: dict[int, list[engine.Result]] = {}
    for result in engine.check(videos, calendar, rules=engine.chosen([RIGHTS]), waivers=waivers):
        if result.video and result.waiver is None:
            found.setdefault(result.video.id, []).append(result)
    return found


def record(facts: CreatorFacts, results: Iterable[engine.Result] = ()) -> dict[str, Any]:
    """Return a creator as plain values under COLUMNS: days in ISO, engagement in percent, codes of what is found.

    ``sample`` is how far the one is that asks for something first, ``due`` the day of the video that is owed first.
    """
    creator, today, days = facts.creator, facts.calendar.today, facts.calendar.sample_days
    tier, sent = tiers.of(creator.followers), states.sample_now(creator.samples, days)
    due, rights, code = (
        day.isoformat() if day else None
        for day in (
            states.next_due(creator, days),
            states.rights_end(creator, today),
            states.code_end(creator, today),
        )
    )
    values = (
        creator.handle,
        tier.key if tier else None,
        creator.followers,
        creator.engagement,
        creator.stage.value,
        creator.agreement.kind.value if creator.agreement else None,
        (states.sample_state(sent, today, days) or None) if sent else None,
        due,
        rights,
        code,
        list(dict.fromkeys(result.rule.code for result in results if not result.failed)),
    )
    return dict(zip(COLUMNS, values, strict=True))


def as_csv(records: Iterable[Mapping[str, Any]]) -> str:
    """Return a table with a row a creator, safe to open; null is empty, findings have a blank between."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in records:
        values = (" ".join(value) if isinstance(value, list) else value for value in one.values())
        writer.writerow(
            cells.defused(output.safe(value)) if isinstance(value, str) else value for value in values
        )
    return text.getvalue()


def as_text(records: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the lines of a table for people, its columns under one another, or a sentence where nobody is kept."""
    if not records:
        yield _("No creators are kept in this calendar yet.")
        return
    rows = [[_(heading) for heading in COLUMNS.values()], *(_row(one) for one in records)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(
            f"{cell:>{width}}" if name in NUMBERS else f"{cell:<{width}}"
            for name, cell, width in zip(COLUMNS, row, widths, strict=True)
        ).rstrip()


def _row(one: Mapping[str, Any]) -> list[str]:
    tier, model, sample = one["tier"], one["model"], one["sample"]
    stage = labels.CREATOR_STAGES[CreatorStage(one["stage"])]
    words = {
        "handle": f"@{one['handle']}",
        "tier": _(tiers.NAMES[tier]) if tier else "",
        "followers": "" if one["followers"] is None else dates.whole(one["followers"]),
        "engagement": "" if one["engagement"] is None else f"{dates.number(one['engagement'])} %",
        "stage": _(stage),
        "model": _(labels.AGREEMENTS[AgreementKind(model)]) if model else "",
        "sample": _(states.SAMPLE_WORDS[sample]) if sample else "",
        "findings": ", ".join(one["findings"]),
    }
    return [output.safe(words.get(name, one[name] or "")) or "–" for name in COLUMNS]
