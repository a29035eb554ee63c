"""LIV001: nothing is planned to be shown."""

from collections.abc import Iterator

from planner.checks.facts import LiveFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LIV001",
    name="no-products",
    field="products",
    title=N_("A live event without products"),
    passes=N_("The live event has products"),
    what=N_("No product is planned for the live event."),
    why=N_(
        "Viewers come to see products and buy them; without a list the host improvises and stock is missing."
    ),
    example=N_("“Friday live”, nothing else"),
    instead=N_("Cold brew, drip bags, the gift box"),
    subject="live",
)


def find(live: LiveFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a live event that shows nothing by its plan."""
    if not live.products:
        yield Finding(
            _("No products planned"), "products", _("List what will be shown, in the order of the show.")
        )
