"""The command ``check``: what is wrong with the videos of a plan, and mending what can be mended safely."""

import sys
from argparse import Namespace
from pathlib import Path

from models.choices import Severity
from planner.checks import engine, law
from planner.cli import findings, output, plans, selecting
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.i18n import _, ngettext
from planner.preferences import Preferences

UNCHECKED = 3
"""The exit code where a rule could not look at something: it is unknown whether all is well."""


def run(options: Namespace, preferences: Preferences, clock: Clock) -> int:
    """Print the findings. Return 3 if anything could not be checked, 1 if something is to fix, else 0."""
    plan = plans.chosen(options.plan, preferences)
    plans.refuse_hidden(plan, options.hidden)
    if options.fix:
        if not plans.is_calendar(plan):
            text = _("“{plan}” is a table, and only a calendar can be fixed. Import it first.")
            raise PlanError(text.format(plan=plan))
        _mend(plan, options, clock)
    facts = plans.facts_of(plan, clock, options.today, hidden=options.hidden)
    rules = selecting.chosen_rules(options, facts.calendar)
    results = engine.check(
        facts.videos, facts.calendar, rules=rules, waivers=facts.waivers, lives=facts.lives, plan=facts.plan
    )
    results = law.judged(results, facts.waivers)
    loud = [result for result in results if result.waiver is None]
    shown = engine.by_cost(results if options.format in findings.WITH_WAIVED else loud)
    sys.stdout.writelines(findings.WRITERS[options.format](plan, facts, shown))
    if engine.failures(loud):
        return UNCHECKED
    return int(any(result.severity is Severity.FIX for result in loud))


def _mend(plan: str, options: Namespace, clock: Clock) -> None:
    from planner.cli import mending

    fixed = mending.mend(Path(plan), options, clock)
    words = ngettext("{n} finding was fixed.", "{n} findings were fixed.", fixed).format(n=fixed)
    if options.format == "text":
        output.say(words)
    else:
        output.note(words)
