"""Plays scenes while the disk fails, each in a process of its own, and judges what the next start finds.

Started by test_faults.py with the shim loaded. Everything is imported once; each trial is a fork of it. Reads one job a
line from standard input and writes one verdict a line, both as JSON.
"""

import ctypes
import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import broken
from scenes import SCENES, Scene, Wrong
from sqlalchemy import Engine
from sqlmodel import create_engine

from models import database
from planner import writing
from planner.errors import PlanError

FAULTS = (
    "nothing", "EIO once", "ENOSPC once", "EDQUOT once", "full disk", "broken disk", "short write", "dies before",
    "dies after", "torn",
)  # fmt: skip
"""What can go wrong with a call, in the shim's order."""
FOR_EVER = ("full disk", "broken disk")
ONCE = ("EIO once", "ENOSPC once", "EDQUOT once", "short write")
"""After these the process goes on, so that two go wrong in each of its steps: the first time, and the second."""
DEAD = 77
PATIENCE = 60
"""Seconds until a trial counts as hanging."""

shim = ctypes.CDLL(os.environ["LD_PRELOAD"])
shim.hookline_noted.restype = ctypes.c_char_p
shim.hookline_calls.restype = ctypes.c_long
place = Path(tempfile.mkdtemp(prefix="hookline-faults-", dir=sys.argv[1] if len(sys.argv) > 1 else None))


@dataclass
class Told:
    """What a process said before it ended."""

    saved: int
    refused: int
    died: bool
    fired: int
    wrong: str
    as_it_was: bool = False
    """Whether the last refusal said that the file is as it was."""


@dataclass
class Rehearsal:
    """A scene where nothing fails: its states before and after each step, and its calls to the disk."""

    states: list[object]
    calls: list[int]
    """How many calls each step takes."""
    noted: tuple[str, ...] = ()


def share_what_is_compiled() -> None:
    """Let every engine use the statements that the first one compiled: it takes longer than all the rest of a trial."""
    first = create_engine("sqlite://")
    first.connect().close()

    def alike(*args: Any, **options: Any) -> Engine:
        engine = create_engine(*args, **options)
        engine.dialect = engine.pool._dialect = first.dialect
        engine._compiled_cache = first._compiled_cache
        return engine

    database.create_engine = alike


def play(scene: Scene, seed: int, folder: Path, say: Callable[[str], None]) -> None:
    """Do every step of a scene, again where it is refused, and say each that was saved."""
    for step in scene.steps(folder, seed):
        for _time in range(3):
            try:
                step()
            except PlanError as error:
                say("refused")
                say(f"sentence {error}")
                if not str(error).endswith("."):
                    raise Wrong(f"no sentence: {error}") from error
            else:
                say("saved")
                break
        else:
            return


def told(scene: Scene, seed: int, folder: Path, fatal: list[list[int]], fault: str, how: str) -> Told:
    """Play a scene in a process of its own and return what it said.

    ``fatal`` says which calls go wrong: for each step those of its first and second try, or one of all steps.
    """
    reading, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _victim(scene, seed, folder, fatal, fault, how, writing_end)
    os.close(writing_end)
    with os.fdopen(reading, "r", encoding="utf-8", errors="replace") as pipe:
        lines = pipe.read().split("\0")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    wrong = "".join(line[6:] for line in lines if line.startswith("wrong "))
    if status not in (0, 1, DEAD):
        wrong += f"ended with {status}"
    died = status == DEAD
    sentences = [line for line in lines if line.startswith("sentence ")]
    return Told(
        lines.count("saved"), lines.count("refused"), died, died + lines.count("fired"), wrong,
        bool(sentences) and "as it was" in sentences[-1],
    )  # fmt: skip


