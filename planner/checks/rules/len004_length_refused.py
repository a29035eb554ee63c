"""LEN004: the platform does not take a video of this length."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LEN004",
    name="length-refused",
    field="length",
    title=N_("A length that is refused"),
    passes=N_("The length can be uploaded"),
    what=N_("The planned length is shorter or longer than what TikTok takes."),
    why=N_("The upload is refused. An account's own maximum may be lower still: the app shows it."),
    example=N_("A loop of 2 s"),
    instead=N_("The loop three times, 6 s"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a length outside of the platform's limits."""
    least, most = settings.number("platform_min_s"), settings.number("platform_max_s")
    if video.length is None or least <= video.length <= most:
        return
    yield Finding(
        _("{length}, TikTok takes {least} to {most} s").format(
            length=dates.seconds(video.length), least=dates.number(least), most=dates.number(most)
        ),
        "length",
        _("Plan a longer video.") if video.length < least else _("Plan a shorter video, or several parts."),
    )
