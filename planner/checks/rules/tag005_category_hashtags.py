"""TAG005: there are no hashtags of the product category, or too many."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import CalendarFacts, VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import adding, listed, removing
from planner.i18n import N_, _

RULE = Rule(
    code="TAG005",
    name="category-hashtags",
    field="hashtags",
    title=N_("None or too many of the product category"),
    passes=N_("Hashtags of the product category"),
    what=N_("None of the hashtags names the product category by the library, or more than two do."),
    why=N_(
        "The category brings people who want such a product; a third of its kind only brings the same "
        "people again."
    ),
    example=N_("#coldbrew #icedcoffee #coffeedrinks #coffeelover"),
    instead=N_("#coldbrewathome #coldbrew #icedcoffee #senjacoffee"),
)


def lacking(calendar: CalendarFacts, settings: RuleSettings) -> str | None:
    """Say so if the library has no hashtag of the category."""
    if calendar.of_kind(TagKind.CATEGORY):
        return None
    return _(
        "The library has no hashtag of the product category, so no video can be checked for one. Add one."
    )


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find hashtags without one of the category, or those of it that are too many."""
    known = video.calendar.of_kind(TagKind.CATEGORY)
    if not known:
        return
    category = set(known)
    places = [tag for tag in video.tags if tag.folded in category]
    most = int(settings.number("max_category"))
    if not places:
        full = len(video.tags) >= settings.number("max_hashtags")
        fix = adding(video, _("Add #{tag}").format(tag=known[0]), known[:1], safe=False)
        yield Finding(
            _("No hashtag of the product category"),
            "hashtags",
            _("Put one such as #{tag} in the place of another.").format(tag=known[0])
            if full
            else _("Add one or two, such as #{tag}.").format(tag=known[0]),
            fixes=() if full else (fix,),
        )
    elif len(places) > most:
        over = places[most:]
        yield Finding(
            _("{n} hashtags of the product category, at most {most}").format(n=len(places), most=most),
            over[0].field,
            _("Keep the ones that are closest to the product."),
            over[0].start,
            over[-1].end if over[0].field == "hashtags" else over[0].end,
            fixes=(
                removing(
                    video, _("Remove {names}").format(names=listed(over)), over, safe=False, keep_words=True
                ),
            ),
        )
