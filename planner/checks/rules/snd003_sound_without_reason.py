"""SND003: nobody has said why the sound fits the product."""

from collections.abc import Iterator

from planner.checks.facts import CalendarFacts, VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="SND003",
    name="sound-without-reason",
    field="sound_reason",
    title=N_("No reason why the sound fits"),
    passes=N_("The sound fits for a reason"),
    what=N_(
        "A sound is chosen, but not why it fits the product. Where no video says why, it is said once for the calendar."
    ),
    why=N_(
        "A trend that is forced onto a product is noticed. One that fits can be explained in a few words."
    ),
    example=N_("It is number one this week."),
    instead=N_("Calm pour, and the beat drops on the layers"),
)


def lacking(calendar: CalendarFacts, settings: RuleSettings) -> str | None:
    """Say so if no video says why its sound fits: the calendar is kept without reasons, as imported ones are."""
    if calendar.sound_reasons:
        return None
    return _(
        "No video says why its sound fits, so none is asked for it. Write it in one, and the others are looked at."
    )


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a sound without a reason, where others have one."""
    if video.sound is None or video.sound_reason.strip() or not video.calendar.sound_reasons:
        return
    yield Finding(
        _("No reason why the sound fits"),
        "sound_reason",
        _("Write in a few words what “{sound}” has to do with the product, or choose another sound.").format(
            sound=video.sound.title
        ),
    )
