"""SND005: a format that explains has no voice."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SND005",
    name="voice-over-advised",
    field="voice_over",
    title=N_("A voice-over would help"),
    passes=N_("A voice-over where it helps"),
    what=N_(
        "The format explains something, a how-to or a problem with its solution, and no voice-over is planned."
    ),
    why=N_("Steps and reasons are understood faster when they are spoken, even by people who look away."),
    example=N_("A how-to with music alone"),
    instead=N_("The same with two sentences over it"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a format that explains, with a sound but without a voice. A silent one is another rule's."""
    if video.voice_over or video.sound is None or video.format is None:
        return
    if video.format.key not in settings.built("formats", frozenset[str]):
        return
    voice = Fix(_("Plan a voice-over"), "videos.set_flag", (video.id, "voice_over", True), safe=False)
    yield Finding(
        _("No voice-over planned"),
        "voice_over",
        _("This format explains something. Say the steps or the reason in a sentence or two."),
        fixes=(voice,),
    )
