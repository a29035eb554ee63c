"""Whatever the disk does, and whenever the program dies, nothing that was told as saved is lost.

The folder mirrors no module: its scenes (scenes.py) go through all that writes files. Each trial has one call to the
disk go wrong (shim.c), and lets a next start look at what is there (trials.py).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random, randrange
from typing import Any

import pytest

from models.calendar_file import SCHEMA_VERSION
from tests.trying import LUCK

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FAULTS = (
    "EIO once",
    "ENOSPC once",
    "EDQUOT once",
    "full disk",
    "broken disk",
    "short write",
    "dies before",
    "dies after",
    "torn",
)
WEIGHTS = (1, 1, 1, 2, 2, 1, 3, 3, 3)
"""How often each of them is chosen: those after which the process goes on happen in every step of a trial."""
CATCHES = {
    "says it before": "edits, undo and redo",
    "hides failures": "edits, undo and redo",
    "needs no journal": "edits, undo and redo",
    "stores by halves": "imports",
    "writes in place": "an export over a file",
    "copies in place": "a copy over a calendar",
    "makes in place": "a new calendar",
    "upgrades by steps": "from schema 3",
    "leaves it lying": "an export over a file",
}
"""Ways to write that lose something, and the scene that has to find out."""
SCENES = {
    "edits, undo and redo": 28, "imports": 6, "imports in slices": 6, "covers": 8, "after a crash": 12,
    **{f"from schema {n}": 1 for n in range(1, SCHEMA_VERSION)},
    "a copy over a calendar": 12, "an export over a file": 9, "a new calendar": 7, "preferences": 8,
}  # fmt: skip
"""What is played, and how often of a hundred."""
OLDEST_AND_NEWEST = (1, SCHEMA_VERSION - 1)
"""The schemas that the usual run brings up to date: a rehearsal of each takes as long as thirty other trials."""
USUAL = {
    name: often
    for name, often in SCENES.items()
    if not name.startswith("from schema ") or int(name.rpartition(" ")[2]) in OLDEST_AND_NEWEST
}

PARTS = 3
FAULTS_IN_A_PART = 500
"""Fifteen hundred in all, others each time, in parts that workers share; a fault takes a tenth of a second."""

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Have jobs done by a process that has the shim between itself and the disk."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("the shim needs Linux and a C compiler")
    folder = tmp_path_factory.mktemp("shim")
    shim = folder / "shim.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, HERE / "shim.c", "-ldl"], check=True)
    memory = Path("/dev/shm")  # noqa: S108 - a sync costs nothing there
    place = tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else folder)
    process = subprocess.Popen(
        [sys.executable, HERE / "trials.py", place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"LD_PRELOAD": str(shim), "PYTHONPATH": str(ROOT)},
    )

    def one(**job: Any) -> Any:
        process.stdin.write(json.dumps(job) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        assert line, f"the trials ended with {process.wait()}"
        return json.loads(line)

    yield one
    process.stdin.close()
    process.wait(timeout=60)
    process.stdout.close()
    shutil.rmtree(place, ignore_errors=True)


def counted(count: Counter[str], wrong: list[Any]) -> str:
    return (
        f"{count['trials']} trials, {count['fired']} faults injected ({count['died']} deaths,"
        f" {count['fired'] - count['died']} failures), {count['saved']} steps saved, {count['refused']} refused:"
        f" {len(wrong)} lost something"
    )


def run(ask: Ask, faults: int, seed: int, seeds: int, scenes: dict[str, int] = SCENES) -> str:
    """Inject so many faults into scenes and return their count in a line; fail if something was lost, and say what."""
    luck, count, wrong = Random(seed), Counter[str](), []
    while count["fired"] < faults:
        job = {
            "name": luck.choices([*scenes], [*scenes.values()])[0],
            "seed": luck.randrange(seeds),
            "luck": luck.random(),
            "fault": luck.choices(FAULTS, WEIGHTS)[0],
        }
        found = ask(**job, how="")
        count.update({"trials": 1} | {name: found[name] for name in ("fired", "died", "saved", "refused")})
        if found["wrong"]:
            wrong.append((job, found))
            print(f"\nlost: {job}\n{found}", file=sys.stderr, flush=True)
    line = f"{counted(count, wrong)} (seed {seed})"
    assert not wrong, "\n".join([line, *(f"{job}\n{found}" for job, found in wrong[:10])])
    return line


def test_nothing_saved_is_lost_in_three_hundred_faults(ask, capsys):
    line = run(ask, 300, seed=1, seeds=1, scenes=USUAL)
    with capsys.disabled():
        print("\n" + line)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_saved_is_lost_in_thousands_of_faults(ask, capsys, part):
    line = run(ask, FAULTS_IN_A_PART, seed=randrange(10**6) if LUCK else part, seeds=5)
    with capsys.disabled():
        print(f"\npart {part + 1} of {PARTS}: {line}")


@pytest.mark.slow
@pytest.mark.parametrize("way", CATCHES)
def test_a_program_that_loses_what_it_saved_is_caught(ask, way):
    """The proof that the trials can fail."""
    luck = Random(way)
    for _trial in range(150):
        job = {"name": CATCHES[way], "seed": 1, "luck": luck.random(), "fault": luck.choice(FAULTS)}
        if lost := ask(**job, how=way)["wrong"]:
            assert "TypeError" not in lost  # that would be the proof's own mistake
            assert not ask(**job, how="")["wrong"]
            return
    pytest.fail(f"nobody notices a program that {way}")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["edits, undo and redo", "imports", "from schema 3"])
def test_a_step_is_told_as_saved_once_the_disk_knows_that_its_journal_is_gone(ask, name):
    noted = ask(name=name, seed=1)
    gone = [n for n, line in enumerate(noted) if line.startswith("delete plan.hookline-journal")]
    assert len(gone) >= (1 if name.startswith("from") else 5)
    for n in gone:
        told = next(at for at, line in enumerate(noted) if at > n and line == "say saved")
        assert ["open .", "sync "] in [noted[at : at + 2] for at in range(n, told)]
