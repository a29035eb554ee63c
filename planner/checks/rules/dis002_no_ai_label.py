"""DIS002: what AI made has no label."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="DIS002",
    name="no-ai-label",
    field="ai_label",
    title=N_("Made with AI, and not labelled"),
    passes=N_("Labelled where AI made it"),
    what=N_("Pictures, voice or sound were made with AI, and the app’s label is not planned."),
    why=N_(
        "The app requires its label for what looks real and is not, and may add it by itself or take the video down."
    ),
    example=N_("A voice made by AI, nothing said"),
    instead=N_("The label “AI-generated”"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find what AI made without the label."""
    if not video.made_with_ai or video.ai_label:
        return
    yield Finding(
        _("Made with AI, and no label planned"),
        "ai_label",
        _("Post it with the app’s label for what AI made."),
        fixes=(Fix(_("Plan the AI label"), "videos.set_flag", (video.id, "ai_label", True), safe=False),),
    )
