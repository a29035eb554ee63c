"""The program's log: what went wrong, in the user's own log folder, three files of a megabyte at most.

Nothing here is loaded at a start but what finds the folder; the log opens with the first line, or once a window stands.
"""

import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from planner import places, presets

if TYPE_CHECKING:
    from logging import Logger

NAME = "hookline"
"""The name of the one logger."""
MOST_BYTES, FILES = 1_000_000, 3
FORMAT = "%(asctime)s %(levelname)s %(threadName)s: %(message)s"
CRASHES = "crash.txt"
"""Where the system's last words go if Python itself breaks."""
_once = threading.Lock()
ROOT = presets.PROJECT


def folder() -> Path:
    """Return the folder of the log, whether it is there or not."""
    return places.log()


def path() -> Path:
    """Return the log's newest file, whether it is there or not."""
    return folder() / "hookline.log"


def size() -> int:
    """Return the bytes of all files of the log."""
    return sum(one.stat().st_size for one in folder().glob("*") if one.is_file())


def opened() -> "Logger":
    """Return the logger, its file made ready if need be; where no file can be made, it goes nowhere."""
    import logging
    from logging.handlers import RotatingFileHandler

    logger = logging.getLogger(NAME)
    with _once:
        if logger.handlers:
            return logger
        handler: logging.Handler
        try:
            folder().mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                path(),
                maxBytes=MOST_BYTES,
                backupCount=FILES - 1,
                encoding="utf-8",
                errors="backslashreplace",
            )
        except OSError:
            handler = logging.NullHandler()
        handler.setFormatter(logging.Formatter(FORMAT))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
    return logger


def details(version: str, error: BaseException, trace: TracebackType | None = None) -> str:
    """Return what happened for somebody who can mend it: versions, kinds of errors and places in the program.

    What an error says is left out, since it may quote a title or a path.
    """
    lines = [f"Hookline {version}, Python {platform.python_version()}, {platform.platform()}"]
    qt = sys.modules.get("PySide6")
    lines += [f"Qt {qt.__version__}"] if qt else []
    one: BaseException | None = error
    told: set[int] = set()
    while one is not None and id(one) not in told:
        told.add(id(one))
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        frames = traceback.extract_tb(trace if one is error and trace else one.__traceback__)
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(lines)


def _place(name: str) -> str:
    """Return a source file's name without the folders of this computer."""
    file = Path(name)
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else "/".join(file.parts[-2:])
