"""Makes the safe fixes of a calendar, each as an edit of its own, until none is left."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from planner import edits, opening
from planner.calendar.workspace import Workspace
from planner.checks import engine
from planner.checks.rule import Fix
from planner.cli import plans, selecting
from planner.cli.clock import Clock

ROUNDS = 10
"""How often to look again: one fix can call for another, and two could undo each other for ever."""


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
    """Make one fix for each thing that fixes would change: a second one was worked out before the first."""
    facts = plans.calendar_facts(path, clock, options.today)
    rules = selecting.chosen_rules(options, facts.calendar)
    wanted: dict[tuple[Any, ...], Fix] = {}
    for result in engine.check(facts.videos, facts.calendar, rules=rules, waivers=facts.waivers):
        safe = next((fix for fix in result.finding.fixes if fix.safe), None)
        if safe and result.waiver is None:
            wanted.setdefault((safe.edit, *safe.args[:-1]), safe)
    for fix in wanted.values():
        workspace.do(edits.named(fix.edit, *fix.args))
    return len(wanted)
