"""Files that are written whole or not at all, at the place where their name leads."""

import contextlib
import errno
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.disk import sync_folder
from planner.errors import PlanError
from planner.errors import reason as reason_of
from planner.i18n import _

ABANDONED = 60
"""Seconds after which what a process that is no more was writing is taken away."""
_BUILDING = re.compile(r"\.hookline-(\d+)-[0-9a-f]{8}\.new(-journal)?")


def put(path: Path, content: bytes) -> None:
    """Write a file, following links. Raises PlanError; then what was there is as it was."""
    try:
        with built(path) as building:
            building.write_bytes(content)
    except OSError as error:
        raise PlanError(cannot_write(path, error)) from error


def place(path: Path) -> Path:
    """Return the file that a name stands for, links followed, whether it is there yet or not.

    Raises PlanError where links lead in a circle, or to a pipe or a device: putting a file there would replace it.
    """
    real = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):  # longer than a name can be: whoever writes there is told
        if real.is_symlink():
            raise PlanError(
                _("“{name}” is a link that leads back to itself. Delete it or choose another name.").format(
                    name=path.name
                )
            )
        if real.exists() and not real.is_file() and not real.is_dir():
            raise PlanError(
                _(
                    "“{name}” isn’t an ordinary file, so nothing was written there. Choose another name."
                ).format(name=real.name)
            )
    return real


@contextmanager
def built(path: Path, *, new: bool = False) -> Iterator[Path]:
    """Yield a free name beside a file; what is made there takes the file's place, or goes if anything is raised.

    Its name is short, so that the file's own may be as long as the disk takes it. Raises OSError, and PlanError
    as ``place`` does or if the file must be ``new`` and is not.
    """
    real = place(path)
    if new:
        _refuse_what_is_there(real)
    clear(real.parent)
    building = real.with_name(f".hookline-{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        yield building
        _settle(building, real, new=new)
    finally:
        for file in (building.with_name(f"{building.name}-journal"), building):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Take away what processes that died while they wrote left in a folder."""
    now = time.time()  # the age of a file is the system's, whatever clock the plan goes by
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            made = _BUILDING.fullmatch(entry.name)
            if made is None or process_lives(int(made[1])):
                continue
            with contextlib.suppress(OSError):
                if now - entry.stat().st_mtime > ABANDONED:
                    Path(entry).unlink()


def cannot_write(path: Path, error: Exception) -> str:
    """Return the sentence that says why a file could not be written, and what to do."""
    free = 0
    with contextlib.suppress(OSError):
        path = Path(os.path.realpath(path)) if path.is_symlink() else path
        free = shutil.disk_usage(path.parent).free
    cause = getattr(error, "orig", None)  # what the database library wraps
    error = cause if isinstance(cause, Exception) else error
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return _("“{name}” can't be written: its name is too long. Choose a shorter one.").format(
            name=path.name
        )
    if isinstance(error, OSError) and error.strerror:
        reason = reason_of(error)
    elif free < 1_000_000:
        reason = _("the disk is full")
    else:
        reason = str(error)
    return _("“{name}” can't be written in {folder}: {reason}. Choose another folder.").format(
        name=path.name, folder=path.parent, reason=reason
    )


def _settle(building: Path, real: Path, *, new: bool) -> None:
    """Put a finished file into its place: on the disk itself before its name is, and then its name."""
    with building.open("rb+") as file:
        os.fsync(file.fileno())
    if not (new and _linked(building, real)):
        building.replace(real)
    sync_folder(real.parent)


def _linked(building: Path, real: Path) -> bool:
    """Whether the file got its name as a second one, which never replaces anything; not every disk can do that."""
    try:
        os.link(building, real)
    except OSError:
        _refuse_what_is_there(real)
        return False
    return True


def taken(path: Path) -> str:
    """Return why nothing new can be written to a name that a file has."""
    return _("There is already a file “{name}”. Choose another name.").format(name=path.name)


def _refuse_what_is_there(real: Path) -> None:
    if real.exists():
        raise PlanError(taken(real))


def process_lives(pid: int) -> bool:
    """Whether a process is there."""
    if os.name == "nt":  # a signal would end it; but a file that is open can't be taken away there
        return pid == os.getpid()
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
