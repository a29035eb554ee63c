"""SND001: there is neither a sound nor a voice-over."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SND001",
    name="no-sound",
    field="sound",
    title=N_("No sound and no voice-over"),
    passes=N_("There is a sound or a voice-over"),
    what=N_("No sound is chosen, and no voice-over is planned."),
    why=N_("A trending sound brings reach for nothing while it is hot, and a voice keeps people listening."),
    example=N_("A silent pour"),
    instead=N_("The pour on a beat that is hot this week, or with the crack of the ice and two sentences"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a video that is silent by its plan."""
    if video.sound or video.voice_over:
        return
    voice = Fix(_("Plan a voice-over"), "videos.set_flag", (video.id, "voice_over", True), safe=False)
    yield Finding(
        _("No sound and no voice-over"),
        "sound",
        _("There is a script: is it spoken? Plan a voice-over, or choose a sound that fits the product.")
        if video.script.strip()
        else _("Choose a sound that is hot now and fits the product, or plan a voice-over."),
        fixes=(voice,) if video.script.strip() else (),
    )
