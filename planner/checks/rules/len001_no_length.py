"""LEN001: no length is planned."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Fix, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LEN001",
    name="no-length",
    field="length",
    title=N_("No length planned"),
    passes=N_("A length is planned"),
    what=N_("The video has no planned length."),
    why=N_(
        "Without a length no one can tell whether the script fits, or whether people will watch to the end."
    ),
    example=N_("A script that may last 20 seconds or 50."),
    instead=N_("22 s, in five beats"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a video without a length; the beats tell one if there are any."""
    if video.length is not None:
        return
    end = max((beat.end for beat in video.beats), default=0.0)
    if end > 0:
        length = dates.seconds(end)
        yield Finding(
            _("No length planned"),
            "length",
            _("The beats end at {length}.").format(length=length),
            fixes=(Fix(_("Plan {length}").format(length=length), "videos.set_length", (video.id, end)),),
        )
    else:
        yield Finding(
            _("No length planned"), "length", _("Set the length that the finished video should have.")
        )
