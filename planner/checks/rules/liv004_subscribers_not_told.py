"""LIV004: the subscribers do not know of it."""

import datetime as dt
from collections.abc import Iterator

from planner.checks.facts import LiveFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LIV004",
    name="subscribers-not-told",
    field="subscribers_told",
    title=N_("Subscribers were not told"),
    passes=N_("Subscribers know of it"),
    what=N_("The live event is near, and it is not recorded that email subscribers were told."),
    why=N_("They bought before, and many of them do not see it in the app."),
    example=N_("A show tomorrow, no message sent"),
    instead=N_("A short email three days before"),
    subject="live",
)


def find(live: LiveFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a live event that is near and that subscribers do not know of."""
    if live.subscribers_told or live.at_utc - live.calendar.now > dt.timedelta(days=settings.number("days")):
        return
    yield Finding(
        _("Subscribers were not told"),
        "subscribers_told",
        _("Tell them when it is and what they get, and note it here."),
        fixes=(Fix(_("They were told"), "lives.tell_subscribers", (live.id,), safe=False),),
    )
