"""SHP009: several videos within days sell what is short."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SHP009",
    name="crowded-product",
    field="product",
    title=N_("Many videos for a product that is short"),
    passes=N_("Enough is there for all its videos"),
    what=N_("Several videos within a few days sell a product that is below its buffer."),
    why=N_("Each of them may sell it out for the others."),
    example=N_("Three videos in a week, 14 boxes"),
    instead=N_("One video now, the others once more is there"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a video whose short product is sold by as many others within some days around it."""
    if video.at is None or not video.product:
        return
    most, within = int(settings.number("videos")), settings.number("days")
    for product in video.calendar.shop.all_named(video.product):
        near = [one for one in product.videos if abs((one.day - video.day).days) < within]
        if product.is_short and product.stock and len(near) >= most:
            yield Finding(
                _("{n} videos in {days} days sell “{product}”").format(
                    n=len(near), days=f"{within:g}", product=product.name
                ),
                "product",
                _("{n} are left. Move some of them to when more is there.").format(n=product.stock),
                about=product.name,
            )
