"""CAL007: the last videos were about this product too."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="CAL007",
    name="same-product",
    field="product",
    title=N_("The same product again and again"),
    passes=N_("The products vary"),
    what=N_("This video and the four before it are about the same product."),
    why=N_(
        "Followers who did not want it four times will not want it the fifth time. The feed looks like one long ad."
    ),
    example=N_("Five videos of the gift box"),
    instead=N_("A different product, a behind the scenes or a customer in between"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a product that had all of the last videos too."""
    own = " ".join(video.product.casefold().split())
    n = int(settings.number("videos"))
    earlier = video.last(n - 1)
    if not own or len(earlier) < n - 1:
        return
    if any(" ".join(other.product.casefold().split()) != own for other in earlier):
        return
    yield Finding(
        _("“{product}” {n} times in a row").format(product=video.product.strip(), n=n),
        "product",
        _("Put another product, or something without one, between them."),
    )
