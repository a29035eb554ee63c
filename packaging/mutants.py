"""Breaks the core of planner/ on purpose, one small change at a time, and counts what its tests notice.

    uv run --group mutants packaging/mutants.py                     # the sample of the score in tests/README.md
    uv run --group mutants packaging/mutants.py --seed 2 slots.py   # other changes, of one module

Cosmic Ray makes the changes, in a copy of the tree below build/. A run that was stopped goes on where it was; a module
begins anew once it or one of its tests was changed.
"""

import argparse
import ast
import hashlib
import os
import random
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.testing import run_tests
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkerOutcome, WorkItem, WorkResult

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "build" / "mutants"
NEEDED = ("assets", "models", "planner", "ui", "tests", "main.py", "pyproject.toml")
"""What is copied."""

TESTS = {
    "planner/calendar/workspace.py": "calendar/test_workspace.py calendar/test_slicing.py "
    "calendar/test_two_on_one_file.py calendar/test_lost_file.py calendar/test_copied_over.py",
    "planner/calendar/changes.py": "calendar/test_workspace.py calendar/test_slicing.py "
    "calendar/test_two_on_one_file.py test_unreadable.py test_every_edit_undoes.py",
    "planner/reminders/reminders.py": "reminders/test_reminders.py reminders/test_settling.py "
    "reminders/test_kinds.py reminders/test_simulated_year.py",
    "planner/reminders/recurring.py": "reminders/test_recurring.py reminders/test_kinds.py",
    "planner/days/slots.py": "days/test_slots.py",
    "planner/times.py": "test_times.py test_i18n.py",
    "planner/checks/engine.py": "checks/test_engine.py checks/test_parts.py checks/test_guard.py "
    "checks/test_ruleset.py checks/test_brand.py checks/test_fixing.py",
    "planner/live/live_run.py": "live/test_live_run.py live/test_live_kill.py",
}
"""The tests of each module, below tests/planner/: a change that only others notice counts as unnoticed."""

SAMPLE = 25
"""Changes a module, no two at one place."""
LEAST_S, SLOWER = 30.0, 6
"""A change is noticed too if the tests take so many times what they took before, and so long at least."""

KINDS = re.compile(
    r"core/(AddNot|Number.*|Exception.*|ZeroIteration.*|ReplaceTrue.*|ReplaceFalse.*|ReplaceAnd.*|ReplaceOr.*"
    r"|ReplaceBreak.*|ReplaceContinue.*|ReplaceUnaryOperator_(Delete_Not|USub_UAdd)"
    r"|ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Div|Div_Mul|FloorDiv_Mul|Mod_Mul|BitOr_BitAnd|BitAnd_BitOr)"
    r"|ReplaceComparisonOperator_(Eq_NotEq|NotEq_Eq|Lt_LtE|Lt_GtE|LtE_Lt|LtE_Gt|Gt_GtE|Gt_LtE|GtE_Gt|GtE_Lt"
    r"|Is_IsNot|IsNot_Is))"
)
"""The changes that are made: what somebody might have got wrong, not what fails as soon as it is imported."""

SAME = {
    "CHUNK = 499": "how many rows go into a statement is a matter of speed",
    "with Session(self._reader, expire_on_commit=True) as session:": "what reads commits nothing",
    "near = (at > after.replace(tzinfo=None) - 2 * DAY) | (at <= until.replace(tzinfo=None) + 2 * DAY)": (
        "what is asked for besides is left out by its moment later on"
    ),
    "inside = (now >= begin or now <= end) if over_midnight else begin <= now < end": (
        "at their very end quiet hours are over at that end, so nothing is put off"
    ),
    "kind = rows[ -1][1].kind": "all rows are of one kind",
    "find = KINDS[reminders[ -1].kind].subjects": "all reminders are of one kind",
    "groups.values(), key=lambda group: (not (group[ -1].video_id or group[0].live_id), group[-1].due_utc)": (
        "all of a group are about the same"
    ),
    "for n in range((last.date() - first.date()).days + 2):": "a day more than asked for is left out later on",
    "id=row.id or -1,": "each row has its id by then",
    "return [row.id or -1 for row in rows if row.snoozed_until is None]": "each row has its id by then",
    "query = select(*key).where(at > after - 2 * DAY, at < until + 2 * DAY)": "no two clocks are two days apart",
    "wanted = Wanted(min(moments) - dt.timedelta(seconds= 2), max(moments), keys)": "compared to the moment below",
    'STEPS = {"DAILY": 2, "WEEKLY": 7, "MONTHLY": 0, "YEARLY": 0}': "two days are whole periods of days as well",
    "first = next(walls(rule, start, start - dt.timedelta(minutes= 2), start + KEPT), None)": (
        "nothing comes before the start"
    ),
    "short = until - after > KEPT": "what is kept worked out is what would be worked out",
}
"""Changes that change nothing, by the line as it reads then; with the reason."""


