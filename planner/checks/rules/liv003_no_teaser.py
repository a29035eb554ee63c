"""LIV003: no video announces it."""

import datetime as dt
from collections.abc import Iterator

from planner.checks.facts import LiveFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LIV003",
    name="no-teaser",
    field="teasers",
    title=N_("No teaser before the live event"),
    passes=N_("A teaser announces it"),
    what=N_("No video before the live event is planned as its teaser."),
    why=N_("Few come by chance. A video a day or two before tells followers when, what and why."),
    example=N_("A show without an announcement"),
    instead=N_("A teaser on the evening before"),
    subject="live",
)


def find(live: LiveFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a live event without a teaser that is posted before it, and not too long before."""
    days = settings.number("days")
    if any(
        dt.timedelta() < live.at_utc - teaser.at_utc <= dt.timedelta(days=days) for teaser in live.teasers
    ):
        return
    late = [teaser for teaser in live.teasers if teaser.at_utc >= live.at_utc]
    ahead = live.at_utc - live.calendar.now > dt.timedelta(days=1)
    yield Finding(
        _("Teaser posted after the show") if late else _("No teaser before it"),
        "teasers",
        _("Move “{title}” to a day before.").format(title=late[0].title)
        if late
        else _("Plan a video that says when it is, what is shown and what viewers get."),
        fixes=(Fix(_("Plan a teaser on the day before"), "lives.add_teaser", (live.id,), safe=False),)
        if ahead and not late
        else (),
    )
