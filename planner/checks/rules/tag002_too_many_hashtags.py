"""TAG002: there are more hashtags than the platform takes."""

from collections.abc import Iterator

from models.choices import TagKind
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
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

DROP_FIRST = (
    TagKind.AVOID, TagKind.OTHER_BRAND, TagKind.GENERIC, None, TagKind.NICHE, TagKind.CATEGORY, TagKind.TRENDING,
    TagKind.BRAND,
)  # fmt: skip
"""The least specific first; None is unknown. Repeats go before all, and the last one of a kind first."""


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the hashtags over the limit and propose which to drop."""
    most = int(settings.number("max_hashtags"))
    n = len(video.hashtags)
    if n <= most:
        return
    kinds = [video.kind_of(tag) for tag in video.hashtags]
    used = video.folded_tags
    order = sorted(range(n), key=lambda at: (used[at] not in used[:at], DROP_FIRST.index(kinds[at]), -at))
    dropped = sorted(order[: n - most])
    names = ", ".join("#" + video.hashtags[at] for at in dropped)
    kept = tuple(tag for at, tag in enumerate(video.hashtags) if at not in dropped)
    generic = all(kinds[at] is TagKind.GENERIC for at in dropped)
    yield Finding(
        _("{n} hashtags, at most {most}").format(n=n, most=most),
        "hashtags",
        _("Generic ones do not help to reach buyers: {names}.").format(names=names)
        if generic
        else _("Keep those that are closest to the product; {names} can go.").format(names=names),
        most,
        n,
        fixes=(Fix(_("Remove {names}").format(names=names), "videos.set_hashtags", (video.id, kept)),),
    )
