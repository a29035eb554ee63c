"""SHP008: its product is sold out or short on the day."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="SHP008",
    name="sold-out",
    field="product",
    title=N_("A video that sells what is not there"),
    passes=N_("What it sells is in stock"),
    what=N_(
        "The product is sold out, or there will be fewer than its buffer when the video is posted, by a "
        "normal day’s orders and what live events before it set aside."
    ),
    why=N_("A video that sells nothing costs its reach, and buyers who find nothing don’t come back."),
    example=N_("Friday’s three videos sell the gift box: 14 left, 6 go on a normal day"),
    instead=N_("More is ordered before Friday, or the video shows the bundle"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the products of a video that will be short on its day: what is left by then, as a normal day sells."""
    for product in video.calendar.shop.all_named(video.product) if video.product else ():
        left = product.left_on(video.day, video.calendar.today) if video.at else None
        if left is None or product.stock is None:
            continue
        days = max(0, (video.day - video.calendar.today).days)
        if days > max(settings.number("ahead"), product.lead_days or 0):
            continue
        if left > 0 and left >= (product.buffer or 0):
            continue
        within = int(settings.number("days"))
        sellers = sum(abs((one.day - video.day).days) < within for one in product.videos)
        what = _("“{product}” is sold out") if product.stock <= 0 else _("“{product}” will be sold out")
        if left > 0:
            what = _("“{product}” is below its buffer")
        parts = [ngettext("{n} is left now.", "{n} are left now.", product.stock).format(n=product.stock)]
        if sellers > 1:
            parts.append(_("{n} videos sell it within {days} days.").format(n=sellers, days=within))
        if product.instead:
            parts.append(_("“{other}” can be sold instead.").format(other=product.instead))
        yield Finding(
            what.format(product=product.name),
            "product",
            " ".join(parts),
            about=product.name,
            lighter=left > 0,
        )
