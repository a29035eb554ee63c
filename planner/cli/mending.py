"""Makes the safe fixes of a calendar until none is left, by the same edit as "Fix all safe" in the window."""

from argparse import Namespace
from pathlib import Path

from planner import opening
from planner.calendar.workspace import Workspace
from planner.checks import engine
from planner.checks.fixing import fix_all_safe
from planner.checks.law import safe_fixes
from planner.cli import plans, selecting
from planner.cli.clock import Clock

ROUNDS = 10
"""How often to look again: the fix of one video can call for one of another."""

AT_ONCE = 10
"""Videos that are fixed in one step: meanwhile no other program can write to the file."""


def mend(path: Path, options: Namespace, clock: Clock) -> int:
    """Make every safe fix in a calendar and return how many were made. Raises PlanError."""
    workspace = opening.open_calendar(path, clock)
    try:
        fixed = 0
        for _round in range(ROUNDS):
            made = _once(workspace, path, options, clock)
            fixed += made
            if not made:
                break
        return fixed
    finally:
        workspace.close()


def _once(workspace: Workspace, path: Path, options: Namespace, clock: Clock) -> int:
    facts = plans.calendar_facts(path, clock, options.today)
    rules = selecting.chosen_rules(options, facts.calendar)
    results = engine.check(facts.videos, facts.calendar, rules=rules, waivers=facts.waivers)
    fixable = safe_fixes(results, facts.waivers)
    ids = tuple(dict.fromkeys(one.video.id for one, _fix in fixable if one.video))
    codes, now = {one.rule.code for one in rules}, facts.calendar.now
    parts = (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE))
    return sum(workspace.do(fix_all_safe(part, now, codes)) for part in parts)
