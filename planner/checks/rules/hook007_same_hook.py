"""HOOK007: the spoken hook was used in the last days."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from planner import dates, times
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases

RULE = Rule(
    code="HOOK007",
    name="same-hook",
    field="hook",
    title=N_("The same hook again"),
    passes=N_("The hook is a new one"),
    what=N_("The spoken hook is the same, or nearly the same, as that of another video of the last days."),
    why=N_("Who follows the account has heard it, and the test of one hook against another says nothing."),
    example=N_(
        "“Your coffee is bitter because of this”, and three days later “Your coffee is so bitter because of this”"
    ),
    instead=N_("The same video with a new first sentence"),
)

SAME = 99.5
LEAST_WORDS = 3
"""Shorter hooks, such as "Wait for it", may well be the same by chance."""
MOST_SIGNS = 1000
"""Nobody hears more of a hook; comparing takes the square of it."""


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the nearest of the earlier hooks, the last one where several are as near."""
    if len(phrases.tokens(video.hook)) < LEAST_WORDS:
        return
    earlier = video.since(settings.number("days"))[::-1]
    said = [phrases.plain(other.hook)[:MOST_SIGNS] for other in earlier]
    near = process.extractOne(
        phrases.plain(video.hook)[:MOST_SIGNS],
        said,
        scorer=fuzz.ratio,
        processor=None,
        score_cutoff=settings.number("similar"),
    )
    if near is None:
        return
    best, place = near[1], earlier[near[2]]
    wall = times.to_wall(place.at_utc, video.zone or video.calendar.zone)
    yield Finding(
        _("The same hook as “{title}”").format(title=place.title)
        if best >= SAME
        else _("Nearly the same hook as “{title}”").format(title=place.title),
        "hook",
        _("That one is planned for {day}. Say it in another way, or keep one of the two.").format(
            day=dates.day(wall)
        ),
        0,
        len(video.hook),
        place.title,
    )
