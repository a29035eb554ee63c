"""LEN005: the benefit comes after people should have understood it."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import beats, phrases

RULE = Rule(
    code="LEN005",
    name="late-benefit",
    field="beats",
    title=N_("Benefit shown too late"),
    passes=N_("Benefit shown in time"),
    what=N_(
        "According to the beats, the result, the solution or the reaction comes later than it should be understood."
    ),
    why=N_("A benefit must be seen and understood within 15 seconds; many never see what comes after."),
    example=N_("Result at 0:21, after three steps"),
    instead=N_("Result at 0:10, then how it was made"),
)

TELLING = 4
"""Letters of a word that says something: shorter ones are in most sentences."""
BENEFITS = frozenset({"after", "result", "solution", "reaction"})


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a first beat with a benefit that starts too late.

    What the first second shows counts too, and a hook or an overlay that promises what the beat shows.
    """
    if video.shows_result:
        return
    latest = settings.number("benefit_by_s")
    shown = [
        (beat.start, at)
        for at, beat in enumerate(video.beats)
        if BENEFITS & beats.kinds_of(beat.name, "") or BENEFITS & beats.kinds_of("", beat.text)
    ]
    if not shown or min(shown)[0] <= latest:
        return
    start, at = min(shown)
    if _promised(video, video.beats[at].text):
        return
    yield Finding(
        _("Benefit shown after {time}").format(time=dates.seconds(start)),
        "beats",
        _("Show “{beat}” within {latest}, or a glimpse of it in the first second.").format(
            beat=video.beats[at].name, latest=dates.seconds(latest)
        ),
        at,
        at + 1,
    )


def _promised(video: VideoFacts, benefit: str) -> bool:
    """Whether the opening says what the benefit's beat shows, in a word that is not only the product's."""
    said = {
        word for text in (video.hook, video.overlay) for word in phrases.tokens(text) if len(word) >= TELLING
    }
    return not said.isdisjoint(set(phrases.tokens(benefit)) - set(phrases.tokens(video.product)))
