"""CAP004: what shows of the caption says nothing."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _
from planner.texts import courtesies, openings

RULE = Rule(
    code="CAP004",
    name="late-point",
    field="caption",
    title=N_("Point made after the fold"),
    passes=N_("The caption starts with the point"),
    what=N_(
        "The part of the caption that shows before “more” holds only greetings, wishes, emoji or "
        "other words that fit any video."
    ),
    why=N_("Few tap “more”. What is not said before it is not read."),
    example=N_(
        "Happy Friday everyone 🎉🎉 so sorry that we have been away for so long, we missed you all! "
        "New: cold brew …"
    ),
    instead=N_("New: cold brew without the wait. And happy Friday"),
)


SLACK = 5
"""Characters before the fold in which nobody sees a point any more."""


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a long caption whose visible part has nearly no word that says something."""
    fold = int(settings.number("caption_fold"))
    text = video.caption.strip()
    if len(text) <= fold:
        return
    filler = settings.built("filler", openings.each_word)
    share = settings.number("telling_share") / 100
    at = courtesies.point(text, video.calendar.greets, filler, share)
    if not fold - SLACK <= at < len(text):
        return
    start, end = video.caption.index(text[:1]), text.rfind(" ", 0, fold + 1)
    yield Finding(
        _("Point made after the first {n} characters").format(n=fold),
        "caption",
        _("Only this much shows before “more”. Begin with what it is about, and greet later."),
        start,
        start + (end if end > 0 else fold),
    )
