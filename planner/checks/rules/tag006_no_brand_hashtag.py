"""TAG006: no hashtag is the brand's own."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import CalendarFacts, VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import adding
from planner.i18n import N_, _

RULE = Rule(
    code="TAG006",
    name="no-brand-hashtag",
    field="hashtags",
    title=N_("No hashtag of the brand"),
    passes=N_("The brand’s own hashtag"),
    what=N_("None of the hashtags is one of the brand’s own."),
    why=N_("It gathers all videos about the brand in one place, with those of customers."),
    example=N_("#coldbrewathome #coldbrew #icedcoffee"),
    instead=N_("#coldbrewathome #coldbrew #icedcoffee #senjacoffee"),
)


def lacking(calendar: CalendarFacts, settings: RuleSettings) -> str | None:
    """Say so if no hashtag of the brand is set."""
    if calendar.of_kind(TagKind.BRAND):
        return None
    return _("The brand’s own hashtags are not set, so no video can be checked for one. Set them.")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find hashtags without one of the brand; where it has only one, adding it is safe."""
    used = video.folded_tags
    own = video.calendar.of_kind(TagKind.BRAND)
    if not own or not set(own).isdisjoint(used):
        return
    full = len(used) >= settings.number("max_hashtags")
    fix = adding(video, _("Add #{tag}").format(tag=own[0]), own[:1], safe=len(own) == 1)
    yield Finding(
        _("No hashtag of the brand"),
        "hashtags",
        _("Put #{tag} in the place of another.").format(tag=own[0])
        if full
        else _("#{tag} makes the video findable beside the others of the brand.").format(tag=own[0]),
        fixes=() if full else (fix,),
    )