def _victim(
    scene: Scene, seed: int, folder: Path, fatal: list[list[int]], fault: str, how: str, pipe: int
) -> None:
    waiting = [list(tries) for tries in fatal]

    def say(text: str) -> None:
        os.write(pipe, text.encode(errors="replace") + b"\0")
        if fault in ONCE and text in {"saved", "refused"}:
            if text == "saved":
                del waiting[:1]
            arm()

    def arm() -> None:
        if shim.hookline_fired():
            os.write(pipe, b"fired\0")
        call = waiting[0].pop(0) if waiting and waiting[0] else 0
        shim.hookline_fault(ctypes.c_long(call), FAULTS.index(fault) if call else 0)

    signal.alarm(PATIENCE)
    code = 0
    try:
        shim.hookline_watch(os.fsencode(folder))
        said = broken.WAYS[how](say) if how else say
        shim.hookline_fault(ctypes.c_long(0), 0)
        arm()
        play(scene, seed, folder, said)
    except BaseException:  # noqa: BLE001 - told by the parent, this process ends here
        say(f"wrong {traceback.format_exc()}")
        code = 1
    if shim.hookline_fired():
        say("fired")
    os._exit(code)


@cache
def rehearsal(name: str, seed: int) -> Rehearsal:
    """Return how a scene goes where nothing fails. Raises RuntimeError if it does not even then."""
    scene = SCENES[name]
    with tempfile.TemporaryDirectory(dir=place) as made:
        folder = Path(made)
        scene.fill(folder, seed)
        found, before = Rehearsal([scene.state(folder)], []), 0

        def say(text: str) -> None:
            nonlocal before
            if text != "saved":
                raise RuntimeError(f"{name} {seed} goes wrong by itself")
            found.calls.append(shim.hookline_calls() - before)
            shim.hookline_note(b"say", text.encode())
            found.states.append(scene.state(folder))
            before = shim.hookline_calls()

        shim.hookline_watch(os.fsencode(folder))
        shim.hookline_fault(ctypes.c_long(0), 0)
        play(scene, seed, folder, say)
        found.noted = tuple(shim.hookline_noted().decode(errors="replace").splitlines())
        shim.hookline_watch(b"")
        if scene.next_start(folder) != found.states[-1]:
            raise RuntimeError(f"{name} {seed} is not found as it was left")
    gc.collect()
    gc.freeze()  # a fork copies what is counted
    return found


def judge(scene: Scene, folder: Path, said: Told, states: list[object], fault: str) -> str:
    """Return what is wrong with what the next start finds, if anything."""
    try:
        found = scene.next_start(folder)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is wrong
        return traceback.format_exc()
    allowed = states[said.saved : said.saved + 1]
    if said.died or (fault in FOR_EVER and not scene.exact_for_ever and not said.as_it_was):
        allowed = states[said.saved : said.saved + 2]
    elif not scene.exact:
        allowed = states
    if found not in allowed:
        there = [n for n, state in enumerate(states) if state == found]
        return f"{said.saved} of {len(states) - 1} steps were saved, found is {there or 'no state at all'}"
    return _left(scene, folder)


def _left(scene: Scene, folder: Path) -> str:
    """Return what lies about although it should not, once what crashed is old enough to be cleared."""
    then = time.time() - 2 * writing.ABANDONED
    inside = [folder, *(one for one in folder.iterdir() if one.is_dir() and not one.is_symlink())]
    for one in inside:
        for left in one.glob(".hookline-*"):
            os.utime(left, (then, then))
        writing.clear(one)
    names = {one.name for where in inside for one in where.iterdir()}
    return f"left behind: {odd}" if (odd := names - scene.names(folder)) else ""


def trial(name: str, seed: int, luck: float, fault: str, how: str) -> dict[str, object]:
    """Play a scene once, in which calls go wrong that ``luck`` (from 0 to 1) chooses. Return what came of it."""
    scene, plain, chosen = SCENES[name], rehearsal(name, seed), Random(luck)
    if fault in ONCE:
        fatal = [[chosen.randint(1, calls) for _try in range(2) if calls] for calls in plain.calls]
    else:
        fatal = [[chosen.randint(1, sum(plain.calls))]]
    folder = Path(tempfile.mkdtemp(dir=place))
    try:
        scene.fill(folder, seed)
        said = told(scene, seed, folder, fatal, fault, how)
        wrong = said.wrong or judge(scene, folder, said, plain.states, fault)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return asdict(said) | {"wrong": wrong, "fatal": fatal}


def main() -> None:
    """Do the jobs that come in."""
    share_what_is_compiled()
    try:
        for line in sys.stdin:
            job = json.loads(line)
            found = rehearsal(**job).noted if len(job) == 2 else trial(**job)
            sys.stdout.write(json.dumps(found) + "\n")
            sys.stdout.flush()
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