def main() -> int:
    """Run the modules that were named, or all, and print the score; 1 where less than 90 of 100 are noticed."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("--seed", type=int, default=1, help="which changes are made")
    asked.add_argument("--sample", type=int, default=SAMPLE, help="how many a module")
    asked.add_argument("modules", nargs="*", help="ends of their paths; all of them where none is named")
    given = asked.parse_args()
    modules = [one for one in TESTS if not given.modules or one.endswith(tuple(given.modules))]
    os.nice(10)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _copy()
    os.chdir(PLACE / "tree")
    found = [result for module in modules for result in tried(module, given.seed, given.sample)]
    return told(found)


def _copy() -> None:
    """Copy the tree anew: a run that was stopped may have left one of its changes in the last copy."""
    tree = PLACE / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for name in NEEDED:
        one = ROOT / name
        if one.is_dir():
            shutil.copytree(one, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(one, tree / name)


def tried(module: str, seed: int, sample: int) -> list[tuple[WorkItem, WorkResult]]:
    """Return the changes of a module's sample with what came of each, and print a line for each."""
    tests = [f"tests/planner/{one}" for one in TESTS[module].split()]
    command = " ".join((
        sys.executable, "-m pytest -x -q -n 0 -p no:randomly -p no:cacheprovider",
        "-m 'not slow and not benchmark'", *tests,
    ))  # fmt: skip
    begun = time.monotonic()
    outcome, output = run_tests(command, 900)
    if outcome is not TestOutcome.SURVIVED:
        raise SystemExit(f"The tests of {module} fail without any change:\n{output}")
    limit = max(LEAST_S, SLOWER * (time.monotonic() - begun))
    print(f"{module}: {limit / SLOWER:.0f} s or less a change", flush=True)
    said = hashlib.sha256("".join(Path(one).read_text("utf-8") for one in (module, *tests)).encode())
    session = PLACE / f"{Path(module).stem}-{seed}-{sample}-{said.hexdigest()[:12]}.sqlite"
    with use_db(session) as kept:
        if not kept.num_work_items:
            _fill(kept, module, seed, sample)
        for item in sorted(kept.pending_work_items, key=lambda one: _order(one.mutations[0])):
            result = mutate_and_test(item.mutations, command, limit)
            if result.worker_outcome is not WorkerOutcome.NORMAL:
                raise SystemExit(f"{item}\n{result.output}")
            kept.set_result(item.job_id, result)
            _print(item.mutations[0], result)
        return [
            one for one in kept.completed_work_items if one[1].worker_outcome is not WorkerOutcome.SKIPPED
        ]


def _fill(kept: WorkDB, module: str, seed: int, sample: int) -> None:
    """Put a module's changes into a session, all but the sample passed over."""
    init([Path(module)], kept, {})
    barred = tuple(_barred(Path(module).read_text("utf-8")))
    able = [
        item
        for item in kept.work_items
        if KINDS.fullmatch(item.mutations[0].operator_name)
        and not any(first <= item.mutations[0].start_pos < end for first, end in barred)
    ]
    able.sort(key=lambda one: _order(one.mutations[0]))
    random.Random(f"{seed} {module}").shuffle(able)  # noqa: S311 - a sample
    places = {item.mutations[0].start_pos: item for item in reversed(able)}  # the first of each place
    chosen = [item for item in able if places[item.mutations[0].start_pos] is item][:sample]
    print(f"{len(chosen)} of {len(able)} changes at {len(places)} places", flush=True)
    left = {item.job_id for item in kept.work_items} - {item.job_id for item in chosen}
    kept.set_multiple_results(left, WorkResult(worker_outcome=WorkerOutcome.SKIPPED))


def _order(change: MutationSpec) -> tuple[int, int, str, int]:
    return *change.start_pos, change.operator_name, change.occurrence


def _barred(source: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where nothing is changed: annotations and decorators (types and caches), and a mere * among arguments."""
    for node in ast.walk(ast.parse(source)):
        parts = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        for part in (*parts, *getattr(node, "decorator_list", ())):
            if part is not None:
                yield (part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset)
    for number, line in enumerate(source.splitlines(), 1):
        for found in re.finditer(r"\*,", line):
            yield (number, found.start()), (number, found.end())


def _lines(result: WorkResult) -> tuple[str, str]:
    """Return the line that a change was made in, as it was and as it became."""
    lines = [line for line in (result.diff or "").splitlines() if not line.startswith(("---", "+++", "@@"))]
    was, now = ([line[1:].strip() for line in lines if line.startswith(sign)] for sign in "-+")
    return " ".join(was), " ".join(now)


def _print(change: MutationSpec, result: WorkResult) -> None:
    late = " (too slow)" if result.output == "timeout" else ""
    was, now = _lines(result)
    outcome = "noticed" if result.is_killed else "UNNOTICED"
    print(f"  {outcome}{late} {change.module_path}:{change.start_pos[0]}: {was}  ->  {now}", flush=True)


def told(found: list[tuple[WorkItem, WorkResult]]) -> int:
    """Print what nobody noticed and the score, by module and in all."""
    counts: dict[str, list[int]] = {}
    for item, result in found:
        module = str(item.mutations[0].module_path)
        same = not result.is_killed and _lines(result)[1] in SAME
        count = counts.setdefault(module, [0, 0, 0])
        count[0] += result.is_killed
        count[1] += 1
        count[2] += same
        if not result.is_killed and not same:
            _print(item.mutations[0], result)
    for module, (noticed, tried_, same) in counts.items():
        print(f"{module}: {noticed} of {tried_ - same} noticed, {same} the same")
    noticed, all_, same = (sum(one[n] for one in counts.values()) for n in range(3))
    score = noticed / max(1, all_ - same)
    print(f"{noticed} of {all_ - same} changes noticed, {score:.1%}; {same} of {all_} change nothing")
    return 0 if score >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())
