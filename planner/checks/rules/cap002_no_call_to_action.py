"""CAP002: nobody is told what to do next."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import openings, phrases, places, requests
from planner.texts.beats import kinds_of

RULE = Rule(
    code="CAP002",
    name="no-call-to-action",
    field="cta",
    title=N_("No call to action"),
    passes=N_("There is a call to action"),
    what=N_(
        "The call to action is empty, and neither the caption, the script nor a beat has one. A question is one, and "
        "so is a link or a number to order by."
    ),
    why=N_("People who would buy, follow or answer do it more often if they are told how."),
    example=N_("“And that is how I make it.”"),
    instead=N_("“Tap the basket, it ships tomorrow.”"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a video that has no call to action anywhere."""
    if video.cta.strip() or any("cta" in kinds_of(beat.name, beat.text) for beat in reversed(video.beats)):
        return
    if "?" in phrases.unquoted(video.caption) or any(
        _asks(text, settings) for text in (video.caption, video.script)
    ):
        return
    yield Finding(
        _("No call to action"),
        "cta",
        _("Say in a few words what to do next: tap the basket, follow, answer a question."),
    )


def _asks(text: str, settings: RuleSettings) -> bool:
    """Whether a text asks its reader for something, or says where to turn to."""
    if not text:
        return False
    calls, verbs = (settings.built(name, openings.vocabulary) for name in ("calls", "requests"))
    return requests.asks(text, calls, verbs) or any(places.links(text)) or any(places.contacts(text))
