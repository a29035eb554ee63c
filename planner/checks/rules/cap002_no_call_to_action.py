"""CAP002: nobody is told what to do next."""

from collections.abc import Iterator

from planner.beats import kinds_of
from planner.checks import words
from planner.checks.engine import Finding, Rule
from planner.checks.facts import VideoFacts
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="CAP002",
    name="no-call-to-action",
    field="cta",
    title=N_("No call to action"),
    passes=N_("There is a call to action"),
    what=N_("The call to action is empty, and neither the caption, the script nor a beat has one."),
    why=N_("People who would buy, follow or answer do it more often if they are told how."),
    example=N_("“And that is how I make it.”"),
    instead=N_("“Tap the basket, it ships tomorrow.”"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a video that has no call to action anywhere."""
    if video.cta.strip() or any("cta" in kinds_of(beat.name, beat.text) for beat in reversed(video.beats)):
        return
    calls = settings.built("calls", words.phrases)
    if words.has(video.caption, calls) or words.has(video.script, calls):
        return
    yield Finding(
        _("No call to action"),
        "cta",
        _("Say in a few words what to do next: tap the basket, follow, answer a question."),
    )
