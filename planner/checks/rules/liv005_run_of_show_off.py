"""LIV005: the run of show and the planned length differ."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import LiveFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.i18n import N_, _

RULE = Rule(
    code="LIV005",
    name="run-of-show-off",
    field="run",
    title=N_("The run of show does not fit the length"),
    passes=N_("The run of show fits the length"),
    what=N_("The parts of the run of show take longer together than the live event, or much less."),
    why=N_("Over time the best offer comes when viewers have left; under time the host fills."),
    example=N_("95 minutes of parts in a show of 60"),
    instead=N_("58 minutes of parts in a show of 60"),
    subject="live",
)


def find(live: LiveFacts, settings: RuleSettings) -> Iterator[Finding]:
    """Find a run of show that is over the planned length, or far under it."""
    if not live.run:
        return
    total = sum(segment.minutes for segment in live.run)
    if total > live.minutes:
        over = dates.number(total - live.minutes)
        yield Finding(
            _("The run of show is {n} min too long").format(n=over),
            "run",
            _("Its parts take {total} min, and {length} are planned. Cut one, or plan more time.").format(
                total=dates.number(total), length=live.minutes
            ),
        )
    elif total < live.minutes * settings.number("least_share") / 100:
        yield Finding(
            _("The run of show is {n} min too short").format(n=dates.number(live.minutes - total)),
            "run",
            _("Its parts take {total} min, and {length} are planned. Add a part, or plan less time.").format(
                total=dates.number(total), length=live.minutes
            ),
        )
