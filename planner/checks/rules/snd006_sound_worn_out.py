"""SND006: a trending sound is used too often."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SND006",
    name="sound-worn-out",
    field="sound",
    title=N_("The same trending sound again and again"),
    passes=N_("The trending sound is not overused"),
    what=N_("The trending sound was in several other videos of the last seven days."),
    why=N_("A trend brings new people once. The third time it brings those who saw the first two."),
    example=N_("Monday, Wednesday and Friday on the same beat"),
    instead=N_("One on the trend, one with a voice, one on another sound"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a trending sound that had its turns already."""
    sound = video.sound
    if sound is None or not sound.trending:
        return
    days, most = settings.number("days"), int(settings.number("most"))
    n = 1 + sum(other.sound == sound.id for other in video.since(days))
    if n <= most:
        return
    yield Finding(
        _("“{sound}” is in {n} videos of {days} days").format(
            sound=sound.title, n=n, days=dates.number(days)
        ),
        "sound",
        _("Choose another one that is hot, or a voice-over."),
    )
