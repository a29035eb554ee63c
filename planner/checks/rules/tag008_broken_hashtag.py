"""TAG008: something among the hashtags is no hashtag."""

import re
from collections.abc import Iterator

from planner import tagtext
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="TAG008",
    name="broken-hashtag",
    field="hashtags",
    title=N_("Not a hashtag"),
    passes=N_("All hashtags are well formed"),
    what=N_("A hashtag has a space or punctuation in it, or nothing but digits, or nothing at all."),
    why=N_(
        "The app ends a hashtag at the first such sign, so another one is posted than was meant, or none."
    ),
    example=N_("#cold-brew, #iced coffee, #1"),
    instead=N_("#coldbrew, #icedcoffee, #number1coffee"),
)

_SIGN = re.compile("[#＃]")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find what is no hashtag, and propose the nearest one; joined ones become two."""
    for at, tag in enumerate(video.hashtags):
        if tagtext.valid(tag):
            continue
        mended = tuple(filter(None, map(tagtext.normalise, _SIGN.split(tag))))
        tags = (*video.hashtags[:at], *mended, *video.hashtags[at + 1 :])
        names = " ".join(f"#{name}" for name in mended)
        title = _("Change to {names}").format(names=names) if mended else _("Remove “{tag}”").format(tag=tag)
        yield Finding(
            _("“{tag}” is not a hashtag").format(tag=tag),
            "hashtags",
            _("A hashtag is letters, digits and _ without spaces, and not only digits."),
            at,
            at + 1,
            tagtext.fold(tag),
            (Fix(title, "videos.set_hashtags", (video.id, tags)),),
        )
