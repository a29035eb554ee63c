"""RGT004: the code with which a creator's video may run as an ad does not hold on its day."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.creators import states
from planner.i18n import N_, _

RULE = Rule(
    code="RGT004",
    name="ad-code-ends",
    field="permission",
    title=N_("The ad code does not hold on that day"),
    passes=N_("The ad code holds on that day"),
    what=N_(
        "The video is meant for an ad, and every ad code that its creator gave is over, or not valid yet, then."
    ),
    why=N_(
        "When a code ends, running ads stop, and it can’t be renewed: the creator has to make a new one, which takes "
        "a day or more."
    ),
    example=N_("A code of 30 days from 1 November, an ad for 12.12"),
    instead=N_("Ask for a code of 60 days two weeks before"),
)


def find(video: VideoFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find a video for an ad whose codes all end before its day, or begin after it."""
    if not video.meant_for_ad:
        return
    given = [one for one in states.granted(video.allowed, ad=True) if one.ad_code and one.ad_start]
    held = [states.code_state(one, video.day) for one in given]
    if not held or states.HOLDS in held:
        return
    if states.NOT_YET in held:
        first = min(one.ad_start for one in given if one.ad_start and one.ad_start > video.day)
        message = _("Ad code valid from {day}").format(day=dates.day_year(first))
    else:
        last = max((one.ad_end for one in given if one.ad_end), default=None)
        message = (
            _("Ad code ended")
            if last is None
            else _("Ad code ends on {day}").format(day=dates.day_year(last))
            if last >= video.calendar.today
            else _("Ad code ended on {day}").format(day=dates.day_year(last))
        )
    yield Finding(
        message, "permission", _("Ask the creator for a new code: a code that ended is not renewed.")
    )
