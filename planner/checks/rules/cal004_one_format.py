"""CAL004: one format is used too often."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="CAL004",
    name="one-format",
    field="format",
    title=N_("One format over and over"),
    passes=N_("A mix of formats"),
    what=N_("More than half of the last ten videos have the same format, and this one has it too."),
    why=N_("A mix shows what works and keeps followers from having seen it all."),
    example=N_("Six unboxings of ten"),
    instead=N_("Unboxing, how-to, behind the scenes, a customer"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a format that has more than its share, the video itself counted."""
    if video.format is None:
        return
    most = int(settings.number("videos"))
    earlier = video.last(most - 1)
    if len(earlier) < most - 1:
        return
    n = 1 + sum(other.format == video.format.key for other in earlier)
    if n <= settings.number("most_share") / 100 * most:
        return
    yield Finding(
        _("{n} of the last {most} videos have this format").format(n=n, most=most),
        "format",
        _("Take another format for this one, or for one before it."),
    )
