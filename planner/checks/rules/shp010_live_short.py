"""SHP010: a live event needs more than there is."""

from collections.abc import Iterator

from planner.checks.facts import LiveFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SHP010",
    name="live-short",
    field="products",
    title=N_("A live event that needs more than there is"),
    passes=N_("There is enough for the live event"),
    what=N_("The run of show sets aside more pieces than there will be, or shows what is sold out."),
    why=N_("What runs out in the middle of a show ends the show."),
    example=N_("60 gift boxes planned, 14 there"),
    instead=N_("46 more ordered before, or the bundle shown"),
    subject="live",
)


def find(live: LiveFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the products of a live event of which there are fewer than it sets aside, each once."""
    wanted: dict[int, int] = {}
    for name in live.products:
        for product in live.calendar.shop.all_named(name):
            wanted.setdefault(product.id, 0)
    for part in live.run:
        for product in live.calendar.shop.all_named(part.product) if part.product else ():
            wanted[product.id] = wanted.get(product.id, 0) + (part.needs or 0)
    for product_id, pieces in wanted.items():
        product = live.calendar.shop.by_id[product_id]
        left = product.left_on(live.at.date(), live.calendar.today)
        if left is not None and left < max(1, pieces):
            yield Finding(
                _("“{product}”: {left} there, {pieces} planned").format(
                    product=product.name, left=max(0, left), pieces=pieces
                )
                if pieces
                else _("“{product}” will be sold out").format(product=product.name),
                "products",
                _("{n} are left now. Order more, or show another product.").format(n=product.stock),
                about=product.name,
            )
