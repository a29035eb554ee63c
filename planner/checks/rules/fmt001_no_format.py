"""FMT001: no content format is chosen."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="FMT001",
    name="no-format",
    field="format",
    title=N_("No format"),
    passes=N_("A format is chosen"),
    what=N_("The video has no content format, such as before and after, or unboxing."),
    why=N_(
        "Proven formats save thinking, their beats can be checked, and only a known format can be compared "
        "with others."
    ),
    example=N_("“Something with the new beans”"),
    instead=N_("Before and after: grey water to gold crema"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a video without a format."""
    if video.format is None:
        yield Finding(_("No format"), "format", _("Choose one; its beats can then be filled in and checked."))
