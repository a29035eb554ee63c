"""Two programs that have one calendar open never lose each other's work: what no longer fits is refused in words.

Each has a connection of its own, as two processes have; each step begins as the only writer, so that steps never
overlap and their order is all that matters. What undo and redo have to do is worked out from the file's rows alone.
"""

import datetime as dt
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.choices import Stage
from planner import opening
from planner.calendar.workspace import Workspace
from planner.checks import waivers
from planner.errors import PlanError
from planner.library import sounds
from planner.video import videos
from tests.planner.dumping import rows

NOW = dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC)
FIELDS = ("title", "hook", "script")
WORDS = ("Wait", "Look", "Stop")
MEMORY = Path("/dev/shm")  # noqa: S108 - a commit need not wait for a disk there

Key = tuple[str, int]
Row = tuple[Any, ...]
State = dict[Key, Row]
Change = tuple[Key, Row | None, Row | None]
"""A row, before and after."""


def clock() -> dt.datetime:
    return NOW


@cache
def empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.hookline"
        workspace = opening.create(path, clock, zone="UTC", spoken="en")
        workspace.do(videos.add("First"))
        workspace.do(sounds.add("Rain"))
        workspace.close()
        return path.read_bytes()


def state_of(workspace: Workspace) -> State:
    found = workspace.read_plain(rows)
    return {(table, row[0]): row for table, lines in found.items() for row in lines}


class Shape:
    """What the tables themselves forbid: a row without its parent, and two with one unique value."""

    def __init__(self, workspace: Workspace) -> None:
        self.parents: list[tuple[str, int, str]] = []
        self.unique: list[tuple[str, list[int]]] = []
        workspace.read_plain(self._look)

    def _look(self, connection: Any) -> None:
        for table in rows(connection):
            at = {name: n for n, name, *_more in connection.execute(f"PRAGMA table_info({table})")}
            for _n, _seq, parent, column, *_more in connection.execute(f"PRAGMA foreign_key_list({table})"):
                self.parents.append((table, at[column], parent))
            for _n, index, unique, *_more in connection.execute(f"PRAGMA index_list({table})"):
                columns = [at[name] for _n, _at, name in connection.execute(f"PRAGMA index_info({index})")]
                if unique:
                    self.unique.append((table, columns))

    def allows(self, state: State) -> bool:
        for table, at, parent in self.parents:
            ids = (row[at] for (name, _id), row in state.items() if name == table)
            if any(one is not None and (parent, one) not in state for one in ids):
                return False
        for table, columns in self.unique:
            values = [tuple(row[at] for at in columns) for (name, _id), row in state.items() if name == table]
            values = [one for one in values if None not in one]
            if len(values) != len(set(values)):
                return False
        return True


