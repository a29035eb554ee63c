"""TAG004: no hashtag is trending in the niche."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import CalendarFacts, VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import adding
from planner.i18n import N_, _

RULE = Rule(
    code="TAG004",
    name="no-trending-hashtag",
    field="hashtags",
    title=N_("No hashtag trending in the niche"),
    passes=N_("A hashtag is trending in the niche"),
    what=N_("None of the hashtags is one that the library marks as trending in the niche."),
    why=N_("It puts the video where people of the niche are looking right now."),
    example=N_("#coldbrew #icedcoffee #senjacoffee"),
    instead=N_("#coldbrewathome #coldbrew #icedcoffee #senjacoffee"),
)


def lacking(calendar: CalendarFacts, settings: RuleSettings) -> str | None:
    """Say so if the library has no trending hashtag."""
    if calendar.of_kind(TagKind.TRENDING):
        return None
    return _(
        "The library has no hashtag that is trending in the niche, so no video can be checked for one. Add "
        "one."
    )


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find hashtags without a trending one, and propose the one seen last."""
    used = video.folded_tags
    trending = video.calendar.of_kind(TagKind.TRENDING)
    if not trending or not set(trending).isdisjoint(used):
        return
    best = trending[0]
    full = len(used) >= settings.number("max_hashtags")
    fix = adding(video, _("Add #{tag}").format(tag=best), [best], safe=False)
    yield Finding(
        _("No hashtag trending in the niche"),
        "hashtags",
        _("Put #{tag} in the place of another.").format(tag=best)
        if full
        else _("#{tag} was seen last.").format(tag=best),
        fixes=() if full else (fix,),
    )
