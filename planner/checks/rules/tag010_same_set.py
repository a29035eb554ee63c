"""TAG010: the hashtags are always the same."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="TAG010",
    name="same-set",
    field="hashtags",
    title=N_("The same hashtags every time"),
    passes=N_("Not the same hashtags every time"),
    what=N_("The hashtags are the same as those of each of the last three videos."),
    why=N_(
        "Each set reaches one crowd. The same set brings the same people, and tells nothing about what works."
    ),
    example=N_("Four videos with #coldbrew #icedcoffee #senjacoffee"),
    instead=N_("One tag changed for each: the trend, the problem, the occasion"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a set, in whatever order, that the last videos had too."""
    n = int(settings.number("videos"))
    earlier = video.last(n)
    own = set(video.folded_tags)
    if not own or len(earlier) < n or any(set(other.tags) != own for other in earlier):
        return
    yield Finding(
        ngettext(
            "The same hashtags as in the last {n} video",
            "The same hashtags as in each of the last {n} videos",
            n,
        ).format(n=n),
        "hashtags",
        _("Change at least one, such as the one that is trending."),
        0 if video.hashtags else None,
        len(video.hashtags) or None,
    )
