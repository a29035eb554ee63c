"""HOOK006: the overlay has more words than can be read in its time."""

import re
from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, ngettext
from planner.texts import phrases

RULE = Rule(
    code="HOOK006",
    name="overlay-too-long",
    field="overlay",
    title=N_("Too many words on the screen"),
    passes=N_("The overlay can be read in its time"),
    what=N_("The first part of the text overlay has more words than can be read while the hook lasts."),
    why=N_("Half a sentence makes no one curious, and people who read don’t see the product."),
    example=N_("These are the three things that nobody ever tells you about making good cold brew at home"),
    instead=N_("3 cold brew mistakes"),
)

_PART = re.compile(r"[^|\r\n]+")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a first overlay that takes longer to read than the hook beat lasts."""
    part = next((part for part in _PART.finditer(video.overlay) if part.group().strip()), None)
    if part is None:
        return
    speed = settings.number("overlay_words_per_second")
    room = video.hook_seconds
    n = len(phrases.tokens(part.group()))
    if n <= room * speed:
        return
    span = phrases.beyond(part.group(), room, speed)
    yield Finding(
        ngettext("{n} word on the screen for {room}", "{n} words on the screen for {room}", n).format(
            n=n, room=dates.seconds(room)
        ),
        "overlay",
        ngettext(
            "About {most} word can be read in that time. Shorten it, or show the rest later after a |.",
            "About {most} words can be read in that time. Shorten it, or show the rest later after a |.",
            int(room * speed),
        ).format(most=int(room * speed)),
        part.start() + span.start,
        part.start() + span.end,
    )
