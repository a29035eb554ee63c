"""SHP002: the listing has too few pictures, or one that is not upright."""

from collections.abc import Iterator

from planner.checks.facts import ProductFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="SHP002",
    name="few-pictures",
    field="pictures",
    title=N_("Too few pictures"),
    passes=N_("There are enough pictures"),
    what=N_("The listing has fewer pictures than the shop asks for, or none."),
    why=N_("Buyers look before they read: each picture answers a question that they would not ask."),
    example=N_("One picture on white"),
    instead=N_("Front, in use, size, detail, what is in the box"),
    subject="product",
)


def find(facts: ProductFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a listing with fewer pictures than wanted, and pictures that are not upright where their size is known."""
    n, least = len(facts.product.pictures), int(settings.number("pictures"))
    if n < least:
        yield Finding(
            ngettext("{n} picture of {least}", "{n} pictures of {least}", n).format(n=n, least=least),
            "pictures",
            _("Add the product in use, its size and what is in the box."),
            about="few",
        )
    wide = settings.number("widest")
    lying = [place for place, (width, height) in facts.sizes.items() if width > height * wide]
    if lying:
        yield Finding(
            ngettext("{n} picture is not upright", "{n} pictures are not upright", len(lying)).format(
                n=len(lying)
            ),
            "pictures",
            _("A phone shows an upright picture, 3 to 4, largest. Numbers: {places}.").format(
                places=", ".join(str(place + 1) for place in lying)
            ),
            about="lying",
        )
