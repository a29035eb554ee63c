"""Programs that lose what they said was saved: each way has to be caught, or the suite proves nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from alembic import op
from sqlmodel import Session

from models import database
from models.migrations import upgrade as upgrading
from planner import opening, preferences, writing
from planner.calendar import files
from planner.calendar.workspace import Workspace
from planner.errors import PlanError
from planner.exchange import plan_import

Say = Callable[[str], None]


def says_it_before(say: Say) -> Say:
    """An edit is told as saved before it is."""
    do = Workspace.do

    def hasty(self: Workspace, edit: Any) -> Any:
        say("saved")
        return do(self, edit)

    Workspace.do = hasty  # type: ignore[method-assign]
    return lambda text: None if text == "saved" else say(text)


def hides_failures(_say: Say) -> Say:
    """An edit that could not be saved counts as saved."""
    do = Workspace.do

    def careless(self: Workspace, edit: Any) -> Any:
        with suppress(PlanError):
            return do(self, edit)

    Workspace.do = careless  # type: ignore[method-assign]
    return _say


def needs_no_journal(say: Say) -> Say:
    """A step is written into the calendar with nothing to take it back by."""
    prepare = database._prepare

    def unsafe(connection: Any, record: Any) -> None:
        prepare(connection, record)
        connection.execute("PRAGMA journal_mode = OFF").fetchall()

    database._prepare = unsafe
    return say


def stores_by_halves(say: Say) -> Say:
    """A large step is committed in the middle."""
    insert_all = plan_import.insert_all

    def halves(session: Session, table: Any, rows: Any, **how: Any) -> None:
        insert_all(session, table, rows, **how)
        session.connection().exec_driver_sql("COMMIT")
        session.connection().exec_driver_sql("BEGIN IMMEDIATE")

    plan_import.insert_all = halves
    return say


def writes_in_place(say: Say) -> Say:
    """A file is written over the old one."""

    def put(path: Path, content: bytes) -> None:
        try:
            path.write_bytes(content)
        except OSError as error:
            raise PlanError(writing.cannot_write(path, error)) from error

    writing.put = preferences.put = put
    return say


def copies_in_place(say: Say) -> Say:
    """A copy is written over the old one."""

    def save_copy(source: Path, target: Path) -> None:
        try:
            content = source.read_bytes()
            with target.open("wb", buffering=0) as file:
                for at in range(0, len(content), 4096):
                    file.write(content[at : at + 4096])
        except OSError as error:
            raise PlanError(writing.cannot_write(target, error)) from error

    files.save_copy = save_copy
    return say


def makes_in_place(say: Say) -> Say:
    """A new calendar is made under its own name."""
    opening.built = lambda path, **_more: nullcontext(path)
    return say


def upgrades_by_steps(say: Say) -> Say:
    """Each step from an older schema is committed by itself, with its number only at the end."""
    steps = upgrading.steps

    def each(versions: Path | None = None) -> Any:
        for number, step in steps(versions):
            run = step.upgrade

            def committed(run: Any = run) -> None:
                run()
                connection = op.get_bind()
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("BEGIN IMMEDIATE")

            step.upgrade = committed
            yield number, step

    upgrading.steps = each
    return say


def leaves_it_lying(say: Say) -> Say:
    """What was being written is not taken away, and has a name by which nobody knows it."""

    @contextmanager
    def built(path: Path, *, new: bool = False) -> Iterator[Path]:
        part = path.with_name(f"{path.name}.part")
        yield part
        part.replace(path)

    opening.built = files.built = writing.built = built
    return say


WAYS: dict[str, Callable[[Say], Say]] = {
    "says it before": says_it_before,
    "hides failures": hides_failures,
    "needs no journal": needs_no_journal,
    "stores by halves": stores_by_halves,
    "writes in place": writes_in_place,
    "copies in place": copies_in_place,
    "makes in place": makes_in_place,
    "upgrades by steps": upgrades_by_steps,
    "leaves it lying": leaves_it_lying,
}
