"""LIV006: it starts when the audience is not active."""

from collections.abc import Iterator

from planner import times
from planner.checks.facts import LiveFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LIV006",
    name="outside-active-hours",
    field="at",
    title=N_("Live when the audience is not there"),
    passes=N_("Live when the audience is there"),
    what=N_(
        "According to the active hours in Settings, the audience is not active when the live event starts."
    ),
    why=N_("A show lives on those who are awake and free."),
    example=N_("Tuesday, 10:00"),
    instead=N_("Tuesday, 20:00"),
    subject="live",
)


def find(live: LiveFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a start outside of the active hours, where these are known."""
    hours = live.calendar.active_hours
    start = times.to_wall(live.at_utc, live.calendar.zone)
    if not hours or start.hour in hours:
        return
    yield Finding(
        _("The audience is not active at {time}").format(time=f"{start:%H:%M}"),
        "at",
        _("It is at {hours}, by what is set in Settings.").format(hours=times.hours_label(hours)),
    )
