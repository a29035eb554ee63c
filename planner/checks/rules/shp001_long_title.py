"""SHP001: the title is longer than buyers scan, or than the shop takes."""

from collections.abc import Iterator

from planner.checks.facts import ProductFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SHP001",
    name="long-title",
    field="title",
    title=N_("A product title too long to scan"),
    passes=N_("The title can be read at a glance"),
    what=N_("The title that the shop shows has more characters than buyers read."),
    why=N_(
        "Buyers scan titles on a phone. What stands behind the first words is not seen, and the shop "
        "refuses a title beyond its limit."
    ),
    example=N_("Gayo coffee gift box with ribbon and a card for every occasion"),
    instead=N_("Gayo coffee gift box with ribbon"),
    subject="product",
)


def find(facts: ProductFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a title that is longer than the house allows; what the platform refuses weighs as the rule does."""
    title = facts.product.title.strip()
    most, refused = int(settings.number("characters")), int(settings.number("refused"))
    if len(title) <= most:
        return
    advice = _("Name what it is in the first words. The rest belongs in the description.")
    if len(title) >= refused:
        advice = _("The shop takes fewer than {n} characters.").format(n=refused)
    yield Finding(
        _("Title: {n} of {most} characters").format(n=len(title), most=most),
        "title",
        advice,
        most,
        len(title),
        lighter=len(title) < refused,
    )
