"""CAP002: nobody is told what to do next."""

import re
from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases
from planner.texts.beats import kinds_of

MOST = 4000
"""Characters of a caption that are looked at; none is longer that the platform takes."""

RULE = Rule(
    code="CAP002",
    name="no-call-to-action",
    field="cta",
    title=N_("No call to action"),
    passes=N_("There is a call to action"),
    what=N_(
        "The call to action is empty, and neither the caption, the script nor a beat has one; a question is one."
    ),
    why=N_("People who would buy, follow or answer do it more often if they are told how."),
    example=N_("“And that is how I make it.”"),
    instead=N_("“Tap the basket, it ships tomorrow.”"),
)


_PIECES = re.compile(r"[.!?…,:;\n]+")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a video that has no call to action anywhere."""
    if video.cta.strip() or any("cta" in kinds_of(beat.name, beat.text) for beat in reversed(video.beats)):
        return
    calls = settings.built("calls", phrases.phrases)
    if (
        phrases.has(video.caption, calls)
        or phrases.has(video.script, calls)
        or _asks(video.caption, settings)
    ):
        return
    yield Finding(
        _("No call to action"),
        "cta",
        _("Say in a few words what to do next: tap the basket, follow, answer a question."),
    )


def _asks(caption: str, settings: RuleSettings) -> bool:
    """Whether a caption has a question, which invites answers, or a sentence that begins with a request."""
    if "?" in caption:
        return True
    requests = settings.built("requests", frozenset[str])
    return any(cut[:1] and cut[0] in requests for cut in map(phrases.tokens, _PIECES.split(caption[:MOST])))
