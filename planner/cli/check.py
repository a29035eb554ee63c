"""The command ``check``: what is wrong with the videos of a plan, and mending what can be mended safely."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from models.choices import Severity
from planner.checks import engine
from planner.checks.engine import LoadedRule
from planner.cli import findings, output, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.i18n import _, ngettext
from planner.preferences import Preferences


def run(options: Namespace, preferences: Preferences, clock: Clock) -> int:
    """Print the findings. Return 1 if something is to fix, else 0."""
    plan = plans.chosen(options.plan, preferences)
    rules = _rules(options.select, options.ignore)
    if options.fix:
        if not plans.is_calendar(plan):
            text = _("“{plan}” is a table, and only a calendar can be fixed. Import it first.")
            raise PlanError(text.format(plan=plan))
        _mend(plan, rules, options, clock)
    facts = plans.facts_of(plan, clock, options.today)
    results = [
        result
        for result in engine.check(facts.videos, facts.calendar, rules=rules, waivers=facts.waivers)
        if result.waiver is None
    ]
    sys.stdout.writelines(findings.WRITERS[options.format](plan, facts.videos, results))
    return int(any(result.severity is Severity.FIX for result in results))


def _rules(select: Sequence[str], ignore: Sequence[str]) -> list[LoadedRule]:
    """Return the rules that are asked for. Raises PlanError for a code that is none."""
    wanted, unwanted = _codes(select), _codes(ignore)
    for code in (*wanted, *unwanted):
        if not any(known.startswith(code) for known in engine.all_rules()):
            text = _("There is no rule “{code}”. “rules” lists them all.")
            raise PlanError(text.format(code=code))
    return engine.chosen(wanted, unwanted)


def _codes(texts: Sequence[str]) -> list[str]:
    return [code.strip().upper() for text in texts for code in text.split(",") if code.strip()]


def _mend(plan: str, rules: list[LoadedRule], options: Namespace, clock: Clock) -> None:
    from planner.cli import mending

    fixed = mending.mend(Path(plan), rules, clock, options.today)
    words = ngettext("{n} finding was fixed.", "{n} findings were fixed.", fixed).format(n=fixed)
    if options.format == "text":
        output.say(words)
    else:
        output.note(words)
