"""LEN003: the script takes longer to say than the video lasts."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext
from planner.texts import spoken

RULE = Rule(
    code="LEN003",
    name="script-too-long",
    field="script",
    title=N_("The script does not fit the length"),
    passes=N_("The script fits the planned length"),
    what=N_("Said at a brisk speed, the script takes longer than the planned length."),
    why=N_("On the day of filming it is either rushed or cut without thought, or the video gets too long."),
    example=N_("120 words for a video of 22 s"),
    instead=N_("55 words, and the pictures tell the rest"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a script that is longer than the planned length."""
    if video.length is None or not video.script:
        return
    pace = spoken.Pace(
        syllables_en=settings.number("brisk_syllables_en"),
        syllables_id=settings.number("brisk_syllables_id"),
        sentence_pause_s=settings.number("brisk_sentence_pause_s"),
        comma_pause_s=settings.number("brisk_comma_pause_s"),
    )
    said = spoken.seconds(video.script, pace, video.calendar.language)
    if said <= video.length + settings.number("slack_s"):
        return
    rest = spoken.rest(video.script, video.length, pace, video.calendar.language)
    yield Finding(
        _("The script takes {said} to say, {length} planned").format(
            said=dates.seconds(said), length=dates.seconds(video.length)
        ),
        "script",
        ngettext(
            "Leave out about {n} word, or plan a longer video.",
            "Leave out about {n} words, or plan a longer video.",
            rest.words,
        ).format(n=rest.words),
        rest.start,
        rest.end,
    )
