"""Files that are written whole or not at all."""

import contextlib
import os
import shutil
from pathlib import Path

from planner.errors import PlanError
from planner.i18n import _


def put(path: Path, content: bytes) -> None:
    """Write a file through another one beside it. Raises PlanError; then ``path`` is as it was."""
    building = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with building.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        building.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            building.unlink(missing_ok=True)
        raise PlanError(cannot_write(path, error)) from error


def cannot_write(path: Path, error: Exception) -> str:
    """Return the sentence that says why a file could not be written, and what to do."""
    free = 0
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(path.parent).free
    cause = getattr(error, "orig", None)  # what the database library wraps
    error = cause if isinstance(cause, Exception) else error
    if isinstance(error, OSError) and error.strerror:
        reason = error.strerror
    elif free < 1_000_000:
        reason = _("the disk is full")
    else:
        reason = str(error)
    return _("“{name}” can't be written in {folder}: {reason}. Choose another folder.").format(
        name=path.name, folder=path.parent, reason=reason
    )


def process_lives(pid: int) -> bool:
    """Whether a process is there."""
    if os.name == "nt":  # a signal would end it
        return pid == os.getpid()
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
