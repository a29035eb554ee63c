"""TAG001: there are too few hashtags."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import adding
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="TAG001",
    name="too-few-hashtags",
    field="hashtags",
    title=N_("Too few hashtags"),
    passes=N_("Enough hashtags"),
    what=N_("The video has fewer hashtags than the least number."),
    why=N_("Three to five relevant hashtags tell the app whom to show the video to."),
    example=N_("#coldbrew"),
    instead=N_("#coldbrewathome #coldbrew #icedcoffee #senjacoffee"),
)

ADD_FIRST = (TagKind.BRAND, TagKind.TRENDING, TagKind.CATEGORY, TagKind.NICHE)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find too few hashtags and propose which of the library's to add."""
    least = int(settings.number("min_hashtags"))
    n = len(video.tags)
    if n >= least:
        return
    yield Finding(
        ngettext("{n} hashtag, at least {least}", "{n} hashtags, at least {least}", n).format(
            n=n, least=least
        )
        if n
        else _("No hashtags, at least {least}").format(least=least),
        "hashtags",
        _("Take one that is trending in the niche, one or two of the product category, and the brand’s own."),
        fixes=_fixes(video, least - n),
    )


def _fixes(video: VideoFacts, missing: int) -> tuple[Fix, ...]:
    """Fill up with one of each kind in turn."""
    used = set(video.folded_tags)
    free = [[tag for tag in video.calendar.of_kind(kind) if tag not in used] for kind in ADD_FIRST]
    chosen: list[str] = []
    for depth in range(missing):
        chosen += [tags[depth] for tags in free if len(tags) > depth]
    chosen = chosen[:missing]
    if not chosen:
        return ()
    names = ", ".join(f"#{tag}" for tag in chosen)
    return (adding(video, _("Add {names}").format(names=names), chosen, safe=False),)
