"""TAG008: something among the hashtags is no hashtag."""

import re
from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.checks.tags import replacing
from planner.i18n import N_, _
from planner.texts import tagtext

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
    for tag in video.tags:
        if tagtext.valid(tag.name):
            continue
        mended = tuple(filter(None, map(tagtext.normalise, _SIGN.split(tag.name))))
        names = " ".join(f"#{name}" for name in mended)
        title = (
            _("Change to {names}").format(names=names) if mended else _("Remove “{tag}”").format(tag=tag.name)
        )
        yield Finding(
            _("“{tag}” is not a hashtag").format(tag=tag.name),
            tag.field,
            _("A hashtag is letters, digits and _ without spaces, and not only digits."),
            tag.start,
            tag.end,
            tag.folded,
            (replacing(video, title, {tag: mended}),),
        )