class Model:
    """What the file must hold, and both stacks of each program."""

    def __init__(self, state: State, shape: Shape) -> None:
        self.state, self.shape = state, shape
        self.done: tuple[list[list[Change]], list[list[Change]]] = ([], [])
        self.undone: tuple[list[list[Change]], list[list[Change]]] = ([], [])

    def became(self, state: State) -> list[Change]:
        """Take over what an edit made of the rows and return what it changed."""
        pairs = (
            (key, self.state.get(key), state.get(key)) for key in sorted(self.state.keys() | state.keys())
        )
        made = [change for change in pairs if change[1] != change[2]]
        self.state = state
        return made

    def turned(self, step: list[Change], *, back: bool) -> State | None:
        """Return the rows after a step is taken back or done again; None if it no longer fits."""
        state = dict(self.state)
        for key, before, after in step:
            old, new = (after, before) if back else (before, after)
            now = self.state.get(key)
            if old is None:
                if now is not None:
                    return None
                state[key] = new  # type: ignore[assignment]
            elif now is None:
                return None
            elif new is None:
                if now != old:
                    return None
                del state[key]
            else:
                changed = [n for n, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
                if any(now[n] != old[n] for n in changed):
                    return None
                state[key] = tuple(new[n] if n in changed else value for n, value in enumerate(now))
        return state if self.shape.allows(state) else None


@dataclass(frozen=True)
class Act:
    """One thing that one of the two does."""

    who: int
    kind: str
    row: int = 0
    word: int = 0


def edit(act: Act, state: State) -> Any:
    """Return the edit of an act, on one of the rows that there are or were."""
    ids = {
        table: sorted(one for name, one in state if name == table) for table in ("video", "sound", "waiver")
    }
    video, sound, waiver = (
        found[act.row % len(found)] if found else 99 for found in (ids["video"], ids["sound"], ids["waiver"])
    )
    word = WORDS[act.word % len(WORDS)]
    return {
        "add": lambda: videos.add(word),
        "write": lambda: videos.set_text(video, FIELDS[act.row % len(FIELDS)], word),
        "empty": lambda: videos.set_text(video, FIELDS[act.row % 2 + 1], ""),
        "delete": lambda: videos.delete([video]),
        "waive": lambda: waivers.add(video, "HOOK001", "", word),
        "unwaive": lambda: waivers.remove(waiver),
        "add sound": lambda: sounds.add(word),
        "choose sound": lambda: videos.set_sound(video, sound),
        "delete sound": lambda: sounds.delete(sound),
        "machine": lambda: videos.set_stage([video], list(Stage)[act.word % len(Stage)]),
    }[act.kind]()


def perform(act: Act, workspace: Workspace, model: Model) -> None:
    """Do an act and hold what it made of the file against the model."""
    if act.kind in ("undo", "redo"):
        turn(act, workspace, model)
        return
    wanted = edit(act, model.state)
    try:
        workspace.record(wanted.run) if act.kind == "machine" else workspace.do(wanted)
    except PlanError as refused:
        assert str(refused).endswith(".")
        assert state_of(workspace) == model.state
        return
    step = model.became(state_of(workspace))
    assert len(step) <= 1 or act.kind in ("delete", "delete sound")  # nothing of the other's is touched
    if step and act.kind != "machine":
        model.done[act.who].append(step)
        model.undone[act.who].clear()


def turn(act: Act, workspace: Workspace, model: Model) -> None:
    back = act.kind == "undo"
    source, target = (model.done, model.undone) if back else (model.undone, model.done)
    if not source[act.who]:
        assert (workspace.undo() if back else workspace.redo()) is None
        return
    step = source[act.who].pop()
    wanted = model.turned(step, back=back)
    if wanted is None:
        with pytest.raises(PlanError, match="the rows were changed elsewhere since"):
            workspace.undo() if back else workspace.redo()
    else:
        assert (workspace.undo() if back else workspace.redo()) is not None
        model.state = wanted
        target[act.who].append(step)
    assert state_of(workspace) == model.state
    assert (len(workspace.steps), len(workspace.undone)) == (
        len(model.done[act.who]),
        len(model.undone[act.who]),
    )


KINDS = (
    "add", "write", "write", "empty", "delete", "waive", "unwaive", "add sound", "choose sound", "delete sound",
    "machine", "undo", "undo", "undo", "redo", "redo",
)  # fmt: skip
ACTS = st.lists(
    st.builds(Act, st.integers(0, 1), st.sampled_from(KINDS), st.integers(0, 5), st.integers(0, 6)),
    max_size=20,
)


def check(acts: list[Act]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        path = Path(folder) / "plan.hookline"
        path.write_bytes(empty())
        both = [opening.open_calendar(path, clock) for _one in range(2)]
        try:
            model = Model(state_of(both[0]), Shape(both[0]))
            for act in acts:
                perform(act, both[act.who], model)
            assert [state_of(one) for one in both] == [model.state] * 2
            assert both[0].read_plain(lambda c: c.execute("PRAGMA integrity_check").fetchall()) == [("ok",)]
        finally:
            for one in both:
                one.close()


@pytest.mark.slow
@given(ACTS)
@example([Act(0, "add"), Act(1, "write", 1), Act(0, "undo")])  # the other wrote into it
@example([Act(0, "add"), Act(1, "waive", 1), Act(0, "undo")])  # the other hung something on it
@example([Act(0, "delete"), Act(0, "undo"), Act(1, "write", 1), Act(0, "redo")])
@example([Act(0, "write", 1), Act(1, "write", 1, 1), Act(0, "undo"), Act(1, "undo"), Act(0, "undo")])
@example([Act(0, "delete"), Act(1, "add"), Act(0, "undo")])  # its id was given away
@example(
    [Act(0, "write", 1), Act(0, "empty"), Act(1, "delete"), Act(1, "add"), Act(0, "undo")]
)  # another row now
@example(
    [Act(0, "choose sound"), Act(0, "empty"), Act(1, "choose sound"), Act(1, "delete sound"), Act(0, "undo")]
)
@settings(max_examples=20, deadline=None)
def test_neither_of_two_programs_loses_the_others_work_in_silence(acts):
    check(acts)


@pytest.mark.slow
@given(ACTS)
@settings(max_examples=400, deadline=None)
def test_neither_of_two_programs_loses_the_others_work_in_very_many_orders(acts):
    check(acts)


def test_undo_never_writes_into_another_video_that_was_given_the_same_id(tmp_path):
    path = tmp_path / "plan.hookline"
    path.write_bytes(empty())
    here, there = (opening.open_calendar(path, clock) for _one in range(2))
    try:
        here.do(videos.set_text(1, "hook", "Wait"))
        here.do(videos.set_text(1, "hook", ""))
        there.do(videos.delete([1]))
        there.do(videos.add("Another"))
        before = state_of(there)
        with pytest.raises(PlanError):
            here.undo()
        assert state_of(there) == before
    finally:
        here.close()
        there.close()
