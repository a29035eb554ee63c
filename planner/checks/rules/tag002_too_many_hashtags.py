"""TAG002: there are more hashtags than the platform takes."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import listed, removing, surplus
from planner.i18n import N_, _

RULE = Rule(
    code="TAG002",
    name="too-many-hashtags",
    field="hashtags",
    title=N_("Too many hashtags"),
    passes=N_("Not too many hashtags"),
    what=N_("The video has more hashtags than the limit."),
    why=N_("Three to five relevant hashtags tell the app whom to show the video to; more are refused."),
    example=N_("#coldbrewathome #coldbrew #icedcoffee #kopisusu #senjacoffee #fyp"),
    instead=N_("#coldbrewathome #coldbrew #icedcoffee #kopisusu #senjacoffee"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the hashtags over the limit and propose which to drop; generic and repeated ones are told by themselves."""
    most = int(settings.number("max_hashtags"))
    tags = video.tags
    n = len(tags)
    gone = surplus(video)
    if not gone:
        return
    names = listed(gone)
    generic = all(video.calendar.kind_of(tag.folded) is TagKind.GENERIC for tag in gone)
    over = tags[most]
    yield Finding(
        _("{n} hashtags, at most {most}").format(n=n, most=most),
        over.field,
        _("Generic ones do not help to reach buyers: {names}.").format(names=names)
        if generic
        else _("Keep those that are closest to the product; {names} can go.").format(names=names),
        over.start,
        over.end if over.field == "caption" else len(video.hashtags),
        fixes=(removing(video, _("Remove {names}").format(names=names), gone, keep_words=not generic),),
    )
