"""TAG003: a hashtag is so general that it reaches nobody."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import removing
from planner.i18n import N_, _

RULE = Rule(
    code="TAG003",
    name="generic-hashtag",
    field="hashtags",
    title=N_("A generic hashtag"),
    passes=N_("No generic hashtags"),
    what=N_("A hashtag such as #fyp, #foryou or #viral, from the list or marked as generic in the library."),
    why=N_("It says nothing about the video, so it does not help to reach buyers, and it takes a place."),
    example=N_("#fyp #viral #foryoupage"),
    instead=N_("#coldbrewathome #icedcoffee #senjacoffee"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find generic hashtags, each for itself."""
    for tag in video.tags:
        if video.calendar.kind_of(tag.folded) is not TagKind.GENERIC:
            continue
        yield Finding(
            _("#{tag} is generic").format(tag=tag.name),
            tag.field,
            _(
                "It does not help to reach buyers. Leave it out, or take one that says what the video is "
                "about."
            ),
            tag.start,
            tag.end,
            tag.folded,
            (removing(video, _("Remove #{tag}").format(tag=tag.name), [tag]),),
        )
