"""HOOK004: the spoken hook takes longer to say than its beat lasts."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext
from planner.texts import spoken

RULE = Rule(
    code="HOOK004",
    name="hook-too-long",
    field="hook",
    title=N_("The hook is too long to say"),
    passes=N_("The hook fits its beat"),
    what=N_(
        "Even said briskly, the spoken hook takes longer than the hook beat lasts, or the usual hook where "
        "no beats are planned. Numbers, prices and units count as they are spoken; what stands in brackets, "
        "emoji, hashtags and links are silent."
    ),
    why=N_("A hook that is still being said when the next picture comes has not landed."),
    example=N_(
        "So the other day I was thinking about how much money I really spend on iced coffee every month"
    ),
    instead=N_("I spent 90 dollars on iced coffee. Last month."),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a hook that does not fit its beat."""
    pace = spoken.Pace(
        syllables_en=settings.number("brisk_syllables_en"),
        syllables_id=settings.number("brisk_syllables_id"),
        sentence_pause_s=settings.number("brisk_sentence_pause_s"),
        comma_pause_s=settings.number("brisk_comma_pause_s"),
    )
    room = video.hook_seconds
    if spoken.surely_within(video.hook, room + settings.number("slack_s"), pace):
        return
    said = spoken.seconds(video.hook, pace, video.calendar.language)
    if said <= room + settings.number("slack_s"):
        return
    rest = spoken.rest(video.hook, room, pace, video.calendar.language)
    yield Finding(
        _("The hook takes {said} to say, it has {room}").format(
            said=dates.seconds(said), room=dates.seconds(room)
        ),
        "hook",
        ngettext(
            "Leave out about {n} word, or give the hook more time.",
            "Leave out about {n} words, or give the hook more time.",
            rest.words,
        ).format(n=rest.words),
        rest.start,
        rest.end,
    )
