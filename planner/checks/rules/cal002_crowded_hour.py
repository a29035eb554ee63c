"""CAL002: another video is planned within the hour."""

from collections.abc import Iterator

from planner.checks.facts import VideoFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _, ngettext

RULE = Rule(
    code="CAL002",
    name="crowded-hour",
    field="at",
    title=N_("Another video within the hour"),
    passes=N_("No other video within the hour"),
    what=N_("Another video is planned less than an hour before or after this one."),
    why=N_(
        "The two compete for the same people, and the first hour after posting is for answering comments."
    ),
    example=N_("Two videos at 19:00 and 19:30"),
    instead=N_("One at 12:30, one at 19:00"),
)


def find(video: VideoFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find the nearest other video that is too near."""
    if video.at_utc is None:
        return
    at_utc = video.at_utc
    near = [other for other in (video.before, video.after) if other]
    if not near:
        return
    other = min(near, key=lambda other: abs(other.at_utc - at_utc))
    n = int(abs(other.at_utc - at_utc).total_seconds() // 60)
    if n >= settings.number("gap_minutes"):
        return
    yield Finding(
        ngettext("{n} minute from “{title}”", "{n} minutes from “{title}”", n).format(n=n, title=other.title)
        if n
        else _("At the same time as “{title}”").format(title=other.title),
        "at",
        ngettext(
            "Leave at least {n} minute between two videos.",
            "Leave at least {n} minutes between two videos.",
            int(settings.number("gap_minutes")),
        ).format(n=int(settings.number("gap_minutes"))),
    )
