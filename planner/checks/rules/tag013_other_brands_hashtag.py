"""TAG013: a hashtag belongs to another brand."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import removing
from planner.i18n import N_, _

RULE = Rule(
    code="TAG013",
    name="other-brands-hashtag",
    field="hashtags",
    title=N_("A hashtag of another brand"),
    passes=N_("No hashtag of another brand"),
    what=N_("A hashtag is one that the library lists as another brand’s."),
    why=N_(
        "It sends people to the rival’s videos, and using a name that is not yours may be against its owner’s rights."
    ),
    example=N_("#kopisebelah under a video of Senja Coffee"),
    instead=N_("#senjacoffee"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find hashtags of other brands, each for itself."""
    for tag in video.tags:
        if video.calendar.kind_of(tag.folded) is not TagKind.OTHER_BRAND:
            continue
        yield Finding(
            _("#{tag} is another brand’s").format(tag=tag.name),
            tag.field,
            _("Leave it out, unless the two of you agreed on it."),
            tag.start,
            tag.end,
            tag.folded,
            (removing(video, _("Remove #{tag}").format(tag=tag.name), [tag], safe=False),),
        )
