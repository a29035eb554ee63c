"""SHP009: its product fits a short video badly."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.shop import fit

RULE = Rule(
    code="SHP009",
    name="weak-fit",
    field="product",
    title=N_("A product that a short video hardly sells"),
    passes=N_("The product suits a short video"),
    what=N_("The product’s benefit can’t be seen within seconds, or nobody buys it at once."),
    why=N_(
        "Short videos sell what is seen, understood and bought in a moment. What people think over "
        "needs a longer way."
    ),
    example=N_("A home espresso machine for 6.450.000"),
    instead=N_("Its small sister, or a video that leads to a live event"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the products of a video that fit a short one weakly, with what speaks against each."""
    for product in video.calendar.shop.all_named(video.product) if video.product else ():
        fits = product.fits()
        if fits.grade == fit.WEAK:
            yield Finding(
                _("“{product}” fits a short video badly").format(product=product.name),
                "product",
                _("Against it: {reasons}.").format(reasons=", ".join(fit.reasons(fits))),
                about=product.name,
            )
