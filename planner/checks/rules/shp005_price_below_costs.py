"""SHP005: cost, fees and commission take the whole price."""

from collections.abc import Iterator

from planner.checks.facts import ProductFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.shop import money

RULE = Rule(
    code="SHP005",
    name="price-below-costs",
    field="price",
    title=N_("A price that does not cover what it costs"),
    passes=N_("The price covers what it costs"),
    what=N_(
        "Cost, fees and the creator’s commission take as much as the price, or more than the margin "
        "that should be left."
    ),
    why=N_("Every order loses money then, and a video that goes viral loses it a hundred times."),
    example=N_("Price 99.000, cost 80.000, fees 12.000, commission 15.000"),
    instead=N_("A bundle, a higher price or a lower commission"),
    subject="product",
)


def find(facts: ProductFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a price of which nothing is left, or a price that a cost has none of."""
    ladder, product = facts.ladder, facts.product
    if ladder is None:
        if product.cost is not None:
            yield Finding(
                _("No price"), "price", _("Type the price, so that what is left of it can be seen.")
            )
        return
    if ladder.left is None or ladder.margin is None or ladder.margin > settings.number("margin"):
        return
    left = money.shown(ladder.left, ladder.currency)
    yield Finding(
        _("{amount} left of {price}").format(amount=left, price=money.shown(ladder.price, ladder.currency)),
        "price",
        _(
            "Cost, fees and commission take the rest. Raise the price, sell a bundle, or lower the commission."
        ),
        lighter=ladder.left > 0,
    )
