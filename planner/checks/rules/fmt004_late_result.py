"""FMT004: in before and after, the result comes in the second half."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import beats

RULE = Rule(
    code="FMT004",
    name="late-result",
    field="beats",
    title=N_("Result shown late"),
    passes=N_("Result shown early"),
    what=N_("In before and after, the beat that shows the result starts later than half of the length."),
    why=N_("The result is what people stay for. It should be seen within seconds, and then explained."),
    example=N_("After at 0:16 of 22 s"),
    instead=N_("After at 0:04, then how it was done"),
)

SHOWN = frozenset({"after", "result"})


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a first result after the share of the length that the rule set allows."""
    if video.format is None or video.format.key != "before-after" or video.shows_result:
        return
    length = video.length or max((beat.end for beat in video.beats), default=0)
    starts = [
        (beat.start, at)
        for at, beat in enumerate(video.beats)
        if SHOWN & beats.kinds_of(beat.name, beat.text)
    ]
    if not starts or not length or min(starts)[0] <= length * settings.number("latest_share") / 100:
        return
    start, at = min(starts)
    yield Finding(
        _("Result shown after {time} of {length}").format(
            time=dates.seconds(start), length=dates.seconds(length)
        ),
        "beats",
        _("Show it in the first half, or as a glimpse in the first second."),
        at,
        at + 1,
    )
