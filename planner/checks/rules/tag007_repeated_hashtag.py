"""TAG007: a hashtag is there twice."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

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
    """Find each hashtag that was there before."""
    seen: dict[str, str] = {}
    for at, (tag, folded) in enumerate(zip(video.hashtags, video.folded_tags, strict=True)):
        if not folded or folded not in seen:
            seen[folded] = tag
            continue
        kept = video.hashtags[:at] + video.hashtags[at + 1 :]
        yield Finding(
            _("#{tag} is there twice").format(tag=tag),
            "hashtags",
            _("It is the same as #{first} before it.").format(first=seen[folded]),
            at,
            at + 1,
            folded,
            (Fix(_("Remove the second #{tag}").format(tag=tag), "videos.set_hashtags", (video.id, kept)),),
        )
