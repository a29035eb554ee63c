"""LEN007: it is longer than its format should be."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LEN007",
    name="over-format-target",
    field="length",
    title=N_("Over the target of its format"),
    passes=N_("Not over the target of its format"),
    what=N_("The content format has a longest length of its own, and the planned one is over it."),
    why=N_(
        "Each format has a length at which it is watched to the end; beyond it people leave before the call to action."
    ),
    example=N_("An unboxing of 40 s, where the format’s target is 20 to 30"),
    instead=N_("An unboxing of 28 s"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a length over the format's own target that the platform would still take."""
    most = video.format.max_s if video.format else None
    if most is None or video.length is None or not most < video.length <= settings.number("platform_max_s"):
        return
    yield Finding(
        _("{length}, and this format is best up to {most}").format(
            length=dates.seconds(video.length), most=dates.seconds(most)
        ),
        "length",
        _("Cut {over}, or make two videos of it.").format(over=dates.seconds(video.length - most)),
    )
