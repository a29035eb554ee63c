"""LEN002: the planned length is outside of the target."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LEN002",
    name="off-target",
    field="length",
    title=N_("Shorter or longer than the target"),
    passes=N_("The length is in the target"),
    what=N_(
        "The planned length is outside of the target of the format, or of the calendar where the format "
        "has none."
    ),
    why=N_(
        "Videos that are watched to the end are shown on. 15 to 30 seconds do best, and a benefit should "
        "be clear within 15."
    ),
    example=N_("A how-to of 48 s"),
    instead=N_("The same in 24 s, or two videos"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a length that the platform takes but that misses the target."""
    length = video.length
    if length is None or not settings.number("platform_min_s") <= length <= settings.number("platform_max_s"):
        return
    least, most = target(video, settings)
    if least <= length <= most or (length > most and video.format and video.format.max_s is not None):
        return  # over the format's own target is a rule of its own
    yield Finding(
        _("{length}, best between {least} and {most} s").format(
            length=dates.seconds(length), least=dates.number(least), most=dates.number(most)
        ),
        "length",
        _("Cut {over}, or make two videos of it.").format(over=dates.seconds(length - most))
        if length > most
        else _("There is room for {under} more: show the result longer, or add a step.").format(
            under=dates.seconds(least - length)
        ),
    )


def target(video: VideoFacts, settings: RuleSettings) -> tuple[float, float]:
    """Return the target: the format's own where it has one, and no other limit that contradicts it."""
    own_least = video.format.min_s if video.format else None
    own_most = video.format.max_s if video.format else None
    least = settings.number("min_s") if own_least is None else own_least
    most = settings.number("max_s") if own_most is None else own_most
    if least <= most:
        return least, most
    if own_most is None:
        return least, settings.number("platform_max_s")
    return settings.number("platform_min_s"), most
