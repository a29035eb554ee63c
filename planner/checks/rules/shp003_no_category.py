"""SHP003: the listing has no category."""

from collections.abc import Iterator

from planner.checks.facts import ProductFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SHP003",
    name="no-category",
    field="category",
    title=N_("A product without a category"),
    passes=N_("The category is named"),
    what=N_("The listing has no category."),
    why=N_(
        "The shop shows a product where its category is looked for, and takes the commission of that category."
    ),
    example=N_("No category"),
    instead=N_("Food and drinks › Coffee"),
    subject="product",
)


def find(facts: ProductFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a product whose category is empty."""
    if not facts.product.category.strip():
        yield Finding(
            _("No category"), "category", _("Choose the narrowest one that fits: buyers filter by it.")
        )
