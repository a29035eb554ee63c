"""CAL005: a season's preparation should have begun."""

import datetime as dt
from collections.abc import Iterator

from planner.checks.facts import PlanFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.days import seasons
from planner.i18n import N_, _, ngettext
from planner.texts import phrases

RULE = Rule(
    code="CAL005",
    name="season-unprepared",
    field="planned",
    title=N_("A season without preparation"),
    passes=N_("Seasons are prepared"),
    what=N_("A season or sale of the market is near, and no planned video names it."),
    why=N_("Campaigns need ideas, stock and filming days. Who begins in the week itself is late."),
    example=N_("Two weeks before 12.12, and no video for it"),
    instead=N_("A teaser, a bundle and a countdown planned"),
    subject="plan",
)


def find(plan: PlanFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the seasons whose preparation should have begun, each for itself."""
    today = plan.calendar.today
    days = int(settings.number("prepare_days"))
    for season in seasons.coming(today, days, plan.calendar.market):
        named = phrases.phrases(season.words)
        if any(
            today <= video.at.date() <= season.day + dt.timedelta(days=1) and phrases.has(video.text, named)
            for video in plan.planned
        ):
            continue
        n = (season.day - today).days
        yield Finding(
            ngettext("{season} is in {n} day", "{season} is in {n} days", n).format(season=season.label, n=n),
            "planned",
            _("No planned video names it. Plan a teaser, or ignore it if the brand takes no part."),
            about=f"{season.key} {season.day.year}",
        )
