"""HOOK008: the overlay says nothing that is not spoken."""

import re
from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import phrases, same_words

RULE = Rule(
    code="HOOK008",
    name="overlay-repeats-hook",
    field="overlay",
    title=N_("The overlay only repeats the hook"),
    passes=N_("The overlay adds something to the hook"),
    what=N_(
        "All that the first text overlay says is spoken in the hook too, if in other forms: 3 is three, “don’t” is "
        "“do not”."
    ),
    why=N_("An overlay should make people curious. Text that repeats the hook adds nothing."),
    example=N_("Spoken “Cold brew in 15 seconds, without the wait”, overlay “Cold brew in 15 seconds”"),
    instead=N_("Overlay “You’re brewing coffee wrong”"),
)

_PART = re.compile(r"[^|\r\n]+")


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a first overlay without a word of its own."""
    part = next((part for part in _PART.finditer(video.overlay) if part.group().strip()), None)
    if part is None:
        return
    least, shown = settings.number("least_words"), same_words.words(part.group())
    if min(len(set(shown)), len(phrases.tokens(part.group()))) < least:
        return
    if not same_words.all_said(shown, same_words.words(video.hook)):
        return
    start = part.start() + len(part.group()) - len(part.group().lstrip())
    yield Finding(
        _("The overlay only repeats the hook"),
        "overlay",
        _("Let it add something: a number, a question, what happens otherwise."),
        start,
        start + len(part.group().strip()),
    )
