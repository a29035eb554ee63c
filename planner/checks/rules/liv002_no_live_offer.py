"""LIV002: viewers get nothing that others do not."""

from collections.abc import Iterator

from planner.checks.facts import LiveFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LIV002",
    name="no-live-offer",
    field="offer",
    title=N_("No offer for viewers only"),
    passes=N_("There is an offer for viewers"),
    what=N_("The live event has no offer that holds only while it is on."),
    why=N_("It is the reason to come now, and to buy before it ends."),
    example=N_("The usual prices"),
    instead=N_("Two for one until the show ends"),
    subject="live",
)


def find(live: LiveFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a live event without an offer of its own."""
    if not live.offer.strip():
        yield Finding(
            _("No offer for viewers only"),
            "offer",
            _("Plan a price, a bundle or a gift that ends with the show."),
        )
