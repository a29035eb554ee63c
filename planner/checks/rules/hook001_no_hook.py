"""HOOK001: nothing is planned to be said first."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="HOOK001",
    name="no-hook",
    field="hook",
    title=N_("No hook"),
    passes=N_("There is a hook"),
    what=N_("The video has no spoken hook."),
    why=N_(
        "People decide in the first second whether they stay, and the app shows a video on only if they do."
    ),
    example=N_("A video that is to be thought up in front of the camera."),
    instead=N_("“You’re brewing coffee wrong”, said while the ice cracks."),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find an empty hook."""
    if video.hook.strip():
        return
    shown = next((part.strip() for part in video.overlay.replace("\n", "|").split("|") if part.strip()), "")
    if shown:
        yield Finding(
            _("No hook"),
            "hook",
            _(
                "The overlay begins with “{words}”, but nothing is said. Say that, or something that goes "
                "with it."
            ).format(words=shown),
            fixes=(Fix(_("Say the overlay"), "videos.set_text", (video.id, "hook", shown), safe=False),),
        )
    else:
        yield Finding(
            _("No hook"),
            "hook",
            _("Write the one sentence that makes people stay, about the product or the result."),
        )
