"""SHP004: the description is too short."""

from collections.abc import Iterator

from planner.checks.facts import ProductFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SHP004",
    name="short-description",
    field="description",
    title=N_("A description that says too little"),
    passes=N_("The description says enough"),
    what=N_("The description is empty or has only a few words."),
    why=N_("Who taps on the product has questions: size, material, what is in the box, how it is sent."),
    example=N_("Good coffee."),
    instead=N_("250 g of Gayo arabica, medium roast, ground for drip, in a bag that closes"),
    subject="product",
)


def find(facts: ProductFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a description with fewer characters than wanted."""
    text, least = facts.product.description.strip(), int(settings.number("characters"))
    if not text:
        yield Finding(
            _("No description"), "description", _("Say what it is, its size, and what is in the box.")
        )
    elif len(text) < least:
        yield Finding(
            _("Description: {n} of at least {least} characters").format(n=len(text), least=least),
            "description",
            _("Say what it is, its size, and what is in the box."),
        )
