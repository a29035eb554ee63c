"""SHP006: it takes too long to arrive."""

from collections.abc import Iterator

from planner.checks.facts import ProductFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="SHP006",
    name="slow-shipping",
    field="ship_days",
    title=N_("Shipping that takes too long"),
    passes=N_("It arrives soon"),
    what=N_("It takes longer to arrive than buyers wait."),
    why=N_("Two or three days are expected. Beyond a week people don’t buy what they saw for a moment."),
    example=N_("Sent from abroad, 14 days"),
    instead=N_("Stock near the buyers, 2 days"),
    subject="product",
)


def find(facts: ProductFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a product that takes more days to arrive than buyers wait."""
    days, most = facts.product.ship_days, int(settings.number("days"))
    if days is not None and days > most:
        yield Finding(
            ngettext("{n} day to arrive", "{n} days to arrive", days).format(n=days),
            "ship_days",
            _("Buyers expect 2 to 3 days, and beyond {most} they leave.").format(most=most),
        )
