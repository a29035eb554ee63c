"""TAG007: a hashtag is there twice."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import removing
from planner.i18n import N_, _
from planner.texts import broken_tags

RULE = Rule(
    code="TAG007",
    name="repeated-hashtag",
    field="hashtags",
    title=N_("A hashtag twice"),
    passes=N_("No hashtag twice"),
    what=N_("A hashtag is there more than once; capitals and full-width letters make no difference."),
    why=N_("The second one says nothing new and takes one of the few places."),
    example=N_("#coldbrew #ColdBrew"),
    instead=N_("#coldbrew #icedcoffee"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find each hashtag that was there before, but for those of which only a part is one: "#madu hutan #madu asli"."""
    if len(set(video.folded_tags)) == len(video.tags):
        return
    broken = broken_tags.find(video.caption)
    seen: dict[str, str] = {}
    for tag in video.tags:
        if tag.field == "caption" and any(one.start <= tag.start < one.end for one in broken):
            continue
        if not tag.folded or tag.folded not in seen:
            seen[tag.folded] = tag.name
            continue
        yield Finding(
            _("#{tag} is there twice").format(tag=tag.name),
            tag.field,
            _("It is the same as #{first} before it.").format(first=seen[tag.folded]),
            tag.start,
            tag.end,
            tag.folded,
            (removing(video, _("Remove the second #{tag}").format(tag=tag.name), [tag], keep_words=True),),
        )
