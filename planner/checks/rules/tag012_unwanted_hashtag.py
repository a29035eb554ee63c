"""TAG012: a hashtag is one that the brand does not use."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import removing
from planner.i18n import N_, _

RULE = Rule(
    code="TAG012",
    name="unwanted-hashtag",
    field="hashtags",
    title=N_("A hashtag on the do-not-use list"),
    passes=N_("No hashtag on the do-not-use list"),
    what=N_("A hashtag is one that the library lists as not to be used."),
    why=N_("It was decided against: it is banned, off-brand, or brings the wrong people."),
    example=N_("#diet, which the brand never uses"),
    instead=N_("Another one of the category"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find hashtags of the do-not-use list, each for itself."""
    for tag in video.tags:
        if video.calendar.kind_of(tag.folded) is not TagKind.AVOID:
            continue
        yield Finding(
            _("#{tag} is on the do-not-use list").format(tag=tag.name),
            tag.field,
            _("Leave it out, or change its kind in the library of hashtags."),
            tag.start,
            tag.end,
            tag.folded,
            (removing(video, _("Remove #{tag}").format(tag=tag.name), [tag]),),
        )
