"""CRE005: a sample arrived, its days are over, and no video came of it."""

from collections.abc import Iterator

from planner import dates
from planner.checks.facts import CreatorFacts
from planner.checks.rule import Finding, Rule
from planner.checks.ruleset import RuleSettings
from planner.creators import states
from planner.i18n import N_, _

RULE = Rule(
    code="CRE005",
    name="sample-overdue",
    field="creator",
    title=N_("A sample without its video"),
    passes=N_("No sample is overdue"),
    what=N_("The day until which a video of a sample should be posted is over, and none is noted."),
    why=N_(
        "A sample costs the product and its shipping. The platform counts the days from its arrival, fewer for a free "
        "one; what is not posted by then is usually forgotten."
    ),
    example=N_("Received 1 November, free, nothing posted by the 25th"),
    instead=N_("Ask in a friendly message, agree on a day, and type that as due"),
    subject="creator",
)


def find(facts: CreatorFacts, _settings: RuleSettings) -> Iterator[Finding]:
    """Find each sample that is overdue by the days of the calendar's rule set, or by its own day."""
    today, days = facts.calendar.today, facts.calendar.sample_days
    for sent in facts.creator.samples:
        due = states.sample_due(sent, days)
        if due is None or states.sample_state(sent, today, days) != states.OVERDUE:
            continue
        yield Finding(
            _("{product}: overdue since {day}").format(product=sent.product, day=dates.day_year(due)),
            "creator",
            _("Ask for the video, or agree on another day and type it as due."),
            about=f"sample {sent.id}",
        )
