"""SND003: nobody has said why the sound fits the product."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SND003",
    name="sound-without-reason",
    field="sound_reason",
    title=N_("Nobody said why the sound fits"),
    passes=N_("The sound fits for a reason"),
    what=N_("A sound is chosen, but not why it fits the product."),
    why=N_(
        "A trend that is forced onto a product is noticed. One that fits can be explained in a few words."
    ),
    example=N_("It is number one this week."),
    instead=N_("Calm pour, and the beat drops on the layers"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a sound without a reason."""
    if video.sound is None or video.sound_reason.strip():
        return
    yield Finding(
        _("Nobody said why the sound fits"),
        "sound_reason",
        _("Write in a few words what “{sound}” has to do with the product, or choose another sound.").format(
            sound=video.sound.title
        ),
    )
