"""SHP007: a featured product has no second supplier."""

from collections.abc import Iterator

from planner.checks.facts import ProductFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="SHP007",
    name="no-backup",
    field="backup",
    title=N_("A featured product without a second supplier"),
    passes=N_("A second supplier is known"),
    what=N_("Planned videos or live events sell it, and nobody else can send it."),
    why=N_("A video that goes viral asks for ten to a hundred times a normal day within two days."),
    example=N_("Five videos, one supplier"),
    instead=N_("Lestari Boxes, 200 in 3 days"),
    subject="product",
)


def find(facts: ProductFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a product that is sold by planned videos or live events and has no backup supplier."""
    product = facts.product
    n = len(product.videos) + len(product.lives)
    if n >= int(settings.number("featured")) and not product.backup.strip():
        yield Finding(
            _("No backup supplier"),
            "backup",
            ngettext("{n} video or live event sells it.", "{n} videos and live events sell it.", n).format(
                n=n
            ),
        )
