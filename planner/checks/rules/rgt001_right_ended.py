"""RGT001: a repost or an ad is planned for a day on which its permission is over."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.creators import states
from planner.i18n import N_, _

RULE = Rule(
    code="RGT001",
    name="right-ended",
    field="permission",
    title=N_("Planned after its permission ends"),
    passes=N_("The permission holds on that day"),
    what=N_("The video is planned for a day after the last one on which its maker allows it."),
    why=N_(
        "After that day it is used without permission, and may have to come down with all that it has earned."
    ),
    example=N_("Allowed until 30 November, planned for 12.12"),
    instead=N_("Move it to a day before, or ask for more time and note it"),
)


def find(video: VideoFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find a video whose permissions for its use, a repost or an ad, are all over on its day."""
    given = states.granted(video.allowed, ad=video.meant_for_ad) if video.is_anothers else []
    if not given or states.holding(given, video.day):
        return
    last = max(one.until for one in given if one.until)
    yield Finding(
        _("Permission ends on {day}").format(day=dates.day_year(last))
        if last >= video.calendar.today
        else _("Permission ended on {day}").format(day=dates.day_year(last)),
        "permission",
        _("Move it to a day before, or ask for more time and note the new end."),
    )
